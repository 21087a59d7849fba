"""A rule of the content check: its code, how bad it is, and what finds it. One rule is one file in `rules/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.problem import Fault, Problem, Severity
from callassist.content.source import Source
from callassist.content.values import Pack

Words = Callable[[Fault], Said]
TextCheck = Callable[[Source], Iterable[Found]]
FlowCheck = Callable[[FlowDraft, Content], Iterable[Found]]
ContentCheck = Callable[[Content], Iterable[Found]]
SinceCheck = Callable[[Content, Pack], Iterable[Found]]
BetweenCheck = Callable[[Content, Content], Iterable[Found]]


@dataclass(slots=True)
class Rule:
    """One rule. Its file registers what finds it by the decorators below; a rule may use several."""

    code: str
    severity: Severity
    faults: dict[str, Words] = field(default_factory=dict)
    text_checks: list[TextCheck] = field(default_factory=list)
    flow_checks: list[FlowCheck] = field(default_factory=list)
    content_checks: list[ContentCheck] = field(default_factory=list)
    since_checks: list[SinceCheck] = field(default_factory=list)
    between_checks: list[BetweenCheck] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Give the letter of the rule's family."""
        return self.code[0]

    def explains(self, *names: str) -> Callable[[Words], Words]:
        """Register the words for faults of these names."""

        def register(words: Words) -> Words:
            self.faults.update(dict.fromkeys(names, words))
            return words

        return register

    def each_text(self, check: TextCheck) -> TextCheck:
        """Register a check of a file's raw text, before YAML sees it."""
        self.text_checks.append(check)
        return check

    def each_flow(self, check: FlowCheck) -> FlowCheck:
        """Register a check of one flow among the content around it."""
        self.flow_checks.append(check)
        return check

    def whole(self, check: ContentCheck) -> ContentCheck:
        """Register a check of everything together."""
        self.content_checks.append(check)
        return check

    def since(self, check: SinceCheck) -> SinceCheck:
        """Register a check of everything against the words that were published."""
        self.since_checks.append(check)
        return check

    def between(self, check: BetweenCheck) -> BetweenCheck:
        """Register a check of one language against the other."""
        self.between_checks.append(check)
        return check

    def problem(self, found: Found) -> Problem:
        """Give the problem that this rule makes of something found."""
        return Problem(
            path=found.source.path,
            line=found.place.line,
            column=found.place.column,
            end_column=found.place.end_column,
            code=self.code,
            severity=self.severity,
            message=found.said.message,
            consequence=found.said.consequence,
            fix=found.said.fix,
            excerpt=found.source.line(found.place.line),
            edits=found.said.edits,
        )
