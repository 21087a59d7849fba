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

from callassist.content.keys import ENGLISH, english
from callassist.content.raw_lines import matches
from callassist.content.rule import Found, Rule, Said
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y006", "E")
_PATTERN = re.compile(
    r"(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)(?P<key>[a-z_]{1,20}|[\u4e00-\u9fff]{1,5})(?P<at>:)(?=[^\s:,}\]])", re.MULTILINE
)


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for a known key whose colon is followed by its value at once."""
    for match in matches(source, _PATTERN):
        if match["key"] in ENGLISH or english(match["key"]):
            said = Said(
                notice('After "{key}:" a blank is missing', key=match["key"]),
                notice("The line is not understood as a key and its value."),
                notice('Write "{key}: " with a blank.', key=english(match["key"]) or match["key"]),
            )
            yield Found(source, source.place(match.start("at"), match.end("at")), said)
