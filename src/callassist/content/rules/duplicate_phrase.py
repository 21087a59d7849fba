"""Two phrases have the same id."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("P001", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Compare the ids of all phrases."""
    seen: dict[str, str] = {}
    for book in content.books:
        for position, phrase in book.phrases.items():
            if phrase.id in seen:
                said = Said(
                    notice('The id "{id}" already stands in {path}', id=phrase.id, path=seen[phrase.id]),
                    notice("One of the two would never be found."),
                    notice("Give one of them another id, or join them."),
                )
                yield book.at(("phrases", position, "id"), said)
            seen.setdefault(phrase.id, book.path)
