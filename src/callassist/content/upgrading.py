"""A file of an older format or another encoding → the same words as this program reads them, comments and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from callassist.content.edits import Changed, Edit, changes, edited
from callassist.content.folder import BOOK_BYTES, FLOW_BYTES, Kind, Raw
from callassist.content.problem import TOP, Fault, Problem
from callassist.content.reading import FORMATS, format_faults, has_errors, problems_of, read_file
from callassist.content.source import Source, decode
from callassist.content.tree import BOOK_NODES, FLOW_NODES, Tree, read_tree
from callassist.content.values import Timing
from callassist.language import Notice, notice


@dataclass(frozen=True, slots=True)
class Upward:
    """The way from one format to the next: the edits that a file of the older one needs, its `format` line apart."""

    to: str
    edits: Callable[[Tree], Iterable[Edit]]


STEPS: dict[str, Upward] = {}
"""Older format → the way up. There has been one version of each format so far, so nothing stands here yet."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing that is done to a file, and the lines that change by it."""

    what: Notice
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What became of a file: what is done to it and its text afterwards, or the problem for which nothing can be."""

    stages: tuple[Stage, ...] = ()
    text: str = ""
    problem: Problem | None = None


def upgraded(raw: Raw, steps: Mapping[str, Upward]) -> Upgraded:
    """Give what is to be done to a file so that it is current; nothing if it is."""
    if raw.refused:
        return _refused(Source(raw.file.shown, ""), Fault("unreadable", TOP, {"reason": raw.refused}))
    source, stages, fault = _decoded(raw)
    if fault is not None:
        return _refused(source, fault)
    is_book = raw.file.kind == "phrasebook"
    while True:
        tree, faults = read_tree(source, BOOK_NODES if is_book else FLOW_NODES)
        if faults:
            return _refused(source, faults[0])
        upward = steps.get(_format(tree))
        if upward is None:
            break
        source, stage = _lifted(source, tree, upward)
        stages.append(stage)
    if faults := format_faults(tree, _kind(_format(tree), raw.file.kind)):
        return _refused(source, faults[0])
    found = (
        read_file(Raw(raw.file, source.text.encode()), Timing()).problems if any(one.changed for one in stages) else ()
    )
    if has_errors(found):
        return Upgraded(problem=next(one for one in found if one.severity == "E"))
    return Upgraded(tuple(stages), source.text)


def _kind(name: str, kind: Kind) -> Kind:
    """Give the kind of file that a format means in any of its versions."""
    family = name.partition("/")[0]
    return next((meaning for known, meaning in FORMATS.items() if known.partition("/")[0] == family), kind)


def _format(tree: Tree) -> str:
    value = tree.data.get("format") if isinstance(tree.data, dict) else ""
    return value if isinstance(value, str) else ""


def _decoded(raw: Raw) -> tuple[Source, list[Stage], Fault | None]:
    """Give a file's text whatever it is written in, what is to be done about that, and what is wrong beyond it."""
    limit = BOOK_BYTES if raw.file.kind == "phrasebook" else FLOW_BYTES
    source, faults = decode(raw.file.shown, raw.content, limit)
    stages: list[Stage] = []
    for fault in faults:
        if fault.name == "byte-order-mark":
            stages.append(Stage(notice("begins with a byte-order mark, which goes")))
        elif fault.name == "encoding" and (encoding := str(fault.facts["encoding"])):
            if encoding == "UTF-16":
                source, fault_of_text = _utf_16(raw)
                if fault_of_text is not None:
                    return source, [], fault_of_text
            stages.append(Stage(notice("saved as {encoding}, becomes UTF-8", encoding=encoding), _sample(source)))
        else:
            return source, [], fault
    return source, stages, None


def _utf_16(raw: Raw) -> tuple[Source, Fault | None]:
    try:
        text = raw.content.decode("utf-16")
    except UnicodeDecodeError:
        return Source(raw.file.shown, ""), Fault("encoding", TOP, {"encoding": ""})
    source, faults = decode(raw.file.shown, text.encode(), BOOK_BYTES)
    return source, faults[0] if faults else None


def _sample(source: Source) -> tuple[Changed, ...]:
    """Give the first line that is more than ASCII, to be looked at: is this what was written?"""
    for number in range(1, len(source.starts) + 1):
        if not source.line(number).isascii():
            return (Changed(number, (), (source.line(number),)),)
    return ()


def _lifted(source: Source, tree: Tree, upward: Upward) -> tuple[Source, Stage]:
    stretch = tree.stretch(("format",)) or (0, 0)
    edits = [Edit(*stretch, upward.to), *upward.edits(tree)]
    what = Notice("{old} → {new}", (("old", _format(tree)), ("new", upward.to)))
    return Source(source.path, edited(source.text, edits)), Stage(what, tuple(changes(source, edits)))


def _refused(source: Source, fault: Fault) -> Upgraded:
    return Upgraded(problem=problems_of(source, [fault])[0])
