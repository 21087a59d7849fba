"""What the journal took is what it gives."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal.samples import bodies, entry, logs, outline, promise

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.journal.durable import Journal
from callassist.journal.faults import JournalClash


@contextlib.contextmanager
def new_journal():
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Journal.open(Path(folder))) as journal:
        yield journal


def by_call(log):
    calls: dict[str, list[bytes]] = {}
    for one in log:
        calls.setdefault(one.call_id, []).append(one.body)
    return calls


@settings(deadline=None, max_examples=30)
@given(logs())
def test_what_was_appended_is_read_in_order_by_this_program_and_the_next(log):
    with new_journal() as journal:
        for one in log:
            journal.append(one.call_id, one.seq, one.at, one.body)
        with contextlib.closing(Journal.open(journal.folder)) as another:
            for reader in (journal, another):
                assert {call_id: reader.events(call_id) for call_id in by_call(log)} == by_call(log)
                assert reader.calls() == list(by_call(log))


@settings(deadline=None, max_examples=30)
@given(logs(), st.data())
def test_the_same_events_again_in_any_order_change_nothing(log, data):
    again = data.draw(st.permutations(log))
    with new_journal() as journal:
        journal.append_many(log)
        journal.append_many(again)
        for one in again:
            journal.append(one.call_id, one.seq, one.at, one.body)
        assert {call_id: journal.events(call_id) for call_id in by_call(log)} == by_call(log)


@settings(deadline=None, max_examples=30)
@given(bodies, bodies)
def test_another_body_under_a_number_that_is_taken_is_refused(first, second):
    with new_journal() as journal:
        journal.append("call", 1, Millis(1), first)
        if first != second:
            with pytest.raises(JournalClash) as refused:
                journal.append("call", 1, Millis(1), second)
            assert (refused.value.call_id, refused.value.seq) == ("call", 1)
        assert journal.events("call") == [first]


def test_many_events_go_in_all_or_none(journal):
    journal.append("call", 2, Millis(1), b"taken")
    with pytest.raises(JournalClash):
        journal.append_many([entry(1), entry(2, body=b"other"), entry(3)])
    assert journal.events("call") == [b"taken"]


def test_an_unknown_call_has_no_events(journal):
    assert journal.events("nobody") == []


def test_nothing_to_append_is_nothing_done(journal):
    journal.append_many([])
    assert journal.calls() == []


def test_repeating_an_old_event_does_not_bring_its_old_outline_back(journal):
    first = entry(1, with_outline=outline(changed=1), promises=[promise()])
    journal.append_many([first, entry(2, with_outline=outline(changed=2), promises=[promise(kept=5)])])
    journal.append_many([first])
    assert [call.changed_at for call in journal.unfinished()] == [2]
    assert journal.promises() == []


def test_content_is_kept_once_for_each_digest(journal):
    assert journal.content("d1") is None
    journal.keep_content("d1", b"first")
    journal.keep_content("d1", b"again")
    journal.keep_content("d2", b"")
    assert journal.content("d1") == b"first"
    assert journal.content("d2") == b""


def test_a_closed_journal_says_so_and_may_be_closed_again(journal):
    journal.close()
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        journal.append("call", 1, Millis(1), b"late")


def test_a_sound_file_checks_as_ok_and_needs_no_repair(journal):
    journal.append("call", 1, Millis(1), b"x")
    assert journal.check() == "ok"
    assert journal.repair() is None
