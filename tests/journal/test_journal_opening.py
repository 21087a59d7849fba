"""How the file is made, and which files are left alone."""

import contextlib
import sqlite3

import pytest
from msgspec.structs import replace
from tests.journal.samples import promise, sql

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.journal.durable import Journal
from callassist.journal.faults import JournalBusy, JournalNewer
from callassist.journal.schema import VERSION


def test_only_their_owner_may_read_the_folder_and_every_file_in_it(folder, rights):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append("call", 1, Millis(1), b"x")
        assert rights(folder) == "700"
        files = {path.name: rights(path) for path in folder.iterdir()}
    assert {"journal.db", "journal.db-wal", "journal.db-shm"} <= set(files)
    assert set(files.values()) == {"600"}


def test_a_folder_and_file_open_to_others_are_narrowed(folder, rights):
    folder.mkdir(mode=0o755)
    (folder / "journal.db").touch(mode=0o644)
    Journal.open(folder).close()
    assert (rights(folder), rights(folder / "journal.db")) == ("700", "600")


def test_commits_are_synced_and_deletions_overwritten(journal):
    def setting(name):
        return sql(journal, f"PRAGMA {name}")[0][0]

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2  # FULL
    assert setting("secure_delete") == 1
    assert setting("user_version") == VERSION


def test_nothing_of_an_overwritten_number_stays_in_the_files(journal, folder):
    number = "13812345678"
    for _ in range(50):
        journal.reindex([], [replace(promise(f"{row}"), phone=number) for row in range(50)])
    assert any(number.encode() in path.read_bytes() for path in folder.iterdir())
    journal.reindex([], [])
    sql(journal, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert not any(number.encode() in path.read_bytes() for path in folder.iterdir())


def test_a_file_of_a_later_version_is_refused_and_not_touched(folder):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append("call", 1, Millis(1), b"x")
    with contextlib.closing(sqlite3.connect(folder / "journal.db")) as later:
        later.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(JournalNewer, match=f"version {VERSION + 1}, this program knows {VERSION}"):
        Journal.open(folder)
    assert (folder / "journal.db").read_bytes() == before


def test_a_database_of_another_program_is_refused_and_not_touched(folder):
    folder.mkdir()
    with contextlib.closing(sqlite3.connect(folder / "journal.db")) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(JournalError, match="another program"):
        Journal.open(folder)
    assert (folder / "journal.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_journal_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError):
        Journal.open(tmp_path / "file" / "seat")


def test_another_program_that_keeps_writing_is_waited_for_and_then_named_busy(folder, journal):
    with contextlib.closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        journal.wait_at_most(5)
        with pytest.raises(JournalBusy):
            journal.append("call", 1, Millis(1), b"x")
        other.execute("ROLLBACK")
    journal.append("call", 1, Millis(1), b"x")
    assert journal.events("call") == [b"x"]


def test_a_file_deleted_under_us_is_noticed_before_an_event_counts_as_taken(folder, journal):
    journal.append("call", 1, Millis(1), b"gone with the file")
    for path in folder.iterdir():
        path.unlink()
    journal.append("call", 2, Millis(2), b"kept")
    with contextlib.closing(Journal.open(folder)) as next_start:
        assert next_start.events("call") == [b"kept"]
