"""What templates and conditions may speak of, taken from where a call stands."""

from __future__ import annotations

from datetime import datetime

from callassist.call.clocks import rings_until
from callassist.call.deadlines import falls_on, is_closed
from callassist.call.state import Call
from callassist.clock import Millis, local
from callassist.content.values import Festival, Pack, Site

_FRIDAY = 5
_SATURDAY = 6


def values(call: Call, pack: Pack, now: Millis) -> dict[str, object]:
    """Give every variable of docs/writing-scripts.md as plain texts, truths and mappings of them; unknown is empty."""
    site, opened = pack.site, call.opened
    when = local(now, opened.offset)
    fields: dict[str, object] = {name: call.value(name) for name in site.fields}
    rings = rings_until(call, pack)
    festival = festival_on(when, site)
    return fields | {
        "caller": {
            "name": caller_name(call, site),
            "surname": call.value("surname"),
            "title": call.value("title"),
            "phone": call.value("phone"),
            "room": call.value("room"),
        },
        "agent": {
            "name": opened.agent_name or site.agent.get("name", ""),
            "badge": opened.agent_badge or site.agent.get("badge", ""),
        },
        "company": dict(site.company),
        "centre": dict(site.centre) | {"is_open": is_open(when, site)},
        "department": {
            name: {"name": desk.name, "number": desk.number, "hours": desk.hours}
            for name, desk in site.departments.items()
        },
        "emergency": dict(site.emergency_numbers),
        "call": {
            "greeting": festival.greeting if festival else day_part(when, site)[1],
            "wish": festival.wish if festival else wish(when, site),
            "day_part": day_part(when, site)[0],
            "festival": festival.label if festival else "",
            "rings": rings,
            "is_late": rings > site.timing.answer_by,
            "number": opened.number,
            "started": f"{local(opened.at, opened.offset):%Y-%m-%d %H:%M}",
        },
        "promise": {
            "what": opened.promise.what if opened.promise else "",
            "due": _moment(opened.promise.due, opened.offset) if opened.promise else "",
            "made": _moment(opened.promise.made, opened.offset) if opened.promise else "",
        },
    }


def caller_name(call: Call, site: Site) -> str:
    """Give surname with form of address (张女士, Ms Zhang), or nothing: nobody is called by a bare surname."""
    surname, title = call.value("surname"), call.value("title")
    if not surname or not title:
        return ""
    return surname + title if site.language == "zh" else f"{title} {surname}"


def day_part(when: datetime, site: Site) -> tuple[str, str]:
    """Give the id and the greeting of that time of day."""
    minute = when.hour * 60 + when.minute
    parts = [part for part in site.day_parts if part.start <= minute] or list(site.day_parts[-1:])
    return (parts[-1].id, parts[-1].greeting) if parts else ("", "")


def festival_on(when: datetime, site: Site) -> Festival | None:
    """Give the festival of that day, if it is one."""
    return next((festival for festival in site.festivals if falls_on(festival.days, when.date())), None)


def wish(when: datetime, site: Site) -> str:
    """Give the good wish that ends a call on that day of the week."""
    day = when.isoweekday()
    name = "weekend" if day >= _SATURDAY else "friday" if day == _FRIDAY else "weekday"
    return site.wishes.get(name, site.wishes.get("weekday", ""))


def is_open(when: datetime, site: Site) -> bool:
    """Whether the office is open at that time."""
    if is_closed(when.date(), site):
        return False
    minute = when.hour * 60 + when.minute
    return any(
        when.isoweekday() in hours.days and any(start <= minute < end for start, end in hours.spans)
        for hours in site.hours
    )


def _moment(at: Millis, offset: int) -> str:
    return f"{local(at, offset):%m-%d %H:%M}" if at else ""
