"""From a character of a YAML value back to the character of the file: quotes, escapes and indentation undone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_BLANK = " \t\r\n"
_HEADER = re.compile(r"[|>][0-9+-]*[^\n]*\n?")
_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


@dataclass
class Text:
    """A scalar: `raw` as it stands in the file (with quotes or block header), its `value`, and YAML's style mark."""

    raw: str
    value: str
    style: str | None

    def raw_offset(self, offset: int) -> int:
        """Give where in `raw` a character of the value stands; one beyond the end gives the end."""
        if offset < len(self._map):
            return self._map[offset]
        return len(self.raw.rstrip(_BLANK)) if self.style in ("|", ">") else len(self.raw)

    @cached_property
    def _map(self) -> list[int]:
        if self.style in ("|", ">"):
            return self._block()
        return self._flow()

    def _block(self) -> list[int]:
        header = _HEADER.match(self.raw)
        at = header.end() if header else 0
        first = re.compile(r"[ \t\r\n]*").match(self.raw, at)
        begin = first.end() if first else at
        indent = begin - (self.raw.rfind("\n", 0, begin) + 1)
        found: list[int] = []
        fresh = True
        for char in self.value:
            if fresh:
                at = self._indented(at, indent)
                fresh = False
            found.append(min(at, len(self.raw)))
            if char == "\n" or (char == " " and self.raw[at : at + 1] in "\r\n"):
                at = self._newline(at)
                fresh = True
            else:
                at += 1
        return found

    def _indented(self, at: int, indent: int) -> int:
        end = at
        while end - at < indent and self.raw[end : end + 1] == " ":
            end += 1
        return end

    def _newline(self, at: int) -> int:
        found = self.raw.find("\n", at)
        return len(self.raw) if found < 0 else found + 1

    def _flow(self) -> list[int]:
        at = 1 if self.style in ("'", '"') else 0
        found: list[int] = []
        for char in self.value:
            at = self._continued(at)
            found.append(min(at, len(self.raw)))
            if self.style == '"' and self.raw[at : at + 1] == "\\":
                at += _LONG_ESCAPES.get(self.raw[at + 1 : at + 2], 2)
            elif self.style == "'" and self.raw[at : at + 2] == "''":
                at += 2
            elif (char in " \n" and self.raw[at : at + 1] in _BLANK and not self.raw.startswith(char, at)) or (
                char == " " and "\n" in self.raw[at : self._folded(at)]
            ):
                at = self._folded(at)
            else:
                at += 1
        return found

    def _continued(self, at: int) -> int:
        """Pass over a line end that a backslash has taken away."""
        if self.style == '"' and self.raw[at : at + 2] in ("\\\n", "\\\r"):
            return self._folded(at + 1)
        return at

    def _folded(self, at: int) -> int:
        while at < len(self.raw) and self.raw[at] in _BLANK:
            at += 1
        return at
