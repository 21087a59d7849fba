"""What came of a sheet, told line by line: what was wrong, the harm, how to say it, and what the trainee made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from callassist.content.values import Pack
from callassist.language import Notice, marked, notice
from callassist.training.fault_grading import FaultsResult, Finding, Rewrite
from callassist.training.fault_sheet import KINDS

Role = Literal["", "dim", "say", "ok", "warn", "error"]


class Row(msgspec.Struct, frozen=True):
    """One row under a finding: what it is, and the text; `role` as the screens have them."""

    label: str
    text: Notice | str
    role: Role = ""


class Told(msgspec.Struct, frozen=True):
    """One finding: its line (from 1), what it came to in a word, and the rows under it."""

    line: int
    text: str
    state: str
    role: Role
    rows: tuple[Row, ...]


_STATES: dict[str, tuple[str, Role]] = {
    "found": (marked("found"), "ok"),
    "missed": (marked("overlooked"), "error"),
    "wrongly": (marked("nothing wrong here"), "warn"),
}


def told(result: FaultsResult, pack: Pack) -> tuple[Told, ...]:
    """Give every finding in the order of the call."""
    return tuple(_told(one, pack) for one in result.findings)


def _told(one: Finding, pack: Pack) -> Told:
    state, role = _STATES[one.state]
    return Told(one.line + 1, one.text, state, role, tuple(_rows(one, pack)))


def _rows(one: Finding, pack: Pack) -> Iterator[Row]:
    fault = one.fault
    if fault is None:
        if one.kind:
            yield Row(marked("you named"), Notice(KINDS[one.kind]), "dim")
        return
    kind = notice("{kind}: {wrong}", kind=Notice(KINDS[fault.kind]), wrong=fault.wrong)
    yield Row(marked("what was wrong"), kind)
    if one.state == "found" and not one.is_kind_right:
        named = Notice(KINDS[one.kind]) if one.kind else notice("no kind named")
        yield Row(marked("you named"), named, "warn")
    yield Row(marked("the caller hears"), fault.harm, "dim")
    yield Row(marked("better"), fault.advised, "say")
    if fault.reply and fault.reply != fault.advised:
        yield Row(marked("or"), fault.reply, "say")
    if one.rewrite is not None:
        yield Row(marked("you wrote"), one.rewrite.text, "ok" if one.rewrite.is_right else "warn")
        if not one.rewrite.is_right:
            yield Row("", _why(one.rewrite, fault.value, pack), "warn")
    elif one.state == "found" and fault.wants_words:
        yield Row(marked("you wrote"), notice("nothing; how should it be said?"), "warn")


def _why(rewrite: Rewrite, value: str, pack: Pack) -> Notice:
    """Give why a rewrite would not do."""
    if rewrite.why == "forbidden":
        name = next((pack.phrases[one.id].phrase for one in rewrite.phrases if one.id in pack.phrases), "")
        return notice("There is “{phrase}” in it, which must not be said.", phrase=name)
    if rewrite.why == "element":
        known = pack.site.elements
        join = "、" if pack.site.language == "zh" else ", "
        labels = join.join(known[one].label for one in rewrite.lacks if one in known)
        return notice("Not heard in it: {elements}.", elements=labels)
    if rewrite.why == "value":
        return notice("{value} is not said in it.", value=value)
    if rewrite.why == "same":
        return notice("It is the same line as before.")
    return notice("That is too short to be a line.")
