"""Old attempts by the rules that hold now: the present scorecard and phrasebook, a trainer's own word still over both."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import msgspec

from callassist.errors import CallassistError
from callassist.language import Lang, as_lang
from callassist.training import keeping
from callassist.training.keeping import Attempt
from callassist.training.scoring import Score, score
from callassist.training.stage import Stage
from callassist.workflows.drill_desk import stage_of
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course
from callassist.workflows.training_log import TrainingLog

_BATCH = 100
_FEW = 300
"""Below so many attempts one process is done before others have learnt the phrasebook."""
_WAITING = 3


class Difference(msgspec.Struct, frozen=True):
    """What is otherwise by the present rules: an item's points; of an item that came or went, one side is None."""

    item: str
    label: str
    before: float | None
    after: float | None


class Rescoring(msgspec.Struct, frozen=True):
    """One attempt by the present rules; without `after` there are no such rules any more."""

    attempt: Attempt
    after: Score | None
    differences: tuple[Difference, ...]

    @property
    def is_other(self) -> bool:
        """Say whether anything about the score is otherwise."""
        return self.after is not None and self.after != self.attempt.score


class Rules:
    """The present rules of each language, made when first wanted."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stages: dict[tuple[Lang, str], Stage | None] = {}

    def stage(self, lang: str, scorecard: str) -> Stage | None:
        """Give the stage by which drills are marked now; None where that language or scorecard is gone."""
        known = as_lang(lang)
        if known is None:
            return None
        key = (known, scorecard)
        if key not in self._stages:
            self._stages[key] = self._made(known, scorecard)
        return self._stages[key]

    def _made(self, lang: Lang, scorecard: str) -> Stage | None:
        try:
            return stage_of(Library(self._root).pack(lang), load_course(self._root, lang), scorecard)
        except CallassistError:
            return None

    def rescored(self, attempt: Attempt) -> Rescoring:
        """Give an attempt by the present rules."""
        record = attempt.record
        stage = self.stage(record.lang, record.scorecard)
        if stage is None:
            return Rescoring(attempt, None, ())
        after = score(record, stage.scorecard, stage.ear, stage.pack, attempt.overrides)
        return Rescoring(attempt, after, tuple(_differences(attempt.score, after)))


def rescored(root: Path, attempts: Iterable[Attempt], *, jobs: int = 0) -> Iterator[Rescoring]:
    """Give every attempt by the present rules, in order; many of them on all cores."""
    waiting = iter(attempts)
    first = list(islice(waiting, _FEW))
    jobs = jobs or os.cpu_count() or 1
    if len(first) < _FEW or jobs == 1:
        rules = Rules(root)
        for some in (first, waiting):
            yield from map(rules.rescored, some)
        return
    yield from _on_all_cores(root, _batches(first, waiting), jobs)


def write(log: TrainingLog, found: Rescoring) -> None:
    """Write down the score by the present rules."""
    if found.is_other and found.after is not None:
        log.keep(found.attempt.record.drill_id, keeping.Rescored(at=log.clock.now(), score=found.after))


def _differences(before: Score, after: Score) -> Iterator[Difference]:
    old = {item.id: item for item in before.items()}
    new = {item.id: item for item in after.items()}
    for name in {**new, **old}:
        was, now = old.get(name), new.get(name)
        points = (was.points if was is not None else None, now.points if now is not None else None)
        is_other = points[0] != points[1] or (was is not None and now is not None and was.is_fatal != now.is_fatal)
        if is_other:
            label = now.label if now is not None else was.label if was is not None else name
            yield Difference(name, label, *points)


# -- on all cores ------------------------------------------------------------------------------------------------

_rules: list[Rules] = []
"""The rules of a worker process; empty in any other."""


def _batches(first: list[Attempt], rest: Iterator[Attempt]) -> Iterator[list[Attempt]]:
    for at in range(0, len(first), _BATCH):
        yield first[at : at + _BATCH]
    while some := list(islice(rest, _BATCH)):
        yield some


def _on_all_cores(root: Path, work: Iterable[list[Attempt]], jobs: int) -> Iterator[Rescoring]:
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(root,))
    waiting: deque[tuple[list[Attempt], Future[bytes]]] = deque()
    try:
        for some in work:
            waiting.append((some, pool.submit(_rescored, msgspec.msgpack.encode(some))))
            if len(waiting) >= jobs * _WAITING:
                yield from _taken(*waiting.popleft())
        while waiting:
            yield from _taken(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _taken(some: list[Attempt], future: Future[bytes]) -> Iterator[Rescoring]:
    scores = _SCORES.decode(future.result())
    for attempt, after in zip(some, scores, strict=True):
        differences = () if after is None else tuple(_differences(attempt.score, after))
        yield Rescoring(attempt, after, differences)


_ATTEMPTS = msgspec.msgpack.Decoder(list[Attempt])
_SCORES = msgspec.msgpack.Decoder(list[Score | None])


def _begin(root: Path) -> None:
    # Ctrl+C reaches every process of the terminal; the first one ends the work for all.
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _rules.append(Rules(root))


def _rescored(body: bytes) -> bytes:
    return msgspec.msgpack.encode([_rules[0].rescored(one).after for one in _ATTEMPTS.decode(body)])
