"""What events of writing down do: fields, drafts, read-backs, wordings, dispositions, gaps."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.clocks import step_here
from callassist.call.effects import Turn
from callassist.call.moment import Moment
from callassist.call.moves import Mover
from callassist.call.state import Entry, Gap, Taken
from callassist.text import clean


def filled(now: Moment, event: ev.Filled) -> Turn:
    """Write a field."""
    if event.field not in now.pack.site.fields:
        return now.refuse("There is no field “{field}”.", field=event.field)
    return _write(now, event.field, Entry(clean(event.value), now.at))


def declined(now: Moment, event: ev.Declined) -> Turn:
    """Note that the caller would rather not say."""
    if event.field not in now.pack.site.fields:
        return now.refuse("There is no field “{field}”.", field=event.field)
    return _write(now, event.field, Entry("", now.at, declined=True))


def drafted(now: Moment, event: ev.Drafted) -> Turn:
    """Keep what stands half-typed."""
    if event.field not in now.pack.site.fields:
        return now.refuse("There is no field “{field}”.", field=event.field)
    return Turn(replace(now.call, drafts={**now.call.drafts, event.field: clean(event.text)}))


def read_back(now: Moment, event: ev.ReadBack) -> Turn:
    """Note what the caller said to the read-back."""
    entry = now.call.walk.fields.get(event.field)
    if entry is None or not entry.value.strip():
        return now.refuse("There is nothing to read back yet.")
    if event.confirmed:
        return _write(now, event.field, replace(entry, readback="confirmed"))
    value = clean(event.value) or entry.value
    return _write(now, event.field, Entry(value, now.at, readback="corrected"))


def reworded(now: Moment, _event: ev.Reworded) -> Turn:
    """Turn to the next wording of the line."""
    step, here = step_here(now.call, now.pack), now.call.here
    if step is None or here is None or len(step.say) <= 1:
        return now.refuse("This line has one wording only.")
    place = (here.flow, here.step)
    walk = now.call.walk
    return now.write(replace(walk, rewordings={**walk.rewordings, place: walk.rewordings.get(place, 0) + 1}))


def disposed(now: Moment, event: ev.Disposed) -> Turn:
    """Say how the call is to be recorded."""
    if event.disposition not in now.pack.site.dispositions:
        return now.refuse("There is no disposition “{name}”.", name=event.disposition)
    mover = Mover(now.call, now.pack, now.at)
    mover.record_as(event.disposition)
    return Turn(now.write(mover.walk).call, tuple(mover.effects))


def reply_taken(now: Moment, event: ev.ReplyTaken) -> Turn:
    """Take what was looked up as the line to say now; what was written and the clocks stay as they are."""
    here = now.call.here
    taken = Taken(now.at, event.of, clean(event.text), here.flow if here else "", here.step if here else "")
    walk = now.call.walk
    return now.write(replace(walk, replies=(*walk.replies, taken), is_reply_up=here is not None))


def gap_filed(now: Moment, event: ev.GapFiled) -> Turn:
    """File the place where no line fits."""
    here = now.call.here
    flow, step = (here.flow, here.step) if here is not None and not event.flow else (event.flow, event.step)
    gap = Gap(now.at, flow, step, clean(event.text))
    return Turn(replace(now.call, gaps=(*now.call.gaps, gap)))


def _write(now: Moment, field: str, entry: Entry) -> Turn:
    """Write one field; a half-typed draft of it has served its turn."""
    drafts = {name: text for name, text in now.call.drafts.items() if name != field}
    walk = replace(now.call.walk, fields={**now.call.walk.fields, field: entry})
    return now.write(walk, replace(now.call, drafts=drafts))
