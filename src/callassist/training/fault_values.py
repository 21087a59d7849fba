"""Faults about what the caller told: not read back, read back wrong, asked for once more."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.content.values import FieldId
from callassist.training.dice import Dice
from callassist.training.fault_call import Spoken
from callassist.training.fault_plant import Plant, Soil
from callassist.training.fault_sheet import Fault
from callassist.training.lines import on_call, today_of
from callassist.training.said_value import is_said
from callassist.training.telling import filled

_SPELLED = ("phone", "room")
"""Fields of these types are read back digit by digit."""
_PERSONAL = ("phone", "room", "surname")
"""What nobody likes to say twice; other facts may well be asked for again, more closely."""
_LAST = 4
_LATER = 4
"""Lines after which something told before may be asked again."""
_UNREAD = 0.35
"""So often a number is not read back at all; else it is read back wrong."""


def readbacks(soil: Soil, dice: Dice) -> Iterator[Plant]:
    """Give lines in which a number is read back wrong, or not at all."""
    fields = soil.stage.pack.site.fields
    for number, line in soil.ours():
        for field in line.readback:
            value = soil.call.drill.cast.facts.get(field, "")
            if not value or field not in fields or fields[field].type not in _SPELLED:
                continue
            if fields[field].type == "phone" and dice.share(f"unread/{number}") < _UNREAD:
                yield _unread(soil, number, line, field, value)
            else:
                plant = _misread(soil, number, line, field, value, dice)
                if plant is not None:
                    yield plant


def _unread(soil: Soil, number: int, line: Spoken, field: FieldId, value: str) -> Plant:
    words, lines = soil.call.words, soil.call.lines
    stop = number + 1
    # Nobody says "right" to what was not read out.
    while stop < len(lines) - 1 and lines[stop].who == "caller":
        stop += 1
    fault = Fault(
        line=0,
        kind="readback",
        wrong=words("The number was not read back."),
        harm=words("Have they got it right? If not, nobody will ring."),
        advised=line.text,
        must=line.must,
        field=field,
        value=value,
        fits=("left-out",),
    )
    text = words("Fine, I've got the number down.")
    return Plant(number, stop, (replace(line, text=text),), fault)


def _misread(soil: Soil, number: int, line: Spoken, field: FieldId, value: str, dice: Dice) -> Plant | None:
    step, site = soil.step(line), soil.stage.pack.site
    wrong = _other(value, dice, f"misread/{number}/{field}")
    if step is None or line.drill is None or not wrong:
        return None
    slip = on_call(line.drill, ev.Filled(at=line.drill.last_at, field=field, value=wrong), soil.stage)
    slipped = replace(line, drill=slip)
    same = next((one for one in step.say if soil.fill(line, one) == line.text), "")
    text = soil.fill(slipped, same)
    heard = soil.stage.ear.listen(text, soil.call.names)
    if not same or text == line.text or is_said(text, value, field, site) or heard.phrases:
        return None
    fault = Fault(
        line=0,
        kind="readback",
        wrong=soil.call.words("Read back wrong: the caller said {value}.", value=value),
        harm=soil.call.words("If I hadn't been listening, they'd be ringing at the wrong door."),
        advised=line.text,
        must=line.must,
        field=field,
        value=value,
    )
    return Plant(number, number + 1, (replace(line, text=text),), fault)


def _other(value: str, dice: Dice, name: str) -> str:
    """Give a value with one slip: two neighbouring digits changed about, else one digit another."""
    digits = [place for place, sign in enumerate(value) if sign.isdecimal()][-_LAST:]
    pairs = [one for one in digits if one + 1 in digits and value[one] != value[one + 1]]
    # A number must not begin with nought where it did not before.
    pairs = [one for one in pairs if value[one + 1] != "0" or (one and value[one - 1].isdecimal())]
    if pairs:
        at = dice.pick(name, pairs)
        return value[:at] + value[at + 1] + value[at] + value[at + 2 :]
    if not digits:
        return ""
    at = digits[-1]
    return value[:at] + str((int(value[at]) + 1 + dice.between(name, 0, 7)) % 10) + value[at + 1 :]


def asked_again(soil: Soil, dice: Dice) -> Iterator[Plant]:
    """Give places at which the agent asks for something that was told before, and is told it again."""
    facts, pack, words = soil.call.drill.cast.facts, soil.stage.pack, soil.call.words
    drill = soil.call.drill
    ours = soil.ours()
    for number, line in ours:
        step = soil.step(line)
        later = [at for at, one in ours if at > number + _LATER and one.drill is not None and not one.must]
        if step is None or len(line.asks) != 1 or not later:
            continue
        field = line.asks[0]
        ways = soil.stage.callers.tells.get(field, ())
        kind = pack.site.fields[field].type if field in pack.site.fields else ""
        if not ways or not facts.get(field) or kind not in _PERSONAL:
            continue
        name = f"again/{number}"
        at = dice.pick(name, later)
        place = soil.call.lines[at]
        text = soil.fill(line, dice.pick(f"{name}/say", step.say))
        told = filled(dice.pick(f"{name}/tell", ways), facts, pack, today_of(drill))
        said = words("I've said that. {told}", told=told)
        heard = soil.stage.ear.listen(text, soil.call.names)
        if heard.phrases or drill.cast.situation is None:
            continue
        fault = Fault(
            line=0,
            kind="again",
            wrong=words("That was told before: {value}.", value=facts[field]),
            harm=words("They don't listen. I can say it all again."),
            advised=words("I've got {value} down here, is that right?", value=facts[field]),
            field=field,
            value=facts[field],
        )
        ask = Spoken("agent", text, place.flow, place.step, drill=place.drill)
        yield Plant(at, at, (ask, Spoken("caller", said)), fault)
