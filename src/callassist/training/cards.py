"""When a card is due again, by FSRS: the log of answers is the truth, what is known of each card only its replay.

There are no steps of minutes, no fuzz and no growth beyond a month; nothing is hidden by a clock that went wrong. A wrong
answer is always Again, a right one Hard after a hint or long thought, else Good; Easy is nobody's to give.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from callassist.clock import Millis, local
from callassist.errors import JournalError
from callassist.training.quiz import CardId, parts_of

if TYPE_CHECKING:
    from fsrs import Scheduler

Rating = Literal["again", "hard", "good"]
Cause = Literal["drill", "scan", "exam", "faults"]
LONGEST = 30
"""Days after which every card comes again."""
_DAY = 86_400_000


# -- the log ---------------------------------------------------------------------------------------------------


class Noted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something that happened to a card at one moment."""

    at: Millis
    card: CardId


class Added(Noted, frozen=True, tag="added"):
    """A mistake was made where it counts: the card is due at once; `source` names the drill or file."""

    cause: Cause
    source: str = ""


class Answered(Noted, frozen=True, tag="answered"):
    """A card that was due was answered; milliseconds of thought are without the typing."""

    rating: Rating
    answer: str = ""
    hints: int = 0
    thinking: int = 0


class Practised(Noted, frozen=True, tag="practised"):
    """A card that was not due was answered: right or wrong, it comes when it would have come."""

    is_right: bool
    answer: str = ""


class Contested(Noted, frozen=True, tag="contested"):
    """The trainee thinks that a wrong answer was right: the one given at `of`, with what was asked and a model of an answer."""

    of: Millis
    answer: str
    ask: str
    model: str = ""


class Decided(Noted, frozen=True, tag="decided"):
    """A trainer's word on a contested answer, the one given at `of`; from then on it counts so."""

    of: Millis
    is_right: bool
    by: str
    reason: str


Entry = Added | Answered | Practised | Contested | Decided
_DECODER: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)


def written(entry: Entry) -> bytes:
    """Give an entry as it is stored."""
    return msgspec.json.encode(entry)


def read(body: bytes) -> Entry:
    """Give back an entry; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an entry of the quiz: {error}"
        raise JournalError(msg) from error


# -- what is known of a card ------------------------------------------------------------------------------------


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of one card: `stability` in days and `difficulty` are FSRS's, 0 before the first answer.

    `begun` is when it was first met; `is_own` says that the quiz itself brought it; `is_mistake` until it is known.
    """

    begun: Millis
    due: Millis
    last: Millis = Millis(0)
    stability: float = 0.0
    difficulty: float = 0.0
    times: int = 0
    lapses: int = 0
    is_own: bool = False
    is_mistake: bool = False


def after(memory: Memory | None, entry: Entry) -> Memory:
    """Give what is known of a card after an entry of the log; a decision tells only in the replay of all."""
    known = memory or Memory(begun=entry.at, due=entry.at, is_own=not isinstance(entry, Added))
    match entry:
        case Added():
            return replace(known, due=min(known.due, entry.at), is_mistake=True)
        case Practised() | Contested() | Decided():
            return known
        case Answered():
            return _reviewed(known, entry)


def replayed(entries: Iterable[Entry]) -> dict[CardId, Memory]:
    """Give what is known of every card: the replay of the whole log, answers as trainers decided."""
    found: dict[CardId, Memory] = {}
    for entry in _as_decided(list(entries)):
        found[entry.card] = after(found.get(entry.card), entry)
    return found


def _as_decided(entries: list[Entry]) -> list[Entry]:
    """Give the entries with contested answers as the last word on each has them."""
    word = {(one.card, one.of): one.is_right for one in entries if isinstance(one, Decided)}
    if not word:
        return entries
    return [
        replace(one, rating=rating_of(is_right=True, hints=one.hints, is_slow=False))
        if isinstance(one, Answered) and one.rating == "again" and word.get((one.card, one.at))
        else one
        for one in entries
    ]


def rating_of(*, is_right: bool, hints: int, is_slow: bool) -> Rating:
    """Give the rating of an answer: what is wrong or given up is Again, however it came about."""
    if not is_right:
        return "again"
    return "hard" if hints or is_slow else "good"


def is_due(memory: Memory, now: Millis, offset: int) -> bool:
    """Say whether a card is due today: before the midnight to come at the trainee's seat.

    What was written by a clock that ran ahead counts as due: it would hide the card for as long.
    """
    if memory.last > now + _DAY or memory.due > now + (LONGEST + 1) * _DAY:
        return True
    return local(memory.due, offset).date() <= local(now, offset).date()


def met_today(memory: Memory, now: Millis, offset: int) -> bool:
    """Say whether the quiz itself brought a card for the first time today."""
    return memory.is_own and local(memory.begun, offset).date() == local(now, offset).date()


def due_today(cards: Mapping[CardId, Memory], now: Millis, offset: int) -> list[CardId]:
    """Give the cards that are due, mistakes first, then those that have waited longest.

    Of mistakes the reply is asked for before the phrase: the one card shows the other's answer.
    """
    due = [name for name, memory in cards.items() if is_due(memory, now, offset)]
    return sorted(due, key=lambda name: _turn(name, cards[name]))


def _turn(name: CardId, memory: Memory) -> tuple[bool, bool, Millis, CardId]:
    """Give what cards that are due are put in order by."""
    return not memory.is_mistake, memory.is_mistake and parts_of(name)[1] == "dont", memory.due, name


# -- FSRS ------------------------------------------------------------------------------------------------------


def number_of(card: CardId) -> int:
    """Give the number by which FSRS knows a card: the same for ever, without a table that could be lost."""
    return int.from_bytes(hashlib.sha256(card.encode()).digest()[:8]) >> 1


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415 - loaded by the first answer

    # Steps of minutes would ask again within the call shift; fuzz draws from the one global dice.
    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)


def _reviewed(memory: Memory, entry: Answered) -> Memory:
    from fsrs import Card, State  # noqa: PLC0415 - as above
    from fsrs import Rating as Grade  # noqa: PLC0415 - as above

    # A clock set back: FSRS would count days below zero. The card was last seen now, then.
    at = entry.at
    last = min(memory.last, at)
    is_known = memory.times > 0
    card = Card(
        card_id=number_of(entry.card),  # left out, it would sleep a millisecond to make one up
        state=State.Review if is_known else State.Learning,
        step=None if is_known else 0,
        stability=memory.stability if is_known else None,
        difficulty=memory.difficulty if is_known else None,
        due=_utc(at),
        last_review=_utc(last) if is_known else None,
    )
    grade = {"again": Grade.Again, "hard": Grade.Hard, "good": Grade.Good}[entry.rating]
    card, _ = _scheduler().review_card(card, grade, _utc(at))
    return replace(
        memory,
        last=at,
        due=Millis(at + round((card.due - _utc(at)).total_seconds()) * 1000),
        stability=card.stability or 0.0,
        difficulty=card.difficulty or 0.0,
        times=memory.times + 1,
        lapses=memory.lapses + (entry.rating == "again" and is_known),
        is_mistake=memory.is_mistake and entry.rating != "good",
    )


def _utc(at: Millis) -> datetime:
    # FSRS takes nothing but datetime.UTC itself.
    return datetime.fromtimestamp(at / 1000, UTC)
