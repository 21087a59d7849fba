"""Load one language's content, ready to be walked: from the compiled copy if it is current, else from the files."""

from __future__ import annotations

from pathlib import Path

from callassist.content.problem import Problem
from callassist.content.values import Pack
from callassist.language import Lang


def load_pack(root: Path, lang: Lang) -> tuple[Pack, tuple[Problem, ...]]:
    """Read the content of a language from its files; give it with its warnings.

    Raises:
        ContentError: with every problem, if any of them is an error.
    """
    from callassist.content.loading import load_sound  # noqa: PLC0415 - keeps YAML and pydantic off the way to a screen

    return load_sound(root, lang)
