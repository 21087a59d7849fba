"""`callassist studio`: the supervisor's screen over the draft content of a site."""

from __future__ import annotations

import click

from callassist.cli import options
from callassist.cli.open_studio import run
from callassist.language import marked


@click.command(
    "studio",
    help=marked(
        "Edit flows and phrasebooks, with problems as you type and a preview of each step; FLOW is opened first."
    ),
)
@click.argument("flow", required=False)
@click.pass_context
def command(context: click.Context, flow: str | None) -> int:
    """Edit flows and phrasebooks."""
    return run(options.of(context), flow or "")
