"""`callassist publish`: the draft becomes a version that is live from the next call on."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.author import author
from callassist.cli.changes_shown import show_changes
from callassist.clock import SystemClock
from callassist.content.live import live_number
from callassist.errors import WrongUse
from callassist.language import marked, notice
from callassist.paths import content_root
from callassist.workflows.publish import differences, publish, read_draft, words_of


@click.command(
    "publish",
    help=marked(
        "Make the files as they are a version that never changes, live from the next call on; what is new is shown first."
    ),
)
@click.option("--note", "-m", default="", help=marked("What was changed and why, for everybody to read."))
@click.option(
    "--by", help=marked("Who publishes; else CALLASSIST_BY, this seat's agent, or the name you are logged in with.")
)
@click.option("--dry-run", is_flag=True, help=marked("Only check, test and show what would be new."))
@click.pass_context
def command(context: click.Context, note: str, by: str | None, *, dry_run: bool) -> int:
    """Make the draft live."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    draft = read_draft(root)
    for verdict in draft.failed:
        diagnostics.line(f"{verdict.path}:{verdict.line}: {verdict.case}")
        for fault in verdict.faults:
            diagnostics.line(f"    {words.of(fault)}")
    before = live_number(root)
    found = differences(words_of(root, before) if before else {}, draft.packs)
    if before:
        show_changes(found, words)
    if dry_run:
        return diagnostics.FOUND if draft.failed else diagnostics.FINE
    if not note.strip():
        raise WrongUse(notice('Say what was changed: --note "…"'))
    made = publish(root, draft, by=author(by), note=note, at=SystemClock().now())
    if made is None:
        output.line(words("Nothing is new: version {number} has these words.", number=before))
    else:
        output.line(words("Version {number} is live; screens take it between calls.", number=made.number))
    return diagnostics.FINE
