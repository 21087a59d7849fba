"""A day of a festival is MM-DD (every year) or YYYY-MM-DD; other dates are YYYY-MM-DD."""

import re
from collections.abc import Iterator
from datetime import date

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S012", "E")
_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")
_LEAP_YEAR = 2000


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look at every day of every festival."""
    if content.site is None:
        return
    for position, festival in enumerate(content.site.site.festivals):
        for number, day in enumerate(festival.days):
            if not _is_day(day):
                said = Said(
                    notice('"{value}" is no day', value=day),
                    notice("The greeting of that day would never be said."),
                    notice("Write 10-01 for every year, 2027-02-05 for one."),
                )
                yield content.site.at(("festivals", position, "days", number), said)


@rule.explains("bad-date")
def words(fault: Fault) -> Said:
    """Say how a date is written."""
    return Said(
        notice('"{value}" is no date', value=str(fault.facts["value"])),
        notice("Nobody is reminded when it is time to look the file through."),
        notice("Write it like 2026-11-27."),
    )


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1] or _LEAP_YEAR), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True
