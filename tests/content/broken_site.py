"""The broken files, each among the small sound site around it."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from tests.content.small_site import raw

from callassist.content.folder import Raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.content.reading import draft_of
from callassist.lookup.proof import proofs

BROKEN = Path(__file__).parent / "broken"
AROUND = BROKEN / "around"
INDEX = BROKEN / "expected.txt"
STANDS_FOR = {
    "flow": "scripts/zh/demo.yaml",
    "site": "scripts/zh/site.yaml",
    "phrasebook": "phrasebook/zh/demo.yaml",
    "courtesy": "phrasebook/zh/courtesy.yaml",
}
"""Folder of a broken file → the file of the sound site in whose place it is put."""


def expected() -> dict[str, list[str]]:
    """Give what the index says of each broken file: `line:column CODE` for each problem."""
    lines = [line for line in INDEX.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    told = [line.split(": ", 1) for line in lines]
    assert len({name for name, _ in told}) == len(told), "a file stands in the index twice"
    return {name: found.split(", ") for name, found in told}


def place_of(name: str) -> str:
    """Give the path, below the content root, in whose place a broken file is put."""
    return STANDS_FOR[name.split("/", maxsplit=1)[0]]


def raws_with(place: str, content: bytes) -> list[Raw]:
    """Give the files of the sound site with one of them replaced."""
    return [raw(shown, content if shown == place else sound) for shown, sound in _around().items()]


def sound_raws() -> list[Raw]:
    """Give the files of the sound site."""
    return [raw(shown, sound) for shown, sound in _around().items()]


@cache
def checked(name: str) -> tuple[tuple[Problem, ...], float]:
    """Give the problems of the site with this broken file in it, and the seconds of computing they took."""
    raws = raws_with(place_of(name), (BROKEN / name).read_bytes())
    draft_of.cache_clear()
    began = time.process_time()
    problems = load_raw("zh", raws, proofs).problems
    return problems, time.process_time() - began


@cache
def _around() -> dict[str, bytes]:
    return {path.relative_to(AROUND).as_posix(): path.read_bytes() for path in sorted(AROUND.rglob("*.yaml"))}
