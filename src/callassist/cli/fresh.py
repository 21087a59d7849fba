"""`callassist fresh`: who looks after which file, what is overdue; and the marks that it was done or must be."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.clock import SystemClock, day_of
from callassist.errors import WrongUse
from callassist.language import marked, notice
from callassist.paths import content_root
from callassist.text import clean
from callassist.workflows.freshness import State, mark, upkeep

_STATES: dict[State, str] = {
    "fresh": marked("in order"),
    "change": marked("a change was to be taken in by {since}"),
    "month": marked("not looked through at the end of the month ({since})"),
    "never": marked("has no owner, or was never looked through"),
}


@click.command(
    "fresh",
    help=marked(
        "Who looks after which file, and what is overdue: three working days after a change, and at every month's end."
    ),
)
@click.argument("files", nargs=-1)
@click.option("--reviewed", is_flag=True, help=marked("Mark FILES (ids or paths) as looked through today."))
@click.option("--changed", is_flag=True, help=marked("Mark FILES: something changed that they must take in."))
@click.option("--all", "with_fresh", is_flag=True, help=marked("Show the files that are in order too."))
@click.pass_context
def command(context: click.Context, files: tuple[str, ...], *, reviewed: bool, changed: bool, with_fresh: bool) -> int:
    """Show what is overdue, or mark files."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    today = day_of(SystemClock().now())
    if reviewed or changed:
        if not files or (reviewed and changed):
            raise WrongUse(notice("Name the files, and either --reviewed or --changed."))
        for path in mark(root, files, "reviewed" if reviewed else "changed", today):
            output.line(clean(str(path)))
        return diagnostics.FINE
    found = [one for one in upkeep(root, today) if not files or any(name in one.path for name in files)]
    overdue = [one for one in found if one.state != "fresh"]
    for one in found if with_fresh else overdue:
        state = words(_STATES[one.state], since=one.since) if one.since else words(_STATES[one.state])
        output.line(clean("  ".join(part for part in (one.path, one.care.owner, one.care.reviewed, state) if part)))
    output.line(words("{files} files, {overdue} overdue", files=len(found), overdue=len(overdue)))
    return diagnostics.FOUND if overdue else diagnostics.FINE
