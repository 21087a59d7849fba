"""Strategies: any event, sensible or not, on a call of the shipped pack."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.packs import shipped

from callassist.call import events as ev
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.workflows.walk import START, UTC_PLUS_8

ZH: Pack = shipped("zh")
_FLOWS = sorted(ZH.flows)
_EXCEPTIONS = sorted(flow.id for flow in ZH.flows.values() if flow.kind == "exception")
_STEPS = sorted({step for flow in ZH.flows.values() for step in flow.steps})
_FIELDS = sorted(ZH.site.fields)
_TEXT = st.text(max_size=20) | st.sampled_from(["", "张", "女士", "13800000000", "3栋2单元1001", "\x1b[2J", "[/]"])


def opening(flow: str = "incoming-call", *, ringing: bool = False, at: int = START) -> ev.CallOpened:
    """Give the event that opens a call."""
    return ev.CallOpened(
        at=Millis(at),
        call_id="c",
        direction="inbound",
        flow=flow,
        lang="zh",
        digest="d",
        offset=UTC_PLUS_8,
        ringing=ringing,
    )


openings = st.builds(opening, st.sampled_from(_FLOWS), ringing=st.booleans())

# A deed is told by what it wants, not by where the call is: (kind, number, name, text).
deeds = st.tuples(
    st.sampled_from(
        [
            "choose",
            "on",
            "flow",
            "goto",
            "back",
            "forward",
            "undo",
            "redo",
            "reword",
            "fill",
            "decline",
            "draft",
            "confirm",
            "correct",
            "park",
            "unpark",
            "resume",
            "hang",
            "dispose",
            "gap",
            "close",
            "answer",
            "timer",
            "junk",
        ]
    ),
    st.integers(0, 60),
    _TEXT,
)
"""Deeds that `event_of` turns into events for a call as it stands."""


def event_of(deed: tuple[str, int, str], step: str, choices: tuple[str, ...], at: int) -> ev.Event:
    """Give the event that a deed comes to at a step; some are nonsense on purpose."""
    kind, number, text = deed
    when = Millis(at)
    field = _FIELDS[number % len(_FIELDS)]
    makers: dict[str, ev.Event] = {
        "choose": ev.Chose(at=when, step=step, key=choices[number % len(choices)] if choices else str(number % 10)),
        "on": ev.WentOn(at=when, step=step),
        "flow": ev.FlowOpened(at=when, flow=_EXCEPTIONS[number % len(_EXCEPTIONS)]),
        "goto": ev.WentTo(at=when, step=_STEPS[number % len(_STEPS)]),
        "back": ev.WentBack(at=when),
        "forward": ev.WentForward(at=when),
        "undo": ev.Undone(at=when),
        "redo": ev.Redone(at=when),
        "reword": ev.Reworded(at=when),
        "fill": ev.Filled(at=when, field=field, value=text),
        "decline": ev.Declined(at=when, field=field),
        "draft": ev.Drafted(at=when, field=field, text=text),
        "confirm": ev.ReadBack(at=when, field=field, confirmed=True),
        "correct": ev.ReadBack(at=when, field=field, confirmed=False, value=text),
        "park": ev.Parked(at=when),
        "unpark": ev.Unparked(at=when),
        "resume": ev.Resumed(at=when),
        "hang": ev.HungUp(at=when, by="caller" if number % 2 else "agent"),
        "dispose": ev.Disposed(at=when, disposition=sorted(ZH.site.dispositions)[number % len(ZH.site.dispositions)]),
        "gap": ev.GapFiled(at=when, text=text),
        "close": ev.Closed(at=when),
        "answer": ev.Answered(at=when),
        "timer": ev.TimerFired(at=when, step=step),
    }
    return makers.get(kind) or ev.Filled(at=when, field=text, value=text)
