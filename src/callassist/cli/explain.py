"""`callassist explain CODE`: one rule of the check, with a bad and a good example; without CODE all rules by name."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.content.near import nearest
from callassist.errors import UnknownName
from callassist.language import marked
from callassist.workflows.explain_rule import explained, pages


@click.command("explain", help=marked("Explain the rule with this CODE, such as T001; without one, list them all."))
@click.argument("code", required=False)
@click.pass_context
def command(context: click.Context, code: str | None) -> int:
    """Explain a rule."""
    words = options.of(context).words
    found = pages()
    if code is None:
        for page in found.values():
            output.line(f"{page.code}  {words(page.title)}")
        return diagnostics.FINE
    name = code.upper()
    if name not in found:
        raise UnknownName("rule", code, [nearest(name, found)])
    for line in explained(found[name], words):
        output.line(line)
    return diagnostics.FINE
