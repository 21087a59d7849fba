"""Files → one language's content, and everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callassist.content.build_book import build_book
from callassist.content.build_flow import TIMINGS, build_flow
from callassist.content.build_site import build_site
from callassist.content.draft import Content
from callassist.content.folder import File, Raw, digest, files, read_raw
from callassist.content.problem import Fault, Problem
from callassist.content.reading import Read, has_errors, problems_of, read_file
from callassist.content.rules import all_rules
from callassist.content.values import Pack, Timing
from callassist.errors import ContentError
from callassist.language import Lang


@dataclass(frozen=True, slots=True)
class Loaded:
    """Content as far as it could be read, and all problems in file order."""

    content: Content
    problems: tuple[Problem, ...]


def load_sound(lang: Lang, raws: list[Raw]) -> tuple[Pack, tuple[Problem, ...]]:
    """Give the content of a language from its files' bytes, and its warnings.

    Raises:
        ContentError: with every problem, if any of them is an error.
    """
    loaded = load_raw(lang, raws)
    pack = loaded.content.pack(digest(raws))
    if pack is None or has_errors(loaded.problems):
        raise ContentError(loaded.problems)
    return pack, loaded.problems


def load_files(root: Path, lang: Lang, found: list[File] | None = None) -> Loaded:
    """Read and check all files of a language, or the given ones together."""
    return load_raw(lang, read_raw(root, files(root, lang) if found is None else found))


def load_raw(lang: Lang, raws: list[Raw]) -> Loaded:
    """Check files that were already read."""
    with _without_gc():
        reads = [read_file(raw) for raw in raws]
        content, problems = _build(lang, reads, {raw.file.shown: raw.file.stem for raw in raws})
        problems += [problem for read in reads for problem in read.problems]
        problems += _judge(content)
    return Loaded(content, tuple(sorted(problems, key=lambda problem: problem.order)))


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


def _build(lang: Lang, reads: Iterable[Read], stems: dict[str, str]) -> tuple[Content, list[Problem]]:
    content = Content(lang)
    faults: list[tuple[Read, Fault]] = []
    unread: set[str] = set()
    timing = Timing()
    for read in sorted(reads, key=lambda read: read.kind != "site"):
        wrong: list[Fault] = []
        if read.kind == "site":
            content.has_site_file = True
            if read.tree is not None:
                content.site, wrong = build_site(read.tree)
                timing = content.site.site.timing if content.site else timing
        elif read.kind == "phrasebook":
            if read.tree is not None:
                book, wrong = build_book(read.tree)
                content.books += [book] if book is not None else []
        else:
            draft = None
            if read.tree is not None:
                draft, wrong = build_flow(read.tree, {name: getattr(timing, name) for name in TIMINGS})
            if draft is None:
                unread.add(stems[read.source.path])
            else:
                content.flows.append(draft)
        faults += [(read, fault) for fault in wrong]
    content.unread = frozenset(unread)
    return content, [problem for read, fault in faults for problem in problems_of(read.source, [fault])]


def _judge(content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for rule in all_rules():
        for flow_check in rule.flow_checks:
            for draft in content.flows:
                problems += [rule.problem(found) for found in flow_check(draft, content)]
        for check in rule.content_checks:
            problems += [rule.problem(found) for found in check(content)]
    return problems
