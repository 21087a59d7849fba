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
from dataclasses import replace

from callassist.content.found import Found, Said
from callassist.content.problem import Edit, Fault
from callassist.content.raw_lines import ODD_BLANKS, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y008", "E")
_SIGN = re.compile("[" + ODD_BLANKS + "][ " + ODD_BLANKS + r"]*(?=[^\s#])")
_LINE_START = re.compile(r"^ *$")
_PLAIN = {"\t": "  ", "\u3000": "  "}
"""As wide as it looks: a tab most often stands for one level."""
_NAMES = {"\t": notice("a tab"), "\u3000": notice("a full-width blank")}


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for anything but plain blanks before a line's first character."""
    for sign in signs(source, _SIGN, _LINE_START, ODD_BLANKS):
        place = source.place(sign.start, sign.end)
        edit = Edit(place, "".join(_PLAIN.get(char, " ") for char in sign.text))
        yield Found(source, place, replace(_said(sign.text), edits=(edit,)))


@rule.explains("odd-indent")
def words(fault: Fault) -> Said:
    """Say the same of a line that holds nothing else, which only the parser can tell from one that does no harm."""
    return _said(str(fault.facts["blank"]))


def _said(blank: str) -> Said:
    what = _NAMES.get(blank[:1], notice("a no-break blank"))
    return Said(
        notice("The line is indented by {what}", what=what),
        notice("YAML does not count it: the line belongs to nothing."),
        notice("Delete it and type plain blanks."),
    )
