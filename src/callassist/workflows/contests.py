"""Answers of the quiz that a trainee thinks were right after all, and what trainers decided: both lie in the log of cards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from callassist.clock import Millis
from callassist.errors import UnknownName, WrongUse
from callassist.language import notice
from callassist.text import one_line
from callassist.training.cards import Contested, Decided
from callassist.training.quiz import CardId
from callassist.workflows.training_log import TrainingLog

_MARK = "q"
"""What ids of contested answers begin with: those of attempts are hexadecimal, so none is taken for the other."""
_DIGITS = 7
RIGHT, WRONG = "right", "wrong"
"""What a trainer says of one."""


class Contest(msgspec.Struct, frozen=True):
    """One contested answer as it stands; `decided` is the last word on it."""

    trainee: str
    entry: Contested
    decided: Decided | None = None

    @property
    def id(self) -> str:
        """Give the id by which a trainer names it."""
        return _id_of(self.trainee, self.entry.card, self.entry.of)


def is_contest(name: str) -> bool:
    """Say whether an id is one of a contested answer."""
    return name.startswith(_MARK)


def contests_of(log: TrainingLog, trainee: str) -> tuple[Contest, ...]:
    """Give what a trainee contested, in order."""
    entries = log.cards(trainee)
    words = {(one.card, one.of): one for one in entries if isinstance(one, Decided)}
    found = {(one.card, one.of): one for one in entries if isinstance(one, Contested)}
    return tuple(Contest(trainee, one, words.get(place)) for place, one in found.items())


def contests(log: TrainingLog) -> tuple[Contest, ...]:
    """Give what everybody contested, trainee by trainee."""
    return tuple(one for trainee in log.card_owners() for one in contests_of(log, trainee))


def contest_named(log: TrainingLog, name: str) -> Contest:
    """Give the contested answer whose id begins so.

    Raises:
        UnknownName: there is none, or more than one.
    """
    every = contests(log)
    found = [one for one in every if one.id.startswith(name)]
    if len(found) != 1:
        raise UnknownName("contested answer", name, _ids(found or every))
    return found[0]


def decide(log: TrainingLog, name: str, word: str, *, by: str, reason: str) -> Contest:
    """Write down a trainer's word on a contested answer, and give it as it stands from then on.

    Raises:
        UnknownName: there is no such answer.
        WrongUse: the word is neither right nor wrong, or no reason is given.
    """
    found = contest_named(log, name)
    if word not in {RIGHT, WRONG}:
        raise WrongUse(notice("Say {right} or {wrong} of a contested answer.", right=RIGHT, wrong=WRONG))
    why = one_line(reason).strip()
    if not why:
        raise WrongUse(notice("Give a reason: the trainee will read it."))
    entry = Decided(
        at=log.clock.now(),
        card=found.entry.card,
        of=found.entry.of,
        is_right=word == RIGHT,
        by=one_line(by).strip() or "–",
        reason=why,
    )
    log.note_card(found.trainee, entry)
    return msgspec.structs.replace(found, decided=entry)


def _ids(found: Iterable[Contest]) -> list[str]:
    return [one.id for one in found if one.decided is None][:3]


def _id_of(trainee: str, card: CardId, of: Millis) -> str:
    return _MARK + hashlib.sha256(f"{trainee}/{card}/{of}".encode()).hexdigest()[:_DIGITS]
