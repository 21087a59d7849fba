"""`callassist rescore`: old attempts by the present scorecard and phrasebook; nothing is written unless it is said."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.clock import Millis, local
from callassist.language import Words, marked
from callassist.paths import content_root, data_dir
from callassist.settings import NAME, read_settings
from callassist.text import one_line, safe_json
from callassist.workflows.override import graded_anew
from callassist.workflows.rescoring import Rescoring, rescored, write
from callassist.workflows.training_log import TrainingLog


@click.command(
    "rescore",
    help=marked("Score every attempt by the present rules and list what is otherwise; a trainer's word stays."),
)
@click.option(
    "--write", "is_written", is_flag=True, help=marked("Write the new scores down; the old ones stay in the log.")
)
@click.option("--json", "as_json", is_flag=True, help=marked("One object an attempt."))
@click.pass_context
def command(context: click.Context, *, is_written: bool, as_json: bool) -> int:
    """Score old attempts anew."""
    given = options.of(context)
    words = given.words
    mine = read_settings(data_dir() / NAME).agent
    log = TrainingLog(data_dir())
    seen = other = own = gone = 0
    exams: set[str] = set()
    try:
        for found in rescored(content_root(given.site), log.attempts()):
            seen += 1
            gone += found.after is None
            if not found.is_other:
                continue
            other += 1
            # What somebody practised for themselves is scored anew, but nobody else reads it.
            if found.attempt.is_open or (mine and found.attempt.record.trainee == mine):
                for text in [_json(found)] if as_json else _lines(found, words):
                    output.line(text)
            else:
                own += 1
            if is_written:
                write(log, found)
                exams.add(found.attempt.record.exam)
        graded_anew(log, sorted(exams - {""}))
    finally:
        log.close()
    if not as_json:
        _sum(words, seen, other, own, gone, is_written=is_written)
    return diagnostics.FINE


def _sum(words: Words, seen: int, other: int, own: int, gone: int, *, is_written: bool) -> None:
    output.line(words("{count} attempts, {other} come to something else.", count=seen, other=other))
    if own:
        output.line(words("{count} of them are practice that was not shared: not shown.", count=own))
    if gone:
        output.line(words("{count} attempts have no rules any more: they stay as they are.", count=gone))
    if other:
        output.line(words("Written.") if is_written else words("Nothing was written: --write does that."))


def _lines(found: Rescoring, words: Words) -> Iterator[str]:
    record, before, after = found.attempt.record, found.attempt.score, found.after
    if after is None:
        return
    when = f"{local(Millis(record.at), record.offset):%Y-%m-%d %H:%M}"
    passed = {True: words("passed"), False: words("not passed")}
    whole = f"{before.percent:g} % ({passed[before.has_passed]}) → {after.percent:g} % ({passed[after.has_passed]})"
    yield one_line(f"{record.drill_id[:8]}  {when}  {record.trainee}  {record.flow}  {whole}")
    for one in found.differences:
        yield "    " + one_line(f"{one.item}  {one.label}  {_points(one.before)} → {_points(one.after)}")


def _points(points: float | None) -> str:
    return "–" if points is None else f"{points:g}"


def _json(found: Rescoring) -> str:
    record, before, after = found.attempt.record, found.attempt.score, found.after
    shown = {
        "attempt": record.drill_id,
        "trainee": record.trainee,
        "flow": record.flow,
        "before": before.percent,
        "after": after.percent if after is not None else None,
        "passed_before": before.has_passed,
        "passed_after": after.has_passed if after is not None else None,
        "items": found.differences,
    }
    return safe_json(msgspec.json.encode(shown).decode())
