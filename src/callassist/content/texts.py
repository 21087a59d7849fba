"""Every text of a file that is filled in on a call, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from callassist.content.problem import Path
from callassist.content.training_values import Bank, Callers, Exam, Scorecard
from callassist.content.values import Flow, Occasion, Phrase, Site, Step
from callassist.template import Facts, almost_gap, inspect, inspect_expression


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text with gaps or a condition: where it stands and what it uses."""

    path: Path
    text: str
    facts: Facts
    is_condition: bool = False


def gapped_in_flow(flow: Flow) -> Iterator[Gapped]:
    """Give every template and condition of a flow."""
    for step in flow.steps.values():
        path: Path = ("steps", step.id)
        for place, line in said_in_step(step):
            yield from _template(line, place)
        yield from _template(step.do, (*path, "do"))
        for position, choice in enumerate(step.choices):
            yield from _template(choice.label, (*path, "choices", position, "label"))
        if step.skip_if:
            yield Gapped((*path, "skip_if"), step.skip_if, inspect_expression(step.skip_if), is_condition=True)


def said_in_flow(flow: Flow) -> Iterator[tuple[Path, str]]:
    """Give every line of a flow that the agent says."""
    for step in flow.steps.values():
        yield from said_in_step(step)


def said_in_step(step: Step) -> Iterator[tuple[Path, str]]:
    """Give every line of a step that the agent says: its wordings, and its timer's."""
    path: Path = ("steps", step.id)
    for position, line in enumerate(step.say):
        yield (*path, "say", position), line
    for position, line in enumerate(step.timer.say if step.timer else ()):
        yield (*path, "timer", "say", position), line


def gapped_in_site(site: Site) -> Iterator[Gapped]:
    """Give every template of a site."""
    yield from _template(site.summary, ("summary",))


def gapped_in_book(phrases: Mapping[int, Phrase]) -> Iterator[Gapped]:
    """Give every template among a book's replies; phrases with their position in it."""
    for position, phrase in phrases.items():
        for number, reply in enumerate(phrase.replies):
            yield from _template(reply.say, ("phrases", position, "replies", number, "say"))


def gapped_in_courtesy(occasions: Mapping[int, Occasion]) -> Iterator[Gapped]:
    """Give every template among courtesy's lines; occasions with their position in the file."""
    for position, occasion in occasions.items():
        for number, line in enumerate(occasion.lines):
            yield from _template(line.say, ("occasions", position, "lines", number, "say"))


def gapped_in_training(part: Callers | Scorecard | Bank | Exam) -> Iterator[Gapped]:
    """Give every template among what callers say, and in questions."""
    match part:
        case Callers():
            lines = _said_by_callers(part)
        case Bank():
            lines = _in_questions(part)
        case _:
            return
    for path, text in lines:
        yield from _template(text, path)


def _said_by_callers(callers: Callers) -> Iterator[tuple[Path, str]]:
    """Give every line of callers that is filled in with their facts."""
    for at, situation in enumerate(callers.situations.values()):
        yield from _each(situation.opening, ("situations", at, "opening"))
        for name, lines in situation.tells.items():
            yield from _each(lines, ("situations", at, "tells", name))
    for name, lines in callers.tells.items():
        yield from _each(lines, ("tells", name))
    for at, one in enumerate(callers.temperaments.values()):
        yield from _each(one.opening, ("temperaments", at, "opening"))


def plain_in_callers(callers: Callers) -> Iterator[tuple[Path, str]]:
    """Give every line of callers in which nothing is filled in."""
    for name, lines in callers.small_talk.items():
        yield from _each(lines, ("small_talk", name))
    for at, rule in enumerate(callers.rules):
        yield from _each(rule.says, ("rules", at, "says"))
    for at, one in enumerate(callers.temperaments.values()):
        path: Path = ("temperaments", at)
        yield from _each(one.style.before, (*path, "style", "before"))
        yield from _each(one.style.after, (*path, "style", "after"))
        for number, rule in enumerate(one.rules):
            yield from _each(rule.says, (*path, "rules", number, "says"))


def _in_questions(bank: Bank) -> Iterator[tuple[Path, str]]:
    for at, one in enumerate(bank.questions.values()):
        path: Path = ("questions", at)
        yield from _each(one.ask, (*path, "ask"))
        for key in ("answer", "hint", "why", "harm"):
            yield (*path, key), getattr(one, key)
        for key in ("must", "wrong"):
            for number, group in enumerate(getattr(one, key)):
                yield from _each(group, (*path, key, number))


def _each(texts: Iterable[str], path: Path) -> Iterator[tuple[Path, str]]:
    for position, text in enumerate(texts):
        yield (*path, position), text


def _template(text: str, path: Path) -> Iterator[Gapped]:
    facts = inspect(text)
    if (almost := almost_gap(text)) is not None:
        # What else is wrong follows from it more often than not.
        facts = Facts(facts.names, (almost,))
    if facts.names or facts.troubles:
        yield Gapped(path, text, facts)
