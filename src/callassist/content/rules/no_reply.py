"""A phrase says what must not be said, but not what to say instead."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("P007", "W")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for phrases without a reply."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            if not phrase.replies:
                said = Said(
                    notice("There is nothing to say instead of “{phrase}”", phrase=phrase.phrase),
                    notice("Whoever is about to say it finds no help."),
                    notice("Add replies: with at least one sentence."),
                )
                yield book.at(("phrases", position, "phrase"), said)
