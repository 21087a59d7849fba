"""Problems as text for people, as JSON for programs, as annotations for GitHub; the caller prints them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from callassist.content.problem import Problem
from callassist.language import Notice, Words, marked, notice
from callassist.text import clean, one_line, safe_json

A_FILE = 20
"""At most so many problems of one file are shown."""
_WINDOW = 96
_SEVERITIES = {"E": notice("error"), "W": notice("warning"), "I": notice("note")}
_GITHUB = {"E": "error", "W": "warning", "I": "notice"}
_MORE = marked("{path}: {count} more; mend these first")
_CONSEQUENCE = marked("Consequence: {said}")
_FIX = marked("Fix: {said}")

PathShown = Callable[[str], str]


def as_text(problems: Iterable[Problem], words: Words, shown: PathShown = str) -> Iterator[str]:
    """Give one block of lines a problem, in file order; `shown` turns a problem's path into what the reader sees."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        for problem in found[:A_FILE]:
            yield one_as_text(problem, words, shown(path))
        if len(found) > A_FILE:
            yield words(_MORE, path=clean(shown(path)), count=len(found) - A_FILE) + "\n"


def one_as_text(problem: Problem, words: Words, path: str) -> str:
    """Give one problem as lines: place, severity, code and message; the line with a caret; consequence and fix."""
    severity = words.of(_SEVERITIES[problem.severity])
    what = _said(words, problem.message)
    lines = [f"{clean(path)}:{problem.line}:{problem.column}: {severity} {problem.code}  {what}"]
    margin = " " * len(str(problem.line))
    if problem.excerpt.strip():
        line, caret = _pointed(problem)
        lines += [f"{margin} |", f"{problem.line} | {line}", f"{margin} | {caret}"]
    for template, message in ((_CONSEQUENCE, problem.consequence), (_FIX, problem.fix)):
        if message is not None:
            lines.append(f"{margin} = {words(template, said=_said(words, message))}")
    return "\n".join(lines) + "\n"


def as_json(problems: Iterable[Problem], words: Words, shown: PathShown = str) -> str:
    """Give all problems as one JSON list."""
    return safe_json(json.dumps([_plain(problem, words, shown) for problem in problems], ensure_ascii=False, indent=1))


def as_github(problems: Iterable[Problem], words: Words, shown: PathShown = str) -> Iterator[str]:
    """Give one workflow command a problem, so that it shows beside the line in a pull request."""
    for problem in problems:
        parts = [problem.message, problem.consequence, problem.fix]
        said = " ".join(_said(words, part) for part in parts if part is not None)
        place = f"file={_escaped(shown(problem.path))},line={problem.line},col={problem.column}"
        place += f",endColumn={problem.end_column},title={problem.code}"
        yield f"::{_GITHUB[problem.severity]} {place}::{_escaped(said, message=True)}"


def width(text: str) -> int:
    """Give the columns a text takes in a terminal: two for a Chinese character."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _pointed(problem: Problem) -> tuple[str, str]:
    """Give the line, cut to a window around the place if it is long, and the caret line under it."""
    excerpt = clean(problem.excerpt.expandtabs(1))
    start, end = problem.column - 1, max(problem.end_column - 1, problem.column)
    begin = 0
    if width(excerpt[:end]) > _WINDOW:
        begin = max(0, start - _WINDOW // 4)
    kept = excerpt[begin:]
    cut = 0
    used = 0
    while cut < len(kept) and used < _WINDOW:
        used += _cells(kept[cut])
        cut += 1
    line = ("…" if begin else "") + kept[:cut] + ("…" if cut < len(kept) else "")
    before = (1 if begin else 0) + width(excerpt[begin:start])
    under = width(excerpt[start : min(end, begin + cut)])
    return line, " " * before + "^" * max(under, 1)


def _said(words: Words, message: Notice) -> str:
    return one_line(words.of(message))


def _plain(problem: Problem, words: Words, shown: PathShown) -> dict[str, object]:
    return {
        "file": shown(problem.path),
        "line": problem.line,
        "column": problem.column,
        "end": problem.end_column,
        "code": problem.code,
        "severity": problem.severity,
        "message": _said(words, problem.message),
        "consequence": _said(words, problem.consequence) if problem.consequence else "",
        "fix": _said(words, problem.fix) if problem.fix else "",
        "edits": [
            {
                "line": edit.place.line,
                "column": edit.place.column,
                "end": edit.place.end_column,
                "text": edit.text,
                "safe": edit.is_safe,
            }
            for edit in problem.edits
        ],
    }


def _escaped(text: str, *, message: bool = False) -> str:
    text = clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if message else text.replace(":", "%3A").replace(",", "%2C")
