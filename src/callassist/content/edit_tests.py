"""One more test at the end of a flow's tests: the file's text changed there and nowhere else, comments and all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from callassist.content.edit_book import written

_TESTS = re.compile(r"tests:\s*(?P<inline>\S.*)?$")


def with_case(text: str, name: str, play: Sequence[tuple[str, str]], expect: Mapping[str, object]) -> str | None:
    """Give a flow's text with a test added; None if its tests are written in brackets on one line."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    first = next((at for at, line in enumerate(lines) if _TESTS.match(line)), None)
    if first is None:
        lines.append(f"tests:{newline}")
        first = len(lines) - 1
    found = _TESTS.match(lines[first])
    inline = (found["inline"] or "") if found else ""
    if inline and not inline.startswith("#"):
        return None
    end = next(
        (at for at in range(first + 1, len(lines)) if lines[at][:1] not in {" ", "#", "-", "\n", "\r"}), len(lines)
    )
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    item = next((line for line in lines[first + 1 : end] if line.lstrip().startswith("- ")), "  - ")
    indent = " " * (len(item) - len(item.lstrip()))
    actions = ", ".join(f"{{{verb}: {_value(argument)}}}" for verb, argument in play)
    parts = [
        f"{indent}- name: {written(name)}",
        f"{indent}  play: [{actions}]",
        f"{indent}  expect: {_mapping(expect)}",
    ]
    lines[end:end] = [part + newline for part in parts]
    return "".join(lines)


def _mapping(expect: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in expect.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    text = "true" if value is True else str(value)
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) and not re.fullmatch(r"0\d+|\d{7,}", text) else written(text)
