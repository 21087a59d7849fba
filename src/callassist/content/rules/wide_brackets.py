"""Full-width brackets, or full-width commas between the items of a list.

Bad::

    steps:
      first: {say: 您的号码？, record: ［phone］, return: true}

Good::

    steps:
      first: {say: 您的号码？, record: [phone], return: true}
"""

import re
from collections.abc import Iterator

from callassist.content.raw_lines import matches
from callassist.content.rule import Found, Rule, Said
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y009", "E")
_ASCII = {"［": "[", "］": "]", "【": "[", "｛": "{", "｝": "}", "，": ", ", "、": ", "}
_PATTERN = re.compile(
    r"(?:(?:^[ \t]*|: +)(?:- +)*(?P<open>[［｛])"
    r"|(?:avoid|must|record|readback|keywords|caller|needs|choices|play|visited): +(?P<list>【)"
    r"|(?:avoid|must|record|readback|needs|situations|visited|promised): +\[[a-z0-9_, -]*(?P<comma>[，、])"
    r"|(?:avoid|must|record|readback|needs|situations|visited|promised): +\[[a-z0-9_, -]*(?P<close>］))"
    r"(?P<at>)",
    re.MULTILINE,
)


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for them where brackets and commas of YAML stand."""
    for match in matches(source, _PATTERN, *_ASCII):
        group = str(match.lastgroup if match.lastgroup != "at" else _which(match))
        sign = match[group]
        said = Said(
            notice('"{sign}" is a full-width character; type it with the English keyboard', sign=sign),
            notice("The list is not understood as a list."),
            notice('Write "{sign}".', sign=_ASCII[sign]),
        )
        yield Found(source, source.place(match.start(group), match.end(group)), said)


def _which(match: re.Match[str]) -> str:
    return next(name for name in ("open", "list", "comma", "close") if match[name])
