"""A whole value within curly quotes: they quote nothing, so the agent sees them.

Bad::

    steps:
      first:
        say: “您好”
        return: true

Good::

    steps:
      first:
        say: "您好"
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.found import Found, Said
from callassist.content.problem import Edit
from callassist.content.quoting import quoted
from callassist.content.raw_lines import VALUE, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y010", "W")
_SIGN = re.compile(r"[“‘][^“”‘’\n]*[”’](?=[ \t]*$)", re.MULTILINE)


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for values that begin and end with curly quotes."""
    for sign in signs(source, _SIGN, VALUE, "“‘"):
        said = Said(
            notice("Curly quotes quote nothing in YAML; they are part of the words"),
            notice("The agent sees them around the line."),
            notice('Use "straight quotes", or none.'),
            (Edit(source.place(sign.start, sign.end), quoted(sign.text[1:-1])),),
        )
        yield Found(source, source.place(sign.start, sign.end), said)
