"""New phrases at the end of a phrasebook file: what stood there stays as it was, comments and all; or a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callassist.content.draft import BookDraft
from callassist.content.edit_book import written
from callassist.content.folder import Raw
from callassist.content.reading import read_file
from callassist.content.source import Source
from callassist.content.tree import BOOK_NODES, Twig, read_tree
from callassist.content.values import Phrase, Timing

_BOM = "\ufeff"


def new_book(theme: str, title: str, phrases: Sequence[Phrase]) -> str:
    """Give the text of a new phrasebook file."""
    head = ["format: phrasebook/1", f"id: {theme}", f"title: {written(title)}", "phrases:"]
    return "\n".join([*head, *_lines(phrases, 2)]) + "\n"


def with_phrases(text: str, phrases: Sequence[Phrase]) -> str | None:
    """Give a phrasebook's text with phrases put at the end of its list; None if the list stands in brackets."""
    if text.startswith(_BOM):
        grown = with_phrases(text[1:], phrases)
        return None if grown is None else _BOM + grown
    tree, faults = read_tree(Source("", text), BOOK_NODES)
    data = tree.data if isinstance(tree.data, dict) and not faults else {}
    if "phrases" not in data:
        return None
    listed = tree.root.part("phrases")
    if not isinstance(listed, Twig) or listed.start.flow_style or not data["phrases"]:
        return _begun(text, phrases, tree.root.keys["phrases"].start_mark.line) if not data["phrases"] else None
    first = listed.start.start_mark.line
    indent = _indent(text.splitlines()[first])
    lines = text.splitlines(keepends=True)
    end = next((at for at in range(first + 1, len(lines)) if _ends(lines[at], indent)), len(lines))
    while end > first + 1 and _is_aside(lines[end - 1], indent):
        end -= 1
    newline = "\r\n" if lines[first].endswith("\r\n") else "\n"
    if not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += newline
    lines[end:end] = [line + newline for line in _lines(phrases, indent)]
    return "".join(lines)


def holds(raw: Raw, phrases: Sequence[Phrase]) -> bool:
    """Say whether a phrasebook file, read as ever, holds exactly these phrases in this order."""
    draft = read_file(raw, Timing()).draft
    return isinstance(draft, BookDraft) and list(draft.phrases.values()) == list(phrases)


def phrases_in(raw: Raw) -> list[Phrase] | None:
    """Give the phrases of a file in their order; None if it is no sound phrasebook."""
    draft = read_file(raw, Timing()).draft
    return list(draft.phrases.values()) if isinstance(draft, BookDraft) else None


def _begun(text: str, phrases: Sequence[Phrase], at: int) -> str | None:
    """Give a text whose list of phrases is empty, `[]` or nothing, with the list begun."""
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if lines[at].endswith("\r\n") else "\n"
    plain, mark, note = lines[at].rstrip("\r\n").partition("#")
    if plain.rstrip() not in {"phrases:", "phrases: []"}:
        return None
    head = ("phrases:  # " + note.strip()) if mark else "phrases:"
    lines[at : at + 1] = [line + newline for line in [head, *_lines(phrases, 2)]]
    return "".join(lines)


def _lines(phrases: Sequence[Phrase], indent: int) -> Iterator[str]:
    for phrase in phrases:
        for number, line in enumerate(_of(phrase)):
            yield " " * indent + ("  " if number else "- ") + line


def _of(phrase: Phrase) -> Iterator[str]:
    """Give the keys of a phrase, one a line, in the order that the shipped books have them."""
    yield f"id: {phrase.id}"
    yield f"level: {phrase.level}"
    if phrase.situations:
        yield f"situations: [{', '.join(phrase.situations)}]"
    yield f"phrase: {written(phrase.phrase)}"
    if phrase.variants:
        yield "variants:"
        for variant in phrase.variants:
            yield f"  - {written(variant)}"
    yield f"harm: {written(phrase.harm)}"
    if phrase.replies:
        yield "replies:"
        for reply in phrase.replies:
            yield f"  - say: {written(reply.say)}"
            if reply.when:
                yield f"    when: {written(reply.when)}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _ends(line: str, indent: int) -> bool:
    """Say whether a line is no part of a list any more whose dashes stand so far in."""
    if not line.strip() or line.lstrip().startswith("#"):
        return False
    return _indent(line) < indent or (_indent(line) == indent and not line.lstrip().startswith("-"))


def _is_aside(line: str, indent: int) -> bool:
    """Say whether a line behind a list is no part of it: blank, or a remark that stands no further in than the dashes."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent(line) < max(indent, 1))
