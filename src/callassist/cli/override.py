"""`callassist override`: a trainer's own word on an item of an attempt, with the reason."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.author import author
from callassist.language import marked
from callassist.paths import content_root, data_dir
from callassist.text import one_line
from callassist.workflows.override import attempt_named, override
from callassist.workflows.training_log import TrainingLog


@click.command(
    "override",
    help=marked(
        "Give ITEM of ATTEMPT other points: your word holds, whatever the rules say later. Without ITEM: list its items."
    ),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("attempt")
@click.argument("item", required=False, default="")
@click.argument("points", type=float, required=False, default=0.0)
@click.option("--reason", metavar="TEXT", default="", help=marked("Why; the trainee reads it."))
@click.option("--by", metavar="NAME", default="", help=marked("Who says so, if not this seat's agent."))
@click.pass_context
def command(context: click.Context, attempt: str, item: str, points: float, reason: str, by: str) -> int:
    """Override an item."""
    given = options.of(context)
    words = given.words
    log = TrainingLog(data_dir())
    try:
        if not item:
            found = attempt_named(log, attempt)
            for one in found.score.items() if found.is_open else ():
                output.line(one_line(f"{one.id:18} {one.points:>6g} / {one.possible:g}  {one.label}"))
            if not found.is_open:
                output.line(words("This practice is the trainee's own: it was not shared."))
            return diagnostics.FINE
        before = attempt_named(log, attempt).score.percent
        after = override(log, content_root(given.site), attempt, item, points, by=by or author() or "–", reason=reason)
    finally:
        log.close()
    passed = words("passed") if after.has_passed else words("not passed")
    output.line(
        words(
            "{before} % before, {after} % now: {passed}",
            before=f"{before:g}",
            after=f"{after.percent:g}",
            passed=passed,
        )
    )
    return diagnostics.FINE
