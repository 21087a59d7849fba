"""`callassist rollback VERSION`: an earlier version is live again from the next call on."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.author import author
from callassist.cli.changes_shown import show_changes
from callassist.clock import SystemClock
from callassist.content.live import live_number
from callassist.language import marked
from callassist.paths import content_root
from callassist.workflows.publish import differences, rollback, words_of


@click.command(
    "rollback",
    help=marked("Let VERSION be live again, from the next call on; the files of the draft stay as they are."),
)
@click.argument("number", metavar="VERSION", type=click.IntRange(min=1))
@click.option("--note", "-m", default="", help=marked("Why, for everybody to read."))
@click.option(
    "--by", help=marked("Who does it; else CALLASSIST_BY, this seat's agent, or the name you are logged in with.")
)
@click.pass_context
def command(context: click.Context, number: int, note: str, by: str | None) -> int:
    """Go back to an earlier version."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    live = live_number(root)
    if number == live:
        output.line(words("Version {number} is live already.", number=number))
        return diagnostics.FINE
    show_changes(differences(words_of(root, live) if live else {}, words_of(root, number)), words)
    rollback(root, number, by=author(by), note=note, at=SystemClock().now())
    output.line(words("Version {number} is live again; screens take it between calls.", number=number))
    return diagnostics.FINE
