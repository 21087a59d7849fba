"""`callassist gaps`: where no line fitted, as agents filed it; a gap that is taken becomes words of the scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.author import author
from callassist.cli.chosen import Globals
from callassist.clock import SystemClock, local
from callassist.content.problem import Problem
from callassist.content.taken_gaps import taken_gaps
from callassist.errors import UnknownName, WrongUse
from callassist.language import Words, marked, notice
from callassist.paths import content_root, data_dir
from callassist.text import one_line, safe_json
from callassist.workflows.gaps import Gap, gaps
from callassist.workflows.recorded import recorded
from callassist.workflows.since import since
from callassist.workflows.take_gap import As, take_gap

_AS: tuple[As, ...] = ("say", "phrase", "note")
_KINDS = {
    "say": marked("as a wording"),
    "phrase": marked("as a courtesy line"),
    "note": marked("as a note"),
}


@click.command(
    "gaps",
    help=marked("List where no line fitted, as agents filed it. take ID: put the agent's words into the scripts."),
)
@click.argument("action", required=False, type=click.Choice(["take"]))
@click.argument("gap_id", metavar="[ID]", required=False)
@click.option("--since", "begin", metavar="DATE", default="", help=marked("Gaps from then on: 2026-11-01, or 7d."))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a gap."))
@click.option(
    "--as",
    "kind",
    type=click.Choice(_AS),
    default="say",
    show_default=True,
    help=marked("A further wording of the step, a courtesy line found from anywhere, or a comment above the step."),
)
@click.pass_context
def command(
    context: click.Context, action: str | None, gap_id: str | None, begin: str, kind: As, *, as_json: bool
) -> int:
    """List gaps, or take one."""
    given = options.of(context)
    root = content_root(given.site)
    if action == "take":
        if not gap_id:
            raise WrongUse(notice("Give the id of a gap: the first word of its line."))
        return _take(given, root, gap_id, kind)
    start = since(begin, SystemClock().now())
    count = 0
    with recorded(data_dir()) as record:
        for gap in gaps(record, taken_gaps(root), start):
            count += 1
            for text in [_json(gap)] if as_json else _lines(gap, given.words):
                output.line(text)
    if not count and not as_json:
        output.line(given.words("No gaps were filed."))
    return diagnostics.FINE


def _take(given: Globals, root: Path, gap_id: str, kind: As) -> int:
    now = SystemClock().now()
    with recorded(data_dir()) as record:
        found = next((gap for gap in gaps(record, taken_gaps(root), since("", now)) if gap.id == gap_id), None)
    if found is None:
        raise UnknownName("gap", gap_id)
    done = take_gap(root, found, kind, author() or "–", now)
    for text in _remarks(done.remarks, given.words, root):
        diagnostics.line(text)
    output.line(given.words("Put into {path}; the file as it was is kept beside it.", path=done.path))
    return diagnostics.FINE


def _remarks(remarks: tuple[Problem, ...], words: Words, root: Path) -> Iterator[str]:
    """Give what the check has to say of the words as they stand now."""
    from callassist.content.report import as_text  # noqa: PLC0415 - as above

    return as_text(remarks, words, lambda path: diagnostics.seen_from_here(root, path))


def _lines(gap: Gap, words: Words) -> Iterator[str]:
    when = f"{local(gap.at, gap.offset):%Y-%m-%d %H:%M}"
    place = f"{gap.flow}/{gap.step} {gap.step_title or gap.flow_title}" if gap.flow else "–"
    parts = [gap.id, when, place, f"{gap.agent} {gap.badge}", gap.number]
    if gap.taken is not None:
        kind = words(_KINDS.get(gap.taken.as_, gap.taken.as_))
        parts.append(words("[taken by {by} on {at}, {kind}]", by=gap.taken.by, at=gap.taken.at, kind=kind))
    yield "  ".join(part for part in map(one_line, parts) if part)
    if gap.line:
        yield "    " + one_line(words("there stood: {line}", line=gap.line))
    yield "    " + one_line(words("the agent: {text}", text=gap.text))


def _json(gap: Gap) -> str:
    shown = {
        "id": gap.id,
        "at": local(gap.at, gap.offset).isoformat(timespec="seconds"),
        "lang": gap.lang,
        "flow": gap.flow,
        "flow_title": gap.flow_title,
        "step": gap.step,
        "step_title": gap.step_title,
        "line": gap.line,
        "text": gap.text,
        "agent": gap.agent,
        "badge": gap.badge,
        "number": gap.number,
        "taken": None if gap.taken is None else {"by": gap.taken.by, "at": gap.taken.at, "as": gap.taken.as_},
    }
    return safe_json(msgspec.json.encode(shown).decode())
