"""A line that is given as an example of a phrase is not recognised as one."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.values import Phrase
from callassist.language import notice
from callassist.lookup.scanning.scanner import Scanner

rule = Rule("P002", "E")


def check(content: Content, scanner: Scanner) -> Iterator[Found]:
    """Scan every `hit` example."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            for number, hits in enumerate(scanner.scan(phrase.hits)):
                if phrase.id not in {hit.id for hit in hits} and not (
                    not scanner.forgives_slips and _is_slip(phrase, phrase.hits[number])
                ):
                    said = Said(
                        notice('This example is not recognised as "{id}"', id=phrase.id),
                        notice("Nobody would be warned who says it."),
                        notice("Add a variant that says it, or look whether `unless` or `yields_to` takes it away."),
                    )
                    yield book.at(("phrases", position, "examples", "hit", number), said)


def _is_slip(phrase: Phrase, line: str) -> bool:
    """Say whether a line is found with slips, which a large book is not looked through for."""
    return bool(Scanner([phrase]).scan_line(line))
