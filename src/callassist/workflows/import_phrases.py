"""Phrases of a spreadsheet → a plan of what would be added to a phrasebook, tried by the real check before it is saved."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from callassist.content.draft import CourtesyDraft
from callassist.content.folder import File, Raw, files, read_raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.content.reading import has_errors, read_file
from callassist.content.shape import LONGEST_ID, STEP_ID
from callassist.content.source import harmful
from callassist.content.tree import tree_of
from callassist.content.values import Phrase, Reply, Timing
from callassist.errors import ContentError, WrongUse
from callassist.language import Lang, notice
from callassist.lookup.fold import folded
from callassist.lookup.naming import named
from callassist.sheets.columns import Columns, columns_of
from callassist.sheets.opening import read_sheet
from callassist.sheets.values import Sheet
from callassist.text import one_line
from callassist.workflows.grow_books import Change, grow
from callassist.workflows.proposals import Proposal, proposals
from callassist.workflows.proven import proven
from callassist.workflows.weigh_proposals import ALL, Verdict, weigh

_NO_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
"""Names of sheets that nobody gave."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the supervisor says about the import; `as_new` are cells of phrases that are new though they look known."""

    theme: str = ""
    sheet: str = ""
    columns: str = ""
    harm: str = ""
    as_new: tuple[str, ...] = ()
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `problems` are what the check says of the files as they would be.

    `ids` gives the id of each new phrase by its cell; `changes` are the files that would be written.
    """

    sheet: Sheet
    columns: Columns
    theme: str
    file: File
    is_new: bool
    verdicts: tuple[Verdict, ...]
    ids: dict[str, str]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the files as they would be pass the check."""
        return not has_errors(self.problems)


def plan_import(root: Path, lang: Lang, path: Path, wishes: Wishes) -> Plan:
    """Give what an import of this file would do; nothing is written.

    Raises:
        WrongUse: the file cannot be read, or a wish cannot be met.
        ContentError: the content of the site is not sound as it is.
    """
    sheet = read_sheet(path, wishes.sheet)
    columns = columns_of(sheet, wishes.columns)
    raws = _raws(root, lang)
    loaded = load_raw(lang, raws)
    if has_errors(loaded.problems):
        raise ContentError(loaded.problems, root)
    book = loaded.content.phrases
    theme = _theme(wishes.theme, path)
    place = f"phrasebook/{lang}/{theme}.yaml"
    raw = next((one for one in raws if one.file.shown == place), None)
    if raw is not None and isinstance(read_file(raw, Timing()).draft, CourtesyDraft):
        raise WrongUse(notice("{path} holds courtesy words, no phrases. Name another theme with --to.", path=place))
    file = raw.file if raw else File(root / "phrasebook" / lang / f"{theme}.yaml", place, "phrasebook")
    asked = list(proposals(sheet, columns, lang, wishes.harm))
    _known_cells(wishes.as_new, asked)
    verdicts = weigh(asked, book, lang, wishes.as_new)
    ids = _ids(verdicts, book)
    themes = {theme: theme} | _themes(raws)
    added = _added(verdicts, ids, themes, theme, merge=wishes.merge)
    more: dict[str, tuple[str, ...]] = {}
    for one in verdicts if wishes.merge else ():
        if one.other in book and one.more:
            more[one.other] = tuple(dict.fromkeys((*more.get(one.other, ()), *one.more)))
    changes = tuple(grow(raws, file, _title(sheet, path, theme), added, more))
    problems = _checked(lang, raws, changes, file, ids.values()) if changes else ()
    return Plan(sheet, columns, theme, file, raw is None, tuple(verdicts), ids, changes, problems)


def _raws(root: Path, lang: Lang) -> list[Raw]:
    if not any((root / kind).is_dir() for kind in ("scripts", "phrasebook")):
        raise WrongUse(notice("No content was found in {path}", path=root))
    return read_raw(root, files(root, lang))


def _theme(wanted: str, path: Path) -> str:
    theme = wanted or named(path.stem, (), "imported")
    if len(theme) > LONGEST_ID or not STEP_ID.fullmatch(theme):
        raise WrongUse(
            notice("“{theme}” cannot name a theme: small letters and digits, joined by - or _.", theme=theme)
        )
    return theme


def _title(sheet: Sheet, path: Path, theme: str) -> str:
    """Give a name for people to a new theme: the sheet's, if somebody gave it one, else the file's."""
    told = sheet.title if sheet.title and not _NO_NAME.fullmatch(sheet.title.strip()) else path.stem
    title = one_line(told)
    return theme if harmful(title) or not title else title


def _known_cells(as_new: Collection[str], asked: Sequence[Proposal]) -> None:
    known = {one.cell.name for one in asked}
    unknown = next((cell for cell in as_new if cell != ALL and cell not in known), None)
    if unknown is not None:
        raise WrongUse(notice("--as-new names {cell}, where no phrase of the sheet stands.", cell=unknown))


def _ids(verdicts: Sequence[Verdict], book: Collection[str]) -> dict[str, str]:
    """Give each new phrase its id: the sheet's, else one made of its words; those of the sheet are not made anew."""
    new = [one.proposal for one in verdicts if one.state == "new"]
    taken = {*book, *(one.id for one in new if one.id)}
    ids = {}
    for one in new:
        ids[one.cell.name] = one.id or named(one.phrase, taken)
        taken.add(ids[one.cell.name])
    return ids


def _themes(raws: Sequence[Raw]) -> dict[str, str]:
    """Give the ids of the themes by what people call them."""
    found: dict[str, str] = {}
    for raw in raws:
        draft = read_file(raw, Timing()).draft if raw.file.kind == "phrasebook" else None
        if draft is not None and not isinstance(draft, CourtesyDraft):
            data = tree_of(draft.source).data
            found |= {folded(str(data["title"])): str(data["id"]), str(data["id"]): str(data["id"])}
    return found


def _added(
    verdicts: Sequence[Verdict], ids: dict[str, str], themes: dict[str, str], theme: str, *, merge: bool
) -> list[Phrase]:
    found = []
    for verdict in verdicts:
        if verdict.state != "new":
            continue
        one = verdict.proposal
        name = one.cell.name
        later = [text for other in verdicts if merge and other.other == name for text in other.more]
        situation = themes.get(folded(one.situation)) or themes.get(one.situation.strip().lower())
        found.append(
            Phrase(
                id=ids[name],
                phrase=one.phrase,
                harm=one.harm,
                situations=(situation or theme,),
                variants=tuple(dict.fromkeys((*(text for text, _ in one.variants), *later))),
                replies=tuple(Reply(say=text, when="" if situation else one.situation) for text in one.replies),
            )
        )
    return found


def _checked(
    lang: Lang, raws: Sequence[Raw], changes: Sequence[Change], file: File, ids: Collection[str]
) -> tuple[Problem, ...]:
    """Give every error of the files as they would be, and the warnings that have to do with what is new."""
    after = {raw.file.shown: raw for raw in raws} | {change.after.file.shown: change.after for change in changes}
    problems = load_raw(lang, list(after.values()), proven).problems
    before = next((change.before for change in changes if change.after.file.shown == file.shown), None)
    old = before.content.count(b"\n") if before else 0
    return tuple(
        one
        for one in problems
        if one.severity == "E"
        or (one.path == file.shown and one.line > old)
        or dict(one.message.facts).get("id") in ids
    )
