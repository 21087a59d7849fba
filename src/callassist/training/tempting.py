"""Wrong lines for somebody who learns: what a hurried agent could really say at this very moment.

They are found in what trainers wrote for the step; else in the step's own lines without what must be heard in them, in
what the hurried say instead, and in phrases that slip out while a field is asked. Where none suits there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from callassist.content.values import ElementId, Pack, PhraseId, Step
from callassist.language import Lang
from callassist.lookup.scanning.wordings import is_pattern
from callassist.training.ear import Ear, Names, Span

_WORDINGS = 4
"""The first wordings of a phrase are the plainest; further down come dialects and slips of the pen."""
_SENTENCE = {"zh": re.compile(r"[^。？！]+[。？！]*"), "en": re.compile(r"[^.?!]+(?:[.?!](?=\S)[^.?!]*)*[.?!]*\s*")}
"""What can be left out of a line."""
_CLAUSE = re.compile(r"[^，。？！；]+[，。？！；]*")
_FORMULA = 0.7
"""A Chinese clause can be left out alone if so much of it is the element, as 您别挂 or 再见: others hang together."""
_LEAST = {"zh": 4, "en": 12}
"""Characters that a line must keep to be one."""
_REST = 0.35
"""The share that must be left of a line."""


def tempting(step: Step, lines: Sequence[str], pack: Pack, ear: Ear, names: Names) -> tuple[str, ...]:
    """Give wrong lines that suit a step, `lines` being how it may rightly be said; phrases may hold templates."""
    if step.avoid:
        return tuple(_phrases(step.avoid, pack))
    found = [*_shortened(step.must, lines, pack, ear, names), *_hurried(step.must, pack, ear, names)]
    if found:
        return tuple(dict.fromkeys(found))
    asked = [name for field in step.record if field in pack.site.fields for name in pack.site.fields[field].avoid]
    return tuple(_phrases(asked, pack))


def _phrases(names: Iterable[PhraseId], pack: Pack) -> Iterator[str]:
    for name in dict.fromkeys(names):
        phrase = pack.phrases.get(name)
        if phrase is not None:
            plain = [one for one in (phrase.phrase, *phrase.variants) if not is_pattern(one)]
            yield from plain[:_WORDINGS]


def _hurried(must: Iterable[ElementId], pack: Pack, ear: Ear, names: Names) -> Iterator[str]:
    """Give what is said instead of an element, as long as it is really missing there."""
    for name in must:
        element = pack.site.elements.get(name)
        for said in element.hurried if element is not None else ():
            if not ear.listen(said, names).has(name):
                yield said


def _shortened(must: Iterable[ElementId], lines: Sequence[str], pack: Pack, ear: Ear, names: Names) -> Iterator[str]:
    """Give the lines with one element left out, where what is left is still a line."""
    wanted, language = tuple(must), pack.site.language
    for text in lines:
        heard = ear.listen(text, names)
        for name in wanted:
            spans = [one for one in heard.elements if one.id == name]
            for short in dict.fromkeys(_without(spans, text, language)):
                is_line = len(short) >= max(_LEAST[language], _REST * len(text))
                if is_line and short not in lines and not ear.listen(short, names).has(name):
                    yield short


def _without(spans: Sequence[Span], text: str, language: Lang) -> Iterator[str]:
    """Give a line without the formulas, and without the sentences, in which an element was heard."""
    if not spans:
        return
    if language == "zh" and all(_is_formula(span, text) for span in spans):
        yield _kept(_CLAUSE, spans, text)
    yield _kept(_SENTENCE[language], spans, text)


def _is_formula(span: Span, text: str) -> bool:
    clause = next((one for one in _CLAUSE.finditer(text) if one.start() <= span.start < one.end()), None)
    if clause is None:
        return False
    return span.end - span.start >= _FORMULA * len(clause.group().rstrip("，。？！；"))


def _kept(parts: re.Pattern[str], spans: Sequence[Span], text: str) -> str:
    kept = [
        one.group()
        for one in parts.finditer(text)
        if not any(span.start < one.end() and one.start() < span.end for span in spans)
    ]
    short = "".join(kept).strip()
    return short[:-1] + "。" if short.endswith(("，", "；")) else short
