"""The same wording stands twice in a phrasebook: within one phrase, or in two of them."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("P005", "W")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for wordings that were there before."""
    known: dict[str, str] = {}
    for book in content.books:
        for position, phrase in book.phrases.items():
            for number, text in enumerate(phrase.variants):
                before = phrase.id if text == phrase.phrase else known.setdefault(text, phrase.id)
                first = before != phrase.id or phrase.variants.index(text) < number or text == phrase.phrase
                if first:
                    said = Said(
                        notice("“{text}” stands under “{id}” already", text=text[:40], id=before),
                        notice("It is marked twice, or under the wrong phrase."),
                        notice("Take one of them out."),
                    )
                    yield book.at(("phrases", position, "variants", number), said)
