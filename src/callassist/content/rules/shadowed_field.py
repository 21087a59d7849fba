"""A field has the id of a group of variables (caller, company, call …), so no line can ever speak of it."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.variables import GROUPS
from callassist.language import notice

rule = Rule("G009", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Compare the ids of fields with the groups' names."""
    if content.site is None:
        return
    for name in content.site.site.fields:
        if name in GROUPS:
            said = Said(
                notice('The field "{name}" has the name of a group of variables', name=name),
                notice("No line can speak of what was written down there."),
                notice("Give the field another id."),
            )
            yield content.site.at(("fields", name), said, key=True)
