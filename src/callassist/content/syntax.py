"""Where a file stops being YAML, as its author sees it: at the quote or bracket left open, not where the parser noticed.

The parser stumbles late: an open quote ends at the next one, far below; an open bracket swallows the lines after it; a
key without its colon is only missed at the key that follows. What is shown is the place that wants mending.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from callassist.content.keys import ENGLISH
from callassist.content.problem import TOP, Fault, Place
from callassist.content.raw_lines import ODD_BLANKS
from callassist.content.source import Source

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_REFUSED = {"while scanning an alias": "alias", "while scanning an anchor": "anchor", "while scanning a tag": "tag"}
"""Signs that nothing sensible follows: they are refused like those that something does."""
_DIRECTIVE = "while scanning a directive"
_LACKS_COLON = "could not find expected ':'"
_ODD_LINE = re.compile(rf" *(?P<odd>[{ODD_BLANKS}][ {ODD_BLANKS}]*)(?:#.*)?$")
_SECOND_COLON = "mapping values are not allowed in this context"
_INDENTED = ("did not find expected key", _SECOND_COLON)
_QUOTED = "while scanning a quoted scalar"
_SIGNS = re.compile(
    r"""(?<=[ ,:\[{])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?P<comment>(?<=[ \t])\#[^\r\n]*)|(?P<sign>[\[\]{}])""",
    re.VERBOSE | re.DOTALL,
)
_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_CLOSING = {"[": "]", "{": "}"}
_BEFORE_OPENING = frozenset(" \t[{(,")
_FIRST_LINE = re.compile(r"\A(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))* +(?P<line>[^\s#])")
_NO_COLON = re.compile(r" *(?:- +)*[^\s:\"'\[{]+ +[\[{]")


def syntax_fault(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    """Give what is wrong with a file that cannot be parsed, and where it wants mending."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Fault("syntax", TOP, {"detail": ""})
    at = min(mark.index, max(len(source.text) - 1, 0))
    since = at if error.context_mark is None else error.context_mark.index
    reading, detail = error.context or "", error.problem or ""
    if reading in _REFUSED:
        return Fault(_REFUSED[reading], source.place(since), {"name": ""})
    if reading == _DIRECTIVE:
        return _fault(source, since, "cannot start any token")
    if odd := _odd_line(source, since if detail == _LACKS_COLON else at):
        return odd
    return (
        _left_open(source, error, at)
        or _misplaced(source, detail, since, at)
        or Fault("syntax", source.place(at), {"detail": detail, "since": source.place(since).line})
    )


def _left_open(source: Source, error: yaml.MarkedYAMLError, at: int) -> Fault | None:
    """Point at a quote or bracket that is never closed."""
    last, opened = _read_so_far(source.text)
    if (quote := _open_quote(source, error, last, at)) is not None:
        return _fault(source, quote, "quote")
    if opened and not _is_closed(source.text, opened[-1]):
        return _open_bracket(source, opened[-1])
    return None


def _misplaced(source: Source, detail: str, since: int, at: int) -> Fault | None:
    """Point at a line without its colon, or at one that stands where it does not belong."""
    if detail == _LACKS_COLON:
        return _fault(source, since, detail, to_end=True)
    if "<document start>" in detail and (first := _FIRST_LINE.search(source.text)):
        return _fault(source, first.start("line"), "all too deep", to_end=True)
    if detail in _INDENTED and (left := _too_far_left(source, source.place(at).line)) is not None:
        return left
    return _no_second_colon(source, at) if detail == _SECOND_COLON else None


def _fault(source: Source, at: int, detail: str, *, to_end: bool = False) -> Fault:
    return Fault("syntax", source.place(at, len(source.text) if to_end else None), {"detail": detail})


def _odd_line(source: Source, at: int) -> Fault | None:
    """Give the fault of a line that holds nothing but blanks, among them such as YAML does not take for blanks."""
    number = source.place(at).line
    found = _ODD_LINE.match(source.line(number))
    if found is None:
        return None
    return Fault("odd-indent", Place(number, found.start("odd") + 1, found.end("odd") + 1), {"blank": found["odd"]})


def _read_so_far(text: str) -> tuple[Any, list[int]]:
    """Give the last event before the parser stumbles, and where the brackets and braces begin that are open there."""
    loader = Loader(text)
    last: Any = None
    opened: list[int] = []
    try:
        while (event := loader.get_event()) is not None:
            last = event
            if type(event) in _STARTS:
                opened.append(event.start_mark.index if event.flow_style else -1)
            elif type(event) in _ENDS:
                opened.pop()
    except (yaml.YAMLError, RecursionError, ValueError):
        pass
    finally:
        loader.dispose()
    # A lone pair in a list opens a mapping without a sign of its own.
    return last, [at for at in opened if at >= 0 and text[at] in _CLOSING]


def _open_quote(source: Source, error: yaml.MarkedYAMLError, last: Any, at: int) -> int | None:
    """Give where a quote is opened that is never closed, or only by what was meant to open the next one."""
    if (
        error.context_mark is not None
        and (error.context or "") == _QUOTED
        and "unexpected end" in (error.problem or "")
    ):
        return int(error.context_mark.index)
    if getattr(last, "style", None) not in {"'", '"'}:
        return None
    begin, end = last.start_mark, last.end_mark
    closed_by_an_opening = source.text[end.index - 2] in _BEFORE_OPENING and source.text[at : at + 1] not in " \t\r\n"
    return int(begin.index) if begin.line < end.line and closed_by_an_opening and at >= end.index else None


def _is_closed(text: str, begin: int) -> bool:
    """Say whether the bracket at `begin` is closed further on, with everything between it closed as well."""
    open_ones: list[str] = []
    for found in _SIGNS.finditer(text, begin):
        sign = found["sign"]
        if not sign:
            continue
        if sign in _CLOSING:
            open_ones.append(_CLOSING[sign])
        elif sign != open_ones.pop():
            return False
        if not open_ones:
            return True
    return False


def _open_bracket(source: Source, begin: int) -> Fault:
    """Point at a bracket that is never closed, or at the comment that hides its closing sign."""
    line_end = source.offset(Place(source.place(begin).line, 1, 2)) + len(source.line(source.place(begin).line))
    for found in _SIGNS.finditer(source.text, begin, line_end):
        if (comment := found["comment"]) and _CLOSING[source.text[begin]] in comment:
            return _fault(source, found.start(), "comment", to_end=True)
    return _fault(source, begin, f"did not find expected ',' or '{_CLOSING[source.text[begin]]}'")


def _too_far_left(source: Source, number: int) -> Fault | None:
    """Point at a line that stands too far left, or one too deep below it, for which the parser blames those after it."""
    indent, is_item = _stand(source.line(number))
    lines = [(at, *_stand(source.line(at))) for at in range(number - 1, 0, -1)]
    lines = [line for line in lines if line[1] >= 0]
    left = next((at for at, line in enumerate(lines) if line[1] < indent), len(lines) - 1)
    if left < 0:
        return None
    number_left, indent_left, _ = lines[left]
    below = lines[left - 1] if left else (number, indent, is_item)
    if below[1] == indent and source.line(number_left).rstrip().endswith(":"):
        return None  # what it stands above is its own
    before = list(takewhile(lambda line: line[1] > indent_left, lines[left + 1 :]))
    if (indent, is_item) not in {line[1:] for line in before}:
        return None
    is_child = _key(source.line(number)) in ENGLISH and _key(source.line(number_left)) not in ENGLISH
    if below[1] > indent and is_child:
        return _at_line(source, below[0], "all too deep")
    return _at_line(source, number_left, "too far left")


def _key(line: str) -> str:
    return line.strip(" -").partition(":")[0]


def _at_line(source: Source, number: int, detail: str) -> Fault:
    start = source.offset(Place(number, 1, 2)) + max(0, _stand(source.line(number))[0])
    return _fault(source, start, detail, to_end=True)


def _stand(line: str) -> tuple[int, bool]:
    """Give how deep a line stands, and whether it is a list item; -1 for a line without content."""
    words = line.lstrip(" ")
    return (len(line) - len(words), words.startswith("- ")) if words and words[0] != "#" else (-1, False)


def _no_second_colon(source: Source, at: int) -> Fault | None:
    """Point at a line too deep, or at the one before without a colon, if the parser took two lines for one value."""
    place = source.place(at)
    line = source.line(place.line)
    indent = len(line) - len(line.lstrip(" "))
    start = at - (place.column - 1)
    if _NO_COLON.match(line):
        return _fault(source, start + indent, _LACKS_COLON, to_end=True)
    before = line[indent : place.column - 1]
    if ": " in before or before.startswith(("- ", '"', "'")):
        return None
    above = place.line - 1
    if above < 1:
        return None
    while above > 1 and not source.line(above).split("#")[0].strip():
        above -= 1
    upper = source.line(above)
    upper_indent = len(upper) - len(upper.lstrip(" "))
    if indent > upper_indent:
        return _fault(source, start + indent, "too deep", to_end=True)
    upper_start = source.offset(Place(above, 1, 2)) + upper_indent
    return _fault(source, upper_start, _LACKS_COLON, to_end=True)
