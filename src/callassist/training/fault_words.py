"""Faults in what is said: something that must not be said, or something that should have been and was not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from callassist.content.values import Phrase
from callassist.training.dice import Dice
from callassist.training.fault_call import Spoken
from callassist.training.fault_harms import harm_of
from callassist.training.fault_plant import Plant, Soil
from callassist.training.fault_sheet import Fault, FaultKind
from callassist.training.fault_wording import after, before, is_question, plain_wordings, sentence, without

_ANYWHERE = "any"
_ARGUABLE = ("restate", "ask-name")
"""Said in other words than are listed, these may well have been said all the same."""
_SOON = 6
"""Lines, the caller's counted, within which what was left out may still be said."""
_TRIES = 4
_PER_LINE = 2


def forbidden(soil: Soil, dice: Dice) -> Iterator[Plant]:
    """Give lines with a phrase that must not be said: from what lies near at the step, else from what slips out anywhere."""
    book = soil.stage.pack.phrases
    near = [
        (number, line, book[name])
        for number, line in soil.ours()
        for name in _some(soil, line, number, dice)
        if name in book
    ]
    if not near:
        anywhere = [one for one in book.values() if _ANYWHERE in one.situations]
        near = [(number, line, one) for number, line in soil.ours() for one in anywhere[:_PER_LINE]]
    # What is not asked for is never made: listening to every line would take the longest.
    for number, line, phrase in dice.shuffled("near", near):
        plant = _with_phrase(soil, number, line, phrase, dice)
        if plant is not None:
            yield plant


def _some(soil: Soil, line: Spoken, number: int, dice: Dice) -> list[str]:
    step = soil.step(line)
    return dice.shuffled(f"avoid/{number}", step.avoid)[:_PER_LINE] if step is not None else []


def _with_phrase(soil: Soil, number: int, line: Spoken, phrase: Phrase, dice: Dice) -> Plant | None:
    """Give a line in which exactly this phrase is heard; None if it is not, in any of a few ways to say it."""
    name = f"phrase/{number}/{phrase.id}"
    is_first = number == soil.ours()[0][0]
    for wording in dice.shuffled(name, plain_wordings(phrase))[:_TRIES]:
        for text in _ways(line, wording, dice.share(f"{name}/way"), is_first=is_first):
            heard = soil.stage.ear.listen(text, soil.call.names)
            if {span.id for span in heard.phrases} == {phrase.id}:
                lacks = tuple(one for one in line.must if not heard.has(one))
                fits: tuple[FaultKind, ...] = ("left-out",) if lacks else ()
                span = heard.phrases[0]
                said = text[span.start : span.end]
                fault = Fault(
                    line=0,
                    kind="forbidden",
                    wrong=soil.call.words("“{phrase}” must not be said.", phrase=said),
                    harm=phrase.harm,
                    advised=line.text,
                    reply=soil.fill(line, phrase.replies[0].say) if phrase.replies else "",
                    phrases=(phrase.id,),
                    lacks=lacks,
                    must=line.must,
                    fits=fits,
                )
                return Plant(number, number + 1, (replace(line, text=text),), fault)
    return None


def _ways(line: Spoken, wording: str, share: float, *, is_first: bool) -> list[str]:
    """Give the line with the phrase, the most natural way first: a question asked rudely, a reaction, an afterthought."""
    asks_rudely = is_question(sentence(wording)) and is_question(line.text)
    instead, first, last = sentence(wording), before(wording, line.text), after(line.text, wording)
    if is_first:
        return [first, last] if share < 0.5 else [last, first]  # noqa: PLR2004 - either
    if line.asks:
        return [instead, first] if asks_rudely else [first, last]
    if line.must or line.readback:
        return [first, last]
    return [instead, first] if share < 0.6 else [first, instead]  # noqa: PLR2004 - a bare refusal is the commoner


def left_out(soil: Soil, dice: Dice) -> Iterator[Plant]:
    """Give lines from which the clause is gone that carries something the step asks for."""
    for number, line in dice.shuffled("lacking", soil.ours()):
        if line.readback:
            continue
        for element in dice.shuffled(f"element/{number}", [one for one in line.must if one not in _ARGUABLE]):
            plant = _lacking(soil, number, line, element)
            if plant is not None:
                yield plant
                break


def _lacking(soil: Soil, number: int, line: Spoken, element: str) -> Plant | None:
    ear, names = soil.stage.ear, soil.call.names
    spans = [span for span in ear.listen(line.text, names).elements if span.id == element]
    text = without(line.text, spans, names.caller)
    if not text:
        return None
    heard = ear.listen(text, names)
    lacks = tuple(one for one in line.must if not heard.has(one))
    if any(ear.listen(later.text, names).has(element) for at, later in soil.ours() if number < at <= number + _SOON):
        return None  # said a moment later, it was not left out
    # A caller does not answer what is not asked any more.
    is_asked = not line.asks or is_question(text) or not is_question(line.text)
    if element not in lacks or heard.phrases or not is_asked:
        return None
    fault = Fault(
        line=0,
        kind="left-out",
        wrong=soil.call.words("Not heard in this line: {elements}.", elements=soil.label(lacks)),
        harm=harm_of(lacks, soil.call.words),
        advised=line.text,
        lacks=lacks,
        must=line.must,
    )
    return Plant(number, number + 1, (replace(line, text=text),), fault)
