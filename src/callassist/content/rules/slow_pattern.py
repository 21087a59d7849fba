"""A pattern may take for ever on an unlucky line: something repeated without end holds a repetition without end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.training_references import ways_of
from callassist.content.training_values import Scorecard
from callassist.language import notice

rule = Rule("P006", "W")
_SAID = Said(
    notice("This pattern repeats what repeats itself"),
    notice("A scan may stand still on one unlucky line."),
    notice("Give the outer or the inner one an end, such as {bound}.", bound="{0,8}"),
)
_NESTED = re.compile(r"\((?:\?:)?(?:[^()\\]|\\.)*(?<!\\)[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\})")
_CLASS = re.compile(r"\[(?:[^\]\\]|\\.)*\]")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for such patterns among variants and exceptions, and among the wordings of elements."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            for key, texts in (("variants", phrase.variants), ("unless", phrase.unless)):
                for number, text in enumerate(texts):
                    if _is_slow(text):
                        yield book.at(("phrases", position, key, number), _SAID)
    for draft in content.trainings:
        if isinstance(draft.part, Scorecard):
            for name, hearing in draft.part.elements.items():
                yield from (
                    draft.at(("elements", name, *path), _SAID) for path, text in ways_of(hearing) if _is_slow(text)
                )


@lru_cache(maxsize=16_384)
def _is_slow(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == "/" and bool(_NESTED.search(_CLASS.sub("x", text[1:-1])))
