"""A line is indented by a tab, a full-width blank or a no-break blank.

Bad::

    steps:
      first:
    say: 您好
        return: true

Good::

    steps:
      first:
        say: 您好
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.raw_lines import matches
from callassist.content.rule import Found, Rule, Said
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y008", "E")
_PATTERN = re.compile(
    "^ *(?P<at>[\t\u3000\u00a0\u2000-\u200a\u202f\u205f][ \t\u3000\u00a0\u2000-\u200a\u202f\u205f]*)(?=[^\\s#])",
    re.MULTILINE,
)
_NAMES = {"\t": notice("a tab"), "\u3000": notice("a full-width blank")}


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for anything but plain blanks before a line's first character."""
    for match in matches(source, _PATTERN):
        what = _NAMES.get(match["at"][0], notice("a no-break blank"))
        said = Said(
            notice("The line is indented by {what}", what=what),
            notice("YAML does not count it: the line belongs to nothing."),
            notice("Delete it and type plain blanks."),
        )
        yield Found(source, source.place(match.start("at"), match.end("at")), said)
