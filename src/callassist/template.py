"""What a line with gaps may say: its grammar, the names it uses, and what is wrong with it, to the character.

    line  = text, "{{ value }}", "{% if value %} line {% elif value %} line {% else %} line {% endif %}", "{# note #}"
    value = comparisons, and, or, not, brackets over: name.name, "text", 12, true, false, none; each with | filters

This is less than Jinja2 knows, on purpose: nothing here can call, loop, count or reach beyond the values it is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import msgspec

from callassist.language import Notice, notice

LONGEST = 4_000
"""Characters that a source may have."""
FILTERS = ("default", "spoken", "shown", "first", "last", "upper", "lower", "trim", "title")
_MARK = re.compile(r"\{\{|\{%|\{#")
_ALMOST = re.compile(
    r"(?P<wide>｛[{｛%％]|\{[｛％])|(?<![{%#｛])(?P<single>\{ ?[a-z_]+(?:\.[a-z_]+)* ?\})(?!\})",
)
"""What was meant to be a gap and is none: typed with the input method on, or with one brace for two."""
_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<name>[^\W\d]\w*)
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<end>-?\}\}|[-+]?%\})
      | (?P<sign>==|!=|<=|>=|\*\*|//|.)""",
    re.VERBOSE | re.DOTALL,
)
_WIDE = "（）｜“”‘’，。．：＝＜＞！｛｝％＂＇"
_WIDE_CLOSING = "｝％"
_COMPARISONS = {"==", "!=", "<", ">", "<=", ">="}
_WORDS = {
    "and",
    "or",
    "not",
    "if",
    "else",
    "elif",
    "endif",
    "in",
    "is",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
}
_CONSTANTS = {"true", "false", "none", "True", "False", "None"}
_STATEMENTS = {
    "for", "endfor", "set", "include", "import", "from", "macro", "block", "extends", "call", "filter", "with", "raw",
    "autoescape", "do",
}  # fmt: skip
_DEEPEST = 8
_MOST_TERMS = 40

Kind = Literal["syntax", "forbidden", "filter"]


class Name(msgspec.Struct, frozen=True):
    """A variable as it is used: `path` such as `caller.name`, and where; `has_default` if a default follows it."""

    path: str
    offset: int
    length: int
    has_default: bool = False


class Trouble(msgspec.Struct, frozen=True):
    """Something that keeps a template from being used, and where, in characters of its source."""

    kind: Kind
    notice: Notice
    offset: int
    length: int = 1
    name: str = ""


class Facts(msgspec.Struct, frozen=True):
    """What a template uses and what is wrong with it."""

    names: tuple[Name, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class _Token(msgspec.Struct, frozen=True):
    kind: str
    text: str
    offset: int


class _Stop(Exception):  # noqa: N818 - leaves a tag at its first trouble
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind)
        self.trouble = trouble


def has_gaps(source: str) -> bool:
    """Say whether a text is more than plain words."""
    return "{" in source and _MARK.search(source) is not None


def first_gap(source: str) -> int:
    """Give where the first gap of a text begins, in characters; 0 if there is none."""
    found = _MARK.search(source)
    return found.start() if found else 0


@lru_cache(maxsize=4096)
def inspect(source: str) -> Facts:
    """Give what a template uses and what is wrong with it."""
    if not has_gaps(source):
        return Facts()
    if len(source) > LONGEST:
        return Facts(troubles=(_too_long(source),))
    reader = _Reader(source)
    reader.read()
    return Facts(tuple(reader.names), tuple(reader.troubles))


@lru_cache(maxsize=1024)
def inspect_expression(source: str) -> Facts:
    """Give what a condition (without braces) uses and what is wrong with it."""
    if len(source) > LONGEST:
        return Facts(troubles=(_too_long(source),))
    reader = _Reader(source)
    try:
        tokens = reader.tokens(0, None)
        _Value(reader, tokens, _Token("eof", "", len(source))).whole()
    except _Stop as stop:
        reader.troubles.append(stop.trouble)
    return Facts(tuple(reader.names), tuple(reader.troubles))


def almost_gap(source: str) -> Trouble | None:
    """Give the first place of a text that was meant to be a gap and is none, or None."""
    found = _ALMOST.search(source)
    if found is None:
        return None
    if found["wide"]:
        said = notice('"{sign}" is a full-width character; type it with the English keyboard', sign=found[0])
    else:
        name = found[0].strip("{} ")
        said = notice("A gap has two braces on either side: {gap}", gap=f"{{{{ {name} }}}}")
    return Trouble("syntax", said, found.start(), len(found[0]))


def _too_long(source: str) -> Trouble:
    said = notice("The text has {count} characters; at most {limit} can be filled in", count=len(source), limit=LONGEST)
    return Trouble("forbidden", said, LONGEST)


@dataclass(slots=True)
class _Reader:
    source: str
    names: list[Name] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    opened: list[tuple[int, int, bool]] = field(default_factory=list)
    """Each open `if`: where, how long, and whether its `else` has come."""
    at: int = 0

    def read(self) -> None:
        while mark := _MARK.search(self.source, self.at):
            start = mark.start()
            if mark[0] == "{#":
                end = self.source.find("#}", start + 2)
                if end < 0:
                    self.troubles.append(_unclosed(mark[0], "#}", start))
                    return
                self.at = end + 2
                continue
            try:
                self.tag(mark[0], start)
            except _Stop as stop:
                if mark[0] != "{%" or not self.troubles:
                    self.troubles.append(stop.trouble)
                if mark[0] == "{%":
                    return  # what belongs to it, a loop's end or an else, is no trouble of its own
                end = self.source.find("}}" if mark[0] == "{{" else "%}", start)
                if end < 0:
                    return
                self.at = max(self.at, end + 2)
        for offset, length, _ in () if self.troubles else self.opened:
            said = notice("{tag} is never closed by {end}", tag="{% if … %}", end="{% endif %}")
            self.troubles.append(Trouble("syntax", said, offset, length))

    def tag(self, mark: str, start: int) -> None:
        closing = "}}" if mark == "{{" else "%}"
        begin = start + 2 + (self.source[start + 2 : start + 3] in {"-", "+"})
        tokens = self.tokens(begin, closing)
        if tokens is None:
            raise _Stop(_unclosed(mark, closing, start))
        end = _Token("end", closing, self.at - 2)
        if mark == "{{":
            _Value(self, tokens, end).whole()
        else:
            self.statement(tokens, start, end)

    def tokens(self, begin: int, closing: str | None) -> list[_Token]:
        found: list[_Token] = []
        at = begin
        while at < len(self.source):
            match = _TOKEN.match(self.source, at)
            if match is None or match.lastgroup is None:
                break
            at = match.end()
            kind, text = match.lastgroup, match[0]
            if kind == "end" and closing is not None:
                if not text.endswith(closing):
                    raise _Stop(
                        Trouble("syntax", notice('"{sign}" does not belong here', sign=text), match.start(), len(text))
                    )
                self.at = at
                return found
            if closing is not None and _MARK.match(self.source, match.start()):
                break  # the next gap begins before this one is closed
            if kind != "space":
                found.append(_Token(kind, text, match.start()))
        if closing is not None:
            mark = "{{" if closing == "}}" else "{%"
            raise _Stop(_wide_in(found) or _unclosed(mark, closing, self.source.rfind(mark, 0, begin)))
        return found

    def statement(self, tokens: list[_Token], start: int, end: _Token) -> None:
        word = tokens[0].text if tokens else ""
        length = self.at - start
        if word in {"if", "elif"}:
            if word == "if":
                self.opened.append((start, length, False))
                if len(self.opened) > _DEEPEST:
                    raise _Stop(Trouble("forbidden", notice("Conditions are nested too deeply"), start, length))
            elif not self.opened or self.opened[-1][2]:
                raise _Stop(_out_of_place(word, start, length))
            _Value(self, tokens[1:], end).whole()
        elif word in {"else", "endif"}:
            if len(tokens) > 1:
                raise _Stop(_unexpected(tokens[1]))
            if not self.opened or (word == "else" and self.opened[-1][2]):
                raise _Stop(_out_of_place(word, start, length))
            offset, size, _ = self.opened.pop()
            if word == "else":
                self.opened.append((offset, size, True))
        elif word in _STATEMENTS:
            said = notice('"{word}" is not possible here; only if, elif, else, endif are', word=word)
            raise _Stop(Trouble("forbidden", said, tokens[0].offset, len(word)))
        else:
            said = notice(
                '"{word}" means nothing after {mark}; if, elif, else, endif are possible', word=word, mark="{%"
            )
            raise _Stop(Trouble("syntax", said, tokens[0].offset if tokens else start, max(len(word), 1)))


class _Value:
    """Reads one value by the grammar at the top of this file."""

    def __init__(self, reader: _Reader, tokens: list[_Token], end: _Token) -> None:
        self._reader = reader
        self._tokens = tokens
        self._end = end
        self._next = 0
        self._terms = 0

    def whole(self) -> None:
        self.either(0)
        if self.token is not self._end:
            raise _Stop(_after_value(self.token))

    @property
    def token(self) -> _Token:
        return self._tokens[self._next] if self._next < len(self._tokens) else self._end

    def taken(self, *texts: str) -> bool:
        if self.token.text in texts and self.token.kind != "text" and self.token is not self._end:
            self._next += 1
            return True
        return False

    def either(self, depth: int) -> None:
        self.negated(depth)
        while self.taken("or", "and"):
            self.negated(depth)

    def negated(self, depth: int) -> None:
        while self.taken("not"):
            self.count(self.token)
        self.filtered(depth)
        while self.token.kind == "sign" and self.token.text in _COMPARISONS:
            self._next += 1
            self.filtered(depth)

    def filtered(self, depth: int) -> None:
        name = self.term(depth)
        has_default = False
        while self.taken("|"):
            has_default |= self.filter() == "default"
        if name is not None:
            self._reader.names.append(Name(name.text, name.offset, len(name.text), has_default))

    def count(self, token: _Token) -> None:
        self._terms += 1
        if self._terms > _MOST_TERMS:
            raise _Stop(Trouble("forbidden", notice("The condition is too long"), token.offset))

    def term(self, depth: int) -> _Token | None:
        token = self.token
        self.count(token)
        if token.kind == "name" and (token.text in _CONSTANTS or token.text not in _WORDS):
            self._next += 1
            return None if token.text in _CONSTANTS else self.dotted(token)
        if token.kind in {"text", "number"}:
            self._next += 1
            return None
        if self.taken("("):
            if depth >= _DEEPEST:
                raise _Stop(Trouble("forbidden", notice("Brackets are nested too deeply"), token.offset))
            self.either(depth + 1)
            if not self.taken(")"):
                raise _Stop(_unclosed("(", ")", token.offset) if self.token is self._end else _after_value(self.token))
            return None
        raise _Stop(_unexpected(token, ended=token is self._end))

    def dotted(self, token: _Token) -> _Token:
        parts = [token]
        while self.token.text == "." and self.token.kind == "sign":
            self._next += 1
            if self.token.kind != "name":
                raise _Stop(_unexpected(self.token, ended=self.token is self._end))
            parts.append(self.token)
            self._next += 1
        for part in parts:
            if part.text.startswith("_"):
                said = notice('Names that begin with "_" are not possible')
                raise _Stop(Trouble("forbidden", said, part.offset, len(part.text)))
        if self.token.text == "(" and self.token.kind == "sign":
            raise _Stop(
                Trouble(
                    "forbidden",
                    notice("Nothing can be called here"),
                    token.offset,
                    self.token.offset + 1 - token.offset,
                )
            )
        return _Token("name", ".".join(part.text for part in parts), token.offset)

    def filter(self) -> str:
        token = self.token
        if token.kind != "name":
            raise _Stop(_unexpected(token, ended=token is self._end))
        self._next += 1
        if token.text not in FILTERS:
            said = notice('There is no filter "{name}"', name=token.text)
            raise _Stop(Trouble("filter", said, token.offset, len(token.text), token.text))
        bracket = self.token
        if token.text == "default":
            if not self.taken("("):
                said = notice("default needs words in brackets: {example}", example='default("…")')
                raise _Stop(Trouble("syntax", said, token.offset, len(token.text)))
            if self.token.kind not in {"text", "number"}:
                raise _Stop(_unexpected(self.token, ended=self.token is self._end))
            self._next += 1
            if not self.taken(")"):
                raise _Stop(_unclosed("(", ")", bracket.offset))
        elif bracket.text == "(" and bracket.kind == "sign":
            said = notice("The filter {name} takes nothing in brackets", name=token.text)
            raise _Stop(Trouble("forbidden", said, bracket.offset))
        return token.text


def _wide_in(tokens: list[_Token]) -> Trouble | None:
    return next((_unexpected(token) for token in tokens if token.text in _WIDE_CLOSING and token.kind == "sign"), None)


def _unclosed(mark: str, closing: str, offset: int) -> Trouble:
    said = notice("{mark} is never closed by {closing}", mark=mark, closing=closing)
    return Trouble("syntax", said, max(offset, 0), len(mark))


def _out_of_place(word: str, offset: int, length: int) -> Trouble:
    return Trouble("syntax", notice('There is no open "if" that this "{word}" belongs to', word=word), offset, length)


def _unexpected(token: _Token, *, ended: bool = False) -> Trouble:
    if ended:
        return Trouble("syntax", notice("Something is missing before this"), token.offset, max(len(token.text), 1))
    if token.text in _WIDE:
        said = notice('"{sign}" is a full-width character; type it with the English keyboard', sign=token.text)
        return Trouble("syntax", said, token.offset, len(token.text))
    if token.text in {"[", "{", "+", "-", "*", "/", "%", "~", "**", "//"}:
        said = notice('"{sign}" is not possible here: no counting, lists or lookups', sign=token.text)
        return Trouble("forbidden", said, token.offset, len(token.text))
    return Trouble("syntax", notice('"{sign}" does not belong here', sign=token.text), token.offset, len(token.text))


def _after_value(token: _Token) -> Trouble:
    if token.text in {"(", "if", "is", "in"} and token.kind != "text":
        said = notice('"{sign}" is not possible here: comparisons, and, or, not are', sign=token.text)
        return Trouble("forbidden", said, token.offset, len(token.text))
    return _unexpected(token)
