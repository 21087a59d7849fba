"""A phrase that must not be said in one language, and of which the other knows nothing."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("N003", "W")


@rule.between
def check(content: Content, other: Content) -> Iterator[Found]:
    """Look for each phrase in the other language's books."""
    if not other.books:
        return
    for book in content.books:
        for position, phrase in book.phrases.items():
            if phrase.id not in other.phrases:
                said = Said(
                    notice('The phrase "{id}" has no entry in the other language', id=phrase.id),
                    notice("Nobody is warned who says it there."),
                    notice("Add it to a file in phrasebook/{lang}/.", lang=other.lang),
                )
                yield book.at(("phrases", position, "id"), said)
