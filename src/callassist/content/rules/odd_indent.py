"""A line is indented by a tab, a full-width blank or a no-break blank.

(No bad example: such blanks do not survive in a source file that tools keep tidy.)

Good::

    steps:
      first:
        say: 您好
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

rule = Rule("Y008", "E")
_ODD = "\t\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u205f"
_SIGN = re.compile("[" + _ODD + "][ " + _ODD + r"]*(?=[^\s#])")
_LINE_START = re.compile(r"^ *$")
_PLAIN = {"\t": "  ", "\u3000": "  "}
"""As wide as it looks: a tab most often stands for one level."""
_NAMES = {"\t": notice("a tab"), "\u3000": notice("a full-width blank")}


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for anything but plain blanks before a line's first character."""
    for sign in signs(source, _SIGN, _LINE_START, _ODD):
        what = _NAMES.get(sign.text[0], notice("a no-break blank"))
        said = Said(
            notice("The line is indented by {what}", what=what),
            notice("YAML does not count it: the line belongs to nothing."),
            notice("Delete it and type plain blanks."),
            (Edit(source.place(sign.start, sign.end), "".join(_PLAIN.get(char, " ") for char in sign.text)),),
        )
        yield Found(source, source.place(sign.start, sign.end), said)
