"""`callassist exam`: sit an exam; list what was sat; the result sheet and the certificate to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.chosen import Globals
from callassist.cli.exam_plain import talk
from callassist.cli.exam_text import outcome_lines, sat_line
from callassist.cli.open_training import run
from callassist.cli.page_file import write_page
from callassist.cli.unknown_name import unknown_name
from callassist.errors import WrongUse
from callassist.language import marked, notice
from callassist.paths import content_root, data_dir
from callassist.text import one_line, safe_json
from callassist.workflows.exam_list import Sat, sat, sitting
from callassist.workflows.exam_seed import seed_of
from callassist.workflows.load_course import load_course
from callassist.workflows.showing.certificate import certificate
from callassist.workflows.showing.exam_sheet import exam_sheet
from callassist.workflows.training_log import TrainingLog
from callassist.workflows.training_room import TrainingRoom

_LIST, _RESULT, _CERTIFICATE = "list", "result", "certificate"


@click.command(
    "exam",
    help=marked(
        "Sit EXAM, or go on with the one that is open. list: exams there are, and those sat. "
        "result ID, certificate ID: the sheet to print."
    ),
)
@click.argument("exam", metavar="[EXAM]", required=False, default="")
@click.argument("sitting_id", metavar="[ID]", required=False, default="")
@click.option("--seed", metavar="N", default="", help=marked("The trainer's number: it asks everybody the same."))
@click.option("--name", metavar="NAME", default="", help=marked("Who sits it, if not this seat's agent."))
@click.option("--group", metavar="GROUP", default="", help=marked("The group that the trainee belongs to."))
@click.option("--out", type=click.Path(path_type=Path), help=marked("The file to write, instead of standard output."))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a sitting."))
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.pass_context
def command(
    context: click.Context,
    exam: str,
    sitting_id: str,
    seed: str,
    name: str,
    group: str,
    out: Path | None,
    *,
    as_json: bool,
    plain: bool,
) -> int:
    """Sit an exam, or look at what was sat."""
    given = options.of(context)
    if exam in {_RESULT, _CERTIFICATE}:
        if not sitting_id:
            raise WrongUse(notice("Give the id of an exam that was sat; `callassist exam list` knows them."))
        return _sheet(given, exam, sitting_id, out, as_json=as_json)
    if sitting_id:
        raise WrongUse(notice("One exam at a time."))
    if exam == _LIST:
        return _listed(given, name, as_json=as_json)
    if seed:
        seed_of(seed)
    if exam:
        _known(given, exam)
    ready = partial(_made_ready, exam=exam, seed=seed)
    return run(given, "exam", name=name, group=group, talk=talk if plain else None, ready=ready)


def _made_ready(room: TrainingRoom, exam: str, seed: str) -> None:
    room.exam, room.seed = exam, seed


def _known(given: Globals, exam: str) -> None:
    exams = list(load_course(content_root(given.site), given.lang).exams)
    if exam not in exams:
        raise unknown_name("exam", exam, exams, few=True)


def _listed(given: Globals, name: str, *, as_json: bool) -> int:
    words = given.words
    log = TrainingLog(data_dir())
    found = [one for one in sat(log) if not name or one.begun.trainee == name]
    log.close()
    if as_json:
        for one in found:
            output.line(_json(one))
        return diagnostics.FINE
    for exam in load_course(content_root(given.site), given.lang).exams.values():
        told = words("{minutes} minutes, pass mark {mark} %", minutes=exam.minutes, mark=f"{exam.pass_mark:g}")
        output.line(one_line(f"{exam.id:14} {exam.title}  {told}  {exam.about}"))
    output.line("")
    for one in found:
        output.line(sat_line(one, words))
    if not found:
        output.line(words("No exam was sat yet."))
    return diagnostics.FINE


def _sheet(given: Globals, which: str, sitting_id: str, out: Path | None, *, as_json: bool) -> int:
    words = given.words
    log = TrainingLog(data_dir())
    try:
        one = sitting(log, sitting_id)
        if one.result is None:
            raise WrongUse(notice("This exam goes on: there is no result yet."))
        if as_json:
            output.line(_json(one))
            return diagnostics.FINE
        if which == _CERTIFICATE:
            if not one.result.has_passed:
                raise WrongUse(notice("This exam was not passed: there is no certificate."))
            write_page(out, certificate(one, log, words), words)
        elif out is None:
            output.line(sat_line(one, words))
            for line in outcome_lines(one.result, words):
                output.line(line)
        else:
            write_page(out, exam_sheet(one, log, words), words)
    finally:
        log.close()
    return diagnostics.FINE


def _json(one: Sat) -> str:
    shown = {
        "id": one.id,
        "exam": one.begun.exam,
        "trainee": one.begun.trainee,
        "group": one.begun.group,
        "at": one.begun.at,
        "seed": one.begun.seed,
        "words": one.begun.digest,
        "end": one.end,
        "result": one.result,
    }
    return safe_json(msgspec.json.encode(shown).decode())
