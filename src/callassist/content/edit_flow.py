"""A further wording or a comment put into a step of a flow file: the text changed there and nowhere else."""

from __future__ import annotations

import copy
import re
from typing import Any

from callassist.content.edit_book import written
from callassist.content.source import Source
from callassist.content.tree import Tree, Twig, read_tree

_NEWLINE = re.compile("\r\n|\n|\r")
_ITEM = re.compile(r"[ ]*(?=-[ ])")
_BLANKS = " \t\r\n"
_DEEPER = "  "


def with_wording(text: str, step: str, words: str, comment: str) -> str | None:
    """Give a flow's text in which the step has one more thing to say, with a comment above it.

    None when there is no such step, or when the file is written in a way in which this cannot be done without
    changing anything else.
    """
    tree, faults = read_tree(Source("", text))
    place = None if faults else _step(tree, step)
    if place is None:
        return None
    key, node = place
    wanted = copy.deepcopy(tree.data)
    wanted["steps"][step]["say"] = _with_one_more(wanted["steps"][step].get("say"), words)
    changed = _Edit(text).wording(key, node, written(words), comment)
    return changed if changed is not None and _means(changed, wanted) else None


def with_comment(text: str, step: str, comment: str) -> str | None:
    """Give a flow's text with a comment above the step, None when that cannot be done or there is no such step."""
    tree, faults = read_tree(Source("", text))
    place = None if faults else _step(tree, step)
    if place is None:
        return None
    changed = _Edit(text).above(place[0], comment)
    return changed if _means(changed, tree.data) else None


def _step(tree: Tree, step: str) -> tuple[Any, Twig] | None:
    """Give the event of a step's key, and the step; None unless both are there as they should be."""
    steps = tree.root.part("steps") if isinstance(tree.root, Twig) else None
    if not isinstance(steps, Twig) or steps.keys is None:
        return None
    node = steps.part(step)
    return (steps.keys[step], node) if isinstance(node, Twig) and node.keys is not None else None


def _with_one_more(say: object, words: str) -> object:
    if say is None:
        return words
    return [*say, words] if isinstance(say, list) else [say, words]


def _means(text: str, wanted: object) -> bool:
    tree, faults = read_tree(Source("", text))
    return not faults and tree.data == wanted


class _Edit:
    """One file's text, and the ways to put something into it; places are offsets in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = _NEWLINE.search(text)
        self.newline = found[0] if found else "\n"

    def above(self, event: Any, comment: str) -> str:
        """Give the text with a comment on a line of its own above the one on which something stands."""
        start = self._line_start(event.start_mark.index)
        return f"{self.text[:start]}{self._indent(start)}# {comment}{self.newline}{self.text[start:]}"

    def wording(self, key: Any, step: Twig, words: str, comment: str) -> str | None:
        """Give the text with one more wording in a step, whichever way the step and its wordings are written."""
        say, name = step.part("say"), (step.keys or {}).get("say")
        if step.start.flow_style:
            changed = self._in_braces(step, say, words)
            return None if changed is None else _Edit(changed).above(key, comment)
        if say is None:
            first = next(iter((step.keys or {}).values()), None)
            return None if first is None else self._before(first, words, comment)
        if not isinstance(say, Twig):
            return self._after_single(say, name, words, comment)
        if say.start.flow_style:
            changed = self._in_brackets(say, words)
            return None if changed is None else _Edit(changed).above(name, comment)
        return self._after_last(say, words, comment)

    # -- the step in braces ----------------------------------------------------------------------------------

    def _in_braces(self, step: Twig, say: Any, words: str) -> str | None:
        if isinstance(say, Twig):
            return self._in_brackets(say, words)
        if say is not None:
            start, end = say.start_mark.index, say.end_mark.index
            return f"{self.text[:start]}[{self.text[start:end]}, {words}]{self.text[end:]}"
        start = step.start.start_mark.index + 1
        return f"{self.text[:start]}say: {words}{', ' if step.keys else ''}{self.text[start:]}"

    def _in_brackets(self, say: Twig, words: str) -> str | None:
        if not say.parts or any(isinstance(part, Twig) for part in say.parts):
            return None
        end = say.parts[-1].end_mark.index
        return f"{self.text[:end]}, {words}{self.text[end:]}"

    # -- the step as lines -----------------------------------------------------------------------------------

    def _before(self, first: Any, words: str, comment: str) -> str:
        start = self._line_start(first.start_mark.index)
        indent = self._indent(start)
        new = f"{indent}# {comment}{self.newline}{indent}say: {words}{self.newline}"
        return self.text[:start] + new + self.text[start:]

    def _after_single(self, say: Any, name: Any, words: str, comment: str) -> str:
        """Make a list of the only wording, its lines as they were but deeper, and put the new one behind it."""
        start = say.start_mark.index
        end = self._end(say)
        is_beside = self._line_start(start) == self._line_start(name.start_mark.index)
        if is_beside:
            indent = self._indent(self._line_start(name.start_mark.index)) + _DEEPER
            before = self.text[:start].rstrip(" \t") + self.newline + indent
        else:
            indent = " " * (start - self._line_start(start))
            before = self.text[:start]
        lines = _NEWLINE.split(self.text[start:end])
        breaks = _NEWLINE.findall(self.text[start:end])
        deeper = lines[0] + "".join(
            mark + (_DEEPER + line if line.strip() else line) for mark, line in zip(breaks, lines[1:], strict=True)
        )
        return _Edit(f"{before}- {deeper}{self.text[end:]}").item_after(
            len(before) + 2 + len(deeper), indent, words, comment
        )

    def _after_last(self, say: Twig, words: str, comment: str) -> str | None:
        last = say.parts[-1] if say.parts else None
        dash = (
            None
            if last is None or isinstance(last, Twig)
            else _ITEM.match(self.text, self._line_start(last.start_mark.index))
        )
        return None if dash is None else self.item_after(self._end(last), dash[0], words, comment)

    def item_after(self, at: int, indent: str, words: str, comment: str) -> str:
        """Give the text with an item of a list on the line after the one that `at` is on."""
        found = _NEWLINE.search(self.text, at)
        end = found.end() if found else len(self.text)
        head = self.text[:end] if found else self.text + self.newline
        return f"{head}{indent}# {comment}{self.newline}{indent}- {words}{self.newline}{self.text[end:]}"

    # -- places ----------------------------------------------------------------------------------------------

    def _end(self, event: Any) -> int:
        """Give where a text ends; a block of lines reaches to the start of what follows it."""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        return start + len(self.text[start:end].rstrip(_BLANKS))

    def _line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _indent(self, start: int) -> str:
        end = start
        while self.text.startswith(" ", end):
            end += 1
        return self.text[start:end]
