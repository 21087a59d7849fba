"""Marks each item of an exam: questions and phrases as the quiz does, fault sheets and calls as practice does."""

from __future__ import annotations

import msgspec

from callassist.content.training_values import Course, PartKind, Question
from callassist.training.exam_result import Finding, ItemResult
from callassist.training.meaning import meaning
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
        if kind == "questions":
            return self._question(drawn, answer)
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

    def question(self, drawn: Drawn) -> Question:
        """Give a question with what the site knows filled in."""
        site = self._stage.pack.site
        found = self._course.banks[drawn.bank].questions[drawn.ref]
        return msgspec.structs.replace(
            found,
            answer=bare_line(found.answer, site),
            must=tuple(tuple(bare_line(way, site) for way in group) for group in found.must),
            wrong=tuple(tuple(bare_line(way, site) for way in group) for group in found.wrong),
        )

    def _question(self, drawn: Drawn, answer: str) -> ItemResult:
        """Each group of words is a share of the question; something wrong in it makes it nothing."""
        question = self.question(drawn)
        found = meaning(answer, question)
        heard = tuple(Finding(question.must[one.group][0], True, one.start, one.end) for one in found.heard)
        missing = tuple(Finding(question.must[one][0], is_good=False) for one in found.missing)
        wrong = tuple(Finding(answer[one.start : one.end], False, one.start, one.end) for one in found.wrong)
        share = len(found.heard) / len(question.must) if question.must and not wrong else 0.0
        return ItemResult(
            self.asked("questions", drawn),
            answer,
            round(_WHOLE * share, 1),
            has_passed=found.is_right and bool(answer.strip()),
            model=question.answer,
            why=question.why,
            findings=(*heard, *missing, *wrong),
        )

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
