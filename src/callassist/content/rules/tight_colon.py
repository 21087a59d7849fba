"""The blank after a key's colon is missing.

Bad::

    steps:
      first:
        say:您好
        return: true

Good::

    steps:
      first:
        say: 您好
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.found import Found, Said
from callassist.content.keys import ENGLISH, english
from callassist.content.problem import Edit
from callassist.content.raw_lines import KEY, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y006", "E")
_SIGN = re.compile(r":(?=[^ \t\r\n:,}\]])")
_ODD_BLANKS = "\u3000\u00a0"


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for a known key whose colon is followed by its value at once."""
    for sign in signs(source, _SIGN, KEY, ":"):
        key = sign.before["key"]
        if key in ENGLISH or english(key):
            odd = source.text[sign.end : sign.end + 1] in _ODD_BLANKS
            said = Said(
                notice('After "{key}:" stands a full-width or no-break blank, not a plain one', key=key)
                if odd
                else notice('After "{key}:" a blank is missing', key=key),
                notice("The line is not understood as a key and its value."),
                notice('Write "{key}: " with a blank.', key=english(key) or key),
                (Edit(source.place(sign.start, sign.end), ": "),),
            )
            yield Found(source, source.place(sign.start, sign.end), said)
