"""A card of the quiz as rows: what is asked, and after the answer what was heard, what was missing, and how it is said well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callassist.language import Words, marked
from callassist.tui.display.spans import Block, Line, Span, line
from callassist.workflows.due_cards import Waiting
from callassist.workflows.quiz_desk import Asked, Outcome, Tally

CHOICES = {
    "all": marked("everything"),
    "phrases": marked("phrases"),
    "questions": marked("must-know"),
    "mistakes": marked("my mistakes"),
}
_KINDS = {"say": marked("say instead"), "dont": marked("what not to say"), "know": marked("must-know")}
_SITUATIONS = {
    "any": marked("at any time"),
    "busy": marked("when it's busy"),
    "closing-time": marked("near closing time"),
    "criticism": marked("when criticised"),
    "enquiry": marked("on an enquiry"),
    "fault": marked("when something's broken"),
    "fault-complaint": marked("a complaint about a fault"),
    "fees": marked("about money"),
    "people": marked("about people"),
    "rules": marked("about rules"),
    "services": marked("about services"),
}
"""The situations of the shipped phrasebooks; a site's own are shown by their id."""


def question(asked: Asked, words: Words) -> Block:
    """Give what is asked."""
    card = asked.card
    rows: list[Line] = [_kind(asked, words), ()]
    if card.kind == "know":
        rows.append(line((asked.ask, "say")))
    elif card.kind == "say":
        rows.append(line((words("never say") + "  ", "label"), (asked.ask, "say")))
        rows.append(line((words("the caller hears") + "  ", "label"), card.harm))
        rows += [(), line((words("What do you say instead?"), "dim"))]
    else:
        rows.append(line((words("say") + "  ", "label"), (asked.ask, "say")))
        if asked.when:
            rows.append(line((words("when") + "  ", "label"), asked.when))
        rows += [(), line((words("Which words, never to be said, does this take the place of?"), "dim"))]
    if asked.hint:
        rows += [(), line((words("hint") + "  ", "label"), (asked.hint, "hint"))]
    return tuple(rows)


def answered(outcome: Outcome, asked: Asked, words: Words) -> Block:
    """Give what an answer came to, under what was asked."""
    return (*_shown(asked, words), (), *_verdict(outcome, words), (), *_better(outcome, words))


def over(tally: Tally, waiting: Waiting, key: str, words: Words) -> Block:
    """Give the end of a round, or that nothing waits; `key` chooses another kind of cards."""
    rows = [line((words("Nothing else is due."), "strong"))]
    if tally.answered:
        rows.append(
            line(words("Answered: {count}; right at the first go: {right}.", count=tally.answered, right=tally.right))
        )
    if waiting.due or waiting.new:
        rows.append(
            line(
                words(
                    "Still waiting: {due} due, {new} new. {key} shows them.", due=waiting.due, new=waiting.new, key=key
                )
            )
        )
    else:
        rows.append(line((words("Come back tomorrow; {key} takes your mistakes once more.", key=key), "dim")))
    return tuple(rows)


def _kind(asked: Asked, words: Words) -> Line:
    at = _joined([words(_SITUATIONS.get(one, one)) for one in asked.card.situations], words)
    spans: list[Span] = [(words(_KINDS[asked.card.kind]), "key")]
    if at:
        spans += [(" · ", "dim"), (at, "dim")]
    if asked.is_again:
        spans += [(" · ", "dim"), (words("practice, not rated"), "dim")]
    elif asked.is_new:
        spans += [(" · ", "dim"), (words("first time"), "live")]
    return tuple(spans)


def _shown(asked: Asked, words: Words) -> Block:
    label = {"know": "", "say": words("never say") + "  ", "dont": words("say") + "  "}[asked.card.kind]
    return (line((label, "label"), (asked.ask, "strong")),)


def _verdict(outcome: Outcome, words: Words) -> Iterator[Line]:
    verdict = outcome.verdict
    if verdict.is_right:
        told = words("✓ right") if outcome.rating != "hard" else words("✓ right, with a hint or long thought")
        yield line((told, "ok"))
    else:
        yield line((words("✗ not yet") if outcome.answer else words("✗ given up"), "error"))
    if outcome.answer:
        yield line((words("you") + "  ", "label"), *_marked(outcome))
    bad = [one.what for one in verdict.seen if not one.is_good]
    if bad:
        yield line((words("must not be said") + "  ", "label"), (_joined(bad, words), "warn"))
    if verdict.missing:
        yield line((words("missing") + "  ", "label"), (_joined(verdict.missing, words), "warn"))


def _better(outcome: Outcome, words: Words) -> Iterator[Line]:
    card = outcome.card
    label = words("never say") if card.kind == "dont" else words("model answer")
    for number, model in enumerate(card.models):
        yield line(((words("or") if number else label) + "  ", "label"), (model, "say"))
    if card.harm:
        yield line(
            (words("the caller hears") + "  " if card.kind != "know" else words("harm") + "  ", "label"), card.harm
        )
    if card.why:
        yield line((words("why") + "  ", "label"), card.why)
    yield line((_comes_again(outcome, words), "dim"))


def _comes_again(outcome: Outcome, words: Words) -> str:
    """Say when a card comes again."""
    if not outcome.verdict.is_right:
        return words("Comes again in this round.")
    if outcome.days <= 1:
        return words("Comes again tomorrow.")
    return words("Comes again in {days} days.", days=outcome.days)


def _marked(outcome: Outcome) -> Line:
    """Give the answer with what was heard in it marked; what must not be said is struck out."""
    spans: list[Span] = []
    at = 0
    for one in outcome.verdict.seen:
        start = max(at, one.start)
        if start < one.end:
            spans += [
                (outcome.answer[at:start], ""),
                (outcome.answer[start : one.end], "done" if one.is_good else "avoid"),
            ]
            at = one.end
    return tuple(span for span in (*spans, (outcome.answer[at:], "")) if span[0])


def _joined(parts: Sequence[str], words: Words) -> str:
    return ("、" if words.lang == "zh" else ", ").join(dict.fromkeys(parts))
