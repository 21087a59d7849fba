"""Mistakes made where it counts → cards that are due: what was said in a drill, or in an agent's transcript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from callassist.clock import Millis
from callassist.content.values import Pack, PhraseId
from callassist.errors import WrongUse
from callassist.language import notice
from callassist.training.cards import Added, Cause
from callassist.training.keeping import Attempt
from callassist.training.proofs import Mark
from callassist.training.quiz import CardId, card_id
from callassist.workflows.scan import Judge, batches
from callassist.workflows.training_log import TrainingLog
from callassist.workflows.transcripts import lines_of, transcripts_in


def cards_from(attempt: Attempt, pack: Pack) -> tuple[CardId, ...]:
    """Give the cards for a scored drill: both directions of each phrase that was said; what a trainer excused is none."""
    return cards_for((mark.what for mark in _bad_marks(attempt) if mark.what in pack.phrases), pack)


def missed_elements(attempt: Attempt, pack: Pack) -> int:
    """Give how often an element was missing in a scored drill: there is no card for that, only practice."""
    return sum(mark.what in pack.site.elements for mark in _bad_marks(attempt))


def cards_for(phrases: Iterable[PhraseId], pack: Pack) -> tuple[CardId, ...]:
    """Give both cards of each phrase that has a reply, in the order in which they were said."""
    lang = pack.site.language
    return tuple(
        card_id(lang, kind, name)
        for name in dict.fromkeys(phrases)
        if name in pack.phrases and pack.phrases[name].replies
        for kind in ("say", "dont")
    )


def add_due(
    log: TrainingLog, trainee: str, cards: Iterable[CardId], at: Millis, cause: Cause = "drill", source: str = ""
) -> int:
    """Make cards due at once; give how many."""
    count = 0
    for card in cards:
        log.note_card(trainee, Added(at=at, card=card, cause=cause, source=source))
        count += 1
    return count


def cards_from_transcript(path: Path, pack: Pack) -> tuple[CardId, ...]:
    """Give the cards for what the agent said in a transcript, in the language of these words.

    Raises:
        WrongUse: there is no transcript, or it cannot be read.
    """
    judge = Judge([pack])
    said = [
        hit.id
        for one in transcripts_in(path)
        for some in batches(lines_of(one))
        for line in judge.judge(some)
        for hit in line.hits
    ]
    if not said:
        raise WrongUse(notice("Nothing was found in {path}: there is nothing to practise from it.", path=path))
    return cards_for(said, pack)


def _bad_marks(attempt: Attempt) -> Iterator[Mark]:
    excused = {word.item for word in attempt.overrides}
    for item in attempt.score.items():
        if item.id not in excused and item.override is None:
            yield from (mark for mark in item.marks if not mark.is_good)
