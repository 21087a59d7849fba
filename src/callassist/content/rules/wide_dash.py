"""A list item begins with a full-width or long dash.

Bad::

    steps:
      first:
        say:
          － 您好
        return: true

Good::

    steps:
      first:
        say:
          - 您好
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

rule = Rule("Y011", "E")
_SIGN = re.compile(r"[－﹣–—](?=[^－﹣–—\s]|[ \t]+\S)")
_LINE_START = re.compile(r"^ *$")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for them where a list item's dash stands."""
    for sign in signs(source, _SIGN, _LINE_START, "－﹣–—"):
        said = Said(
            notice("The list item begins with a full-width dash"),
            notice("The line is not understood as a list item."),
            notice('Write "- " with an English dash and a blank.'),
            (Edit(source.place(sign.start, sign.end), "-" if source.text[sign.end] == " " else "- "),),
        )
        yield Found(source, source.place(sign.start, sign.end), said)
