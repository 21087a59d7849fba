"""A template does more than putting words in: calls, loops, arithmetic, lookups.

Bad::

    steps:
      first: {say: "{{ surname * 2 }}，您好。", return: true}

Good::

    steps:
      first: {say: "{{ surname }}，您好。", return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.troubles import found_in
from callassist.language import notice

rule = Rule("T003", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Read every template."""
    return found_in(
        content,
        "forbidden",
        notice("The agent would see the raw braces."),
        notice("Use names, filters, comparisons, and, or, not; nothing else."),
    )
