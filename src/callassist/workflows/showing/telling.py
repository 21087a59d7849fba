"""What stands on a sheet, in words: ways, fields, clocks, endings, alike in every form."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.content.near import joined
from callassist.language import Words
from callassist.workflows.showing.sheet import Answer, Asked, Ending, Leg, Sheet, SheetStep, Way


def leg_words(leg: Leg, sheet: Sheet, words: Words) -> str:
    """Give one part of a way in words."""
    if leg.kind == "run":
        return words("first “{flow}”", flow=sheet.others.get(leg.to, leg.to))
    if leg.kind == "step":
        step = sheet.step(leg.to)
        return f"{step.number} {step.title}" if step is not None else leg.to
    if leg.kind == "back":
        return words("back to where it was opened")
    if leg.kind == "stuck":
        return words("not written yet")
    ending = sheet.ending(leg.to)
    label = ending.label if ending is not None else leg.to
    return words("end: {outcome}", outcome=label) if leg.kind == "end" else words("noted: {outcome}", outcome=label)


def way_words(way: Way, sheet: Sheet, words: Words) -> str:
    """Give a way in words, an arrow before each part."""
    return " ".join(f"→ {leg_words(leg, sheet, words)}" for leg in way)


def listed(names: Iterable[str], words: Words) -> str:
    """Give names in one line, put apart as the language does."""
    return words.of(joined(list(names)))


def asked_words(asked: Asked, words: Words) -> str:
    """Give a field with its question."""
    return words("{field} ({question})", field=asked.label, question=asked.ask) if asked.ask else asked.label


def clock_words(step: SheetStep, words: Words) -> str:
    """Give how often the clock of a step brings its line; the way after the last follows."""
    if step.clock is None:
        return ""
    return words("every {span}, {count} times at most; then", span=step.clock.every, count=step.clock.most)


def again_words(step: SheetStep, words: Words) -> str:
    """Give how often a step may be entered; the way after that follows."""
    return words("here {count} times at most; then", count=step.most) if step.most else ""


def more_words(answer: Answer, words: Words) -> str:
    """Give what an answer does beside leading on."""
    more = [words("writes {what}", what=one) for one in answer.writes]
    more += [words("promises {what}", what=answer.promise)] if answer.promise else []
    more += [words("confirmed")] if answer.confirms else []
    return "".join(f" · {one}" for one in more)


def ending_words(ending: Ending, words: Words) -> str:
    """Give an ending with what must be written down for it and what it promises."""
    needs = words("needs {fields}", fields=listed(ending.needs, words)) if ending.needs else ""
    promise = words("promises {what}", what=ending.promise) if ending.promise else ""
    return " · ".join(part for part in (ending.label, needs, promise) if part)
