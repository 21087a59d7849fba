"""What changed in the words since somebody last practised on them → three questions before the first call of the shift."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callassist.content.snapshot import find_compiled
from callassist.content.training_values import Course
from callassist.content.values import Pack
from callassist.language import Words
from callassist.training import keeping
from callassist.training.dice import Dice
from callassist.training.quiz import Card, card_id
from callassist.workflows.bare_line import bare_line
from callassist.workflows.changes import changes
from callassist.workflows.library import packed, unpacked
from callassist.workflows.quiz_deck import deck_of
from callassist.workflows.training_log import TrainingLog

QUESTIONS = 3
"""So many are asked of all that changed."""


def changed_cards(old: Pack, old_course: Course | None, new: Pack, new_course: Course) -> tuple[Card, ...]:
    """Give a card for each phrase, question and line that is otherwise now; what was taken out is not asked."""
    deck = deck_of(new, new_course)
    lang = new.site.language
    phrases = dict.fromkeys(card_id(lang, "say", one.id) for one in changes(old, new) if one.part == "phrase")
    found = [deck[name] for name in phrases if name in deck]
    if old_course is not None:
        before = deck_of(old, old_course)
        found += [card for name, card in deck.items() if card.kind == "know" and card != before.get(name)]
    return (*found, *_lines(old, new))


def unseen(log: TrainingLog, pack: Pack, course: Course, trainee: str) -> tuple[Card, ...]:
    """Give the questions on what is new to a trainee: none for whoever has not seen any words yet."""
    known = log.words_seen(trainee, pack.site.language)
    if known is None or (known.digest, known.course) == (pack.digest, course.digest):
        return ()
    old = _pack(log, pack, known.digest)
    if old is None:
        return ()
    body = log.journal.content(known.course)
    old_course = msgspec.msgpack.decode(body, type=Course) if body is not None else None
    cards = changed_cards(old, old_course, pack, course)
    return tuple(Dice("changed", trainee, pack.digest, course.digest).shuffled("which", cards)[:QUESTIONS])


def mark_seen(log: TrainingLog, pack: Pack, course: Course, trainee: str) -> None:
    """Note that a trainee knows these words; they are kept, so that what comes can be held against them."""
    lang = pack.site.language
    known = log.words_seen(trainee, lang)
    if known is not None and (known.digest, known.course) == (pack.digest, course.digest):
        return
    log.journal.keep_content(pack.digest, packed(pack))
    log.journal.keep_content(course.digest, msgspec.msgpack.encode(course))
    log.saw_words(trainee, keeping.WordsSeen(at=log.clock.now(), lang=lang, digest=pack.digest, course=course.digest))


def _pack(log: TrainingLog, now: Pack, digest: str) -> Pack | None:
    if digest == now.digest:
        return now
    compiled = find_compiled(now.site.language, digest)
    return compiled.pack if compiled is not None else unpacked(log.journal.content(digest))


def _lines(old: Pack, new: Pack) -> Iterator[Card]:
    """Give a card for each step that is said otherwise."""
    words = Words(new.site.language)
    for flow in new.flows.values():
        before = old.flows.get(flow.id)
        for step in flow.steps.values():
            was = before.steps.get(step.id) if before is not None else None
            if was is None or not step.say or set(step.say) <= set(was.say):
                continue
            models = tuple(bare_line(one, new.site) for one in step.say if one not in was.say)
            ask = words(
                "“{flow}”, “{step}”: this line is new. How does it go?", flow=flow.title, step=step.title or step.id
            )
            name = f"{flow.id}/{step.id}"
            hint = " · ".join(step.keywords)
            yield Card(
                id=card_id(new.site.language, "know", name),
                kind="know",
                name=name,
                asks=(ask,),
                models=models,
                hint=hint,
            )
