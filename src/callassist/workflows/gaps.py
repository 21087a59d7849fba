"""Places where no line fitted, as agents filed them on their calls: each with the line that stood there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.state import Call
from callassist.clock import Millis
from callassist.content.taken_gaps import TakenGap
from callassist.content.values import Pack
from callassist.errors import JournalError
from callassist.journal.reading import Noted
from callassist.language import Lang, as_lang
from callassist.text import clean, one_line
from callassist.workflows.bare_line import bare_line
from callassist.workflows.masked_number import masked
from callassist.workflows.recorded import Recorded
from callassist.workflows.see import wording

_ID = 8


class Gap(msgspec.Struct, frozen=True):
    """One gap: when and where, what stood there (as it reads before anything is known), what the agent wrote.

    The caller's number is masked; everything else about the caller is left out, but for what the agent wrote.
    """

    id: str
    at: Millis
    offset: int
    lang: Lang
    flow: str
    step: str
    flow_title: str = ""
    step_title: str = ""
    line: str = ""
    text: str = ""
    agent: str = ""
    badge: str = ""
    number: str = ""
    taken: TakenGap | None = None


def gap_id(call_id: str, seq: int) -> str:
    """Give the short name of a gap, the same in every run: it hangs on the call and the event's number alone."""
    return hashlib.sha256(f"{call_id}:{seq}".encode("utf-8", "surrogatepass")).hexdigest()[:_ID]


def gaps(recorded: Recorded, taken: Mapping[str, TakenGap], since: Millis) -> Iterator[Gap]:
    """Give every gap filed at that moment or later, in the order in which they were filed."""
    for noted in recorded.gaps(since):
        try:
            event = ev.read(noted.body)
            events = recorded.events(noted.call_id)
        except JournalError:
            continue
        opened = next(iter(events.values()), None)
        if isinstance(event, ev.GapFiled) and isinstance(opened, ev.CallOpened):
            name = gap_id(noted.call_id, noted.seq)
            before = [one for seq, one in events.items() if seq < noted.seq]
            yield _with_place(recorded, event, opened, before, _told(name, noted, event, opened, taken.get(name)))


def _told(name: str, noted: Noted, event: ev.GapFiled, opened: ev.CallOpened, taken: TakenGap | None) -> Gap:
    return Gap(
        id=name,
        at=noted.at,
        offset=opened.offset,
        lang=as_lang(opened.lang) or "zh",
        flow=one_line(event.flow),
        step=one_line(event.step),
        text=clean(event.text),
        agent=one_line(opened.agent_name),
        badge=one_line(opened.agent_badge),
        number=masked(opened.number),
        taken=taken,
    )


def _with_place(recorded: Recorded, event: ev.GapFiled, opened: ev.CallOpened, before: list[ev.Event], gap: Gap) -> Gap:
    """Give the gap with its place on the words that the agent had on the screen, as far as these were kept."""
    pack = recorded.pack(opened.digest)
    if pack is None:
        return gap
    call, there = _stood(event, opened, before, pack)
    here = there.here if there is not None else None
    flow_id, step_id = (event.flow, event.step) if event.flow or here is None else (here.flow, here.step)
    flow = pack.flows.get(flow_id)
    step = flow.steps.get(step_id) if flow else None
    line = ""
    if step is not None:
        turn = wording(there, step) if there is not None else 0
        line = bare_line(step.say[turn] if step.say else step.do, pack.site)
    return msgspec.structs.replace(
        gap,
        flow=flow_id,
        step=step_id,
        flow_title=flow.title if flow else "",
        step_title=step.title if step else "",
        line=line,
        number=gap.number or masked(call.value("phone")),
    )


def _stood(event: ev.GapFiled, opened: ev.CallOpened, before: list[ev.Event], pack: Pack) -> tuple[Call, Call | None]:
    """Give the call when the gap was filed, and when it last stood where the gap is: the clock may have led on since."""
    call = begin(opened, pack).call
    there = _if_there(call, event)
    for one in before[1:]:
        call = advance(call, one, pack).call
        there = _if_there(call, event) or there
    return call, there if event.flow else call


def _if_there(call: Call, event: ev.GapFiled) -> Call | None:
    here = call.here
    return call if here is not None and (here.flow, here.step) == (event.flow, event.step) else None
