"""A flow file's data → a flow, step by step: a step that does not fit is left out and its neighbours stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from callassist.content.draft import FlowDraft
from callassist.content.problem import Fault, Path
from callassist.content.shape import LONGEST_ID, STEP_ID, shaped
from callassist.content.shape_flow import (
    CaseShape,
    ChoiceShape,
    FlowShape,
    PlayShape,
    PromiseShape,
    RepeatShape,
    StepShape,
    TimerShape,
)
from callassist.content.span import is_span, millis
from callassist.content.tree import Tree
from callassist.content.values import Case, Choice, Flow, Promise, Repeat, Step, Timer, Timing
from callassist.content.within_shape import keys_of

_STEP_KEYS = frozenset(keys_of(StepShape))
TIMINGS = ("hold_check_in", "silence_prompt", "hang_up_wait", "ring_cadence", "breath")
"""The names of the site's timing figures that a timer may name."""


def build_flow(tree: Tree, timing: Timing) -> tuple[FlowDraft | None, list[Fault]]:
    """Give the flow of a file, as far as it has its shape, and the faults; its timers may name the site's figures."""
    head, faults = shaped(FlowShape, tree, (), tree.data)
    if head is None:
        return None, faults
    steps: dict[str, Step] = {}
    broken: set[str] = set()
    before = ""
    for name, data in head.steps.items():
        step, wrong = _step(tree, ("steps", name), data, timing)
        if step is None and name in _STEP_KEYS and before:
            # A line of the step above that stands too far left: that step lacks it, and is not judged without it.
            broken.add(before)
            steps.pop(before, None)
            wrong = [Fault("misplaced-key", tree.place(("steps", name), key=True), {"key": name, "step": before})]
        faults += wrong
        if step is None:
            broken.add(name)
        else:
            steps[name] = step
        before = before if step is None and name in _STEP_KEYS else name
    if not head.steps:
        faults.append(Fault("empty-value", tree.place(("steps",), key=True), {"key": "steps", "value": ""}))
    tests: list[Case] = []
    for position, data in enumerate(head.tests):
        case, wrong = _case(tree, ("tests", position), data)
        faults += wrong
        tests += [case] if case is not None else []
    faults = _once(faults)
    flow = Flow(
        id=head.id,
        title=head.title,
        when=head.when,
        kind=head.kind,
        start=head.start,
        steps=steps,
        key=head.key,
        tests=tuple(tests),
        renamed=head.renamed,
        path=tree.source.path,
    )
    names = (*head.steps, *_within(head.steps, broken))
    return FlowDraft(tree.source, flow, names, frozenset(broken), head.care), faults


def _within(steps: Mapping[str, object], broken: set[str]) -> list[str]:
    """Give the steps that stand too deep, within another that is broken by it: who leads to them is not to blame."""
    inside = [data for name, data in steps.items() if name in broken and isinstance(data, dict)]
    return [
        name for data in inside for name, inner in data.items() if isinstance(inner, dict) and name not in _STEP_KEYS
    ]


def _once(faults: list[Fault]) -> list[Fault]:
    """Give the faults with each bad id only once: where the step has it, or else where it first stands."""
    named = {fault.facts["value"] for fault in faults if fault.name == "bad-id" and fault.facts["key"] == "steps"}
    seen: set[object] = set()
    kept = []
    for fault in faults:
        value = fault.facts.get("value")
        if fault.name == "bad-id" and fault.facts["key"] != "steps" and (value in named or value in seen):
            continue
        if fault.name == "bad-id":
            seen.add(value)
        kept.append(fault)
    return kept


def _step(tree: Tree, path: Path, data: object, timing: Timing) -> tuple[Step | None, list[Fault]]:
    name = str(path[-1])
    faults = []
    if len(name) > LONGEST_ID or STEP_ID.fullmatch(name) is None:
        faults.append(Fault("bad-id", tree.place(path, key=True), {"key": "steps", "value": name}))
    shape, wrong = shaped(StepShape, tree, path, data)
    faults += wrong
    if shape is None:
        return None, faults
    timer, wrong = _timer(tree, (*path, "timer"), shape.timer, timing)
    faults += wrong
    step = Step(
        id=name,
        title=shape.title,
        say=shape.say,
        do=shape.do,
        keywords=shape.keywords,
        tone=shape.tone,
        avoid=shape.avoid,
        must=shape.must,
        choices=tuple(_choice(choice) for choice in shape.choices),
        timer=timer,
        repeat=_repeat(shape.repeat),
        record=shape.record,
        readback=shape.readback,
        promise=promise(shape.promise),
        skip_if=shape.skip_if,
        next=shape.next,
        call=shape.call,
        end=shape.end,
        outcome=shape.outcome,
        keeps=shape.keeps,
        returns=shape.returns,
        todo=shape.todo,
        line=tree.line(path),
    )
    return (None if faults else step), faults


def _choice(shape: ChoiceShape) -> Choice:
    return Choice(
        key=shape.key,
        label=shape.label,
        next=shape.next,
        call=shape.call,
        end=shape.end,
        returns=shape.returns,
        confirms=shape.confirms,
        sets=shape.sets,
        promise=promise(shape.promise),
        caller=shape.caller,
    )


def _timer(tree: Tree, path: Path, shape: TimerShape | None, timing: Timing) -> tuple[Timer | None, list[Fault]]:
    if shape is None:
        return None, []
    clock = shape.every if shape.every in TIMINGS else ""
    every = getattr(timing, clock) if clock else millis(shape.every)
    if every is None or every <= 0:
        facts = {"key": "every", "value": shape.every, "known": list(TIMINGS)}
        name = "bad-span" if is_span(shape.every) or shape.every[:1].isdigit() else "bad-clock"
        return None, [Fault(name, tree.place((*path, "every")), facts)]
    return Timer(every=every, most=shape.most or 0, then=shape.then, clock=clock, say=shape.say), []


def _repeat(shape: RepeatShape | None) -> Repeat | None:
    return None if shape is None else Repeat(most=shape.most or 0, then=shape.then)


def promise(shape: PromiseShape | None) -> Promise | None:
    """Give a promise as a value."""
    if shape is None:
        return None
    return Promise(kind=shape.kind, what=shape.what, within=shape.within, owner=shape.owner)


def _case(tree: Tree, path: Path, data: object) -> tuple[Case | None, list[Fault]]:
    shape, faults = shaped(CaseShape, tree, path, data)
    if shape is None:
        return None, faults
    play: list[tuple[str, str]] = []
    for position, action in enumerate(shape.play):
        given = [(key, str(getattr(action, key))) for key in PlayShape.model_fields if key in action.model_fields_set]
        if len(given) != 1:
            faults.append(Fault("one-action", tree.place((*path, "play", position)), {"key": "play"}))
        play += given[:1]
    expect: dict[str, Any] = {key: getattr(shape.expect, key) for key in shape.expect.model_fields_set}
    case = Case(
        name=shape.name, given=dict(shape.given), play=tuple(play), expect=expect, line=tree.line((*path, "name"))
    )
    return (None if faults else case), faults
