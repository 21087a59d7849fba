"""A disposition belongs to a category that the site file does not have."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.unknown import unknown_in_site
from callassist.language import notice

rule = Rule("G008", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look up every category that a disposition names."""
    if content.site is not None:
        known = content.site.site.categories
        hurts = notice("The call would be missing from the reports.")
        yield from unknown_in_site(content, "category", notice("category"), known, hurts)
