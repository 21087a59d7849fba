"""A call goes on while the disk does not, and nothing is lost, doubled or out of order."""

import contextlib
import sqlite3
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal.samples import entry, logs, outline, promise

from callassist.clock import Millis
from callassist.errors import JournalError, JournalFull, JournalReadOnly
from callassist.journal.durable import Journal
from callassist.journal.faults import JournalBusy
from callassist.journal.resilient import ResilientJournal, Trouble
from callassist.journal.steady import SteadyFile


@pytest.fixture
def resilient(folder):
    with contextlib.closing(ResilientJournal(folder)) as opened:
        yield opened


def on_disk(folder, call_id="call"):
    with contextlib.closing(Journal.open(folder)) as next_start:
        return next_start.events(call_id)


def failing(error):
    """Every write fails in this way."""
    return mock.patch.object(SteadyFile, "write", side_effect=error("no"))


def without_opening(error):
    return mock.patch.object(Journal, "open", side_effect=error("no"))


def append(resilient, seq, **more):
    one = entry(seq, **more)
    return resilient.append(one.call_id, one.seq, one.at, one.body, outline=one.outline, promises=one.promises)


def test_while_all_is_well_an_event_is_on_the_disk_and_nothing_waits(resilient, folder):
    assert append(resilient, 1)
    assert (resilient.trouble, resilient.fault, resilient.backlog, resilient.damage) == (None, None, 0, None)
    assert on_disk(folder) == [b"call 1"]


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (JournalFull, Trouble.FULL),
        (JournalReadOnly, Trouble.READ_ONLY),
        (JournalBusy, Trouble.BUSY),
        (JournalError, Trouble.UNREACHABLE),
    ],
)
def test_events_that_cannot_be_written_wait_and_are_written_in_order_later(resilient, folder, error, trouble):
    with failing(error):
        assert not append(resilient, 1)
        assert not append(resilient, 2)
        assert not resilient.retry()
        assert (resilient.trouble, resilient.backlog) == (trouble, 2)
        assert resilient.events("call") == [b"call 1", b"call 2"]
        assert on_disk(folder) == []
    assert append(resilient, 3)
    assert (resilient.trouble, resilient.backlog) == (None, 0)
    assert on_disk(folder) == [b"call 1", b"call 2", b"call 3"]


def test_a_journal_that_cannot_be_opened_begins_in_memory_and_is_opened_later(folder):
    with without_opening(JournalReadOnly):
        resilient = ResilientJournal(folder)
        assert resilient.trouble is Trouble.READ_ONLY
        append(resilient, 1, with_outline=outline(), promises=[promise()])
        resilient.keep_content("digest", b"content")
        assert resilient.events("call") == [b"call 1"]
        assert resilient.unfinished() == [outline()]
        assert resilient.promises() == [promise()]
        assert (resilient.content("digest"), resilient.content("other")) == (b"content", None)
        assert resilient.backlog == 1
        assert not resilient.close()
    assert resilient.retry()
    assert on_disk(folder) == [b"call 1"]
    assert resilient.content("digest") == b"content"
    assert resilient.close()


def test_lists_show_what_waits_over_what_is_on_the_disk(resilient):
    append(resilient, 1, with_outline=outline(changed=1), promises=[promise("kept later"), promise("moved", due=5)])
    append(resilient, 1, call_id="other", with_outline=outline("other", changed=2))
    with failing(JournalFull):
        append(resilient, 2, promises=[promise("kept later", kept=7), promise("moved", due=50), promise("new", due=6)])
        append(resilient, 3, with_outline=outline(changed=9))
        append(resilient, 2, call_id="other", with_outline=outline("other", changed=8, closed=8))
        during = [resilient.unfinished(), resilient.promises(), resilient.promises(due_before=Millis(20))]
        assert [call.call_id for call in during[0]] == ["call"]
        assert [row.promise_id for row in during[1]] == ["new", "moved"]
        assert [row.promise_id for row in during[2]] == ["new"]
        assert [row.promise_id for row in resilient.promises(kept=True)] == ["kept later"]
        assert len(resilient.promises(kept=None)) == 3
    assert resilient.retry()
    assert [resilient.unfinished(), resilient.promises(), resilient.promises(due_before=Millis(20))] == during


def test_a_call_that_goes_on_in_two_places_keeps_others_from_nothing(resilient, folder):
    with contextlib.closing(ResilientJournal(folder)) as other_seat:
        append(resilient, 1)
        append(other_seat, 2, body=b"first to come")
        assert not append(resilient, 2, body=b"second to come")
        assert not append(resilient, 3)
        append(resilient, 1, call_id="quiet")
        assert (resilient.trouble, resilient.backlog) == (Trouble.CLASH, 2)
        assert (resilient.fault.call_id, resilient.fault.seq) == ("call", 2)
        assert resilient.events("call") == [b"call 1", b"second to come", b"call 3"]
        assert other_seat.events("call") == [b"call 1", b"first to come"]
        assert on_disk(folder, "quiet") == [b"quiet 1"]
        with failing(JournalFull):
            append(resilient, 2, call_id="quiet")
            assert resilient.trouble is Trouble.FULL
        resilient.retry()
        assert (resilient.trouble, resilient.backlog) == (Trouble.CLASH, 2)


def test_a_file_of_a_later_version_leaves_the_seat_in_memory(folder):
    Journal.open(folder).close()
    with contextlib.closing(sqlite3.connect(folder / "journal.db")) as later:
        later.execute("PRAGMA user_version = 99")
    resilient = ResilientJournal(folder)
    append(resilient, 1)
    assert (resilient.trouble, resilient.events("call")) == (Trouble.NEWER, [b"call 1"])


def test_while_the_file_is_taken_the_agent_waits_once_and_then_hardly(resilient, folder):
    with contextlib.closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as other:
        resilient._journal.wait_at_most(5)
        other.execute("BEGIN IMMEDIATE")
        append(resilient, 1)
        assert resilient.trouble is Trouble.BUSY
        assert resilient._journal._file.patience == 50
        other.execute("ROLLBACK")
    assert resilient.retry()
    assert resilient._journal._file.patience == 5000


moods = st.sampled_from([None, None, JournalFull, JournalReadOnly, JournalBusy, JournalError])


@settings(deadline=None, max_examples=40)
@given(logs(), st.data())
def test_whatever_fails_when_all_is_read_at_any_moment_and_written_once_in_order(log, data):
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(ResilientJournal(Path(folder))) as resilient:
        said = []
        for one in log:
            error = data.draw(moods)
            with contextlib.nullcontext() if error is None else failing(error):
                assert resilient.append(one.call_id, one.seq, one.at, one.body) == (error is None)
            said.append(one)
            mine = [past.body for past in said if past.call_id == one.call_id]
            assert resilient.events(one.call_id) == mine
            if error is None:
                assert resilient.backlog == 0
        assert resilient.retry()
        with contextlib.closing(sqlite3.connect(Path(folder) / "journal.db")) as disk:
            arrived = disk.execute("SELECT call_id, seq, body FROM events ORDER BY arrival").fetchall()
        assert arrived == [(one.call_id, one.seq, one.body) for one in log]


# -- the file is taken away -----------------------------------------------------------------------------------


def _deleted(folder):
    for path in list(folder.iterdir()):
        path.unlink()


def _moved(folder):
    folder.rename(folder.with_name("elsewhere"))


def _replaced_by_an_empty_one(folder):
    _deleted(folder)
    Journal.open(folder).close()


TAKEN_AWAY = [_deleted, _moved, _replaced_by_an_empty_one]


@pytest.mark.parametrize("take_away", TAKEN_AWAY)
def test_a_file_that_is_taken_away_gets_the_open_calls_again(take_away, resilient, folder):
    resilient.keep_content("d" * 64, b"words")
    for seq in range(3):
        append(resilient, seq, with_outline=outline(changed=seq), promises=[promise()] if seq == 1 else [])
    append(resilient, 0, call_id="other", with_outline=outline("other"))
    take_away(folder)
    assert append(resilient, 3, with_outline=outline(changed=3), promises=[promise(kept=5)])
    assert on_disk(folder) == [b"call 0", b"call 1", b"call 2", b"call 3"]
    assert on_disk(folder, "other") == [b"other 0"]
    with contextlib.closing(Journal.open(folder)) as journal:
        assert {call.call_id: call.changed_at for call in journal.unfinished()} == {"call": 3, "other": 1_000}
        assert journal.promises(kept=None) == [promise(kept=5)]
        assert journal.content("d" * 64) == b"words"


@pytest.mark.parametrize("take_away", TAKEN_AWAY)
def test_what_an_earlier_program_wrote_on_a_call_taken_up_again_is_among_it(take_away, resilient, folder):
    resilient.hold([entry(seq, with_outline=outline()) for seq in range(2)])
    append(resilient, 0)
    append(resilient, 1)
    take_away(folder)
    append(resilient, 2, with_outline=outline(changed=2))
    assert on_disk(folder) == [b"call 0", b"call 1", b"call 2"]


def test_a_closed_call_is_held_no_longer(resilient, folder):
    append(resilient, 0, with_outline=outline())
    append(resilient, 1, with_outline=outline(closed=1))
    assert resilient._open.entries == []
    _deleted(folder)
    append(resilient, 0, call_id="other", with_outline=outline("other"))
    assert on_disk(folder) == []
    assert on_disk(folder, "other") == [b"other 0"]


def test_an_older_record_put_back_keeps_what_it_has_and_gets_the_rest(resilient, folder, tmp_path):
    append(resilient, 0, with_outline=outline())
    resilient.close()
    older = (folder / "journal.db").read_bytes()
    append(resilient, 1, with_outline=outline(changed=1))
    _deleted(folder)
    (folder / "journal.db").write_bytes(older)
    append(resilient, 2, with_outline=outline(changed=2))
    assert on_disk(folder) == [b"call 0", b"call 1", b"call 2"]


def test_a_record_that_is_a_link_to_itself_is_only_out_of_reach(folder):
    folder.mkdir()
    (folder / "journal.db").symlink_to("journal.db")
    with contextlib.closing(ResilientJournal(folder)) as resilient:
        assert not append(resilient, 0)
        assert resilient.trouble is Trouble.UNREACHABLE
