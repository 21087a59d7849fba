"""`callassist show`: a flow to read, draw or print, on stdout or in a file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.content.saving import save
from callassist.errors import WrongUse, why
from callassist.language import marked, notice
from callassist.paths import content_root
from callassist.workflows.load_pack import load_pack
from callassist.workflows.showing.as_text import COLUMNS
from callassist.workflows.showing.show import FORMS, Form, show


@click.command(
    "show",
    help=marked("Show FLOW, or all flows: as text to read, a diagram, a page, or cards to print for a power cut."),
)
@click.argument("flow", default="")
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help=marked("text to read, mermaid to draw, html for a browser, cards to print on A4."),
)
@click.option("--out", type=click.Path(path_type=Path), help=marked("The file to write, instead of standard output."))
@click.pass_context
def command(context: click.Context, flow: str, form: Form, out: Path | None) -> int:
    """Show a flow, or all of them."""
    given = options.of(context)
    pack, _ = load_pack(content_root(given.site), given.lang)
    is_seen = out is None and sys.stdout.isatty()
    text = show(pack, flow, form, given.words, shutil.get_terminal_size().columns if is_seen else COLUMNS)
    if out is not None:
        _write(out, text)
        output.line(given.words("Written: {path}", path=out))
    else:
        output.line(_for_stdout(text, form).removesuffix("\n"))
    return diagnostics.FINE


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; only a plain file is replaced, never a folder or a device."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=notice("it is no plain file")))
    try:
        save(target, text)
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else notice("it is no plain file")
        raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=reason)) from error


def _for_stdout(text: str, form: Form) -> str:
    """Give a page in characters that its reader understands: it says it is UTF-8, which not every stdout is."""
    if form in {"html", "cards"} and (sys.stdout.encoding or "").lower().replace("-", "") not in {"utf8", "utf8sig"}:
        return text.encode("ascii", "xmlcharrefreplace").decode()
    return text
