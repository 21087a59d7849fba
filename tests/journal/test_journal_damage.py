"""A broken file is put aside, and what can be read of it goes on."""

import contextlib
import sqlite3

import pytest
from tests.journal.samples import OUTLINE, PROMISE, entry

from callassist.clock import Millis, VirtualClock
from callassist.journal.durable import Journal
from callassist.journal.resilient import ResilientJournal

PAGE = 4096
NOW = Millis(1_700_000_000_000)


@pytest.fixture
def path(folder):
    """A closed journal of 200 events of one call, about 40 pages."""
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append_many([entry(seq, body=bytes([seq]) * 600) for seq in range(1, 201)])
        journal.append("last", 1, Millis(1), b"x", outline=OUTLINE, promises=[PROMISE])
        journal.keep_content("digest", b"content")
    return folder / "journal.db"


def overwrite(path, offset, data):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


ON_A_PAGE = 6


def leaf_of(path, seq):
    """The page on which the body of that event lies."""
    return path.read_bytes().index(bytes([seq]) * 600) // PAGE


def lost(journal):
    return set(range(1, 201)) - {body[0] for body in journal.events("call")}


@contextlib.contextmanager
def reopened(path):
    with contextlib.closing(Journal(path.parent, clock=VirtualClock(NOW))) as journal:
        yield journal


def test_a_file_that_is_no_database_is_put_aside_and_a_fresh_one_begins(folder):
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"what is this?" * 1000)
    with reopened(folder / "journal.db") as journal:
        assert journal.damage.moved_to == folder / f"journal.db.damaged-{NOW}"
        assert (journal.damage.at, journal.damage.recovered, journal.damage.whole) == (NOW, 0, False)
        assert journal.damage.moved_to.read_bytes() == b"what is this?" * 1000
        journal.append("call", 1, Millis(1), b"x")
        assert (journal.events("call"), journal.check()) == ([b"x"], "ok")


def test_everything_is_saved_from_a_file_whose_first_page_is_gone(path):
    overwrite(path, 0, b"\xaa" * PAGE)
    with reopened(path) as journal:
        assert (journal.damage.recovered, journal.damage.whole) == (201, True)
        assert [body[0] for body in journal.events("call")] == list(range(1, 201))
        assert journal.unfinished() == [OUTLINE]
        assert journal.promises() == [PROMISE]
        assert journal.content("digest") == b"content"
        assert journal.check() == "ok"


def test_a_broken_page_costs_only_the_events_on_it(path):
    overwrite(path, leaf_of(path, 100) * PAGE, b"\xaa" * PAGE)
    with reopened(path) as journal:
        assert journal.repair().whole is False
        assert 100 in lost(journal) <= set(range(100 - ON_A_PAGE, 100 + ON_A_PAGE + 1))
        assert len(lost(journal)) <= ON_A_PAGE
        assert journal.damage.recovered == 201 - len(lost(journal))
        assert journal.check() == "ok"


def test_several_holes_cost_only_what_is_in_them(path):
    for page in [leaf_of(path, seq) for seq in (30, 90, 160)]:
        overwrite(path, page * PAGE, bytes(PAGE))
    with reopened(path) as journal:
        journal.repair()
        assert {30, 90, 160} <= lost(journal)
        assert len(lost(journal)) <= 3 * ON_A_PAGE


def test_a_file_cut_in_half_keeps_the_half_that_can_be_read(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 // PAGE * PAGE])
    with reopened(path) as journal:
        journal.repair()
        assert journal.check() == "ok"
        found = [body[0] for body in journal.events("call")]
        assert found == sorted(found)
        assert len(found) > 60


def test_damage_met_while_reading_is_put_aside_and_the_question_answered(path):
    for page in {leaf_of(path, seq) for seq in range(1, 11)}:
        overwrite(path, page * PAGE, b"\xaa" * PAGE)
    with reopened(path) as journal:
        assert journal.damage is None
        assert journal.events("call")[-1] == bytes([200]) * 600
        assert journal.damage is not None


def test_damage_met_while_writing_is_put_aside_and_the_event_written(path):
    with reopened(path) as journal:
        overwrite(path, leaf_of(path, 200) * PAGE, b"\xaa" * PAGE)
        journal.append("call", 201, Millis(1), b"after")
        assert journal.damage is not None
        assert journal.events("call")[-1] == b"after"


def test_events_that_were_only_in_the_write_ahead_log_are_saved(folder, tmp_path):
    with contextlib.closing(Journal.open(folder)) as journal:
        journal.append_many([entry(seq) for seq in (1, 2, 3)])
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("journal.db", "journal.db-wal"):
            (crashed / name).write_bytes((folder / name).read_bytes())
    overwrite(crashed / "journal.db", 0, b"\xaa" * PAGE)
    with reopened(crashed / "journal.db") as journal:
        assert journal.events("call") == [b"call 1", b"call 2", b"call 3"]


def test_arrival_numbers_are_kept_in_the_fresh_file_and_none_is_used_twice(path):
    overwrite(path, 0, b"\xaa" * PAGE)
    with reopened(path) as journal:
        journal.append("next", 1, Millis(1), b"x")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        arrivals = [arrival for (arrival,) in connection.execute("SELECT arrival FROM events ORDER BY arrival")]
    assert arrivals[:-1] == list(range(1, 202))
    assert arrivals[-1] > 201


def test_two_programs_that_share_a_file_go_on_in_the_fresh_one(path):
    with reopened(path) as one, reopened(path) as other:
        one.append("one", 1, Millis(1), b"before")
        overwrite(path, leaf_of(path, 50) * PAGE, b"\xaa" * PAGE)
        assert one.repair() is not None
        other.append("other", 1, Millis(1), b"after")
        one.append("one", 2, Millis(2), b"after")
        other.close()
        one.append("one", 3, Millis(3), b"after the other left")
        assert (path.parent / "journal.db-wal").exists()
        with reopened(path) as next_start:
            assert next_start.events("one") == [b"before", b"after", b"after the other left"]
            assert next_start.events("other") == [b"after"]


def test_damage_of_the_same_moment_gets_a_name_of_its_own(folder):
    folder.mkdir()
    for text in (b"first", b"second"):
        (folder / "journal.db").write_bytes(text * 5000)
        with reopened(folder / "journal.db"):
            pass
    kept = sorted(path for path in folder.iterdir() if "damaged" in path.name)
    assert [path.name for path in kept] == [f"journal.db.damaged-{NOW}", f"journal.db.damaged-{NOW + 1}"]
    assert [path.read_bytes()[:5] for path in kept] == [b"first", b"secon"]


def test_a_screen_can_say_what_was_put_aside(path):
    overwrite(path, 0, b"\xaa" * PAGE)
    resilient = ResilientJournal(path.parent)
    assert resilient.trouble is None
    damage = resilient.damage
    assert damage is not None
    assert damage.recovered == 201
    resilient.close()
    assert resilient.damage == damage
