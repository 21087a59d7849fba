"""The quiz line by line: what is asked, and what an answer came to."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.language import Words
from callassist.text import one_line
from callassist.workflows.quiz_desk import Asked, Outcome


def asked_lines(asked: Asked, words: Words) -> Iterator[str]:
    """Give what is asked."""
    card = asked.card
    yield ""
    yield words("[{count} left]", count=asked.left) + (" " + words("practice, not rated") if asked.is_again else "")
    if card.kind == "know":
        yield one_line(asked.ask)
    elif card.kind == "say":
        yield _row(words, words("never say"), asked.ask)
        yield _row(words, words("the caller hears"), card.harm)
        yield words("What do you say instead?")
    else:
        yield _row(words, words("say"), asked.ask)
        if asked.when:
            yield _row(words, words("when"), asked.when)
        yield words("Which words, never to be said, does this take the place of?")


def outcome_lines(outcome: Outcome, words: Words) -> Iterator[str]:
    """Give what an answer came to."""
    verdict, card = outcome.verdict, outcome.card
    if verdict.is_right:
        yield words("✓ right") if outcome.rating != "hard" else words("✓ right, with a hint or long thought")
    else:
        yield words("✗ not yet") if outcome.answer else words("✗ given up")
    heard = [outcome.answer[one.start : one.end] for one in verdict.seen if one.is_good]
    if heard:
        yield _row(words, words("heard"), _joined(heard, words))
    bad = [one.what for one in verdict.seen if not one.is_good]
    if bad:
        yield _row(words, words("must not be said"), _joined(bad, words))
    if verdict.missing:
        yield _row(words, words("missing"), _joined(verdict.missing, words))
    label = words("never say") if card.kind == "dont" else words("model answer")
    for model in card.models:
        yield _row(words, label, model)
    if card.harm and card.kind != "say":
        yield _row(words, words("the caller hears") if card.kind == "dont" else words("harm"), card.harm)
    if card.why:
        yield _row(words, words("why"), card.why)
    yield _comes_again(outcome, words)
    if outcome.may_be_contested:
        yield words("If you did say it: ! has a trainer look at it.")


def _comes_again(outcome: Outcome, words: Words) -> str:
    if not outcome.verdict.is_right:
        return words("Comes again in this round.")
    return (
        words("Comes again tomorrow.") if outcome.days <= 1 else words("Comes again in {days} days.", days=outcome.days)
    )


def _joined(parts: list[str] | tuple[str, ...], words: Words) -> str:
    return ("、" if words.lang == "zh" else ", ").join(dict.fromkeys(parts))


def _row(words: Words, label: str, text: str) -> str:
    return label + ("：" if words.lang == "zh" else ": ") + one_line(text)
