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

from callassist.content.found import Found, Said
from callassist.content.problem import Edit
from callassist.content.raw_lines import signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y007", "E")
_SIGN = re.compile(r"-(?=[^\s\-0-9.]|[\u3000\u00a0])")
_ODD_BLANKS = "\u3000\u00a0"
_LINE_START = re.compile(r"^ *$")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for a dash that begins a line and sticks to what follows."""
    for sign in signs(source, _SIGN, _LINE_START, "-"):
        odd = source.text[sign.end : sign.end + 1] in _ODD_BLANKS
        said = Said(
            notice("After the dash stands a full-width or no-break blank, not a plain one")
            if odd
            else notice("After the dash a blank is missing"),
            notice("The line is not understood as a list item."),
            notice('Write "- " with a blank.'),
            (Edit(source.place(sign.start, sign.end), "- "),),
        )
        yield Found(source, source.place(sign.start, sign.end), said)
