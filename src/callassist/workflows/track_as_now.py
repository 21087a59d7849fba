"""A recorded call with everything in it named as it is now: what was only renamed since breaks no call."""

from __future__ import annotations

from msgspec.structs import replace

from callassist.call import events as ev
from callassist.call.state import Call
from callassist.content.values import Disposition, Flow, Pack, Site, Step
from callassist.workflows.present_names import PresentNames
from callassist.workflows.track import Mark, Place, Track


def as_now(track: Track, names: PresentNames) -> Track:
    """Give a recorded call under present names, to be walked on the words of now."""
    if not names:
        return track
    return Track(
        pack=_pack(track.pack, names),
        call=_call(track.call, names),
        marks=tuple(
            Mark(_event(one.event, one.before, names), _place(one.before, names), _place(one.after, names))
            for one in track.marks
        ),
        steps={(names.flow(flow), names.step(flow, step)): None for flow, step in track.steps},
    )


def _place(place: Place, names: PresentNames) -> Place:
    if not place.flow:
        return place
    return replace(place, flow=names.flow(place.flow), step=names.step(place.flow, place.step))


def _event(event: ev.Event, at: Place, names: PresentNames) -> ev.Event:
    match event:
        case ev.Chose() | ev.WentOn() | ev.WentTo() | ev.TimerFired():
            return replace(event, step=names.step(at.flow, event.step))
        case ev.FlowOpened() | ev.GapFiled():
            return replace(event, flow=names.flow(event.flow), step=names.step(event.flow, event.step))
        case ev.Filled() | ev.Declined() | ev.Drafted() | ev.ReadBack():
            return replace(event, field=names.field(event.field))
        case ev.Disposed():
            return replace(event, disposition=names.disposition(event.disposition))
        case _:
            return event


def _call(call: Call, names: PresentNames) -> Call:
    """Give the call as it ended, as far as its end is compared."""
    opened, walk = call.opened, call.walk
    given = {names.field(name): value for name, value in opened.given.items()}
    ended = walk.ended
    if ended is not None:
        ended = replace(ended, disposition=names.disposition(ended.disposition))
    fields = {names.field(name): entry for name, entry in walk.fields.items()}
    return replace(
        call,
        opened=replace(opened, flow=names.flow(opened.flow), given=given),
        walk=replace(walk, ended=ended, fields=fields),
    )


def _pack(pack: Pack, names: PresentNames) -> Pack:
    """Give the words of then under the names of now, as far as they are looked up: they are not walked any more."""
    flows = {names.flow(name): _flow(flow, names) for name, flow in pack.flows.items()}
    return replace(pack, flows=flows, site=_site(pack.site, names))


def _flow(flow: Flow, names: PresentNames) -> Flow:
    steps = {names.step(flow.id, name): _step(step, flow.id, names) for name, step in flow.steps.items()}
    return replace(flow, id=names.flow(flow.id), steps=steps)


def _step(step: Step, flow: str, names: PresentNames) -> Step:
    timer = step.timer
    if timer is not None:
        timer = replace(timer, then=names.step(flow, timer.then))
    return replace(step, id=names.step(flow, step.id), record=tuple(map(names.field, step.record)), timer=timer)


def _site(site: Site, names: PresentNames) -> Site:
    fields = {names.field(name): replace(one, id=names.field(name)) for name, one in site.fields.items()}
    dispositions = {names.disposition(name): _disposition(one, names) for name, one in site.dispositions.items()}
    return replace(site, fields=fields, dispositions=dispositions)


def _disposition(one: Disposition, names: PresentNames) -> Disposition:
    return replace(one, id=names.disposition(one.id), needs=tuple(map(names.field, one.needs)))
