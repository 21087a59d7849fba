"""Finding: one typed query over generated phrasebooks, beside other ways to search, and how often the right one is first.

`python -m benchmarks.bench_lookup [--quick]`
All ways answer the same queries on the same phrases in one run: whole phrases, wrong characters, pinyin, first letters,
traditional ones, half, inside a sentence. Building is not timed. The peers see the characters of the phrases, as their
users would give them; hit@1 over all kinds shows what one view alone cannot find.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.generated_book import KINDS, pack_of, phrases, query
from benchmarks.peers import FOLDER, peers
from benchmarks.quality import measure as quality
from benchmarks.report import Found, Target, number, part, spread, table
from callassist.lookup.building import build_index
from callassist.lookup.search import search

TITLE = "Finding"
_SIZES = (50, 1_000, 10_000, 100_000)
_OURS = "callassist"
Answer = Callable[[str], int | None]
"""Gives the number of the phrase that a query means, or None."""


@contextmanager
def matching_peers() -> Iterator[None]:
    """Let the libraries be imported that matching is measured beside."""
    peers()
    found = [str(path) for path in (FOLDER / "matching").glob("lib/python*/site-packages")]
    sys.path += found
    try:
        yield
    finally:
        for path in found:
            sys.path.remove(path)


def measure(quick: bool) -> Found:
    """Give microseconds a query and hit@1 for each way and size, and the quality on the shipped books."""
    with matching_peers():
        sizes = {str(count): _size(count, quick=quick) for count in (_SIZES[:2] if quick else _SIZES)}
    short = _size(1_000, quick=quick, short=True, only=_OURS)
    return {"sizes": sizes, "short": short, "shipped": quality("reporting")["find"]}


def _size(count: int, *, quick: bool, short: bool = False, only: str = "") -> Found:
    texts = phrases(count, short=short)
    dice = random.Random(count)
    asked = [
        (kind, place, query(texts[place], kind, dice))
        for kind in KINDS
        for place in dice.sample(range(count), min(count, 10 if quick else 40))
    ]
    found: Found = {}
    for name, made in _ways().items():
        if only and name != only:
            continue
        try:
            answer = made(texts)
        except ImportError:
            continue
        # What takes a tenth of a second for each query is asked a tenth of them.
        answer(asked[0][2])
        begun = time.perf_counter()
        answer(asked[1][2])
        some = asked[:: 1 if time.perf_counter() - begun < 0.02 else 8]
        found[name] = _asked(answer, some)
    return found


def _asked(answer: Answer, asked: list[tuple[str, int, str]]) -> Found:
    times: list[float] = []
    right: dict[str, list[bool]] = defaultdict(list)
    for kind, place, text in asked:
        begun = time.perf_counter()
        found = answer(text)
        times.append((time.perf_counter() - begun) * 1e6)
        right[kind].append(found == place)
    kinds = {kind: round(statistics.mean(one), 3) for kind, one in right.items()}
    times.sort()
    return {
        "us": spread(times),
        "p99_us": round(times[int(0.99 * len(times))], 1),
        "hit@1": round(statistics.mean(kinds.values()), 3),
        "kinds": kinds,
    }


def _ours(texts: list[str]) -> Answer:
    index = build_index(pack_of(texts))

    def answer(text: str) -> int | None:
        for hit in search(index, text):
            if hit.entry.kind == "phrase":
                return int(hit.entry.id[1:])
        return None

    return answer


def _rapidfuzz(name: str) -> Callable[[list[str]], Answer]:
    def made(texts: list[str]) -> Answer:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - as its users would

        scorer = getattr(fuzz, name)

        def answer(text: str) -> int | None:
            best = process.extractOne(text, texts, scorer=scorer)
            return best[2] if best else None

        return answer

    return made


def _thefuzz(texts: list[str]) -> Answer:
    from thefuzz import process  # noqa: PLC0415 - a peer

    numbers = {text: number for number, text in enumerate(texts)}

    def answer(text: str) -> int | None:
        best: Any = process.extractOne(text, texts)
        return numbers[best[0]] if best else None

    return answer


def _fts5(texts: list[str]) -> Answer:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE book USING fts5(text, tokenize='trigram')")
    base.executemany("INSERT INTO book(rowid, text) VALUES (?, ?)", enumerate(texts))

    def answer(text: str) -> int | None:
        threes = [text[at : at + 3] for at in range(len(text) - 2)] or [text]
        wanted = " OR ".join('"' + three.replace('"', "") + '"' for three in threes)
        row = base.execute("SELECT rowid FROM book WHERE book MATCH ? ORDER BY rank LIMIT 1", (wanted,)).fetchone()
        return row[0] if row else None

    return answer


def _tantivy(texts: list[str]) -> Answer:
    import tantivy  # noqa: PLC0415 - a peer

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", stored=False, tokenizer_name="grams")
    schema.add_integer_field("number", stored=True)
    index = tantivy.Index(schema.build())
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2, prefix_only=False)).build()
    index.register_tokenizer("grams", grams)
    writer = index.writer()
    for number_, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, number=number_))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def answer(text: str) -> int | None:
        plain = "".join(char for char in text if char.isalnum())
        hits = searcher.search(index.parse_query(plain, ["text"]), 1).hits if plain else []
        return searcher.doc(hits[0][1])["number"][0] if hits else None

    return answer


def _bm25s(texts: list[str]) -> Answer:
    import bm25s  # noqa: PLC0415 - a peer

    def cut(text: str) -> list[str]:
        return [*text, *(text[at : at + 2] for at in range(len(text) - 1))]

    retriever = bm25s.BM25()
    retriever.index([cut(text) for text in texts], show_progress=False)

    def answer(text: str) -> int | None:
        found, scores = retriever.retrieve([cut(text)], k=1, show_progress=False)
        return int(found[0][0]) if scores[0][0] > 0 else None

    return answer


def _ways() -> dict[str, Callable[[list[str]], Answer]]:
    return {
        _OURS: _ours,
        "rapidfuzz ratio": _rapidfuzz("ratio"),
        "rapidfuzz WRatio": _rapidfuzz("WRatio"),
        "rapidfuzz partial_ratio": _rapidfuzz("partial_ratio"),
        "thefuzz": _thefuzz,
        "SQLite FTS5 trigram": _fts5,
        "tantivy n-gram": _tantivy,
        "bm25s": _bm25s,
    }


def tables(found: Found) -> str:
    """Give the tables: all ways by size, our kinds of query, short phrases, the shipped books."""
    sizes = part(found, "sizes")
    names = {name: None for size in sizes.values() for name in (size if isinstance(size, dict) else {})}
    rows = []
    for name in names:
        row: list[object] = [name]
        for size in sizes:
            one = part(sizes, size).get(name)
            row.append(f"{part(one, 'us')['p50']:.0f} / {one['hit@1']:.0%}" if isinstance(one, dict) else "–")
        rows.append(row)
    ways = table(("way", *(f"{size} phrases, p50 µs / hit@1" for size in sizes)), rows)
    kinds = table(
        ("kind of query", *(f"{size} phrases" for size in sizes), "1000 short ones"),
        [
            (
                kind,
                *(number(part(sizes, size, _OURS, "kinds")[kind]) for size in sizes),
                number(part(found, "short", _OURS, "kinds")[kind]),
            )
            for kind in KINDS
        ],
    )
    p99 = ", ".join(f"{part(sizes, size, _OURS)['p99_us']} µs at {size}" for size in sizes)
    shipped = table(
        ("the shipped books, queries they have not seen", "queries", "hit@1", "hit@3"),
        [
            (kind, one["queries"], one["hit@1"], one["hit@3"])
            for kind in part(found, "shipped")
            for one in [part(found, "shipped", kind)]
        ],
    )
    return f"{ways}\n\nhit@1 of callassist by kind:\n\n{kinds}\n\np99 of callassist: {p99}.\n\n{shipped}"


def targets(found: Found) -> list[Target]:
    """Give the figures to be held."""
    made = []
    for size, limit in (("50", 100), ("1000", 300), ("10000", 1_000), ("100000", 3_000)):
        if size in part(found, "sizes"):
            p50 = number(part(found, "sizes", size, _OURS, "us")["p50"])
            made.append(Target(f"a query over {size} phrases, p50", p50, limit, "µs"))
    for size, limit_of in (("1000", 0.04), ("10000", 0.02)):
        if size in part(found, "sizes"):
            ours, theirs = (
                number(part(found, "sizes", size, name, "us")["p50"]) for name in (_OURS, "rapidfuzz WRatio")
            )
            made.append(Target(f"the same beside rapidfuzz WRatio, {size}", ours / theirs, limit_of, "×"))
            wrong = 1 - number(part(found, "sizes", size, _OURS)["hit@1"])
            made.append(Target(f"not first over all kinds, {size} phrases", wrong, 0.05))
    for kind, limit_of in (("paraphrase", 0.3), ("english", 0.3), ("embedded", 0.15)):
        wrong = 1 - number(part(found, "shipped", kind)["hit@1"])
        made.append(Target(f"not first in the shipped book: {kind}", wrong, limit_of))
    return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small books, few queries")
    print(tables(measure(parser.parse_args().quick)))


if __name__ == "__main__":
    main()
