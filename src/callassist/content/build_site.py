"""A site file's data → the site."""

from __future__ import annotations

from typing import Any

from callassist.content.build_flow import promise
from callassist.content.draft import SiteDraft
from callassist.content.problem import Fault
from callassist.content.shape import shaped
from callassist.content.shape_site import HoursShape, SiteShape
from callassist.content.span import minutes
from callassist.content.tree import Tree
from callassist.content.values import (
    DayPart,
    Department,
    Disposition,
    Duty,
    Element,
    Festival,
    Field,
    Hours,
    PromiseKind,
    Site,
    Timing,
)


def build_site(tree: Tree) -> tuple[SiteDraft | None, list[Fault]]:
    """Give the site of a file, or None, and the faults."""
    shape, faults = shaped(SiteShape, tree, (), tree.data)
    if shape is None:
        return None, faults
    hours: list[Hours] = []
    for position, span in enumerate(shape.hours):
        one, wrong = _hours(tree, position, span)
        faults += wrong
        hours.append(one)
    if faults:
        return None, faults
    flows: dict[str, Any] = {
        name: getattr(shape, name) for name in ("inbound", "outbound", "callback", "after_call") if getattr(shape, name)
    }
    site = Site(
        language=shape.language,
        company=shape.company,
        centre=shape.centre,
        agent=shape.agent,
        wishes=shape.wishes,
        day_parts=tuple(sorted((DayPart(**dict(part)) for part in shape.day_parts), key=lambda part: part.start)),
        departments={name: Department(id=name, **dict(desk)) for name, desk in shape.departments.items()},
        fields={name: Field(id=name, **dict(field)) for name, field in shape.fields.items()},
        dispositions={
            name: Disposition(id=name, **(dict(one) | {"promise": promise(one.promise)}))
            for name, one in shape.dispositions.items()
        },
        categories=shape.categories,
        promises={name: PromiseKind(id=name, **dict(kind)) for name, kind in shape.promises.items()},
        elements={name: Element(id=name, **dict(element)) for name, element in shape.elements.items()},
        timing=Timing(**dict(shape.timing)),
        hours=tuple(hours),
        festivals=tuple(Festival(**dict(festival)) for festival in shape.festivals),
        duties={name: Duty(id=name, **dict(duty)) for name, duty in shape.duties.items()},
        caller_titles=shape.caller_titles,
        missing=shape.missing,
        default_outcome=shape.default_outcome,
        summary=shape.summary,
        emergency_numbers=shape.emergency,
        renamed=shape.renamed,
        **flows,
    )
    return SiteDraft(tree.source, site), faults


def _hours(tree: Tree, position: int, shape: HoursShape) -> tuple[Hours, list[Fault]]:
    spans: list[tuple[int, int]] = []
    faults: list[Fault] = []
    for number, text in enumerate(shape.open):
        begin, _, end = text.partition("-")
        opens, closes = minutes(begin.strip()), minutes(end.strip())
        if opens is None or closes is None or opens >= closes:
            place = tree.place(("hours", position, "open", number))
            faults.append(Fault("bad-time", place, {"key": "open", "value": text}))
        else:
            spans.append((opens, closes))
    return Hours(days=shape.days, spans=tuple(spans)), faults
