"""A false alarm becomes a `miss` example, a missed phrase a variant: in the file, tested before it is saved."""

from __future__ import annotations

from pathlib import Path

import msgspec

from callassist.content.edit_book import ListName, with_item
from callassist.content.folder import File, Raw, files, read_raw
from callassist.content.loading import load_raw
from callassist.content.saving import save
from callassist.content.values import Pack, Phrase
from callassist.errors import UnknownName, WrongUse, why
from callassist.language import Lang, notice
from callassist.lookup.proof import proofs
from callassist.lookup.scanning.scanner import Scanner
from callassist.text import one_line

_AROUND = 4
"""Characters on either side of what was found that tell its surroundings."""
_MARKS = "，。！？；：、,.!?;:"


def mark_harmless(root: Path, lang: Lang, pack: Pack, phrase: str, line: str) -> Path:
    """Note that a line is no case of a phrase: as a `miss` example, its surroundings in `unless`. Give the file changed.

    Raises:
        UnknownName: there is no such phrase.
        WrongUse: the phrase is not found in the line anyway, or the book would not be sound with it.
    """
    line = one_line(line)
    hits = [hit for hit in Scanner([_known(pack, phrase)]).scan_line(line) if hit.id == phrase]
    if not hits:
        raise WrongUse(notice("“{line}” is no hit of {id} as it is.", line=line, id=phrase))
    changes: list[tuple[ListName, str]] = [("unless", _surroundings(line, hit.start, hit.end)) for hit in hits]
    return _changed(root, lang, phrase, [*dict.fromkeys(changes), ("miss", line)])


def mark_said(root: Path, lang: Lang, pack: Pack, phrase: str, line: str) -> Path:
    """Note that a line says a phrase: as a variant and a `hit` example. Give the file changed.

    Raises:
        UnknownName: there is no such phrase.
        WrongUse: the phrase is found in the line already, or the book would not be sound with it.
    """
    line = one_line(line)
    if any(hit.id == phrase for hit in Scanner([_known(pack, phrase)]).scan_line(line)):
        raise WrongUse(notice("“{line}” is found as {id} already.", line=line, id=phrase))
    return _changed(root, lang, phrase, [("variants", line), ("hit", line)])


def _known(pack: Pack, phrase: str) -> Phrase:
    """Give a phrase by its id, or raise UnknownName with near ones."""
    if phrase not in pack.phrases:
        from difflib import get_close_matches  # noqa: PLC0415 - only when a name is wrong

        raise UnknownName("phrase", phrase, get_close_matches(phrase, pack.phrases, n=3, cutoff=0.5))
    return pack.phrases[phrase]


def _surroundings(line: str, start: int, end: int) -> str:
    """Give what was found with a few characters on either side, not over a punctuation mark."""
    before, behind = line[max(start - _AROUND, 0) : start], line[end : end + _AROUND]
    for mark in _MARKS:
        before, behind = before.rpartition(mark)[2], behind.partition(mark)[0]
    return (before + line[start:end] + behind).strip()


def _changed(root: Path, lang: Lang, phrase: str, items: list[tuple[ListName, str]]) -> Path:
    raws = read_raw(root, files(root, lang))
    for number, raw in enumerate(raws):
        text = _with_all(raw, phrase, items) if raw.file.kind == "phrasebook" else None
        if text is None:
            continue
        after = [*raws[:number], msgspec.structs.replace(raw, content=text.encode()), *raws[number + 1 :]]
        worse = [one for one in load_raw(lang, after, proofs).problems if one.severity == "E"]
        if worse:
            message = worse[0].message
            raise WrongUse(notice("Nothing was changed, the book would not be sound: {why}", why=message))
        return _saved(raw.file, text)
    raise UnknownName("phrase", phrase, ())


def _saved(file: File, text: str) -> Path:
    try:
        save(file.path, text)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be written: {why}", path=file.path, why=why(error))) from error
    return file.path


def _with_all(raw: Raw, phrase: str, items: list[tuple[ListName, str]]) -> str | None:
    text: str | None = raw.content.decode("utf-8", "surrogateescape")
    for name, item in items:
        text = with_item(text, phrase, name, item) if text is not None else None
    return text
