"""A full disk: nothing acknowledged is lost, and what waited is written once there is room.

The disk is a small tmpfs where this user may mount one. Everywhere else SQLite itself is told that the file may not
grow (`PRAGMA max_page_count`), or the system that no file may (RLIMIT_FSIZE): both make real errors of real writes.
"""

import contextlib
import resource
import signal

import pytest
from tests.journal.samples import entry, sql

from callassist.clock import Millis
from callassist.errors import JournalFull
from callassist.journal.durable import Journal
from callassist.journal.resilient import ResilientJournal, Trouble

BODY = b"x" * 3000


def body(seq):
    return seq.to_bytes(4) + BODY


def fill_up(place, leaving):
    """Fill the disk but for so many bytes; removing the file makes room again."""
    filler = place / "filler"
    room = 1 << 21
    with filler.open("wb", buffering=0) as file:
        while room >= 4096:
            try:
                if file.write(bytes(room)) < room:
                    room //= 2
            except OSError:
                room //= 2
    with filler.open("r+b") as file:
        file.truncate(max(0, filler.stat().st_size - leaving))
    return filler


@pytest.mark.parametrize("leaving", range(0, 160 * 1024, 16 * 1024))
def test_wherever_the_room_ends_all_events_are_there_afterwards(small_disk, leaving):
    folder = small_disk / "seat"
    Journal.open(folder).close()
    filler = fill_up(small_disk, leaving)
    resilient = ResilientJournal(folder)
    durable = {seq for seq in range(1, 41) if resilient.append("call", seq, Millis(seq), body(seq))}
    assert resilient.trouble is Trouble.FULL
    assert resilient.backlog == 40 - len(durable)
    assert resilient.events("call") == [body(seq) for seq in range(1, 41)]
    filler.unlink()
    with contextlib.closing(Journal.open(folder)) as after_a_crash:
        assert durable <= set(after_a_crash.numbered("call"))
        assert after_a_crash.check() == "ok"
    assert resilient.retry()
    assert resilient.close()
    with contextlib.closing(Journal.open(folder)) as next_start:
        assert next_start.events("call") == [body(seq) for seq in range(1, 41)]
        assert next_start.check() == "ok"


def test_a_disk_with_no_room_at_all_is_named_full_at_the_first_start(small_disk):
    filler = fill_up(small_disk, 0)
    with pytest.raises(JournalFull):
        Journal.open(small_disk / "seat")
    filler.unlink()
    Journal.open(small_disk / "seat").close()


def test_a_full_disk_while_a_broken_file_is_put_aside_changes_nothing(small_disk):
    folder = small_disk / "seat"
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append_many([entry(seq, body=body(seq)) for seq in range(1, 31)])
    with (folder / "journal.db").open("r+b") as file:
        file.write(b"\xaa" * 4096)
    before = (folder / "journal.db").read_bytes()
    filler = fill_up(small_disk, 64 * 1024)
    with pytest.raises(JournalFull):
        Journal.open(folder)
    assert (folder / "journal.db").read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"journal.db", "journal.lock"}
    filler.unlink()
    with contextlib.closing(Journal.open(folder)) as journal:
        assert journal.damage is not None
        assert journal.damage.whole
        assert journal.events("call") == [body(seq) for seq in range(1, 31)]


def test_a_file_that_may_not_grow_is_named_full_and_goes_on_when_it_may(folder):
    resilient = ResilientJournal(folder)
    sql(resilient, "PRAGMA max_page_count = 1")  # SQLite takes the present size for the least
    for seq in range(1, 11):
        resilient.append("call", seq, Millis(seq), body(seq))
    assert (resilient.trouble, resilient.backlog > 0) == (Trouble.FULL, True)
    sql(resilient, "PRAGMA max_page_count = 1000000")
    assert resilient.append("call", 11, Millis(11), body(11))
    assert resilient.events("call") == [body(seq) for seq in range(1, 12)]
    assert resilient.close()


def test_a_limit_of_the_system_stops_no_call(folder):
    resilient = ResilientJournal(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100 * 1024, limits[1]))
    try:
        for seq in range(1, 41):
            resilient.append("call", seq, Millis(seq), body(seq))
        assert resilient.trouble is not None
        assert 0 < resilient.backlog < 40
        assert resilient.events("call") == [body(seq) for seq in range(1, 41)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert resilient.close()
    with contextlib.closing(Journal.open(folder)) as next_start:
        assert next_start.events("call") == [body(seq) for seq in range(1, 41)]
