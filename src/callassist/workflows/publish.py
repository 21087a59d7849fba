"""Draft → live: the files as they are become a version that is never changed, and every screen takes it between calls."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from callassist.content.folder import TRAINING, Raw, all_files, digest, files, read_raw
from callassist.content.live import folder_of, live_number, numbers
from callassist.content.loading import load_sound
from callassist.content.values import Pack
from callassist.content.versions import Deed, Version, go_live, hashes, store, version
from callassist.errors import ContentError, WrongUse, why
from callassist.language import LANGS, Lang, notice
from callassist.text import one_line
from callassist.workflows.changes import Change, changes
from callassist.workflows.git_name import git_name
from callassist.workflows.load_pack import load_pack
from callassist.workflows.proven import proven
from callassist.workflows.run_cases import Verdict, run_cases

UNFINISHED = "S013"
"""The rule about steps marked `todo`: they may be saved, not published."""
_LONGEST_NOTE = 500


class Draft(msgspec.Struct, frozen=True):
    """The files as they are: their bytes, their words by language, and the test calls that fail."""

    raws: tuple[Raw, ...]
    packs: Mapping[Lang, Pack]
    failed: tuple[Verdict, ...]


def read_draft(root: Path) -> Draft:
    """Read, check and test the files of every language.

    Raises:
        ContentError: with every error, and every step that is not finished.
        WrongUse: there is no content.
    """
    raws: list[Raw] = []
    packs: dict[Lang, Pack] = {}
    problems: list[object] = []
    for lang in LANGS:
        found = read_raw(root, all_files(root, lang)) if files(root, lang) else []
        if not found:
            continue
        raws += found
        try:
            packs[lang], warnings = load_sound(lang, found, proven)
        except ContentError as error:
            problems += error.problems
        else:
            problems += [one for one in warnings if one.code == UNFINISHED]
    if problems:
        raise ContentError(problems, root)
    if not packs:
        raise WrongUse(notice("No content was found in {path}", path=root))
    failed = tuple(verdict for pack in packs.values() for verdict in run_cases(pack) if verdict.faults)
    return Draft(tuple(raws), packs, failed)


def publish(root: Path, draft: Draft, *, by: str, note: str, at: int) -> Version | None:
    """Make the draft a version and let it be live; None if the live version holds the same words already.

    Raises:
        WrongUse: a test call fails, or the version could not be written: what was live is live still.
    """
    if draft.failed:
        raise WrongUse(notice("{count} test calls fail; nothing is published.", count=len(draft.failed)))
    digests = {lang: pack.digest for lang, pack in draft.packs.items()}
    before = live_number(root)
    live = version(root, before) if before else None
    if live is not None and dict(live.digests) == digests and _training(live.files) == _training(hashes(draft.raws)):
        return None
    about = Version(
        number=max(numbers(root), default=0) + 1,
        at=at,
        by=one_line(by),
        note=one_line(note)[:_LONGEST_NOTE],
        digests=digests,
        files={},
        commit=git_name(root),
        before=before,
    )
    try:
        made = store(root, draft.raws, about)
        go_live(root, Deed(at=at, deed="publish", version=made.number, by=made.by, note=made.note))
    except OSError as error:
        raise WrongUse(
            notice("Nothing is published, what was live stays: {path}: {why}", path=root / "versions", why=why(error))
        ) from error
    return made


def rollback(root: Path, number: int, *, by: str, note: str, at: int) -> None:
    """Let an earlier version be live again.

    Raises:
        WrongUse: there is no such version, its words were changed since, or it could not be written down.
    """
    words_of(root, number)
    try:
        go_live(
            root, Deed(at=at, deed="rollback", version=number, by=one_line(by), note=one_line(note)[:_LONGEST_NOTE])
        )
    except OSError as error:
        raise WrongUse(notice("Nothing is changed: {path}: {why}", path=root / "versions", why=why(error))) from error


def words_of(root: Path, number: int) -> dict[Lang, Pack]:
    """Give the words of a version, by language.

    Raises:
        WrongUse: there is no such version, or its words are not the ones that were published.
    """
    about = version(root, number)
    if about is None:
        known = ", ".join(map(str, numbers(root)[-8:])) or "–"
        raise WrongUse(notice("There is no version {number}; there are {known}", number=number, known=known))
    folder = folder_of(root, number)
    packs = {}
    for lang in about.digests:
        if digest(read_raw(folder, files(folder, lang))) != about.digests[lang]:
            raise WrongUse(
                notice("Version {number} was changed after it was published; it is not used.", number=number)
            )
        try:
            packs[lang], _ = load_pack(folder, lang)
        except ContentError as error:
            raise WrongUse(notice("Version {number} cannot be read by this program.", number=number)) from error
    return packs


def _training(hashed: Mapping[str, str]) -> dict[str, str]:
    """Give the files of training among those of a version, which no digest of the words names."""
    return {shown: name for shown, name in hashed.items() if f"/{TRAINING}/" in shown}


def differences(old: Mapping[Lang, Pack], new: Mapping[Lang, Pack]) -> dict[Lang, tuple[Change, ...]]:
    """Give what is different, by language."""
    return {lang: changes(old.get(lang), new.get(lang)) for lang in LANGS if lang in old or lang in new}
