"""`callassist progress`: how practice goes, on the screen, as lines, as JSON, or as a page to print."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.open_training import run
from callassist.cli.page_file import write_page
from callassist.clock import Millis
from callassist.errors import WrongUse
from callassist.language import Words, marked, notice
from callassist.text import clean, one_line, safe_json
from callassist.workflows.override import attempt_named
from callassist.workflows.progress import Progress, progress_of, progress_of_group, trainees
from callassist.workflows.progress_told import contest_lines, day, exam_lines, summary, trends, weak_lines
from callassist.workflows.share import share
from callassist.workflows.showing.progress_page import progress_page
from callassist.workflows.training_room import TrainingRoom

_SHARE = "share"


@click.command(
    "progress",
    help=marked(
        "How practice goes. Of others only what they shared or contested, and exams. share ID: show a practice to the trainers."
    ),
)
@click.argument("action", required=False, type=click.Choice([_SHARE]))
@click.argument("attempt", metavar="[ID]", required=False, default="")
@click.option("--name", metavar="NAME", default="", help=marked("Somebody else: what they shared."))
@click.option("--group", metavar="GROUP", default="", help=marked("A whole group, taken together."))
@click.option("--all", "is_all", is_flag=True, help=marked("Everybody, by name."))
@click.option("--out", type=click.Path(path_type=Path), help=marked("The page to write, with charts."))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a trainee or group."))
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.pass_context
def command(
    context: click.Context,
    action: str | None,
    attempt: str,
    name: str,
    group: str,
    out: Path | None,
    *,
    is_all: bool,
    as_json: bool,
    plain: bool,
) -> int:
    """Show how practice goes."""
    given = options.of(context)
    if action == _SHARE:
        if not attempt:
            raise WrongUse(notice("Give the id of an attempt: the first word of its line."))
        return run(given, "", talk=lambda room: _share(room, attempt))
    others = bool(name or group or is_all)
    if not (others or out or as_json or plain) and sys.stdout.isatty():
        return run(given, "progress")

    def talk(room: TrainingRoom) -> int:
        words = given.words
        found = list(_wanted(room, one_line(name).strip(), one_line(group).strip(), is_all=is_all))
        if out is not None:
            write_page(out, progress_page(found, room.pack, words), words)
            return diagnostics.FINE
        for number, one in enumerate(found):
            for line in [_json(one)] if as_json else _lines(one, room, words, is_first=not number):
                output.line(clean(line))
        return diagnostics.FINE

    return run(given, "", talk=talk)


def _wanted(room: TrainingRoom, name: str, group: str, *, is_all: bool) -> Iterator[Progress]:
    log, pack, course, mine = room.log, room.pack, room.course, room.trainee.name
    if group:
        yield progress_of_group(log, pack, group)
        return
    names: Iterable[str] = trainees(log) if is_all else [name or mine]
    for one in names:
        yield progress_of(log, pack, course, one, is_own=one == mine)


def _share(room: TrainingRoom, attempt: str) -> int:
    share(room.log, attempt_named(room.log, attempt), room.trainee.name)
    output.line(Words(room.lang)("Trainers can see this practice now."))
    return diagnostics.FINE


def _lines(found: Progress, room: TrainingRoom, words: Words, *, is_first: bool) -> Iterator[str]:
    if not is_first:
        yield ""
    yield words("group {name}", name=found.group) if not found.name else f"{found.name}  {found.group}".rstrip()
    for head, lines in (
        ("", summary(found, words)),
        (words("over time"), trends(found, words)),
        (words("what is weak"), weak_lines(found, words)),
        (words("exams"), exam_lines(found, words)),
        (words("contested answers"), contest_lines(found, words)),
        (words("attempts"), _attempts(found, room, words)),
    ):
        told = [f"  {line}" for line in lines]
        if told and head:
            yield f"[{head}]"
        yield from told


def _attempts(found: Progress, room: TrainingRoom, words: Words) -> Iterator[str]:
    if not found.name:
        return
    for one in found.attempts:
        record = one.record
        flow = room.pack.flows.get(record.flow)
        state = words("exam") if record.exam else words("shared") if one.is_shared else ""
        passed = words("passed") if one.score.has_passed else words("not passed")
        title = flow.title if flow is not None else record.flow
        at = day(Millis(record.at))
        yield one_line(f"{record.drill_id[:8]}  {at}  {title}  {one.score.percent:g} %  {passed}  {state}")


def _json(found: Progress) -> str:
    attempts = [
        {
            "id": one.record.drill_id,
            "at": one.record.at,
            "flow": one.record.flow,
            "caller": one.record.temperament,
            "percent": one.score.percent,
            "compliance": one.score.compliance,
            "passed": one.score.has_passed,
            "exam": one.record.exam,
            "shared": one.is_shared,
        }
        for one in found.attempts
    ]
    exams = [
        {
            "id": one.id,
            "exam": one.begun.exam,
            "at": one.begun.at,
            "percent": one.result.percent if one.result is not None else None,
            "passed": one.result.has_passed if one.result is not None else None,
        }
        for one in found.exams
    ]
    shown = {
        "name": found.name,
        "group": found.group,
        "members": found.members,
        "attempts": attempts,
        "not_shared": found.hidden,
        "sections": found.sections,
        "phrases": found.phrases,
        "elements": found.elements,
        "exams": exams,
        "contested": [
            {
                "id": one.id,
                "at": one.entry.of,
                "trainee": one.trainee,
                "card": one.entry.card,
                "ask": one.entry.ask,
                "answer": one.entry.answer,
                "right": one.decided.is_right if one.decided is not None else None,
                "by": one.decided.by if one.decided is not None else "",
                "reason": one.decided.reason if one.decided is not None else "",
            }
            for one in found.contests
        ],
        "rate": found.rate,
        "cards": found.cards,
    }
    return safe_json(msgspec.json.encode(shown).decode())
