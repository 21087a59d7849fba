"""Files → one language's content, and everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callassist.content.draft import BookDraft, Content, CourtesyDraft, FlowDraft, SiteDraft, TrainingDraft
from callassist.content.folder import File, Raw, all_files, digest, files, read_raw
from callassist.content.outline import outline
from callassist.content.problem import Problem
from callassist.content.reading import Read, has_errors, read_file
from callassist.content.rules import all_rules
from callassist.content.tree import tree_of
from callassist.content.values import Pack, Timing
from callassist.errors import ContentError
from callassist.language import Lang

Judge = Callable[[Content], Iterable[Problem]]
"""Finds problems in content as a whole."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Content as far as it could be read, and all problems in file order."""

    content: Content
    problems: tuple[Problem, ...]


def load_sound(lang: Lang, raws: list[Raw], more: Judge | None = None) -> tuple[Pack, tuple[Problem, ...]]:
    """Give the content of a language from its files' bytes, and its warnings; files of training are judged with them.

    Raises:
        ContentError: with every problem, if any of them is an error.
    """
    with _without_gc():
        loaded = load_raw(lang, raws, more)
        problems = loaded.problems
        pack = (
            None
            if has_errors(problems)
            else loaded.content.pack(digest(raw for raw in raws if raw.file.kind != "training"))
        )
        del loaded
    if pack is None:
        raise ContentError(problems)
    return pack, problems


def load_files(root: Path, lang: Lang, found: list[File] | None = None, more: Judge | None = None) -> Loaded:
    """Read and check all files of a language, or the given ones together."""
    return load_raw(lang, read_raw(root, files(root, lang) if found is None else found), more)


def load_raw(lang: Lang, raws: list[Raw], more: Judge | None = None) -> Loaded:
    """Check files that were already read; `more` judges what only rooms above can: content that has no errors yet."""
    with _without_gc():
        content, reads = _read(lang, raws)
        problems = [problem for read in reads for problem in read.problems]
        problems += _judge(content)
        if more is not None and not has_errors(problems):
            problems += more(content)
        tree_of.cache_clear()
    return Loaded(content, tuple(sorted(problems, key=lambda problem: problem.order)))


def first_faults(lang: Lang, raws: list[Raw], saved: Collection[str]) -> list[Problem]:
    """Give the problems of the files just saved, named as they are shown, if they alone tell that something is wrong.

    Most slips are told from one file in a few milliseconds; what needs all of them is left to `load_raw`.
    """
    if not any(raw.file.shown in saved for raw in raws):
        return []
    with _without_gc():
        few = [raw for raw in raws if raw.file.shown in saved or raw.file.kind == "site"]
        problems = [
            problem for read in _read(lang, few)[1] if read.raw.file.shown in saved for problem in read.problems
        ]
        if not has_errors(problems):
            content = _read(lang, raws)[0]
            for draft in content.flows:
                if draft.path in saved:
                    problems += _judge_flow(draft, content)
        tree_of.cache_clear()
    return sorted(problems, key=lambda problem: problem.order) if has_errors(problems) else []


def read_content(root: Path, lang: Lang, *, training: bool = False) -> Content:
    """Give the content of a language as far as it can be read, unjudged, with what is for training if that is wanted."""
    with _without_gc():
        return _read(lang, read_raw(root, all_files(root, lang) if training else files(root, lang)))[0]


@contextmanager
def _without_gc() -> Iterator[None]:
    """Let the collector sleep: a pack is tens of thousands of small objects, none of them garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(lang: Lang, raws: list[Raw]) -> tuple[Content, list[Read]]:
    """Read the site file first, for flows name its timing figures."""
    content = Content(lang)
    reads: list[Read] = []
    unread: set[str] = set()
    timing = Timing()
    for raw in sorted(raws, key=lambda raw: raw.file.kind != "site"):
        read = read_file(raw, timing)
        reads.append(read)
        match read.draft:
            case SiteDraft():
                content.site = read.draft
                timing = read.draft.site.timing
            case FlowDraft():
                content.flows.append(read.draft)
                if read.draft.flow.id != raw.file.stem:
                    # Its own rule says so; who names it by its file is not to blame.
                    unread.add(raw.file.stem)
            case BookDraft():
                content.books.append(read.draft)
                content.has_whole_books &= read.draft.is_whole
            case CourtesyDraft():
                content.courtesies.append(read.draft)
            case TrainingDraft():
                content.trainings.append(read.draft)
            case None if raw.file.kind == "flow":
                unread.add(raw.file.stem)
            case None if raw.file.kind == "phrasebook":
                text = raw.content.decode("utf-8", "replace")
                content.unread_phrases |= {entry.id for entry in outline(text, "phrasebook")}
    content.unread = frozenset(unread)
    content.has_site_file = any(raw.file.kind == "site" for raw in raws)
    return content, reads


def _judge(content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for rule in all_rules():
        for check in rule.content_checks:
            problems += [rule.problem(found) for found in check(content)]
    for draft in content.flows:
        problems += _judge_flow(draft, content)
    return problems


def _judge_flow(draft: FlowDraft, content: Content) -> list[Problem]:
    return [
        rule.problem(found) for rule in all_rules() for check in rule.flow_checks for found in check(draft, content)
    ]


def judge_since(content: Content, published: Pack) -> list[Problem]:
    """Find what changed its meaning since the words were published."""
    return [
        rule.problem(one) for rule in all_rules() for check in rule.since_checks for one in check(content, published)
    ]


def judge_between(content: Content, other: Content) -> list[Problem]:
    """Find where one language is not what the other is."""
    return [rule.problem(one) for rule in all_rules() for check in rule.between_checks for one in check(content, other)]
