"""Content files as hands spoil them: lines and characters lost, doubled, swapped, moved in; saves cut short; signs slipped in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

SIGNS = (
    "：", "，", "、", "。", "；", "“", "”", "‘", "’", "【", "】", "［", "］", "｛", "｝", "－", "—", "…", "\u3000", "\u00a0",
    "\t", "\r", "\n", "\r\n", "\n\n", "\n  ", " ", "  ", ":", ": ", " :", "::", "-", "- ", "--", "---\n", "...\n", "#",
    " #", "[", "]", "{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "{{ surname }}", "{% if surname %}", "{% endif %}",
    "{{ a.b | upper }}", "(", ")", "|", "| ", ">", "> ", "&a ", "*a ", "!a ", "!!str ", "<<: ", "? ", "%", "@", "`", "'",
    '"', "''", '"', "\\", "\\x", "\\u202e", "\0", "\x1b", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff", "\ud83d\ude00",
    "𠮷", "é", "null", "~", "true", "0", "-1", "1e9", "99999999999999999999", "20s", "07:60", "next", "say", "end", "key: ",
    "steps:\n", "/(", "/a*/", "[" * 30, "{" * 30, "- " * 30, "您" * 200, "(?i)", "\\p{L}", "{1,99999}", "[a, b]", "{a: b}", "[]", "{}", "[[a]]",
)  # fmt: skip
"""What is slipped in: what an input method left on types, what YAML, templates and patterns keep for themselves, odd sizes."""
DEEDS = (
    "delete line", "double line", "swap lines", "move line", "indent line", "outdent line", "indent rest", "delete chars",
    "double chars", "swap chars", "insert sign", "insert sign at a mark", "replace by sign", "replace value", "other value", "other value", "other key", "other key", "delete item", "cut off",
    "cut head", "join lines", "newlines", "encode", "byte",
)  # fmt: skip
_ENCODINGS = ("utf-8", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-8-sig", "utf-32")
_NEWLINES = ("\r\n", "\r", "\n\n", "\n\r")
_MARKS = re.compile(r"[:,\-{}\[\]\"'|>#]")
_VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+")
_KEY = re.compile(r"[\w-]+(?=: )")
_ITEM = re.compile(r"(?<=, )[^,{}\[\]\n]+, ?")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that happens to a file: what, where (a share of the file), and two numbers that say how."""

    what: str
    where: float
    one: int
    two: int


def mutated(content: bytes, deeds: list[Deed]) -> bytes:
    """Give a file after all that has happened to it."""
    text = content.decode()
    tail: list[Deed] = []
    for deed in deeds:
        if deed.what in {"encode", "byte"}:
            tail.append(deed)
        else:
            text = _TEXT[deed.what](text, deed)
    spoilt = text.encode("utf-8", "surrogatepass")
    for deed in tail:
        spoilt = _BYTES[deed.what](spoilt, deed)
    return spoilt


def _at(text: str, deed: Deed) -> int:
    return int(deed.where * len(text))


def _sign(deed: Deed) -> str:
    return SIGNS[deed.one % len(SIGNS)]


def _by_lines(change: Callable[[list[str], int, Deed], None]) -> Callable[[str, Deed], str]:
    def changed(text: str, deed: Deed) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(lines, int(deed.where * len(lines)), deed)
        return "".join(lines)

    return changed


def _delete_lines(lines: list[str], at: int, deed: Deed) -> None:
    del lines[at : at + 1 + deed.one % 3]


def _double_line(lines: list[str], at: int, deed: Deed) -> None:
    lines[at:at] = lines[at : at + 1 + deed.one % 3]


def _swap_lines(lines: list[str], at: int, deed: Deed) -> None:
    other = (at + 1 + deed.one % 5) % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _move_line(lines: list[str], at: int, deed: Deed) -> None:
    lines.insert(deed.one % len(lines), lines.pop(at))


def _indent_line(lines: list[str], at: int, deed: Deed) -> None:
    lines[at] = (" ", "  ", "\t", "\u3000", "    ")[deed.one % 5] + lines[at]


def _outdent_line(lines: list[str], at: int, deed: Deed) -> None:
    lines[at] = lines[at][min(1 + deed.one % 4, len(lines[at]) - len(lines[at].lstrip(" "))) :]


def _indent_rest(lines: list[str], at: int, deed: Deed) -> None:
    lines[at:] = [" " * (1 + deed.one % 4) + line for line in lines[at:]]


def _join_lines(lines: list[str], at: int, deed: Deed) -> None:
    lines[at] = lines[at].rstrip("\r\n") + " " * (deed.one % 2)


def _delete_chars(text: str, deed: Deed) -> str:
    at = _at(text, deed)
    return text[:at] + text[at + 1 + deed.one % 12 :]


def _double_chars(text: str, deed: Deed) -> str:
    at, length = _at(text, deed), 1 + deed.one % 40
    return text[: at + length] + text[at : at + length] + text[at + length :]


def _swap_chars(text: str, deed: Deed) -> str:
    at = _at(text, deed)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _insert_sign(text: str, deed: Deed) -> str:
    at = _at(text, deed)
    return text[:at] + _sign(deed) + text[at:]


def _insert_at_mark(text: str, deed: Deed) -> str:
    found = _MARKS.search(text, _at(text, deed))
    at = (found.start() if deed.two % 2 else found.end()) if found else len(text)
    return text[:at] + _sign(deed) + text[at:]


def _replace_by_sign(text: str, deed: Deed) -> str:
    at = _at(text, deed)
    return text[:at] + _sign(deed) + text[at + 1 + deed.two % 6 :]


def _replace_value(text: str, deed: Deed) -> str:
    found = _VALUE.search(text, _at(text, deed))
    if found is None:
        return text
    return text[: found.start()] + ("" if deed.two % 4 == 0 else _sign(deed)) + text[found.end() :]


def _other(pattern: re.Pattern[str]) -> Callable[[str, Deed], str]:
    """Give the deed that puts another such piece of the file in the place of one: it stays YAML, and means something else."""

    def changed(text: str, deed: Deed) -> str:
        pieces = list(pattern.finditer(text))
        if not pieces:
            return text
        found, other = pieces[int(deed.where * len(pieces))], pieces[deed.one % len(pieces)]
        return text[: found.start()] + other[0] + text[found.end() :]

    return changed


def _delete_item(text: str, deed: Deed) -> str:
    found = _ITEM.search(text, _at(text, deed))
    return text if found is None else text[: found.start()] + text[found.end() :]


def _newlines(text: str, deed: Deed) -> str:
    return text.replace("\n", _NEWLINES[deed.one % len(_NEWLINES)])


_TEXT: dict[str, Callable[[str, Deed], str]] = {
    "delete line": _by_lines(_delete_lines),
    "double line": _by_lines(_double_line),
    "swap lines": _by_lines(_swap_lines),
    "move line": _by_lines(_move_line),
    "indent line": _by_lines(_indent_line),
    "outdent line": _by_lines(_outdent_line),
    "indent rest": _by_lines(_indent_rest),
    "join lines": _by_lines(_join_lines),
    "delete chars": _delete_chars,
    "double chars": _double_chars,
    "swap chars": _swap_chars,
    "insert sign": _insert_sign,
    "insert sign at a mark": _insert_at_mark,
    "replace by sign": _replace_by_sign,
    "replace value": _replace_value,
    "other value": _other(_VALUE),
    "other key": _other(_KEY),
    "delete item": _delete_item,
    "cut off": lambda text, deed: text[: _at(text, deed)],
    "cut head": lambda text, deed: text[_at(text, deed) :],
    "newlines": _newlines,
}


def _encode(spoilt: bytes, deed: Deed) -> bytes:
    encoding = codecs.lookup(_ENCODINGS[deed.one % len(_ENCODINGS)]).name
    return spoilt.decode("utf-8", "replace").encode(encoding, "replace")


def _byte(spoilt: bytes, deed: Deed) -> bytes:
    at = int(deed.where * len(spoilt))
    return spoilt[:at] + bytes([deed.one % 256]) + spoilt[at + deed.two % 3 :]


_BYTES: dict[str, Callable[[bytes, Deed], bytes]] = {"encode": _encode, "byte": _byte}
