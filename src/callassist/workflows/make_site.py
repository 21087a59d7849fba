"""A new site: a folder of words that works at once, small or with everything shipped, there whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from callassist.content.draft import Content
from callassist.content.folder import File, Raw, all_files, read_raw
from callassist.content.loading import load_raw
from callassist.content.schema import KINDS, file_name, schema_text
from callassist.errors import WrongUse, why
from callassist.language import Lang, notice
from callassist.paths import shipped_content, starter

FIRST = ("incoming-call", "outbound-call", "promised-callback", "after-call")
"""The flows that calls begin and end with; `incoming-call` is one of the starter's own, written to be read."""
EXCEPTIONS = ("hold", "transfer", "message", "silent-caller", "unclear-speech", "thanked")
"""What else a small site has by all means; whatever all of these run comes along."""
_NAMED = 5
_REVIEWED = re.compile(rb"^reviewed:[^\r\n]*", re.MULTILINE)


def make_site(folder: Path, langs: Sequence[Lang], *, whole: bool, today: date) -> list[str]:
    """Make a site in a folder that is new or empty, and give the paths of its files within it.

    Its words count as looked through `today`: the month in which they are next to be read begins with their new owner.

    Raises:
        WrongUse: the folder holds something, or cannot be made; nothing was changed.
    """
    try:
        held = sorted(one.name for one in folder.iterdir()) if folder.exists() or folder.is_symlink() else None
        if held:
            raise WrongUse(notice("{path} is not empty, it holds {names}.", path=folder, names=_some(held)))
        made = {name: content for lang in langs for name, content in _words(lang, whole, today).items()}
        made |= _around()
        if held is None:
            _new(folder, made)
        else:
            _filled(folder, made)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be made: {why}", path=folder, why=why(error))) from error
    return sorted(made)


def _some(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _around() -> dict[str, bytes]:
    """Give what lies around the words: the schemas, the editor's settings, the first five minutes."""
    found = {f"scripts/schema/{file_name(kind)}": schema_text(kind).encode() for kind in KINDS}
    found["README.md"] = (starter() / "README.md").read_bytes()
    found[".vscode/settings.json"] = (starter() / "vscode-settings.json").read_bytes()
    return found


def _words(lang: Lang, whole: bool, today: date) -> dict[str, bytes]:
    root = shipped_content()
    raws = read_raw(root, all_files(root, lang))
    if not whole:
        raws = _small(lang, raws)
    reviewed = f"reviewed: {today.isoformat()}".encode()
    return {raw.file.shown: _REVIEWED.sub(reviewed, raw.content, count=1) for raw in raws}


def _small(lang: Lang, raws: list[Raw]) -> list[Raw]:
    """Give the starter's own flow, all that it and the other first ones run, the site file, and the phrasebooks."""
    own = [File(path, f"scripts/{lang}/{path.name}", "flow") for path in sorted((starter() / lang).glob("*.yaml"))]
    names = {file.shown for file in own}
    raws = [*read_raw(starter(), own), *(raw for raw in raws if raw.file.shown not in names)]
    kept = _closed(load_raw(lang, raws).content, (*FIRST, *EXCEPTIONS))
    return [raw for raw in raws if raw.file.kind in {"site", "phrasebook"} or raw.file.stem in kept]


def _closed(content: Content, first: Iterable[str]) -> set[str]:
    """Give these flows and all that they run."""
    runs = {draft.flow.id: {one.name for one in draft.references.get("flow", ())} for draft in content.flows}
    found: set[str] = set()
    waiting = [name for name in first if name in runs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += runs[name]
    return found


def _new(folder: Path, made: Mapping[str, bytes]) -> None:
    """Make the folder beside its place, and move it there in one go."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    try:
        _write(beside, made)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _filled(folder: Path, made: Mapping[str, bytes]) -> None:
    """Make everything in a folder within, and move its parts up; if one does not go, the folder is empty again."""
    within = folder / f".new-{os.getpid()}"
    moved: list[Path] = []
    try:
        _write(within, made)
        for part in sorted(within.iterdir()):
            moved.append(folder / part.name)
            part.rename(folder / part.name)
    except OSError:
        for part in moved:
            shutil.rmtree(part, ignore_errors=True)
            part.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(within, ignore_errors=True)


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    for name, content in made.items():
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
