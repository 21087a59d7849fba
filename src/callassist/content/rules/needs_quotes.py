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


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look at the first character of values."""
    for pattern, telltale in ((_TEMPLATE, "{"), (_KEPT, "%@`")):
        for sign in signs(source, pattern, VALUE, telltale):
            said = Said(
                notice("A value that begins with {sign} needs quotes", sign=sign.text),
                notice("The line cannot be read."),
                notice('Put the whole value in "double quotes".'),
                edit_to_quotes(source, sign.start, sign.before.string),
            )
            yield Found(source, source.place(sign.start, sign.end), said)
