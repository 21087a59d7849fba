"""The golden calls kept in the flow files: each walked in virtual time and held against what it expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from callassist.call.effects import Entered, Promised, Skipped
from callassist.call.wanted import missing
from callassist.clock import Millis, millis
from callassist.content.values import Case, Flow, Pack
from callassist.errors import WrongUse
from callassist.language import Notice, notice
from callassist.workflows.view import View
from callassist.workflows.walk import START, UTC_PLUS_8, Walker


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one golden call came to; `faults` is empty when it held.

    `entered` are the steps it went through, `pressed` the answers it gave: flow, step and key.
    """

    flow: str
    case: str
    path: str
    line: int
    faults: tuple[Notice, ...]
    entered: frozenset[tuple[str, str]]
    pressed: frozenset[tuple[str, str, str]] = frozenset()


def run_cases(pack: Pack, flows: frozenset[str] = frozenset()) -> Iterator[Verdict]:
    """Give the verdict on every golden call of these flows, or of all."""
    for flow in pack.flows.values():
        if flows and flow.id not in flows:
            continue
        for case in flow.tests:
            yield run_case(pack, flow, case)


def run_case(pack: Pack, flow: Flow, case: Case) -> Verdict:
    """Walk one golden call; a case that cannot be walked has that as its fault."""
    given = dict(case.given)
    start = _moment(given.pop("now", ""))
    rings = given.pop("rings", "0")
    walker = Walker(pack, flow.id, start=start, given=given, rings=int(rings) if rings.isdecimal() else 0)
    faults: list[Notice] = []
    pressed = set()
    for number, (verb, argument) in enumerate(case.play, 1):
        if verb == "press" and walker.call.here is not None:
            pressed.add((walker.call.here.flow, walker.call.here.step, argument))
        fault = _see(walker.view(), argument) if verb == "see" else _act(walker, verb, argument)
        if fault is not None:
            faults.append(notice("action {number}: {why}", number=number, why=fault))
            break
    else:
        walker.coast()
        faults.extend(_expected(walker, flow, case))
    entered = frozenset((one.flow, one.step) for one in walker.effects if isinstance(one, Entered))
    return Verdict(flow.id, case.name, flow.path, case.line, tuple(faults), entered, frozenset(pressed))


def _act(walker: Walker, verb: str, argument: str) -> Notice | None:
    try:
        return walker.act(verb, argument)
    except WrongUse as error:
        return error.notice


def _see(view: View, text: str) -> Notice | None:
    on_screen = "\n".join(
        (view.say, *view.other_wordings, view.nudge, view.do, *(line.spoken for line in view.readbacks), view.summary)
    )
    if text in on_screen:
        return None
    return notice("“{text}” is not on the screen at {flow}/{step}", text=text, flow=view.flow, step=view.step)


def _expected(walker: Walker, flow: Flow, case: Case) -> Iterator[Notice]:
    walk = walker.call.walk
    found: dict[str, object] = {
        "returned": walk.has_returned,
        "ended": walk.ended.disposition if walk.ended else "",
        "visited": tuple(
            one.step for one in walker.effects if isinstance(one, Entered | Skipped) and one.flow == flow.id
        ),
        "promised": tuple(one.kind for one in walker.effects if isinstance(one, Promised)),
        "missing": missing(walker.call, walker.pack),
    }
    for name, wanted in case.expect.items():
        if name in found and found[name] != wanted:
            yield notice(
                "{name} should be {wanted}, but is {found}", name=name, wanted=_said(wanted), found=_said(found[name])
            )


def _said(value: object) -> str:
    return ", ".join(map(str, value)) or "–" if isinstance(value, tuple) else str(value)


def _moment(text: str) -> Millis:
    """Give the moment of `YYYY-MM-DD HH:MM` on the wall clock of virtual calls, or their usual start."""
    try:
        when = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=timezone(timedelta(minutes=UTC_PLUS_8)))
    except ValueError:
        return START
    return millis(when)
