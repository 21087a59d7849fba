"""`callassist scan`: forbidden phrases in transcripts, on stdout; exit 1 if there are any."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.content.live import live_root
from callassist.errors import WrongUse
from callassist.language import Words, marked, notice
from callassist.paths import content_root
from callassist.text import one_line, safe_json
from callassist.workflows.scan import BATCH, Judge, Judged, Whose, batches, open_judge
from callassist.workflows.scan_on_all_cores import scan_on_all_cores
from callassist.workflows.transcripts import STDIN, lines_of, transcripts_in

_ON_ALL_CORES = 2_000_000
"""Bytes from which on it pays to start a process on each core."""


@click.command("scan", help=marked("Find forbidden phrases in transcripts: FILEs, folders, or - for standard input."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a line that has hits."))
@click.option("--all", "with_clean", is_flag=True, help=marked("Lines without hits as well."))
@click.option(
    "--speaker",
    "whose",
    type=click.Choice(["agent", "caller", "any"]),
    default="agent",
    show_default=True,
    help=marked("Whose lines; a line without a speaker counts as the agent's."),
)
@click.option("--follow", is_flag=True, help=marked("Line by line as they come, waiting for more; Ctrl+C ends it."))
@click.pass_context
def command(
    context: click.Context, files: tuple[Path, ...], whose: Whose, *, as_json: bool, with_clean: bool, follow: bool
) -> int:
    """Find forbidden phrases in transcripts."""
    given = options.of(context)
    wanted = [path for one in files or (Path(STDIN),) for path in transcripts_in(one)]
    if follow and len(wanted) != 1:
        raise WrongUse(notice("--follow reads one file, or standard input."))
    root = live_root(content_root(given.site))
    judge = open_judge(root, given.lang)
    shown = _Shown(judge, given.words, as_json=as_json, with_clean=with_clean, is_named=len(wanted) > 1)
    refused = False
    total = sum(path.stat().st_size for path in wanted if str(path) != STDIN)
    with suppress(KeyboardInterrupt), _Progress(total if not follow else 0, given.words) as progress:
        for path in wanted:
            lines = progress.counted(lines_of(path, follow=follow))
            work = batches(lines, 1 if follow else BATCH)
            try:
                if total >= _ON_ALL_CORES and not follow:
                    parts: Iterable[list[Judged]] = scan_on_all_cores(root, given.lang, work, whose)
                else:
                    parts = (judge.judge(some, whose) for some in work)
                for part in parts:
                    shown.show(str(path), part)
            except WrongUse as error:
                diagnostics.say(given.words, error.notice)
                refused = True
    if refused:
        return diagnostics.WRONG
    return diagnostics.FOUND if shown.hits else diagnostics.FINE


class _Shown:
    """Prints what was found, and counts it."""

    def __init__(self, judge: Judge, words: Words, *, as_json: bool, with_clean: bool, is_named: bool) -> None:
        self._judge, self._words = judge, words
        self._as_json, self._with_clean, self._is_named = as_json, with_clean, is_named
        self.hits = 0

    def show(self, path: str, found: Iterable[Judged]) -> None:
        """Print lines of one transcript."""
        for one in found:
            self.hits += len(one.hits)
            if not one.hits and not self._with_clean:
                continue
            if self._as_json:
                told = ({"file": path} if self._is_named else {}) | msgspec.to_builtins(one)
                output.line(safe_json(msgspec.json.encode(told).decode()))
            else:
                self._tell(f"{path}:{one.line}" if self._is_named else str(one.line), one)
        sys.stdout.flush()

    def _tell(self, place: str, one: Judged) -> None:
        marks, last = "", 0
        for hit in one.hits:
            if hit.start >= last:
                marks += f"{one.text[last : hit.start]}[{one.text[hit.start : hit.end]}]"
                last = hit.end
        output.line(f"{place}  {one_line(marks + one.text[last:])}")
        for hit in one.hits:
            output.line(f"       {hit.id}: {one_line(self._judge.harm(one, hit))}")
            if hit.reply:
                output.line(f"       → {one_line(hit.reply)}")


class _Progress:
    """A bar on the terminal for long work; nothing where nobody would see it."""

    def __init__(self, total: int, words: Words) -> None:
        is_seen = total >= _ON_ALL_CORES and sys.stderr.isatty() and not sys.stdout.isatty()
        label = words("Scanning; Ctrl+C stops")
        self._bar = click.progressbar(length=total, label=label, file=sys.stderr) if is_seen else None

    def __enter__(self) -> Self:
        """Show the bar."""
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        """Leave the bar as it stands."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def counted(self, lines: Iterator[str]) -> Iterator[str]:
        """Give the lines on, counting their bytes."""
        if self._bar is None:
            return lines
        return self._counting(lines)

    def _counting(self, lines: Iterator[str]) -> Iterator[str]:
        done = 0
        for line in lines:
            done += len(line.encode()) + 1
            if done > _ON_ALL_CORES // 50 and self._bar is not None:
                self._bar.update(done)
                done = 0
            yield line
