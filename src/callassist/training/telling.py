"""How a caller's words come out: facts told when asked, small talk, and the manner of the temperament upon all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from callassist.content.training_values import Callers, Style
from callassist.content.values import FieldId, Pack
from callassist.errors import TemplateError
from callassist.lookup.fold import has_han
from callassist.speech.readback import readback
from callassist.training.casting import Cast
from callassist.training.dice import Dice
from callassist.wording import Named, render

_SOUND = re.compile(r"[（(].*[）)]", re.DOTALL)
"""Brackets around a whole line: what is heard is no speech."""
_LOST = "…"
_LAST_SIGN = re.compile(r"[。！？.!?，,…]+$")


def fact_told(field: FieldId, cast: Cast, callers: Callers, pack: Pack, dice: Dice, today: date) -> str:
    """Give the sentence by which a caller tells a fact; empty if there is none to tell, or no way to tell it."""
    value = cast.facts.get(field, "")
    own = cast.situation.tells.get(field, ()) if cast.situation is not None else ()
    ways = own or callers.tells.get(field, ())
    if not value or not ways:
        return ""
    return filled(dice.pick(f"tell/{field}", ways), cast.facts, pack, today)


def filled(source: str, facts: Mapping[str, object], pack: Pack, today: date) -> str:
    """Give a line of the callers' file with its gaps filled in; one that cannot be filled is said as it is written."""

    def spoken(value: str) -> str:
        path = value.path.removeprefix("caller.") if isinstance(value, Named) else ""
        field = pack.site.fields.get(path)
        return readback(value, field.type if field else "text", pack.site.language, today=today).spoken

    try:
        return render(
            source, dict(facts), missing=lambda _path: _LOST, filters={"spoken": spoken, "shown": lambda text: text}
        )
    except TemplateError:
        return source


def styled(line: str, style: Style, dice: Dice, name: str) -> str:
    """Give a line in the caller's manner: words before and after, others lost; sounds in brackets stay as they are."""
    if not line or _SOUND.fullmatch(line):
        return line
    said = _garbled(line, style.garble, dice, name) if style.garble else line
    if style.before and dice.share(f"{name}/before") < style.chance:
        said = joined(dice.pick(f"{name}/which-before", style.before), said)
    if style.after and dice.share(f"{name}/after") < style.chance / 2:
        said = joined(_LAST_SIGN.sub("", said), dice.pick(f"{name}/which-after", style.after))
    return said


def _garbled(line: str, share: float, dice: Dice, name: str) -> str:
    parts: Sequence[str] = list(line) if has_han(line) else line.split(" ")
    kept = [
        _LOST if part.isalnum() and dice.share(f"{name}/lost/{number}") < share else part
        for number, part in enumerate(parts)
    ]
    return re.sub(r"(?:… ?)+", "…", ("" if has_han(line) else " ").join(kept))


def joined(first: str, second: str) -> str:
    """Give two pieces of what one says as one, with a blank between words where the language wants one."""
    if not has_han(first + second) and first and not first.endswith(" ") and second[:1] not in ",.!?… ":
        return f"{first} {second}"
    return first + second
