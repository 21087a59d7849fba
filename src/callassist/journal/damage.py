"""A broken journal file is put aside, and a fresh one begins with what could still be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from callassist.clock import Millis
from callassist.journal.place import connect, make_private, sync_folder
from callassist.journal.salvage import Salvaged, salvage
from callassist.journal.schema import bring_up_to_date

_SUFFIXES = ("-wal", "-shm", "")


class Damage(msgspec.Struct, frozen=True):
    """What was found broken: where it lies now, when it was found, how many events were saved, and whether all were.

    `whole` is False when some row could not be read; then the index may lack rows too (see `Journal.reindex`).
    """

    moved_to: Path
    at: Millis
    recovered: int
    whole: bool


def set_aside(path: Path, at: Millis) -> Damage:
    """Put the broken file aside as `journal.db.damaged-<millis>` and a fresh one with its readable rows in its place.

    The caller stands alone at the door. Until the fresh file is complete the broken one keeps its name, so a kill or
    a full disk half-way leaves everything as it was. Others may still write to the broken file until it loses its
    name; what they wrote is fetched afterwards, and what they write later they find to be astray and repeat (see
    `Journal`). Raises OSError and sqlite3.Error.
    """
    aside = _free_name(path, at)
    fresh = path.with_name(f"{path.name}.fresh")
    try:
        _second_names(path, aside)
        _remove(fresh, "", "-journal")  # left by a kill
        make_private(fresh)
        saved = _fill(fresh, aside, numbered=True)
    except BaseException:
        _remove(fresh, "", "-journal")
        _remove(aside, *_SUFFIXES)
        raise
    _remove(path, "-wal", "-shm")
    fresh.replace(path)
    sync_folder(path.parent)
    try:
        later = _fill(path, aside, numbered=False)
    except (OSError, sqlite3.Error):
        return Damage(aside, at, saved.events, whole=False)
    return Damage(aside, at, saved.events + later.events, saved.whole)


def _fill(target: Path, source: Path, *, numbered: bool) -> Salvaged:
    with closing(connect(target)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        bring_up_to_date(connection)
        connection.execute("BEGIN IMMEDIATE")
        saved = salvage(source, connection, numbered=numbered)
        connection.execute("COMMIT")
        return saved


def _free_name(path: Path, at: Millis) -> Path:
    number = int(at)
    while (name := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return name


def _second_names(path: Path, aside: Path) -> None:
    # A second name, not a copy: writers that still have the file open share its locks and its log with our reader.
    for suffix in _SUFFIXES:
        source, target = (one.with_name(one.name + suffix) for one in (path, aside))
        if source.exists():
            try:
                os.link(source, target)
            except OSError:  # file systems without second names
                shutil.copy2(source, target)
    sync_folder(path.parent)


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
