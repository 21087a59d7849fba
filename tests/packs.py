"""The shipped packs, loaded once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from callassist.content.values import Pack
from callassist.language import Lang
from callassist.workflows.load_pack import load_pack

ROOT = Path(__file__).resolve().parents[1]


@cache
def shipped(lang: Lang) -> Pack:
    """Give the pack that the project ships."""
    return load_pack(ROOT, lang)[0]
