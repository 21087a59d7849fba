"""`callassist diff OLD NEW`: what is different between two versions or folders, in plain words."""

from __future__ import annotations

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.changes_shown import show_changes
from callassist.language import marked
from callassist.paths import content_root
from callassist.text import safe_json
from callassist.workflows.publish import differences
from callassist.workflows.side import side


@click.command(
    "diff",
    help=marked("What is different between OLD and NEW: version numbers, “live”, “draft”, or folders with content."),
)
@click.argument("old", default="live")
@click.argument("new", default="draft")
@click.option("--json", "as_json", is_flag=True, help=marked("One object a difference."))
@click.pass_context
def command(context: click.Context, old: str, new: str, *, as_json: bool) -> int:
    """Tell the difference."""
    given = options.of(context)
    root = content_root(given.site)
    found = differences(side(root, old), side(root, new))
    if not as_json:
        show_changes(found, given.words)
        return diagnostics.FINE
    for lang, changes in found.items():
        for one in changes:
            said = given.words.of(one.said)
            row = {"lang": lang, "part": one.part, "id": one.id, "title": one.title, "step": one.step, "said": said}
            output.line(safe_json(msgspec.json.encode(row).decode()))
    return diagnostics.FINE
