"""Who looks after which file, and which of them is overdue: the handbook's two dates.

The manual: what staff must know is brought up to date within three working days of any change, and looked through at
every month's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from callassist.call.deadlines import is_working_day
from callassist.content.draft import BookDraft, Content, CourtesyDraft, FlowDraft, TrainingDraft
from callassist.content.edit_head import with_key
from callassist.content.folder import BOOK_BYTES, all_files, files
from callassist.content.loading import read_content
from callassist.content.saving import save
from callassist.content.source import decode
from callassist.content.values import Care, Site
from callassist.errors import WrongUse, why
from callassist.language import LANGS, Lang, notice

_AFTER_A_CHANGE = 3
"""Working days."""
_HEAD = re.compile(r"^(?P<key>owner|reviewed|changed):(?P<day>[^#\n]+)", re.MULTILINE)
_MONTH_END = 7
"""Days before a month's end from which looking through counts for that month."""

State = Literal["fresh", "change", "month", "never"]
"""All is well; a marked change waits; not looked through at the month's end; no owner or never looked through."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """One file's upkeep: `since` is the day from which it is overdue, if it is."""

    path: str
    care: Care
    state: State
    since: date | None


def upkeep(root: Path, today: date, langs: Sequence[Lang] = LANGS) -> list[Upkeep]:
    """Give every file of words with its state, the site's own file left out."""
    found = []
    for lang in langs:
        if files(root, lang):
            content = read_content(root, lang, training=True)
            site = content.site.site if content.site is not None else None
            found += [_of(path, care, site, today) for path, care in _cares(content)]
    return found


def mark(root: Path, paths: Iterable[str], key: Literal["reviewed", "changed"], today: date) -> list[Path]:
    """Write today into files, named by their path below the root or by their id; give the files.

    Raises:
        WrongUse: there is no such file, or it cannot be written.
    """
    known = [file for lang in LANGS for file in all_files(root, lang)]
    done = []
    for name in paths:
        wanted = [
            file
            for file in known
            if name in {file.shown, file.stem, str(file.path)} or file.path == Path(name).resolve()
        ]
        if not wanted:
            raise WrongUse(notice("There is no file or folder {path}", path=name))
        for file in wanted:
            try:
                source, faults = decode(file.shown, file.path.read_bytes(), BOOK_BYTES)
                if any(fault.name != "byte-order-mark" for fault in faults):
                    raise WrongUse(notice("{path} has errors: mend them first.", path=file.shown))
                save(file.path, with_key(source.text, key, today.isoformat()))
            except OSError as error:
                raise WrongUse(notice("{path} cannot be written: {why}", path=file.path, why=why(error))) from error
            done.append(file.path)
    return done


def is_overdue(text: str, today: date, site: Site | None = None) -> bool:
    """Say whether a file's text, as far as it stands typed, is overdue; a day that is none yet is told by the check."""
    head = {match["key"]: match["day"].strip() for match in _HEAD.finditer(text)}
    try:
        care = Care(**{key: day.strip("\"'") for key, day in head.items()})
        return _of("", care, site, today).state != "fresh"
    except ValueError:
        return False


def _cares(content: Content) -> list[tuple[str, Care]]:
    drafts: list[FlowDraft | BookDraft | CourtesyDraft | TrainingDraft] = [
        *content.flows,
        *content.books,
        *content.courtesies,
        *content.trainings,
    ]
    return [(draft.path, draft.care) for draft in drafts]


def _of(path: str, care: Care, site: Site | None, today: date) -> Upkeep:
    reviewed, changed = _day(care.reviewed), _day(care.changed)
    if not care.owner or reviewed is None:
        return Upkeep(path, care, "never", None)
    if changed is not None and reviewed < changed:
        due = _working_days_after(changed, _AFTER_A_CHANGE, site)
        if today > due:
            return Upkeep(path, care, "change", due)
    last_end = today.replace(day=1) - timedelta(days=1)
    if reviewed <= last_end - timedelta(days=_MONTH_END):
        return Upkeep(path, care, "month", last_end)
    return Upkeep(path, care, "fresh", None)


def _working_days_after(day: date, count: int, site: Site | None) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5 if site is None else is_working_day(day, site)  # noqa: PLR2004 - Saturday
    return day


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
