"""Differences between two versions on stdout, for `diff`, `publish` and `rollback`."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.cli import output
from callassist.language import Lang, Words, marked
from callassist.workflows.changes import Change
from callassist.workflows.tell_changes import tell_changes

_LANGS: dict[Lang, str] = {"zh": marked("Chinese words:"), "en": marked("English words:")}


def show_changes(found: Mapping[Lang, tuple[Change, ...]], words: Words) -> None:
    """Print what is different, language by language."""
    if not any(found.values()):
        output.line(words("No difference in the words."))
        return
    for lang, changes in found.items():
        if changes:
            output.line(words(_LANGS[lang]))
            for line in tell_changes(changes, words):
                output.line("  " + line)
