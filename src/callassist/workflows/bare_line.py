"""A line as it reads when there is no call: what the site knows is filled in, what only a call knows is marked."""

from __future__ import annotations

from callassist.content.values import Site
from callassist.lookup.bare import bare
from callassist.text import one_line


def bare_line(source: str, site: Site) -> str:
    """Give a line for reading, without Jinja and without a call."""
    return one_line(bare(source, lambda path: _known(path, site), lambda path: _missing(path, site)))


def _known(path: str, site: Site) -> str:
    """Give the site's own words for a variable; of the day it says what holds on any."""
    group, _, name = path.partition(".")
    if group == "department":
        desk, _, part = name.partition(".")
        return str(getattr(site.departments.get(desk), part, ""))
    groups = {
        "company": site.company,
        "centre": site.centre,
        "agent": site.agent,
        "emergency": site.emergency_numbers,
        "call": {
            "greeting": site.day_parts[0].greeting if site.day_parts else "",
            "wish": next(iter(site.wishes.values()), ""),
        },
    }
    return groups.get(group, {}).get(name, "")


def _missing(path: str, site: Site) -> str:
    field = site.fields.get(path.removeprefix("caller."))
    return site.missing.format(label=field.label if field else path)
