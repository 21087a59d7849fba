"""Which fields a call still needs, and which are worth asking here."""

from __future__ import annotations

from callassist.call.state import Call
from callassist.content.values import FieldId, Pack


def is_known(call: Call, field: FieldId) -> bool:
    """Whether something is written in the field, or the caller would rather not say."""
    entry = call.walk.fields.get(field)
    return entry is not None and (bool(entry.value.strip()) or entry.declined)


def needed(call: Call, pack: Pack) -> tuple[FieldId, ...]:
    """Give the fields that the call's disposition needs, as far as one is set or noted."""
    found = pack.site.dispositions.get(call.walk.disposition)
    return tuple(name for name in found.needs if name in pack.site.fields) if found else ()


def missing(call: Call, pack: Pack) -> tuple[FieldId, ...]:
    """Give the needed fields that are not known yet."""
    return tuple(name for name in needed(call, pack) if not is_known(call, name))


def shown(call: Call, pack: Pack) -> tuple[FieldId, ...]:
    """Give the fields to show, in order: always asked, those of this step and these flows, needed ones, known ones."""
    site = pack.site
    names: dict[FieldId, None] = {name: None for name, field in site.fields.items() if field.always}
    for frame in reversed(call.walk.stack):
        flow = pack.flows.get(frame.flow)
        for step in flow.steps.values() if flow and frame is call.here else ():
            names.update(dict.fromkeys(step.record))
    names.update(dict.fromkeys(needed(call, pack)))
    names.update({name: None for name in site.fields if is_known(call, name) or name in call.drafts})
    return tuple(name for name in names if name in site.fields)
