"""Files → one language's content, and everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callassist.content.build_book import build_book
from callassist.content.build_flow import build_flow
from callassist.content.build_site import build_site
from callassist.content.draft import Content
from callassist.content.folder import SITE, File, files, read_all
from callassist.content.problem import Problem
from callassist.content.reading import Read, has_errors, problems_of
from callassist.content.rules import all_rules
from callassist.content.values import Pack, Timing
from callassist.errors import ContentError
from callassist.language import Lang


@dataclass(frozen=True, slots=True)
class Loaded:
    """Content as far as it could be read, and all problems in file order."""

    content: Content
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether the content may be used."""
        return not has_errors(self.problems) and self.content.site is not None


def load_content(root: Path, lang: Lang) -> Loaded:
    """Read and check everything of one language."""
    return load_files(root, files(root, lang))


def load_files(root: Path, found: list[File]) -> Loaded:
    """Read and check these files together."""
    with without_gc():
        reads = list(read_all(root, found))
        stems = {file.shown: file.stem for file in found}
        content, problems = _build(reads, stems)
        problems += [problem for read in reads for problem in read.problems]
        problems += _judge(content)
    return Loaded(content, tuple(sorted(set(problems), key=lambda problem: problem.order)))


@contextmanager
def without_gc() -> Iterator[None]:
    """Let the collector sleep: a pack is tens of thousands of small objects, none of them garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build(reads: Iterable[Read], stems: dict[str, str]) -> tuple[Content, list[Problem]]:
    content = Content()
    problems: list[Problem] = []
    unread: set[str] = set()
    for read in sorted(reads, key=lambda read: read.kind != "site"):
        if read.tree is None:
            if read.kind == "flow":
                unread.add(stems[read.source.path])
            continue
        if read.kind == "site":
            content.site, faults = build_site(read.tree)
        elif read.kind == "flow":
            timing = content.site.site.timing if content.site else Timing()
            draft, faults = build_flow(read.tree, {name: getattr(timing, name) for name in _SPANS})
            if draft is None:
                unread.add(stems[read.source.path])
            else:
                content.flows.append(draft)
        else:
            book, faults = build_book(read.tree)
            content.books += [book] if book is not None else []
        problems += problems_of(read.source, faults)
    content.unread = frozenset(unread)
    content.has_site_file = any(Path(path).name == SITE for path in stems)
    return content, problems


_SPANS = ("hold_check_in", "silence_prompt", "hang_up_wait", "ring_cadence", "breath")


def _judge(content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for rule in all_rules():
        for flow_check in rule.flow_checks:
            for draft in content.flows:
                problems += [rule.problem(found) for found in flow_check(draft, content)]
        for check in rule.content_checks:
            problems += [rule.problem(found) for found in check(content)]
    return problems


def load_sound(root: Path, lang: Lang) -> tuple[Pack, tuple[Problem, ...]]:
    """Give the content of a language and its warnings.

    Raises:
        ContentError: with every problem, if any of them is an error or there is no site.
    """
    loaded = load_content(root, lang)
    pack = loaded.content.pack(digest="")
    if pack is None or not loaded.is_sound:
        raise ContentError(loaded.problems)
    return pack, loaded.problems
