"""A line that is given as an example of a phrase is not recognised as one."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice
from callassist.lookup.scanning.scanner import Scanner

rule = Rule("P002", "E")


def check(content: Content, scanner: Scanner) -> Iterator[Found]:
    """Scan every `hit` example."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            for number, hits in enumerate(scanner.scan(phrase.hits)):
                if phrase.id not in {hit.id for hit in hits}:
                    said = Said(
                        notice('This example is not recognised as "{id}"', id=phrase.id),
                        notice("Nobody would be warned who says it."),
                        notice("Add a variant that says it, or look whether `unless` or `yields_to` takes it away."),
                    )
                    yield book.at(("phrases", position, "examples", "hit", number), said)
