"""`callassist phrases`: how well the phrasebook tells its phrases apart, and marks on what a scan got wrong."""

from __future__ import annotations

from typing import Literal

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.errors import WrongUse
from callassist.language import marked, notice
from callassist.paths import content_root
from callassist.text import one_line, safe_json

Action = Literal["audit", "miss", "variant"]
_SAID = {
    "lost": marked("{id}: “{text}” finds {other} first"),
    "shared": marked("{id}: “{text}” is found as {other} too"),
    "idle": marked("{id}: “{text}” adds nothing to a scan, “{other}” finds it"),
}


@click.command(
    "phrases",
    help=marked(
        "audit: what phrases lose to one another. miss ID LINE: a false alarm becomes an example. variant ID LINE: a missed one."
    ),
)
@click.argument("action", type=click.Choice(["audit", "miss", "variant"]))
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=marked("One object a remark."))
@click.pass_context
def command(context: click.Context, action: Action, words: tuple[str, ...], *, as_json: bool) -> int:
    """Look at the phrasebook, or mark what a scan got wrong."""
    given = options.of(context)
    root = content_root(given.site)
    if action == "audit":
        from callassist.workflows.audit_phrases import audit  # noqa: PLC0415 - each action loads its own
        from callassist.workflows.searchable import searchable  # noqa: PLC0415 - as above

        if words:
            raise WrongUse(notice("audit takes nothing more."))
        pack, index = searchable(root, given.lang)
        for remark in audit(pack, index):
            if as_json:
                output.line(safe_json(msgspec.json.encode(remark).decode()))
            else:
                text = given.words(_SAID[remark.what], id=remark.id, text=remark.text, other=remark.other or "–")
                output.line(one_line(text))
        return diagnostics.FINE
    from callassist.workflows.library import Library  # noqa: PLC0415 - as above
    from callassist.workflows.mark_phrase import mark_harmless, mark_said  # noqa: PLC0415 - as above

    if len(words) < 2:  # noqa: PLR2004 - an id and a line
        raise WrongUse(notice("Give the id of a phrase, and the line."))
    mark = mark_harmless if action == "miss" else mark_said
    path = mark(root, given.lang, Library(root).pack(given.lang), words[0], " ".join(words[1:]))
    output.line(given.words("Noted in {path}; the file as it was is kept beside it.", path=path))
    return diagnostics.FINE
