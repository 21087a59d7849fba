"""`callassist rename`: an id becomes another one everywhere; the lines that change on stdout, written with --write."""

from __future__ import annotations

import click

from callassist.cli import changed_lines, diagnostics, options, output
from callassist.content.folder import files
from callassist.content.renaming import RENAME_KINDS, RenameKind, Renaming
from callassist.errors import WrongUse
from callassist.language import LANGS, Lang, marked, notice
from callassist.paths import content_root
from callassist.workflows.rename import carry_out, plan


@click.command(
    "rename",
    help=marked("Give a thing of this KIND another id in all files of the language. A step is named FLOW/STEP."),
)
@click.argument("kind", type=click.Choice(list(RENAME_KINDS)))
@click.argument("old")
@click.argument("new")
@click.option("--both", is_flag=True, help=marked("In both languages."))
@click.option("--write", is_flag=True, help=marked("Change the files; without it the changes are only shown."))
@click.pass_context
def command(context: click.Context, kind: RenameKind, old: str, new: str, *, both: bool, write: bool) -> int:
    """Give a thing another id everywhere."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    langs: list[Lang] = [lang for lang in LANGS if files(root, lang)] if both else [given.lang]
    plans = plan(root, langs, _renaming(kind, old, new))
    for one in plans:
        changed_lines.show(one.shown if one.name == one.shown else f"{one.shown} → {one.name}", one.changed)
    places, count = sum(one.places for one in plans), len(plans)
    if not write:
        said = words("{places} places in {files} files. With --write they are changed.", places=places, files=count)
    else:
        carry_out(plans)
        said = words(
            "Changed: {places} places in {files} files. Each file as it was is kept beside it, as ….before.",
            places=places,
            files=count,
        )
    output.line(said)
    return diagnostics.FINE


def _renaming(kind: RenameKind, old: str, new: str) -> Renaming:
    if kind != "step":
        return Renaming(kind, old, new)
    flow, slash, step = old.partition("/")
    if not slash:
        raise WrongUse(notice("A step is named with its flow: {example}", example="hold/ask_leave"))
    return Renaming(kind, step, new.removeprefix(f"{flow}/"), flow)
