"""Pieces to put into a file: a step, a choice, a timer, a test, a phrase, a reply, each where it belongs."""

from __future__ import annotations

import re

import msgspec

from callassist.content.folder import Kind
from callassist.content.outline import Entry, depth, entry_at, is_blank, outline
from callassist.language import Lang, marked


class Snippet(msgspec.Struct, frozen=True):
    """A piece: its name, the kind of file it goes into, the key of the list or mapping it is a part of, its lines.

    `owner` is "" for what is a part of the whole file. The first `‹…›` of the lines is what is to be written first;
    `#` stands for the first digit that no other answer of the step has.
    """

    id: str
    name: str
    kind: Kind
    key: str
    owner: str
    lines: dict[Lang, tuple[str, ...]]


class Placed(msgspec.Struct, frozen=True):
    """Where a piece goes: before which line (from 0), which lines, and what of them is marked to be written over."""

    at: int
    lines: tuple[str, ...]
    row: int
    start: int
    end: int


SNIPPETS: tuple[Snippet, ...] = (
    Snippet(
        "step",
        marked("step"),
        "flow",
        "steps",
        "",
        {
            "zh": ("‹new_step›:", "  title: 标题", "  say:", "    - 要说的话。", "  next: done"),
            "en": ("‹new_step›:", "  title: Title", "  say:", "    - What to say.", "  next: done"),
        },
    ),
    Snippet(
        "choice",
        marked("answer of the caller"),
        "flow",
        "choices",
        "steps",
        {
            "zh": ("- {key: #, label: ‹对方怎么答›, next: done, caller: [好的]}",),
            "en": ("- {key: #, label: ‹what it means›, next: done, caller: [all right]}",),
        },
    ),
    Snippet(
        "timer",
        marked("timer"),
        "flow",
        "timer",
        "steps",
        {
            "zh": ("every: hold_check_in", "say: ‹到时候要说的话。›", "max: 3", "then: done"),
            "en": ("every: hold_check_in", "say: ‹What to say then.›", "max: 3", "then: done"),
        },
    ),
    Snippet(
        "test",
        marked("test call"),
        "flow",
        "tests",
        "",
        {
            "zh": ("- name: ‹这通电话该怎么走›", "  play: [{press: 1}]", "  expect: {returned: true}"),
            "en": ("- name: ‹how this call should go›", "  play: [{press: 1}]", "  expect: {returned: true}"),
        },
    ),
    Snippet(
        "phrase",
        marked("phrase"),
        "phrasebook",
        "phrases",
        "",
        {
            "zh": (
                "- id: ‹new-phrase›",
                "  level: forbid",
                "  phrase: 不能说的话",
                "  variants: []",
                "  harm: 对方听到的是什么。",
                "  replies:",
                "    - {say: 改成这样说。}",
                "  examples: {hit: [不能说的话啊], miss: []}",
            ),
            "en": (
                "- id: ‹new-phrase›",
                "  level: forbid",
                "  phrase: what must not be said",
                "  variants: []",
                "  harm: What the caller hears in it.",
                "  replies:",
                "    - {say: What to say instead.}",
                "  examples: {hit: [what must not be said], miss: []}",
            ),
        },
    ),
    Snippet(
        "reply",
        marked("what to say instead"),
        "phrasebook",
        "replies",
        "phrases",
        {"zh": ("- {say: ‹改成这样说。›}",), "en": ("- {say: ‹What to say instead.›}",)},
    ),
)
_OPEN, _CLOSE = "‹", "›"
_DIGIT = re.compile(r"\bkey: *[\"']?(\d)")


def snippets_for(kind: Kind) -> tuple[Snippet, ...]:
    """Give the pieces that go into a file of a kind."""
    return tuple(one for one in SNIPPETS if one.kind == kind)


def placed(text: str, line: int, snippet: Snippet, lang: Lang) -> Placed | None:
    """Give where a piece goes for a cursor on a line (from 1); None where there is nothing it could be a part of."""
    lines = text.split("\n")
    piece = snippet.lines[lang]
    entries = outline(text, snippet.kind)
    here = entry_at(entries, line)
    if snippet.owner:
        return None if here is None else _in_entry(lines, here, snippet, piece)
    if snippet.key in {"steps", "phrases"} and entries:
        after = here or entries[-1]
        at = _end_of(lines, after.line - 1, after.end - 1)
        return _marked(at, [" " * depth(lines[after.line - 1]) + one for one in piece])
    first = next((at for at, one in enumerate(lines) if one.startswith(f"{snippet.key}:")), None)
    if first is None:
        return _marked(_end_of(lines, 0, len(lines)), [f"{snippet.key}:", *("  " + one for one in piece)])
    end, deep = _block(lines, first)
    return _marked(end, [" " * deep + one for one in piece])


def _in_entry(lines: list[str], here: Entry, snippet: Snippet, piece: tuple[str, ...]) -> Placed | None:
    first, last = here.line - 1, _end_of(lines, here.line - 1, here.end - 1)
    inner = depth(lines[first]) + 2
    if "{" in lines[first].partition(":")[2][:2] or "- {" in lines[first]:
        return None  # all on one line: there is no line below it to be a part of
    at = next((at for at in range(first + 1, last) if lines[at].strip().startswith(f"{snippet.key}:")), None)
    if at is None:
        below = (" " * (inner + 2) + one for one in _numbered(piece, []))
        return _marked(last, [f"{' ' * inner}{snippet.key}:", *below])
    if lines[at].partition(":")[2].strip() or snippet.key == "timer":
        return None
    end, deep = _block(lines, at)
    return _marked(end, [" " * deep + one for one in _numbered(piece, lines[at:end])])


def _numbered(piece: tuple[str, ...], beside: list[str]) -> list[str]:
    taken = set(_DIGIT.findall("\n".join(beside)))
    free = next((digit for digit in "123456789" if digit not in taken), "9")
    return [line.replace("key: #", f"key: {free}") for line in piece]


def _block(lines: list[str], at: int) -> tuple[int, int]:
    """Give the line after what belongs to the key on a line, and the depth of its items."""
    deep = depth(lines[at])
    end = at + 1
    inner = deep + 2
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if is_blank(line):
            continue
        if depth(line) < deep or (depth(line) == deep and not line.lstrip().startswith("- ")):
            break
        if end == at + 1:
            inner = depth(line)
        end = number + 1
    return end, inner


def _end_of(lines: list[str], first: int, end: int) -> int:
    """Give the line after the last one of a stretch that says something."""
    while end > first + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _marked(at: int, lines: list[str]) -> Placed:
    row, start, end = at, 0, 0
    for number, line in enumerate(lines):
        if _OPEN in line:
            row, start, end = at + number, line.index(_OPEN), line.index(_CLOSE) - 1
            break
    return Placed(at, tuple(line.replace(_OPEN, "").replace(_CLOSE, "") for line in lines), row, start, end)
