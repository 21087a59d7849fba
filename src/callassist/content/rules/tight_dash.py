"""The blank after a list item's dash is missing.

Bad::

    steps:
      first:
        say:
          -您好
          - 您请说
        return: true

Good::

    steps:
      first:
        say:
          - 您好
          - 您请说
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.raw_lines import matches
from callassist.content.rule import Found, Rule, Said
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y007", "E")
_PATTERN = re.compile(r"^[ \t]*(?P<at>-)(?=[^\s\-0-9.])", re.MULTILINE)


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for a dash that begins a line and sticks to what follows."""
    for match in matches(source, _PATTERN, "-"):
        said = Said(
            notice("After the dash a blank is missing"),
            notice("The line is not understood as a list item."),
            notice('Write "- " with a blank.'),
        )
        yield Found(source, source.place(match.start("at"), match.end("at")), said)
