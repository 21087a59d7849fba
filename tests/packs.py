"""The shipped packs, loaded once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from callassist.content.folder import files, read_raw
from callassist.content.loading import load_files, load_sound
from callassist.content.values import Pack
from callassist.language import LANGS, Lang

ROOT = Path(__file__).resolve().parents[1]


@cache
def shipped(lang: Lang) -> Pack:
    """Give the pack that the project ships, read from its files: tests leave the user's cache alone."""
    return load_sound(lang, read_raw(ROOT, files(ROOT, lang)))[0]


@cache
def so_far(lang: Lang) -> Pack:
    """Give what there is of a pack, for one language is written after the other; calls pass over flows to come."""
    pack = load_files(ROOT, lang).content.pack("so-far")
    assert pack is not None, f"there is no site file for {lang}"
    return pack


def flows_so_far() -> list[tuple[Lang, str]]:
    """Give every flow of both packs, with its language."""
    return [(lang, flow) for lang in LANGS for flow in so_far(lang).flows]
