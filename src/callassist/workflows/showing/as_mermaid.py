"""A flow as a Mermaid flowchart: exits, flows that are run and the way back have shapes of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from callassist.content.values import Choice, Flow, Pack, Step, StepId
from callassist.language import Words
from callassist.text import one_line
from callassist.workflows.showing.lines import Lines
from callassist.workflows.showing.sheet import Sheet

_ESCAPED = re.compile(r"""["#%&;<>`\\{}\[\]()|]""")
"""What could end a label, begin markup or a directive in Mermaid; each is written by its number."""
_BY_NAME = {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}


def as_mermaid(sheets: Sequence[Sheet], pack: Pack, words: Words) -> str:
    """Give one flow as a flowchart; several as a Markdown document with a chart a flow."""
    if len(sheets) == 1:
        return _chart(sheets[0], pack, words)
    return "\n".join(f"## {_heading(one)}\n\n```mermaid\n{_chart(one, pack, words)}```\n" for one in sheets)


def quoted(text: str) -> str:
    """Give a text as a label that Mermaid reads as text, whatever stands in it."""
    plain = one_line(text) or " "
    return f'"{_ESCAPED.sub(lambda sign: _BY_NAME.get(sign[0]) or f"#{ord(sign[0])};", plain)}"'


def _chart(sheet: Sheet, pack: Pack, words: Words) -> str:
    return "".join(f"{line}\n" for line in _Chart(sheet, pack, words).lines())


def _heading(sheet: Sheet) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", sheet.title)


class _Chart:
    """Draws one flow; nodes that are no steps are made as ways come to them."""

    def __init__(self, sheet: Sheet, pack: Pack, words: Words) -> None:
        self._sheet, self.words = sheet, words
        self._flow: Flow = pack.flows[sheet.id]
        self._lines = Lines(pack.site, words)
        self._names: dict[StepId, str] = {name: f"s{number}" for number, name in enumerate(self._flow.steps, start=1)}
        self._made: dict[str, str] = {}
        self._count = 0

    def lines(self) -> Iterator[str]:
        words, sheet = self.words, self._sheet
        begin = words("{flow}: key {key}", flow=sheet.title, key=sheet.key) if sheet.key else sheet.title
        start = self._step(sheet.start)
        edges = [one for step in self._flow.steps.values() for one in self._edges(step)]
        yield "flowchart TD"
        yield f"  begin([{quoted(begin)}])"
        for step in self._flow.steps.values():
            seen = sheet.step(step.id)
            if seen is not None:
                yield f"  {self._names[step.id]}[{quoted(f'{seen.number} {seen.title}')}]"
            else:
                yield f"  {self._names[step.id]}(({quoted('·')}))"
        yield from (f"  {line}" for line in self._made.values())
        yield f"  begin --> {start}"
        yield from (f"  {line}" for line in edges)

    def _edges(self, step: Step) -> Iterator[str]:
        name, words = self._names[step.id], self.words
        for choice in step.choices:
            yield from self._way(name, choice, f"{choice.key} {self._lines.plain(choice.label)}")
        if step.next or step.end or step.returns:
            yield from self._way(name, step, "Enter" if step.choices else "")
        elif step.todo or not step.choices:
            yield f"{name} --> {self._stuck()}"
        if step.timer is not None:
            told = words("clock, {count} times", count=step.timer.most)
            yield f"{name} -.->|{quoted(told)}| {self._step(step.timer.then)}"
        if step.repeat is not None:
            told = words("more than {count} times here", count=step.repeat.most)
            yield f"{name} -.->|{quoted(told)}| {self._step(step.repeat.then)}"

    def _way(self, name: str, exit_: Choice | Step, label: str) -> Iterator[str]:
        arrow = f"-->|{quoted(label)}|" if label else "-->"
        target = self._target(exit_)
        if exit_.call:
            self._count += 1
            run = f"c{self._count}"
            title = self._sheet.others.get(exit_.call, exit_.call)
            self._made[run] = f"{run}[[{quoted(title)}]]"
            yield f"{name} {arrow} {run}"
            yield f"{run} --> {target}"
        else:
            yield f"{name} {arrow} {target}"

    def _target(self, exit_: Choice | Step) -> str:
        if exit_.end:
            ending = self._sheet.ending(exit_.end)
            told = self.words("end: {outcome}", outcome=ending.label if ending else exit_.end)
            return self._node("([{}])", told)
        if exit_.returns:
            return self._node("{{{{{}}}}}", self.words("back to where it was opened"))
        return self._step(exit_.next)

    def _step(self, name: StepId) -> str:
        return self._names.get(name) or self._stuck()

    def _stuck(self) -> str:
        return self._node("{{{}}}", self.words("not written yet"))

    def _node(self, shape: str, label: str) -> str:
        """Give the name of a node of which there is one a chart, made when it is first wanted."""
        known = next((name for name, line in self._made.items() if line == name + shape.format(quoted(label))), None)
        if known is None:
            known = f"x{len(self._made) + 1}"
            self._made[known] = known + shape.format(quoted(label))
        return known
