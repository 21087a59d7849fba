"""What is advised instead of a phrase holds a forbidden phrase itself."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice
from callassist.lookup.bare import bare
from callassist.lookup.scanning.scanner import Scanner

rule = Rule("P004", "W")


def check(content: Content, scanner: Scanner) -> Iterator[Found]:
    """Scan every reply."""
    for book in content.books:
        for position, phrase in book.phrases.items():
            for number, hits in enumerate(scanner.scan([bare(reply.say) for reply in phrase.replies])):
                for hit in hits[:1]:
                    said = Said(
                        notice('This reply holds what "{id}" forbids, by "{wording}"', id=hit.id, wording=hit.wording),
                        notice("Agents would be marked for saying what they were advised to."),
                        notice('Say it otherwise, or add it to `unless` of "{id}".', id=hit.id),
                    )
                    yield book.at(("phrases", position, "replies", number, "say"), said)
