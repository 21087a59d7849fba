"""`callassist init`: a new site in a folder of its own, and what to try next, on stdout."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.clock import SystemClock, day_of
from callassist.language import LANGS, as_lang, marked
from callassist.text import clean
from callassist.workflows.make_site import make_site


@click.command("init", help=marked("Make a site in DIR, a folder that is new or empty: words that work at once."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "named",
    multiple=True,
    type=click.Choice(list(LANGS)),
    help=marked("Only this language; both if none is named."),
)
@click.option("--full", is_flag=True, help=marked("All flows that are shipped, not a small beginning."))
@click.pass_context
def command(context: click.Context, folder: Path, named: tuple[str, ...], *, full: bool) -> int:
    """Make a new site."""
    words = options.of(context).words
    wanted = {as_lang(name) for name in named}
    made = make_site(
        folder, [lang for lang in LANGS if not wanted or lang in wanted], whole=full, today=day_of(SystemClock().now())
    )
    flows = sum(name.startswith("scripts/") and name.endswith(".yaml") for name in made)
    output.line(
        clean(
            words(
                "{path}: {files} files, {flows} of them flows and site files. Next:",
                path=folder,
                files=len(made),
                flows=flows,
            )
        )
    )
    for line in (
        f"callassist --site {shlex.quote(str(folder))} check",
        f"callassist --site {shlex.quote(str(folder))} live",
    ):
        output.line(f"    {clean(line)}")
    output.line(clean(words("What to change first stands in {path}", path=folder / "README.md")))
    return diagnostics.FINE
