"""New phrases and variants put into the text of phrasebook files, and these files saved: each as it should be, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from callassist.content.edit_book import with_item
from callassist.content.folder import File, Raw
from callassist.content.grow_book import holds, new_book, phrases_in, with_phrases
from callassist.content.saving import save
from callassist.content.values import Phrase, PhraseId
from callassist.errors import WrongUse, why
from callassist.language import notice


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it was read, None if there was none, and as it would be."""

    before: Raw | None
    after: Raw


def grow(
    raws: Sequence[Raw],
    file: File,
    title: str,
    added: Sequence[Phrase],
    more: Mapping[PhraseId, Sequence[str]],
) -> Iterator[Change]:
    """Give the files that change: `added` goes to the end of `file`, `more` are variants of phrases wherever they stand.

    Raises:
        WrongUse: a file is written in a way that cannot be added to without harm.
    """
    if added and not any(raw.file.shown == file.shown for raw in raws):
        yield _sound(None, Raw(file, new_book(file.stem, title, added).encode()), added)
    for raw in raws:
        before = phrases_in(raw) if raw.file.kind == "phrasebook" else None
        here = added if raw.file.shown == file.shown else ()
        if before is not None and (here or any(phrase.id in more for phrase in before)):
            text = _grown(raw, before, here, more)
            if text is None:
                raise _unusual(raw.file)
            wanted = [_with_variants(phrase, more.get(phrase.id, ())) for phrase in before]
            yield _sound(raw, Raw(raw.file, text.encode()), [*wanted, *here])


def _grown(
    raw: Raw, before: Sequence[Phrase], here: Sequence[Phrase], more: Mapping[PhraseId, Sequence[str]]
) -> str | None:
    text: str | None = raw.content.decode()
    for phrase in before:
        for item in more.get(phrase.id, ()):
            text = with_item(text, phrase.id, "variants", item) if text is not None else None
    return with_phrases(text, here) if here and text is not None else text


def save_all(changes: Sequence[Change]) -> list[Path]:
    """Save the files; the ones before are kept beside them. Give their paths.

    Raises:
        WrongUse: one changed since it was read, and nothing was written; or one cannot be written.
    """
    for change in changes:
        if _content(change.after.file.path) != (change.before.content if change.before else None):
            path = change.after.file.path
            raise WrongUse(notice("{path} was changed by somebody else just now. Run this again.", path=path))
    saved: list[Path] = []
    for change in changes:
        path = change.after.file.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, change.after.content.decode())
        except OSError as error:
            raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=why(error))) from error
        saved.append(path)
    return saved


def _with_variants(phrase: Phrase, items: Sequence[str]) -> Phrase:
    return replace(phrase, variants=(*phrase.variants, *items))


def _sound(before: Raw | None, after: Raw, wanted: Sequence[Phrase]) -> Change:
    """Give a change if the file, read again, says exactly what was meant; phrases that were there are untouched."""
    if not holds(after, wanted):
        raise _unusual(after.file)
    return Change(before, after)


def _unusual(file: File) -> WrongUse:
    return WrongUse(
        notice(
            "{path} is written in a way that cannot be added to without harm. Name another theme with --to.",
            path=file.shown,
        )
    )


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WrongUse(notice("{path} cannot be read: {why}", path=path, why=why(error))) from error
