"""Marks each item of an exam: questions and phrases as the quiz does, fault sheets and calls as practice does."""

from __future__ import annotations

from callassist.content.training_values import Course, PartKind
from callassist.training.exam_result import Finding, ItemResult
from callassist.training.paper import Drawn
from callassist.training.scoring import Score
from callassist.training.stage import Stage
from callassist.workflows.bare_line import bare_line
from callassist.workflows.training_log import TrainingLog

_WHOLE = 100.0


class Marker:
    """Marks items on the words of one sitting."""

    def __init__(self, stage: Stage, course: Course, log: TrainingLog) -> None:
        self._stage = stage
        self._course = course
        self._log = log

    def item(self, kind: PartKind, drawn: Drawn, answer: str, drill_id: str | None = None) -> ItemResult:
        """Give what an item came to."""
        if kind == "calls":
            return self._call(drawn, drill_id)
        return ItemResult(self.asked(kind, drawn), answer, 0.0, has_passed=False)

    def asked(self, kind: PartKind, drawn: Drawn) -> str:
        """Give what is asked, as it is read: the question, the phrase, the flow with its caller."""
        pack = self._stage.pack
        if kind == "questions":
            return bare_line(drawn.ask, pack.site)
        if kind == "phrases":
            return bare_line(pack.phrases[drawn.ref].phrase, pack.site)
        title = pack.flows[drawn.flow].title
        if kind == "faults":
            return title
        return f"{title} · {self._stage.callers.temperaments[drawn.temperament].label}"

    def _call(self, drawn: Drawn, drill_id: str | None) -> ItemResult:
        asked = self.asked("calls", drawn)
        attempt = self._log.attempt(drill_id) if drill_id else None
        if attempt is None:
            return ItemResult(asked, "", 0.0, has_passed=False, drill_id=drill_id or "")
        score = attempt.score
        lost = tuple(
            Finding(item.label, is_good=False)
            for item in score.items()
            if item.points < item.possible or item.points < 0 or item.is_fatal
        )
        return ItemResult(
            asked,
            "",
            score.percent,
            has_passed=score.has_passed,
            findings=lost,
            drill_id=attempt.record.drill_id,
            quality=quality(score),
            compliance=score.compliance,
            is_fatal=score.is_fatal,
        )


def quality(score: Score) -> float:
    """Give the percent of the sections that are about quality alone."""
    sections = [one for one in score.sections if one.counts and one.kind == "quality"]
    weight = sum(one.weight for one in sections)
    return round(sum(one.percent * one.weight for one in sections) / weight, 1) if weight else _WHOLE
