"""One more line in a list of a phrase: the file's text changed there and nowhere else, comments and all."""

from __future__ import annotations

import json
import re
from typing import Literal

ListName = Literal["variants", "unless", "hit", "miss"]
_PLAIN = re.compile(
    r"(?!(?:no|yes|on|off|true|false|null|y|n)$)[^\W\d_](?:[\w。，！？；“”…、]| (?=\w))*", re.IGNORECASE
)
"""What stands without quotes in YAML whatever is around it; everything else gets them: 回复： in a list would pass for a key."""
_WITHIN_EXAMPLES = {"hit", "miss"}


def with_item(text: str, phrase: str, name: ListName, item: str) -> str | None:
    """Give a phrasebook's text with an item put at the end of a phrase's list, or None if the phrase is not in it."""
    lines = text.splitlines(keepends=True)
    first = next(
        (
            at
            for at, line in enumerate(lines)
            if re.match(rf"\s*- id:\s*['\"]?{re.escape(phrase)}['\"]?\s*(#.*)?$", line)
        ),
        None,
    )
    if first is None:
        return None
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = next((at for at in range(first + 1, len(lines)) if _ends(lines[at], indent)), len(lines))
    newline = "\r\n" if lines[first].endswith("\r\n") else "\n"
    if last == len(lines) and not lines[-1].endswith("\n"):
        lines[-1] += newline
    at = next((at for at in range(first, last) if re.match(rf"\s+{name}:", lines[at])), None)
    if at is None:
        return _with_list(lines, first, last, indent, name, item, newline)
    if "[" in lines[at]:
        end = next((row for row in range(at, last) if re.search(r"\]\s*(#.*)?$", lines[row])), at)
        place = lines[end].rindex("]")
        before = lines[end][:place].rstrip()
        joined = before + ("" if before.endswith("[") else ", ") + written(item)
        lines[end] = joined + lines[end][place:]
        return "".join(lines)
    key_indent = len(lines[at]) - len(lines[at].lstrip())
    end = next((row for row in range(at + 1, last) if not _is_item(lines[row], key_indent)), last)
    given = next((len(line) - len(line.lstrip()) for line in lines[at + 1 : end] if line.strip()), key_indent + 2)
    lines.insert(end, f"{' ' * given}- {written(item)}{newline}")
    return "".join(lines)


def written(item: str) -> str:
    """Give a text as YAML reads it back: plain where it can stand so, else in double quotes."""
    return item if _PLAIN.fullmatch(item) else json.dumps(item, ensure_ascii=False)


def _with_list(lines: list[str], first: int, last: int, indent: int, name: ListName, item: str, newline: str) -> str:
    key = " " * (indent + 2)
    if name not in _WITHIN_EXAMPLES:
        lines.insert(first + 1, f"{key}{name}: [{written(item)}]{newline}")
        return "".join(lines)
    examples = next((at for at in range(first, last) if re.match(r"\s+examples:\s*(#.*)?$", lines[at])), None)
    if examples is not None:
        lines.insert(examples + 1, f"{key}  {name}: [{written(item)}]{newline}")
    else:
        lines.insert(last, f"{key}examples: {{{name}: [{written(item)}]}}{newline}")
    return "".join(lines)


def _ends(line: str, indent: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent and not line.lstrip().startswith("#")


def _is_item(line: str, key_indent: int) -> bool:
    return (
        not line.strip()
        or len(line) - len(line.lstrip()) > key_indent
        or (line.lstrip().startswith("- ") and len(line) - len(line.lstrip()) == key_indent)
    )
