"""`callassist override`: a trainer's own word on an item of an attempt or on a contested answer, with the reason."""

from __future__ import annotations

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.author import author
from callassist.language import Words, marked
from callassist.paths import content_root, data_dir
from callassist.text import one_line
from callassist.workflows.contests import contest_named, decide, is_contest
from callassist.workflows.override import attempt_named, override
from callassist.workflows.training_log import TrainingLog


@click.command(
    "override",
    help=marked(
        "Give ITEM of ATTEMPT other points: your word holds, whatever the rules say later. Without ITEM: list its items. "
        "Of a contested answer of the quiz say right or wrong; progress lists them."
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
    """Override an item, or decide on a contested answer."""
    given = options.of(context)
    log = TrainingLog(data_dir())
    try:
        if is_contest(attempt):
            return _on_contest(log, attempt, item, by or author(), reason, given.words)
        if not item:
            return _list_items(log, attempt, given.words)
        before = attempt_named(log, attempt).score.percent
        after = override(log, content_root(given.site), attempt, item, points, by=by or author() or "–", reason=reason)
    finally:
        log.close()
    passed = given.words("passed") if after.has_passed else given.words("not passed")
    output.line(
        given.words(
            "{before} % before, {after} % now: {passed}",
            before=f"{before:g}",
            after=f"{after.percent:g}",
            passed=passed,
        )
    )
    return diagnostics.FINE


def _list_items(log: TrainingLog, attempt: str, words: Words) -> int:
    found = attempt_named(log, attempt)
    for one in found.score.items() if found.is_open else ():
        output.line(one_line(f"{one.id:18} {one.points:>6g} / {one.possible:g}  {one.label}"))
    if not found.is_open:
        output.line(words("This practice is the trainee's own: it was not shared."))
    return diagnostics.FINE


def _on_contest(log: TrainingLog, name: str, word: str, by: str, reason: str, words: Words) -> int:
    """Show a contested answer, or take the trainer's word on it."""
    found = decide(log, name, word, by=by, reason=reason) if word else contest_named(log, name)
    if word:
        is_right = found.decided is not None and found.decided.is_right
        output.line(words("It counts as right now.") if is_right else words("It stays wrong."))
        return diagnostics.FINE
    entry = found.entry
    for label, text in (
        (words("who"), found.trainee),
        (words("asked"), entry.ask),
        (words("answer"), entry.answer),
        (words("model answer"), entry.model),
    ):
        output.line(one_line(f"{label}  {text}"))
    return diagnostics.FINE
