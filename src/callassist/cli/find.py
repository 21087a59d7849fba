"""`callassist find`: what a few words mean, ranked, on stdout; exit 1 if nothing is found."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.content.live import live_root
from callassist.content.values import Pack
from callassist.errors import WrongUse, why
from callassist.language import Words, marked, notice
from callassist.paths import content_root
from callassist.text import clean, one_line
from callassist.workflows.find import MOST, Found
from callassist.workflows.find_in_both import BothBooks

_KINDS = {
    "flow": marked("flow"),
    "step": marked("step"),
    "phrase": marked("instead of"),
    "reply": marked("reply"),
    "department": marked("desk"),
}


@click.command(
    "find", help=marked("Find flows, steps and replies by QUERY: characters, pinyin, initials, an id or English words.")
)
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=marked("One object a query."))
@click.option("--limit", type=click.IntRange(min=1), default=MOST, show_default=True, help=marked("Results a query."))
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    help=marked("Queries, one a line; - is standard input."),
)
@click.pass_context
def command(context: click.Context, query: tuple[str, ...], limit: int, batch: Path | None, *, as_json: bool) -> int:
    """Find flows, steps and replies by QUERY: characters, pinyin, initials, an id or English words."""
    if bool(query) is (batch is not None):
        raise WrongUse(notice("Give either words to find or --batch."))
    given = options.of(context)
    books = BothBooks(live_root(content_root(given.site)), given.lang)
    any_found = False
    for asked in [" ".join(query)] if batch is None else _lines(batch):
        begun = time.perf_counter_ns()
        pack, found = books.find(asked, limit)
        elapsed = (time.perf_counter_ns() - begun) // 1_000
        any_found = any_found or bool(found)
        if as_json:
            output.line(_as_json(asked, elapsed, found, pack))
        else:
            _show(asked if batch is not None else "", found, given.words)
    return diagnostics.FINE if any_found else diagnostics.FOUND


def _lines(batch: Path) -> Iterator[str]:
    """Give the lines of a file or of standard input as they come; blank ones are passed over."""
    try:
        source: Iterable[str] = sys.stdin if str(batch) == "-" else batch.read_text(encoding="utf-8-sig").splitlines()
        for text in source:
            if text.strip():
                yield text.strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(notice("The queries cannot be read: {why}", why=why(error))) from error


def _show(asked: str, found: Sequence[Found], words: Words) -> None:
    """Print the results for people: what it is, and the words under it."""
    if asked:
        output.line(f"> {one_line(asked)}")
    for one in found:
        place = one.id if one.kind in {"flow", "step", "phrase"} else ""
        parts = (words(_KINDS[one.kind]), one.title, one.detail if one.kind != "phrase" else "", place)
        output.line(f"{one.score:5.1f}  " + "  ".join(filter(None, parts)))
        if one.words:
            output.line(f"       {clean(one.words)}")
    if not found:
        output.line(words("Nothing found. Try fewer letters."))


def _as_json(asked: str, elapsed: int, found: Sequence[Found], pack: Pack) -> str:
    results = [_result(one, pack) for one in found]
    # A broken byte on the command line becomes half a character, which no JSON reader takes: hence clean().
    return msgspec.json.encode({"query": clean(asked), "elapsed_us": elapsed, "results": results}).decode()


def _result(one: Found, pack: Pack) -> dict[str, object]:
    result: dict[str, object] = {"kind": one.kind, "id": one.id, "score": one.score, "matched": one.matched}
    if one.kind == "phrase":
        phrase = pack.phrases[one.id]
        return result | {
            "phrase": phrase.phrase,
            "situations": list(phrase.situations),
            "harm": phrase.harm,
            "replies": [{"say": reply.say, "when": reply.when} for reply in phrase.replies],
            "scope": phrase.scope,
        }
    if one.kind in {"department", "reply"}:
        return result | {"title": one.title, "detail": one.detail, "words": one.words}
    return result | {"flow": one.flow, "step": one.step, "title": one.title, "words": one.words}
