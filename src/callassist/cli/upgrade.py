"""`callassist upgrade`: what is to be done so that files are current, on stdout; done with --write."""

from __future__ import annotations

from pathlib import Path

import click

from callassist.cli import changed_lines, diagnostics, options, output
from callassist.language import marked, notice
from callassist.paths import content_root
from callassist.workflows.upgrade import bring_up_to_date, look


@click.command(
    "upgrade",
    help=marked(
        "Bring content files up to date: an older format, GBK or UTF-16, a byte-order mark. Without PATH, the site."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help=marked("Change the files; without it the changes are only shown."))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], *, write: bool) -> int:
    """Bring content files up to date."""
    given = options.of(context)
    words = given.words
    looked = look(paths or (content_root(given.site),))
    refused = 0
    for one in looked:
        path = diagnostics.seen_from_here(one.root, one.shown)
        for stage in one.stages:
            changed_lines.show(f"{path}: {words.of(stage.what)}", stage.changed)
        if one.problem is not None:
            refused += 1
            place = f"{path}:{one.problem.line}"
            diagnostics.say(words, notice("{place}: left as it is. {why}", place=place, why=one.problem.message))
    wanted = sum(bool(one.stages) for one in looked)
    if wanted and write:
        bring_up_to_date(looked)
        said = words("Up to date now: {count} files. Each as it was is kept beside it, as ….before.", count=wanted)
    elif wanted:
        said = words("{count} files are to be brought up to date. With --write they are changed.", count=wanted)
    elif not refused:
        said = words("Everything is current: {count} files.", count=len(looked))
    else:
        said = words("Nothing to be done to the other {count} files.", count=len(looked) - refused)
    output.line(said)
    if refused:
        return diagnostics.WRONG
    return diagnostics.FOUND if wanted and not write else diagnostics.FINE
