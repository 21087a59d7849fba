"""Everything in a file of training that names something of the calls, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from callassist.content.problem import Path
from callassist.content.training_values import (
    Bank,
    Callers,
    Exam,
    Hearing,
    Reaction,
    Scorecard,
    Situation,
    Temperament,
)

Named = Literal["flow", "place", "key", "element", "phrase", "field", "title", "temperament", "bank", "scorecard"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that must exist. A `place` is a flow or `flow/step`; a `key` is one of the choices at `beside`."""

    kind: Named
    name: str
    path: Path
    is_key: bool = False
    beside: str = ""


def mentions(part: Callers | Scorecard | Bank | Exam) -> Iterator[Mention]:
    """Give all names in a file of training, in file order."""
    match part:
        case Callers():
            yield from _in_callers(part)
        case Scorecard():
            yield from _in_scorecard(part)
        case Exam():
            yield from _in_exam(part)
        case Bank():
            return


def ways_of(hearing: Hearing) -> Iterator[tuple[Path, str]]:
    """Give every wording and pattern by which an element is heard or not meant, with the way to it below the element."""
    for key, texts in (("also", hearing.also), ("never", hearing.never)):
        for number, text in enumerate(texts):
            yield (key, number), text
    for group, texts in hearing.together.items():
        for number, text in enumerate(texts):
            yield ("together", group, number), text


def _in_callers(callers: Callers) -> Iterator[Mention]:
    for position, title in enumerate(callers.persons.titles):
        yield Mention("title", title, ("persons", "titles", position))
    for at, situation in enumerate(callers.situations.values()):
        yield from _in_situation(situation, ("situations", at))
    for key in ("tells", "asked_by"):
        for name in getattr(callers, key):
            yield Mention("field", name, (key, name), is_key=True)
    yield from _in_rules(callers.rules, ("rules",))
    for at, one in enumerate(callers.temperaments.values()):
        yield from _in_temperament(one, ("temperaments", at))


def _in_situation(situation: Situation, path: Path) -> Iterator[Mention]:
    yield from _each("flow", situation.flows, (*path, "for"))
    for place, keys in situation.answers.items():
        yield from _answers(place, keys, (*path, "answers", place), ())
    for key in ("facts", "tells"):
        for name in getattr(situation, key):
            yield Mention("field", name, (*path, key, name), is_key=True)


def _in_temperament(temperament: Temperament, path: Path) -> Iterator[Mention]:
    yield from _each("flow", temperament.enters, (*path, "enters"))
    for place, by_mood in temperament.answers.items():
        for mood in ("calm", "upset", "hot"):
            yield from _answers(place, getattr(by_mood, mood), (*path, "answers", place), (mood,))
    yield from _in_rules(temperament.rules, (*path, "rules"))


def _answers(place: str, keys: Sequence[str], path: Path, below: Path) -> Iterator[Mention]:
    yield Mention("place", place, path, is_key=True)
    for number, key in enumerate(keys):
        yield Mention("key", key, (*path, *below, number), beside=place)


def _in_rules(rules: Sequence[Reaction], path: Path) -> Iterator[Mention]:
    for at, rule in enumerate(rules):
        where: Path = (*path, at, "when")
        yield from _each("place", rule.when.at, (*where, "at"))
        yield from _each("element", rule.when.heard, (*where, "heard"))
        yield from _each("element", rule.when.lacks, (*where, "lacks"))
        yield from _each("phrase", rule.when.phrases, (*where, "phrases"))


def _in_scorecard(card: Scorecard) -> Iterator[Mention]:
    for name in card.elements:
        yield Mention("element", name, ("elements", name), is_key=True)
    for first, section in enumerate(card.sections):
        for second, item in enumerate(section.items):
            path: Path = ("sections", first, "items", second, "by")
            if item.by.proof == "element":
                yield Mention("element", item.by.names[0], (*path, "element"))
            elif item.by.proof == "order":
                yield from _each("element", item.by.names, (*path, "order"))
            elif item.by.proof == "phrase":
                yield from _each("phrase", item.by.names, (*path, "phrase"))


def _in_exam(exam: Exam) -> Iterator[Mention]:
    if exam.scorecard:
        yield Mention("scorecard", exam.scorecard, ("scorecard",))
    for at, part in enumerate(exam.parts):
        path: Path = ("parts", at)
        yield from _each("bank", part.banks, (*path, "banks"))
        yield from _each("flow", part.flows, (*path, "flows"))
        for number, call in enumerate(part.calls):
            yield Mention("flow", call.flow, (*path, "calls", number, "flow"))
            yield Mention("temperament", call.temperament, (*path, "calls", number, "temperament"))


def _each(kind: Named, names: Sequence[str], path: Path) -> Iterator[Mention]:
    for position, name in enumerate(names):
        yield Mention(kind, name, (*path, position))
