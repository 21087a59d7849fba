"""A folder that may not be written.

Root may write where the mode says no, so the folder is looked at through a read-only bind mount; where this user may
not mount, a connection turned into a reader (`PRAGMA query_only`) makes SQLite's own error.
"""

import contextlib

import pytest
from tests.journal.samples import sql

from callassist.clock import Millis
from callassist.errors import JournalReadOnly
from callassist.journal.durable import Journal
from callassist.journal.resilient import ResilientJournal, Trouble


def test_an_empty_read_only_folder_is_named_read_only(read_only):
    with pytest.raises(JournalReadOnly):
        Journal.open(read_only)


def test_a_read_only_folder_with_a_journal_in_it_is_named_read_only_and_left_as_it_is(folder, read_only):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append("call", 1, Millis(1), b"x")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(JournalReadOnly):
        Journal.open(read_only)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_call_in_a_read_only_folder_goes_on_in_memory(read_only):
    resilient = ResilientJournal(read_only)
    assert not resilient.append("call", 1, Millis(1), b"x")
    assert (resilient.trouble, resilient.backlog) == (Trouble.READ_ONLY, 1)
    assert resilient.events("call") == [b"x"]


def test_a_folder_that_turns_read_only_during_a_call_is_noticed_and_its_end_too(folder):
    resilient = ResilientJournal(folder)
    resilient.append("call", 1, Millis(1), b"before")
    sql(resilient, "PRAGMA query_only = ON")
    assert not resilient.append("call", 2, Millis(2), b"meanwhile")
    assert resilient.trouble is Trouble.READ_ONLY
    assert resilient.append("call", 3, Millis(3), b"after")  # the file is opened anew at each attempt
    assert resilient.events("call") == [b"before", b"meanwhile", b"after"]
    assert resilient.close()
