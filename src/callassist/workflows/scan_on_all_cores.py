"""Large transcripts, scanned by a process on each core, the results in the order of the lines."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from callassist.language import Lang
from callassist.phone.transcript import Spoken
from callassist.workflows.scan import Judge, Judged, Whose, open_judge

_WAITING = 3
"""Batches for each process on the way at a time: memory stays small however long the transcript is."""

_judges: list[Judge] = []
"""The judge of a worker process; empty in any other."""


def scan_on_all_cores(root: Path, lang: Lang, work: Iterable[list[Spoken]], whose: Whose) -> Iterator[list[Judged]]:
    """Give the judged lines batch by batch, in their order."""
    jobs = os.cpu_count() or 1
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(root, lang))
    waiting: deque[Future[list[Judged]]] = deque()
    try:
        for some in work:
            waiting.append(pool.submit(_judge, some, whose))
            if len(waiting) >= jobs * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(root: Path, lang: Lang) -> None:
    # Ctrl+C reaches every process of the terminal; the first one ends the work for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _judges.append(open_judge(root, lang))


def _judge(some: list[Spoken], whose: Whose) -> list[Judged]:
    return _judges[0].judge(some, whose)
