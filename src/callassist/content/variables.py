"""What templates and conditions may speak of: the fields and figures of the site, the caller, the call."""

from __future__ import annotations

from callassist.content.values import Site

GROUPS: dict[str, tuple[str, ...]] = {
    "caller": ("name", "surname", "title", "phone", "room"),
    "agent": ("name", "badge"),
    "company": (),
    "centre": ("is_open",),
    "department": (),
    "emergency": (),
    "call": ("greeting", "wish", "day_part", "festival", "rings", "is_late", "number", "started"),
    "promise": ("what", "due", "made"),
}
"""Group → its variables, apart from what the site file adds."""
IN_CONDITIONS = ("known",)
IN_SUMMARY = ("disposition", "category", "promises")


def variables(site: Site) -> dict[str, str]:
    """Give every variable by its dotted path, with the label of the field it shows, if it is one."""
    found = {name: field.label for name, field in site.fields.items() if name not in GROUPS}
    for group, names in GROUPS.items():
        found |= {f"{group}.{name}": "" for name in names}
    for group, parts in (("company", site.company), ("centre", site.centre), ("emergency", site.emergency_numbers)):
        found |= {f"{group}.{name}": "" for name in parts}
    for desk in site.departments:
        found |= {f"department.{desk}.{part}": "" for part in ("name", "number", "hours")}
    return found
