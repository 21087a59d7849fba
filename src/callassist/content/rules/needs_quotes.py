"""A value begins with a character that YAML keeps for itself: braces of a template, % @ or a backtick.

Bad::

    steps:
      first:
        say: {{ caller.name }}，您好。
        return: true

Good::

    steps:
      first:
        say: "{{ caller.name }}，您好。"
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.found import Found, Said
from callassist.content.quoting import edit_to_quotes
from callassist.content.raw_lines import VALUE, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y013", "E")
_TEMPLATE = re.compile(r"\{[{%#]")
_KEPT = re.compile(r"[%@`]")
_CLOSED_EARLY = re.compile(r"(?:\[[^\[\]\r\n]*\]|\{(?![{%#])[^{}\r\n]*\})(?=[ \t]*[^\s,\[\]{}#:])")
_BLOCK_VALUE = re.compile(r"^ *(?:- +)*(?:[\w-]+: +)?$")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look at the first character of values."""
    for pattern, before, telltale in (
        (_TEMPLATE, VALUE, "{"),
        (_KEPT, VALUE, "%@`"),
        (_CLOSED_EARLY, _BLOCK_VALUE, "[{"),
    ):
        for sign in signs(source, pattern, before, telltale):
            shown = sign.text if pattern is _TEMPLATE else sign.text[0]
            said = Said(
                notice("A value that begins with {sign} needs quotes", sign=shown),
                notice("The line cannot be read."),
                notice('Put the whole value in "double quotes".'),
                edit_to_quotes(source, sign.start, sign.before.string),
            )
            yield Found(source, source.place(sign.start, sign.end), said)
