"""A line that a script puts into the agent's mouth holds a forbidden phrase."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.texts import said_in_flow
from callassist.language import notice
from callassist.lookup.bare import bare
from callassist.lookup.scanning.scanner import Scanner

rule = Rule("T006", "W")


def check(content: Content, scanner: Scanner) -> Iterator[Found]:
    """Scan every line that is said in a flow."""
    for draft in content.flows:
        lines = [(path, text, bare(text)) for path, text in said_in_flow(draft.flow)]
        for (path, text, words), hits in zip(lines, scanner.scan([words for _, _, words in lines]), strict=True):
            for hit in hits[:1]:
                said = Said(
                    notice('This line says what "{id}" forbids, by "{wording}"', id=hit.id, wording=hit.wording),
                    notice("Agents would be marked for reading what the script tells them to say."),
                    notice('Say it otherwise, or add it to `unless` of "{id}".', id=hit.id),
                )
                spoken = words[hit.start : hit.end]
                if spoken in text:
                    yield draft.within(path, text.index(spoken), len(spoken), said)
                else:  # a gap stands within it
                    yield draft.at(path, said)
