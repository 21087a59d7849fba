"""A flow of a pack → its sheet, with every id put into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from callassist.content.graph import runs
from callassist.content.span import SPAN, millis
from callassist.content.values import Choice, Disposition, FieldId, Flow, FlowId, Pack, Promise, Step
from callassist.errors import UnknownName
from callassist.language import Words
from callassist.speech.durations import say_duration
from callassist.text import one_line
from callassist.workflows.showing.lines import Lines
from callassist.workflows.showing.sheet import Answer, Asked, Avoided, Clock, Ending, Sheet, SheetStep, is_seen
from callassist.workflows.showing.ways import way_of, way_on, way_to

_SHORT = 12
"""Characters of its words that stand for the title of a step that has none."""
_CONDITION = re.compile(r"(?:not )?[a-z][a-z0-9_.]*(?: (?:and|or) (?:not )?[a-z][a-z0-9_.]*)*")


def read_sheet(pack: Pack, name: FlowId, words: Words) -> Sheet:
    """Give a flow as people read it.

    Raises:
        UnknownName: there is no such flow.
    """
    flow = pack.flows.get(name)
    if flow is None:
        raise UnknownName("flow", name)
    return _Reader(pack, flow, words).sheet()


class _Reader:
    """Puts one flow into words."""

    def __init__(self, pack: Pack, flow: Flow, words: Words) -> None:
        self._pack, self._site, self._flow, self.words = pack, pack.site, flow, words
        self._lines = Lines(pack.site, words)

    def sheet(self) -> Sheet:
        flow = self._flow
        seen = [step for step in flow.steps.values() if is_seen(step, flow.start)]
        steps = tuple(self._step(number, step) for number, step in enumerate(seen, start=1))
        endings = tuple(dict.fromkeys(self._endings()))
        promises = [step.promise for step in steps] + [answer.promise for step in steps for answer in step.answers]
        return Sheet(
            id=flow.id,
            title=one_line(flow.title),
            when=one_line(flow.when),
            kind=flow.kind,
            key=flow.key,
            start=flow.start,
            steps=steps,
            endings=endings,
            others={name: self._title(name) for step in flow.steps.values() for name in runs(step)},
            returns=any(step.returns or any(one.returns for one in step.choices) for step in flow.steps.values()),
            asked=tuple(dict.fromkeys(asked for step in steps for asked in step.asked)),
            promises=tuple(dict.fromkeys(one for one in (*promises, *(end.promise for end in endings)) if one)),
        )

    def _step(self, number: int, step: Step) -> SheetStep:
        flow, lines, clock = self._flow, self._lines, step.timer
        return SheetStep(
            number=number,
            id=step.id,
            title=self._step_title(step),
            say=tuple(lines.saying(line) for line in step.say),
            do=lines.line(step.do),
            keywords=tuple(one_line(word) for word in step.keywords),
            tone=one_line(step.tone),
            avoid=tuple(self._avoided(step.avoid)),
            must=tuple(one_line(self._site.elements[name].label) for name in step.must if name in self._site.elements),
            asked=tuple(self._asked(step.record)),
            readback=tuple(self._lines.label(name) for name in step.readback),
            promise=self._promise(step.promise),
            keeps=self._kind(step.keeps) if step.keeps else "",
            notes=self._disposition(step.outcome) if step.outcome else "",
            skip=self._condition(step.skip_if) if step.skip_if else "",
            answers=tuple(self._answer(choice) for choice in step.choices),
            clock=None
            if clock is None
            else Clock(
                every=say_duration(timedelta(milliseconds=clock.every), self.words.lang),
                most=clock.most,
                say=tuple(lines.saying(line) for line in clock.say),
                way=way_to(flow, clock.then),
            ),
            most=step.repeat.most if step.repeat else 0,
            too_often=way_to(flow, step.repeat.then) if step.repeat else (),
            on=way_on(flow, step),
            is_unfinished=step.todo,
        )

    def _step_title(self, step: Step) -> str:
        if step.title:
            return one_line(step.title)
        text = next((self._lines.plain(source) for source in (*step.say, step.do) if source), step.id)
        return text if len(text) <= _SHORT else text[:_SHORT] + "…"

    def _answer(self, choice: Choice) -> Answer:
        return Answer(
            key=choice.key,
            label=self._lines.plain(choice.label),
            way=way_of(self._flow, choice),
            caller=tuple(one_line(said) for said in choice.caller),
            promise=self._promise(choice.promise),
            writes=tuple(f"{self._lines.label(name)} = {one_line(value)}" for name, value in choice.sets.items()),
            confirms=choice.confirms,
        )

    def _avoided(self, names: Iterable[str]) -> Iterator[Avoided]:
        for name in names:
            phrase = self._pack.phrases.get(name)
            if phrase is not None:
                reply = self._lines.line(phrase.replies[0].say) if phrase.replies else ()
                yield Avoided(name, one_line(phrase.phrase), reply)

    def _asked(self, names: Iterable[FieldId]) -> Iterator[Asked]:
        for name in names:
            field = self._site.fields.get(name)
            yield Asked(self._lines.label(name), one_line(field.ask) if field else "")

    # -- endings and promises ----------------------------------------------------------------------------------

    def _endings(self) -> Iterator[Ending]:
        for step in self._flow.steps.values():
            for name in (step.outcome, step.end, *(choice.end for choice in step.choices)):
                if name == "outcome":
                    label = self.words(
                        "as noted on the way, else “{outcome}”", outcome=self._disposition(self._site.default_outcome)
                    )
                    yield Ending(name, label)
                elif name:
                    found = self._site.dispositions.get(name, Disposition(id=name, label=name))
                    needs = tuple(self._lines.label(field) for field in found.needs)
                    yield Ending(name, one_line(found.label), needs, self._promise(found.promise))

    def _disposition(self, name: str) -> str:
        found = self._site.dispositions.get(name)
        return one_line(found.label) if found is not None else name

    def _kind(self, name: str) -> str:
        found = self._site.promises.get(name)
        return one_line(found.label) if found is not None else name

    def _promise(self, promise: Promise | None) -> str:
        if promise is None:
            return ""
        kind, known = self._kind(promise.kind), self._site.promises.get(promise.kind)
        within = promise.within or (known.within if known else "")
        owner = promise.owner or (known.owner if known else "")
        span = self.words("within {span}", span=self._span(within)) if within else ""
        return " · ".join(dict.fromkeys(one_line(part) for part in (kind, promise.what, span, owner) if part))

    def _span(self, within: str) -> str:
        length, found = millis(within), SPAN.fullmatch(within)
        if length is not None:
            return say_duration(timedelta(milliseconds=length), self.words.lang)
        return self.words("{count} working days", count=found[1]) if found else within

    # -- the rest ----------------------------------------------------------------------------------------------

    def _title(self, name: FlowId) -> str:
        flow = self._pack.flows.get(name)
        return one_line(flow.title) if flow is not None else name

    def _condition(self, source: str) -> str:
        """Give a condition in words as far as it is made of names; else as it is written."""
        if _CONDITION.fullmatch(source) is None:
            return one_line(source)
        words, said, is_turned = self.words, [], False
        for word in source.split():
            if word == "not":
                is_turned = True
                continue
            if word in {"and", "or"}:
                said.append(words("or") if word == "or" else words("and"))
            elif word == "known" and not is_turned:
                said.append(words("all of it is known"))
            else:
                label = self._lines.label(word)
                said.append(words("no {what}", what=label) if is_turned else words("{what} is known", what=label))
            is_turned = False
        return " ".join(said)
