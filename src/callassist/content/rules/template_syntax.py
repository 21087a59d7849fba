"""A template or condition is not finished or not understood.

Bad::

    steps:
      first: {say: "{% if caller.name %}{{ caller.name }}，您好。", return: true}

Good::

    steps:
      first: {say: "{% if caller.name %}{{ caller.name }}，{% endif %}您好。", return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found
from callassist.content.rule import Rule
from callassist.content.troubles import found_in
from callassist.language import notice

rule = Rule("T002", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Read every template."""
    return found_in(
        content,
        "syntax",
        notice("The agent would see the raw braces."),
        notice("A gap is {gap}; a choice is {choice}.", gap="{{ surname }}", choice="{% if surname %}…{% endif %}"),
    )
