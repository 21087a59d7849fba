"""From a character of a YAML value back to the character of the file: quotes, escapes, folds and indentation undone."""

from __future__ import annotations

import re

_BREAK = r"(?:\r\n|\n|\r)"
_LINE = re.compile(rf"([^\r\n]*)({_BREAK}|$)")
_FOLD = re.compile(rf"[ \t]*{_BREAK}[ \t\r\n]*")
_JOIN = re.compile(rf"\\{_BREAK}[ \t]*")
_NEWLINE = re.compile(_BREAK)
_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


def offsets(raw: str, value: str, style: str | None) -> list[int]:
    """Give, for each character of a value and for its end, where it stands in `raw`.

    `raw` is the scalar as it is written, with its quotes or block header; `style` is YAML's mark for it: one of
    ``' " | >`` or None.
    """
    if style in ("|", ">"):
        return _in_block(raw, value, folded=style == ">")
    return _in_flow(raw, value, style)


def _in_flow(raw: str, value: str, style: str | None) -> list[int]:
    at = 1 if style else 0
    found: list[int] = []
    while len(found) < len(value):
        if style == '"' and (join := _JOIN.match(raw, at)):
            at = join.end()
        elif fold := _FOLD.match(raw, at):
            breaks = len(_NEWLINE.findall(fold[0]))
            found += [at] * max(1, breaks - 1)
            at = fold.end()
        else:
            found.append(min(at, len(raw)))
            if style == '"' and raw.startswith("\\", at):
                at += _LONG_ESCAPES.get(raw[at + 1 : at + 2], 2)
            else:
                at += 2 if style == "'" and raw.startswith("''", at) else 1
    return [*found[: len(value)], min(at, len(raw))]


def _in_block(raw: str, value: str, *, folded: bool) -> list[int]:
    lines = [(match.start(1), match[1]) for match in _LINE.finditer(raw)][1:]
    indent = _indent(value, lines)
    if not folded:
        return _literal(value, lines, indent, len(raw))
    text = "".join(line[indent:] + "\n" for _, line in lines)
    places = [start + min(indent, len(line)) + n for start, line in lines for n in range(len(line[indent:]) + 1)]
    return [min(places[at], len(raw)) if at < len(places) else len(raw) for at in _unfolded(text, value)]


def _indent(value: str, lines: list[tuple[int, str]]) -> int:
    """Give the blanks that every line of the block has before its text: what the first line has and its text lacks."""
    text = next((text for text in value.split("\n") if text.strip(" ")), None)
    line = next((line for _, line in lines if line.strip(" ")), None)
    return 0 if text is None or line is None else _spaces(line) - _spaces(text)


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _literal(value: str, lines: list[tuple[int, str]], indent: int, end: int) -> list[int]:
    found: list[int] = []
    for number, text in enumerate(value.split("\n")):
        start, line = lines[number] if number < len(lines) else (end, "")
        first = start + min(indent, len(line))
        found += [min(first + n, start + len(line)) for n in range(len(text) + 1)]
    return found


def _unfolded(text: str, value: str) -> list[int]:
    """Give where each character of a folded value stands in its lines without their indentation."""
    at = 0
    found: list[int] = []
    for char in value:
        if char not in " \n":
            while text.startswith("\n", at):
                at += 1
        found.append(at)
        at += 1
    return [*found, at]
