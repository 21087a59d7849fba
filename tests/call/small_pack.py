"""A pack small enough to hold in the head, and one call on it in virtual time.

call:  greet ── ask (name) ── work ─┬ 1 ─ promise ── bye ── end: outcome
                                    ├ 2 ─ read (phone) ─┬ 1 confirms ─ bye
                                    │                   └ 2 ─ work
                                    ├ 3 ─ call hold ─ work
                                    └ 4 ─ end: callback
hold (exception): please ── waiting (timer: 20 s, two lines, three times, then enough) ─┬ 1 ─ return
                                                                                       └ 2 ─ waiting
nested (exception): again (at most twice, then enough) · silent (exception): a clock without a line
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.clocks import step_here
from callassist.call.effects import Effect, Turn
from callassist.call.state import Call
from callassist.call.timers import run_until
from callassist.clock import Millis, millis
from callassist.content.values import (
    Choice,
    Department,
    Disposition,
    Festival,
    Field,
    Flow,
    FlowKind,
    Hours,
    Pack,
    Promise,
    PromiseKind,
    Repeat,
    Site,
    Step,
    Timer,
    Timing,
)

OFFSET = 480
"""Minutes by which the seat's wall clock is ahead of UTC."""

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000


def moment(text: str) -> Millis:
    """Give the moment of a seat's wall clock, written `2026-10-19 10:00`."""
    return millis(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=timezone(timedelta(minutes=OFFSET))))


MONDAY = moment("2026-10-19 10:00")


def choice(
    key: str, next_: str = "", *, call: str = "", end: str = "", returns: bool = False, confirms: bool = False,
    sets: Mapping[str, str] | None = None,
) -> Choice:  # fmt: skip
    """Give a choice that is labelled by its key."""
    return Choice(
        key=key,
        label=f"choice {key}",
        next=next_,
        call=call,
        end=end,
        returns=returns,
        confirms=confirms,
        sets=dict(sets or {}),
    )


def flow(flow_id: str, *steps: Step, kind: FlowKind = "exception") -> Flow:
    """Give a flow that starts at the first of its steps."""
    return Flow(
        id=flow_id,
        title=flow_id.title(),
        when="",
        kind=kind,
        start=steps[0].id,
        steps={step.id: step for step in steps},
    )


SITE = Site(
    language="en",
    company={"name": "Example"},
    centre={"name": "Example centre"},
    agent={"name": "Sam", "badge": "8021"},
    wishes={"weekday": "Good day", "friday": "Good weekend", "weekend": "Good rest"},
    day_parts=(),
    departments={"desk": Department(id="desk", name="Desk")},
    fields={
        "surname": Field(id="surname", label="surname", type="surname", always=True),
        "title": Field(id="title", label="title"),
        "room": Field(id="room", label="room"),
        "phone": Field(id="phone", label="phone", type="phone"),
        "matter": Field(id="matter", label="matter"),
        "notes": Field(id="notes", label="notes", type="note"),
    },
    dispositions={
        "answered": Disposition(id="answered", label="answered", needs=("matter",)),
        "callback": Disposition(
            id="callback", label="call back", needs=("phone", "matter"), promise=Promise(kind="callback", what="ring")
        ),
        "booked": Disposition(id="booked", label="booked"),
        "reached": Disposition(id="reached", label="reached", keeps_promise=True),
        "hung-up": Disposition(id="hung-up", label="hung up"),
    },
    categories={},
    promises={
        "callback": PromiseKind(id="callback", label="call back", within="2h", owner="Care"),
        "permit": PromiseKind(id="permit", label="permit", within="2wd", owner="Care"),
    },
    elements={},
    timing=Timing(),
    hours=(Hours(days=(1, 2, 3, 4, 5), spans=((510, 720), (780, 1020))),),
    festivals=(
        Festival(id="fair", label="Fair", greeting="", wish="", days=("10-21", "2026-10-22"), closed=True),
        Festival(id="tea", label="Tea", greeting="", wish="", days=("10-23",)),
    ),
    missing="[{label}]",
    default_outcome="answered",
    inbound="call",
    outbound="call",
    callback="call",
    after_call="",
)

CALL = flow(
    "call",
    Step(id="greet", say=("Hello",), next="ask"),
    Step(id="ask", say=("Your name?",), record=("surname",), skip_if="known", next="work"),
    Step(
        id="work",
        say=("Go ahead", "I'm listening"),
        choices=(choice("1", "promise"), choice("2", "read"), choice("3", "work", call="hold"), choice("4", end="callback")),
    ),
    Step(id="promise", say=("I'll ring you",), promise=Promise(kind="callback", what="ring back"), next="bye"),
    Step(
        id="read",
        say=("Your number is",),
        record=("phone",),
        readback=("phone",),
        choices=(choice("1", "bye", confirms=True, sets={"notes": "number checked"}), choice("2", "work")),
    ),
    Step(id="bye", say=("Goodbye",), end="outcome"),
    kind="inbound",
)  # fmt: skip
HOLD = flow(
    "hold",
    Step(id="please", say=("One moment",), next="waiting"),
    Step(
        id="waiting",
        do="Look it up",
        timer=Timer(every=20 * SECOND, most=3, then="enough", say=("Still looking", "Nearly there")),
        choices=(choice("1", returns=True), choice("2", "waiting")),
    ),
    Step(id="enough", say=("I'll ring you back",), returns=True),
)
NESTED = flow(
    "nested",
    Step(id="again", say=("Once more",), repeat=Repeat(most=2, then="enough"), choices=(choice("1", "other"), choice("2", returns=True))),
    Step(id="other", say=("And?",), next="again"),
    Step(id="enough", say=("That will do",), returns=True),
)  # fmt: skip
SILENT = flow(
    "silent",
    Step(id="wait", do="Wait", timer=Timer(every=3 * SECOND, most=1, then="over"), choices=(choice("1", returns=True),)),
    Step(id="over", do="Put it down", end="booked"),
)  # fmt: skip
AFTER = flow("after", Step(id="note", do="Note it", record=("notes",), next="over"), Step(id="over", returns=True))


def pack(*flows: Flow, site: Site = SITE) -> Pack:
    """Give a pack of these flows beside the usual ones; a flow of the same name takes the place of the usual one."""
    usual = (CALL, HOLD, NESTED, SILENT)
    return Pack(site=site, flows={one.id: one for one in (*usual, *flows)}, phrases={}, digest="small")


SMALL = pack()


class Line:
    """One call and a clock that moves when told; each deed gives the reason it was refused for, or nothing."""

    def __init__(
        self,
        content: Pack = SMALL,
        begins_with: str = "call",
        *,
        ringing: bool = False,
        at: Millis = MONDAY,
        given: Mapping[str, str] | None = None,
        direction: ev.Direction = "inbound",
    ) -> None:
        self.pack = content
        self.now = at
        self.effects: list[Effect] = []
        opened = ev.CallOpened(
            at=at,
            call_id="one",
            direction=direction,
            flow=begins_with,
            lang="en",
            digest="small",
            offset=OFFSET,
            ringing=ringing,
            given=dict(given or {}),
        )
        self.events: list[ev.Event] = [opened]
        turn = begin(opened, content)
        self.refused = turn.refusal
        self.call: Call = turn.call

    @property
    def step(self) -> str:
        """Where the call stands, as `flow/step`, or the phase if nowhere."""
        here = self.call.here
        return f"{here.flow}/{here.step}" if here else self.call.phase

    @property
    def phase(self) -> str:
        """The phase, as a plain text."""
        return self.call.phase

    @property
    def promises(self) -> list[tuple[str, str]]:
        """What was promised, as kind and source."""
        return [(made.kind, made.source) for made in self.call.walk.promises]

    def take(self, event: ev.Event) -> str:
        """Let an event happen."""
        turn = advance(self.call, event, self.pack)
        self._took(turn, event)
        return turn.refusal.plain() if turn.refusal else ""

    def press(self, *keys: str) -> str:
        """Take choices by their keys, one after the other; the first that is refused stops it."""
        return self._each(ev.Chose(at=self.now, step=self._here(), key=key) for key in keys)

    def enter(self, times: int = 1) -> str:
        """Go on."""
        return self._each(ev.WentOn(at=self.now, step=self._here()) for _ in range(times))

    def open(self, flow_id: str, step: str = "") -> str:
        """Open a flow on top."""
        return self.take(ev.FlowOpened(at=self.now, flow=flow_id, step=step))

    def fill(self, field: str, value: str) -> str:
        """Write a field."""
        return self.take(ev.Filled(at=self.now, field=field, value=value))

    def back(self) -> str:
        """Go back."""
        return self.take(ev.WentBack(at=self.now))

    def forward(self) -> str:
        """Go forward."""
        return self.take(ev.WentForward(at=self.now))

    def undo(self) -> str:
        """Take back."""
        return self.take(ev.Undone(at=self.now))

    def redo(self) -> str:
        """Do again."""
        return self.take(ev.Redone(at=self.now))

    def hang_up(self, by: ev.Side = "caller") -> str:
        """Close the line."""
        return self.take(ev.HungUp(at=self.now, by=by))

    def dispose(self, disposition: str) -> str:
        """Say how the call is recorded."""
        return self.take(ev.Disposed(at=self.now, disposition=disposition))

    def close(self) -> str:
        """Complete the record."""
        return self.take(ev.Closed(at=self.now))

    def wait(self, duration: int) -> None:
        """Let time pass, with every line the clock brings."""
        self.now = Millis(self.now + duration)
        for event, turn in run_until(self.call, self.pack, self.now):
            self._took(turn, event)

    def _each(self, events: Iterable[ev.Event]) -> str:
        for event in events:
            if why := self.take(event):
                return why
        return ""

    def _here(self) -> str:
        step = step_here(self.call, self.pack)
        return step.id if step else ""

    def _took(self, turn: Turn, event: ev.Event) -> None:
        self.call = turn.call
        if turn.refusal is None:
            self.events.append(event)
            self.effects.extend(turn.effects)


def at_work(content: Pack = SMALL, **given: str) -> Line:
    """Give a call at the step `work` of its first flow."""
    line = Line(content, given={"surname": "Zhang", **given})
    line.enter()
    assert line.step == "call/work"
    return line
