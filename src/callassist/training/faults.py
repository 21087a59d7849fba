"""Find the fault: a call from the flows with a few known faults put in, the same for everybody with that seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from callassist.content.values import FlowId
from callassist.training.dice import Dice
from callassist.training.fault_call import CleanCall, Fill, Spoken, clean_call
from callassist.training.fault_plant import Plant, Soil
from callassist.training.fault_rhythm import hang_ups, holds, lates, silences
from callassist.training.fault_sheet import Fault, FaultKind, Sheet, SheetLine
from callassist.training.fault_values import asked_again, readbacks
from callassist.training.fault_words import forbidden, left_out
from callassist.training.stage import Stage

_MAKERS: dict[FaultKind, Callable[[Soil, Dice], Iterable[Plant]]] = {
    "forbidden": forbidden,
    "left-out": left_out,
    "hold": holds,
    "silence": silences,
    "readback": readbacks,
    "late": lates,
    "again": asked_again,
    "hung-up": hang_ups,
}
_OFTEN: tuple[FaultKind, ...] = ("forbidden", "left-out")
"""Of these a call may hold more than one, where it gives no chance for other kinds; they come in an order of the dice's."""
_COMMON: dict[FaultKind, float] = {"hold": 0.4, "silence": 0.4, "late": 0.6, "hung-up": 2.4, "again": 1.5}
"""What few calls give a chance for comes sooner, what every call does comes later."""
_LEAST, _MOST = 3, 5
_ATTEMPTS, _PATIENCE = 10, 3
"""So many callers are tried; the first of them such as lead into the flow by themselves."""
_LONGEST = 48


def sheet_of(stage: Stage, flow: FlowId, seed: int, fill: Fill) -> Sheet | None:
    """Give a sheet about a flow; None only if no caller brings such a call to an end."""
    best: tuple[tuple[int, ...], Sheet] | None = None
    for attempt in range(_ATTEMPTS):
        suited = callers_for(stage, flow, is_easy=attempt >= _PATIENCE)
        temperament = Dice("faults", flow, seed, attempt).pick("caller", suited)
        call = clean_call(stage, flow, temperament, seed, attempt, fill)
        if call is None:
            continue
        sheet = _faulty(call, stage, flow, seed, attempt)
        worth = (min(len(sheet.faults), _LEAST), -call.lacking, -max(_LONGEST, len(sheet.lines)))
        if best is None or worth > best[0]:
            best = worth, sheet
        if worth == (_LEAST, 0, -_LONGEST):
            break
    return best[1] if best is not None else None


def callers_for(stage: Stage, flow: FlowId, *, is_easy: bool = False) -> list[str]:
    """Give the callers that suit a flow: who leads into it, else (or if it should be easy) whoever leads nowhere."""
    all_of_them = stage.callers.temperaments
    leading = [name for name, one in all_of_them.items() if flow in one.enters]
    easy = [name for name, one in all_of_them.items() if not one.enters] or list(all_of_them)
    return easy if is_easy else leading or easy


def _faulty(call: CleanCall, stage: Stage, flow: FlowId, seed: int, attempt: int) -> Sheet:
    """Put faults into a clean call: as many as the dice say, each of another kind as far as the call gives chances."""
    dice = Dice("plant", flow, seed, attempt)
    soil = Soil(call, stage)
    plants = _chosen(soil, dice)
    lines: list[SheetLine] = []
    faults: list[Fault] = []
    at = 0
    for plant in sorted(plants, key=lambda one: (one.start, one.stop)):
        lines += map(_shown, call.lines[at : plant.start])
        here = len(lines)
        fault = plant.fault
        faults.append(replace(fault, line=here + fault.line, also=tuple(here + one for one in fault.also)))
        lines += map(_shown, plant.lines)
        at = plant.stop
    lines += map(_shown, call.lines[at:])
    situation = call.drill.cast.situation
    return Sheet(
        flow=flow,
        seed=seed,
        lang=stage.pack.site.language,
        digest=stage.pack.digest,
        title=stage.pack.flows[flow].title,
        about=situation.label if situation is not None else "",
        caller=call.drill.cast.name if stage.pack.site.language == "zh" else _english_name(call),
        names=call.names,
        lines=tuple(lines),
        faults=tuple(faults),
    )


def _english_name(call: CleanCall) -> str:
    facts = call.drill.cast.facts
    return f"{facts.get('title', '')} {facts.get('surname', '')}".strip()


def _chosen(soil: Soil, dice: Dice) -> Sequence[Plant]:
    wanted = dice.between("how many", _LEAST, _MOST)
    rest = sorted(
        (kind for kind in _MAKERS if kind != "forbidden"),
        key=lambda kind: (dice.share(f"kind/{kind}") * _COMMON.get(kind, 1.0), kind),
    )
    # A phrase is in every call that gives a chance: nothing else is met so often.
    kinds: list[FaultKind] = ["forbidden", *rest, *_OFTEN, *_OFTEN]
    waiting: dict[FaultKind, Iterator[Plant]] = {}
    chosen: list[Plant] = []
    for kind in kinds:
        if len(chosen) >= wanted:
            break
        if kind not in waiting:
            made = _MAKERS[kind](soil, dice)
            waiting[kind] = iter(made if kind in _OFTEN else dice.shuffled(f"{kind}/which", list(made)))
        plant = next((one for one in waiting[kind] if not any(one.touches(other) for other in chosen)), None)
        if plant is not None:
            chosen.append(plant)
    return chosen


def _shown(line: Spoken) -> SheetLine:
    return SheetLine(line.who, line.text, line.flow, line.step, line.must)
