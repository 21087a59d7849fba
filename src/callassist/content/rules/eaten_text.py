"""A blank and # begin a comment: what follows is no part of the value any more.

Bad::

    steps:
      first:
        say: 请按 #号键
        return: true

Good::

    steps:
      first:
        say: "请按 #号键"
        return: true
"""

import re
from collections.abc import Iterator

from callassist.content.found import Found, Said
from callassist.content.quoting import edit_to_quotes
from callassist.content.raw_lines import Sign, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y014", "W")
_SIGN = re.compile(r"#(?<= #)(?=[^\s#])")
_PLAIN_VALUE = re.compile(r"(?:: +|^ *(?:- +)+)[^\s\"'\[{|>#][^#]* $")


_OPENS = re.compile(r": +|^ *(?:- +)+")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for # that sticks to words behind a plain value."""
    for sign in signs(source, _SIGN, _PLAIN_VALUE, "#"):
        said = Said(
            notice("From # on this is a comment, not part of the words"),
            notice("The agent sees only what stands before it."),
            notice('Put the whole value in "double quotes"; before a comment leave a blank after #.'),
            edit_to_quotes(source, *_value(sign)),
        )
        yield Found(source, source.place(sign.start, sign.end), said)


def _value(sign: Sign) -> tuple[int, str]:
    """Give where the value begins that is cut short, and what stands before it on its line."""
    line = sign.before.string
    begins = len(line) - len(sign.before[0]) + len(_OPENS.match(sign.before[0])[0])  # type: ignore[index] # it always does
    return sign.start - len(line) + begins, line[:begins]
