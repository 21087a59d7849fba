"""Marks each item of an exam: questions and phrases as the quiz does, fault sheets and calls as practice does."""

from __future__ import annotations

from callassist.content.training_values import Course, PartKind
from callassist.training.exam_result import Finding, ItemResult
from callassist.training.fault_grading import phrases_missed
from callassist.training.paper import Drawn
from callassist.training.quiz import Card, Kind, Quiz, Verdict, card_id
from callassist.training.scoring import Score
from callassist.training.stage import Stage, names_on
from callassist.workflows.bare_line import bare_line
from callassist.workflows.drill_desk import Trainee
from callassist.workflows.faults_desk import result_of
from callassist.workflows.quiz_deck import deck_of
from callassist.workflows.training_log import TrainingLog

_WHOLE = 100.0
_CARDS: dict[PartKind, Kind] = {"questions": "know", "phrases": "say"}
"""Which cards of the quiz the parts ask."""


class Marker:
    """Marks items on the words of one sitting."""

    def __init__(self, stage: Stage, course: Course, log: TrainingLog, trainee: Trainee) -> None:
        self._stage = stage
        self._log = log
        self._deck = deck_of(stage.pack, course)
        self._quiz = Quiz(
            stage.pack, stage.reply_ear, self._deck.values(), names_on(stage.pack, trainee.name, trainee.badge, {})
        )

    def item(self, kind: PartKind, drawn: Drawn, answer: str, work: str | None = None) -> ItemResult:
        """Give what an item came to; `work` is the drill or fault sheet it was taken as."""
        if kind == "calls":
            return self._call(drawn, work)
        if kind == "faults":
            return self._sheet(drawn, work)
        asked = self.asked(kind, drawn)
        card = (
            self._deck.get(card_id(self._stage.pack.site.language, _CARDS[kind], drawn.ref)) if kind in _CARDS else None
        )
        return (
            self._typed(card, asked, answer) if card is not None else ItemResult(asked, answer, 0.0, has_passed=False)
        )

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

    def _typed(self, card: Card, asked: str, answer: str) -> ItemResult:
        """Mark an answer as the quiz does: of a question each group of words is a share, something wrong makes it nothing."""
        verdict = self._quiz.judge(card, answer) if answer.strip() else Verdict(is_right=False)
        findings = [Finding(one.what, one.is_good, one.start, one.end) for one in verdict.seen]
        is_wrong = any(not one.is_good for one in findings)
        groups = len(card.question.must) if card.question is not None else 0
        share = len(findings) / groups if groups and not is_wrong else 0.0
        return ItemResult(
            asked,
            answer,
            _WHOLE if verdict.is_right else round(_WHOLE * min(share, 1.0), 1),
            has_passed=verdict.is_right,
            model=card.models[0] if card.models else "",
            why=card.why or card.harm,
            findings=(*findings, *(Finding(one, is_good=False) for one in verdict.missing)),
            card=card.id,
        )

    def _sheet(self, drawn: Drawn, sheet_id: str | None) -> ItemResult:
        asked = self.asked("faults", drawn)
        found = result_of(self._log, sheet_id) if sheet_id else None
        if found is None:
            return ItemResult(asked, "", 0.0, has_passed=False, sheet_id=sheet_id or "")
        _, result = found
        return ItemResult(
            asked,
            "",
            result.percent,
            has_passed=not result.missed and not result.wrongly,
            findings=tuple(Finding(f"{one.line + 1} {one.text}", one.state == "found") for one in result.findings),
            sheet_id=sheet_id or "",
            phrases=phrases_missed(result),
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
        # One who breaks a call off after the greeting has not shown how it goes on.
        is_whole = attempt.record.end != "left"
        return ItemResult(
            asked,
            "",
            score.percent if is_whole else 0.0,
            has_passed=score.has_passed,
            findings=lost,
            drill_id=attempt.record.drill_id,
            quality=quality(score) if is_whole else 0.0,
            compliance=score.compliance if is_whole else 0.0,
            is_fatal=score.is_fatal,
        )


def quality(score: Score) -> float:
    """Give the percent of the sections that are about quality alone."""
    sections = [one for one in score.sections if one.counts and one.kind == "quality"]
    weight = sum(one.weight for one in sections)
    return round(sum(one.percent * one.weight for one in sections) / weight, 1) if weight else _WHOLE
