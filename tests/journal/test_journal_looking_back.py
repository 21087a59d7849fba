"""Looking back on the journal: nothing is written, whoever else writes meanwhile."""

import contextlib

import pytest
from tests.journal.samples import entry

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.journal.durable import Journal
from callassist.journal.faults import JournalAbsent, JournalNewer
from callassist.journal.place import NAME, connect
from callassist.journal.reading import Noted, ReadOnlyJournal
from callassist.journal.resilient import ResilientJournal


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def test_what_a_running_screen_writes_is_read_at_once_and_it_is_not_in_the_way(folder):
    resilient = ResilientJournal(folder)
    resilient.append("call", 0, Millis(1), b"first")
    with ReadOnlyJournal(folder) as looking:
        assert looking.calls() == ["call"]
        assert resilient.append("other", 0, Millis(2), b"second")
        assert looking.calls() == ["call", "other"]
        assert looking.first("other") == b"second"
        assert looking.numbered("call") == {0: b"first"}
        assert (resilient.trouble, resilient.damage) == (None, None)
    assert resilient.close()


def test_the_file_is_left_as_it_is_and_no_call_can_be_written(folder):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append("call", 0, Millis(1), b"x")
        journal.keep_content("d", b"words")
    before = files_of(folder)
    with ReadOnlyJournal(folder) as looking:
        assert (looking.content("d"), looking.content("e")) == (b"words", None)
        assert (looking.first("none"), looking.numbered("none")) == (None, {})
        with pytest.raises(JournalError):
            looking._run(lambda connection: connection.execute("DELETE FROM events"))
    assert files_of(folder) == before


def test_a_read_only_folder_is_read_all_the_same(folder, read_only):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append("call", 0, Millis(1), b"x")
    with ReadOnlyJournal(read_only) as looking:
        assert looking.calls() == ["call"]


def test_calls_are_given_in_the_order_in_which_they_began_from_a_moment_on(folder):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append_many([entry(1, "b"), entry(2, "a"), entry(3, "b"), entry(4, "c")])
        with ReadOnlyJournal(folder) as looking:
            assert looking.calls() == ["b", "a", "c"]
            assert looking.calls(Millis(2)) == ["a", "c"]
            assert looking.calls(Millis(5)) == []


def test_events_are_found_by_how_they_begin_however_many_there_are(folder):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append_many([entry(n, body=b"gap %d" % n if n % 2 else b"other") for n in range(2500)])
        with ReadOnlyJournal(folder) as looking:
            found = list(looking.beginning_with(b"gap", Millis(1000)))
    assert found[0] == Noted("call", 1001, Millis(1001), b"gap 1001")
    assert [one.seq for one in found] == list(range(1001, 2500, 2))


def test_a_folder_where_nothing_was_recorded_is_named_and_nothing_is_made_there(tmp_path):
    with pytest.raises(JournalAbsent):
        ReadOnlyJournal(tmp_path / "nowhere")
    (tmp_path / NAME).touch()
    with pytest.raises(JournalAbsent):
        ReadOnlyJournal(tmp_path)
    assert files_of(tmp_path) == {NAME: b""}


def test_a_later_versions_file_and_a_broken_one_are_not_read(folder):
    Journal.open(folder).close()
    with contextlib.closing(connect(folder / NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalNewer):
        ReadOnlyJournal(folder)
    (folder / NAME).write_bytes(b"no database at all" * 1000)
    before = files_of(folder)
    with pytest.raises(JournalError):
        ReadOnlyJournal(folder)
    assert files_of(folder) == before
