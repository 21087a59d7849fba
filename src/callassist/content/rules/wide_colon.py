"""A full-width colon after a key: a Chinese input method was on.

Bad::

    steps:
      first:
        say：您好
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

rule = Rule("Y005", "E")
_SIGN = re.compile("[：﹕∶]")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for a key, then a full-width colon, where keys stand."""
    for sign in signs(source, _SIGN, KEY, "：﹕∶"):
        key = sign.before["key"]
        begins_line = not sign.before[0].startswith(("{", ","))
        if key in ENGLISH or english(key) or (begins_line and key.isascii()):
            ends = source.line_end(sign.start)
            behind = sign.end
            while behind < ends and source.text[behind] in " \u3000\u00a0":
                behind += 1
            said = Said(
                notice('After "{key}" stands a full-width colon', key=key),
                notice("The line is not understood as a key and its value."),
                notice('Write "{key}: " with an English colon and a blank.', key=english(key) or key),
                (Edit(source.place(sign.start, behind), ":" if behind == ends else ": "),),
            )
            yield Found(source, source.place(sign.start, sign.end), said)
