"""`callassist schema`: the JSON Schema of a kind of file on stdout, or all of them written into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.content.schema import KINDS, SchemaKind, schema_text
from callassist.errors import WrongUse
from callassist.language import marked, notice
from callassist.text import clean


@click.command("schema", help=marked("Print the JSON Schema of a KIND of file, by which editors help while typing."))
@click.argument("kind", required=False, type=click.Choice(list(KINDS)))
@click.option(
    "--write", "folder", type=click.Path(path_type=Path), metavar="DIR", help=marked("Write all of them into DIR.")
)
@click.pass_context
def command(context: click.Context, kind: SchemaKind | None, folder: Path | None) -> int:
    """Print the schema of a kind of file, or write all of them."""
    words = options.of(context).words
    if (kind is None) == (folder is None):
        raise WrongUse(notice("Name a kind ({kinds}), or --write DIR.", kinds=", ".join(KINDS)))
    if folder is None:
        assert kind is not None
        output.line(schema_text(kind).rstrip("\n"))
        return diagnostics.FINE
    from callassist.workflows.write_schemas import write_schemas  # noqa: PLC0415 - printing does without

    written = write_schemas(folder)
    for path in written:
        output.line(clean(words("Written: {path}", path=path)))
    if not written:
        output.line(clean(words("The schemas in {path} are current.", path=folder)))
    return diagnostics.FINE
