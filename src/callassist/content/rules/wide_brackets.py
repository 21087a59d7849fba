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

from callassist.content.found import Found, Said
from callassist.content.keys import WORD
from callassist.content.problem import Edit
from callassist.content.raw_lines import VALUE, Sign, signs
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("Y009", "E")
_ASCII = {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}", "，": ", ", "、": ", ", "；": ", "}
_CLOSES = {"［": "］", "【": "】", "｛": "｝"}
_OPENING = re.compile("[［｛]")
_LENTICULAR = re.compile("【")
_LIST = re.compile(r"\b(?:avoid|must|record|readback|keywords|caller|needs|choices|play|visited): +$")
_BETWEEN = re.compile(r"[，、](?<=[a-z0-9].)")
_PAIR = re.compile("[，、；](?=[ \t]*" + WORD + "[ \t]*[:：])")
_CLOSING = re.compile("[］】｝](?=[ \t]*(?:[,}\\]\r\n#]|$))")
_IN_BRACES = re.compile(r"(?:: +|- +|[\[,] *)\{(?!\{)[^{}]*$")
_IN_LIST = re.compile(r": +\[[^\[\]【［]*$")
_IDS = re.compile(r"\b(?:avoid|must|record|readback|needs|situations|visited|promised): +\[[a-z0-9_, -]*$")


@rule.each_text
def check(source: Source) -> Iterator[Found]:
    """Look for them where brackets and commas of YAML stand."""
    for pattern, before, telltale in (
        (_OPENING, VALUE, "［｛"),
        (_LENTICULAR, _LIST, "【"),
        (_BETWEEN, _IDS, "，、"),
        (_PAIR, _IN_BRACES, "，、；"),
        (_CLOSING, _IN_BRACES, "｝"),
        (_CLOSING, _IN_LIST, "］】"),
    ):
        for sign in signs(source, pattern, before, telltale):
            said = Said(
                notice('"{sign}" is a full-width character; type it with the English keyboard', sign=sign.text),
                notice("The list is not understood as a list."),
                notice('Write "{sign}".', sign=_ASCII[sign.text]),
                _edits(source, sign),
            )
            yield Found(source, source.place(sign.start, sign.end), said)


def _edits(source: Source, sign: Sign) -> tuple[Edit, ...]:
    """Give the plain character; a bracket that opens is put right together with the one that closes it."""
    edits = [Edit(source.place(sign.start, sign.end), _ASCII[sign.text])]
    if (closing := _CLOSES.get(sign.text)) is not None:
        at = source.text.find(closing, sign.end, source.line_end(sign.start))
        if at < 0:
            return ()
        edits.append(Edit(source.place(at, at + 1), _ASCII[closing]))
    return tuple(edits)
