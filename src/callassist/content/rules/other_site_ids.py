"""The site files of the two languages name different fields, outcomes, departments, elements or promises."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("N004", "W")
_PARTS = ("fields", "dispositions", "departments", "elements", "promises", "categories")


@rule.between
def check(content: Content, other: Content) -> Iterator[Found]:
    """Hold the ids of one site file against the other's."""
    if content.site is None or other.site is None:
        return
    for part in _PARTS:
        theirs = getattr(other.site.site, part)
        for name in getattr(content.site.site, part):
            if name not in theirs:
                said = Said(
                    notice('"{id}" is missing among the {part} of the other language', id=name, part=part),
                    notice("Records of the two languages do not fit together."),
                    notice("Add it to {path}.", path=other.site.path),
                )
                yield content.site.at((part, name), said, key=True)
