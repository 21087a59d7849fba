"""`callassist live`: the call screen, or the same call line by line."""

from __future__ import annotations

import click

from callassist.cli import options
from callassist.cli.open_screen import run
from callassist.language import marked


@click.command(
    "live", help=marked("Take a call: the screen opens with the phone ringing; with FLOW, that flow is begun at once.")
)
@click.argument("flow", required=False)
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.pass_context
def command(context: click.Context, flow: str | None, *, plain: bool) -> int:
    """Take a call: the screen opens with the phone ringing; with FLOW, that flow is begun at once."""
    given = options.of(context)
    return run(given, flow or "", home=False, plain=plain)
