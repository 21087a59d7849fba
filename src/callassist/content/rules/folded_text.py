"""`>` joins lines with a blank between them, which Chinese has no use for; `|` keeps the lines.

Bad::

    steps:
      first:
        say: >
          请稍等，
          我查一下。
        return: true

Good::

    steps:
      first:
        say: |
          请稍等，
          我查一下。
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.found import Found, Said
from callassist.content.problem import Edit
from callassist.content.raw_lines import VALUE, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y012", "W")
_SIGN = re.compile(r">[+\-0-9]*(?=[ \t]*(?:#.*)?$)", re.MULTILINE)


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for `>` where a block of text begins."""
    for sign in signs(source, _SIGN, VALUE, ">"):
        said = Said(
            notice("> puts a blank between the lines"),
            notice("Blanks stand in the middle of Chinese sentences."),
            notice("Write | instead."),
            (Edit(source.place(sign.start, sign.end), "|" + sign.text[1:]),),
        )
        yield Found(source, source.place(sign.start, sign.end), said)
