"""A line that is given as harmless is taken for a forbidden phrase."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice
from callassist.lookup.scanning.scanner import Scanner

rule = Rule("P003", "E")


def check(content: Content, scanner: Scanner) -> Iterator[Found]:
    """Scan every `miss` example: it must be clean of its own phrase, and of all others."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            for number, hits in enumerate(scanner.scan(phrase.misses)):
                for hit in hits[:1]:
                    said = Said(
                        notice(
                            'This harmless example is taken for "{id}", by "{wording}"', id=hit.id, wording=hit.wording
                        ),
                        notice("Agents who say it would be marked for nothing."),
                        notice('Add these surroundings to `unless` of "{id}", or take that wording out.', id=hit.id),
                    )
                    yield book.at(("phrases", position, "examples", "miss", number), said)
