"""A trainer's own word on an item of an attempt: with a reason, and over every later re-scoring."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from callassist.content.training_values import Course, Item
from callassist.errors import CallassistError, JournalError, UnknownName, WrongUse
from callassist.language import notice
from callassist.text import one_line
from callassist.training import keeping
from callassist.training.keeping import Attempt
from callassist.training.scoring import Override, Score, score
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import stage_of
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.exam_open import resume_exam
from callassist.workflows.library import unpacked
from callassist.workflows.rescoring import Rules
from callassist.workflows.training_log import TrainingLog

_RECORD = "record:"


def attempt_named(log: TrainingLog, name: str) -> Attempt:
    """Give the attempt whose id begins so.

    Raises:
        UnknownName: there is none, or more than one.
    """
    found = [one for one in log.streams(_RECORD) if one.removeprefix(_RECORD).startswith(name)] if name else []
    attempt = log.attempt(found[0].removeprefix(_RECORD)) if len(found) == 1 else None
    if attempt is None:
        raise UnknownName("attempt", name, [one.removeprefix(_RECORD)[:8] for one in found[:3]])
    return attempt


def override(log: TrainingLog, root: Path, name: str, item: str, points: float, *, by: str, reason: str) -> Score:
    """Write down a trainer's word, and give the score that holds from then on.

    Raises:
        UnknownName: there is no such attempt or item.
        WrongUse: no reason is given, the points are not possible, or the practice is the trainee's own.
    """
    attempt = attempt_named(log, name)
    if not attempt.is_open:
        raise WrongUse(notice("This practice is the trainee's own: it was not shared."))
    why = one_line(reason).strip()
    if not why:
        raise WrongUse(notice("Give a reason: the trainee will read it."))
    stage = rules_of(log, root, attempt)
    shape = next((one for part in stage.scorecard.sections for one in part.items if one.id == item), None)
    if shape is None:
        raise UnknownName("item", item, [one.id for one in attempt.score.items()])
    least, most = bounds(shape)
    if not least <= points <= most:
        raise WrongUse(
            notice("“{item}” takes {least} to {most} points.", item=shape.label, least=f"{least:g}", most=f"{most:g}")
        )
    now = log.clock.now()
    word = Override(item, points, one_line(by).strip() or "–", why, now)
    after = score(attempt.record, stage.scorecard, stage.ear, stage.pack, (*attempt.overrides, word))
    log.keep(attempt.record.drill_id, keeping.Overridden(at=now, override=word))
    log.keep(attempt.record.drill_id, keeping.Rescored(at=now, score=after))
    if attempt.record.exam:
        graded_anew(log, [attempt.record.exam])
    return after


def bounds(item: Item) -> tuple[float, float]:
    """Give the least and the most points that an item may come to; a pure gate has none to give."""
    if item.points:
        return 0.0, item.points
    return -(item.floor or 100.0) if item.deduct else 0.0, 0.0


def graded_anew(log: TrainingLog, sittings: Iterable[str]) -> None:
    """Grade exams by their attempts as they stand now; one that cannot be read stays as it is."""
    last: ExamDesk | None = None
    for sitting in sittings:
        with contextlib.suppress(CallassistError):
            last = resume_exam(log, sitting, last)
            if last.sitting.end:
                last.grade()


def rules_of(log: TrainingLog, root: Path, attempt: Attempt) -> Stage:
    """Give the rules by which an attempt stands: those it began with if they gave its score, else the present ones.

    Raises:
        WrongUse: neither are there any more.
    """
    record = attempt.record
    kept = _kept(log, attempt)
    if kept is not None and kept.scorecard.digest == attempt.score.scorecard:
        return kept
    found = Rules(root).stage(record.lang, record.scorecard) or kept
    if found is None:
        raise WrongUse(
            notice("The rules of this attempt are gone: there is no scorecard “{name}”.", name=record.scorecard)
        )
    return found


def _kept(log: TrainingLog, attempt: Attempt) -> Stage | None:
    record = attempt.record
    body = log.journal.content(record.course)
    try:
        pack = unpacked(log.journal.content(record.digest))
        if pack is None or body is None:
            return None
        return stage_of(pack, msgspec.msgpack.decode(body, type=Course), record.scorecard)
    except (JournalError, WrongUse, msgspec.MsgspecError):
        return None
