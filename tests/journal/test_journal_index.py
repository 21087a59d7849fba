"""Lists of calls and promises, without replaying anything."""

from tests.journal.samples import OUTLINE, PROMISE, entry, outline, promise

from callassist.clock import Millis


def test_an_outline_and_a_promise_come_back_as_they_went_in(journal):
    journal.append("call", 1, Millis(1), b"x", outline=OUTLINE, promises=[PROMISE])
    assert journal.unfinished() == [OUTLINE]
    assert journal.promises() == [PROMISE]


def test_open_calls_are_listed_with_the_latest_touched_first_and_closed_ones_left_out(journal):
    journal.append_many(
        [
            entry(1, "a", with_outline=outline("a", changed=10)),
            entry(1, "b", with_outline=outline("b", changed=20)),
            entry(1, "c", with_outline=outline("c", changed=30)),
            entry(2, "a", with_outline=outline("a", changed=40)),
            entry(2, "c", with_outline=outline("c", changed=50, closed=50)),
        ]
    )
    assert [call.call_id for call in journal.unfinished()] == ["a", "b"]


def test_an_event_without_an_outline_leaves_the_list_as_it_is(journal):
    journal.append_many([entry(1, with_outline=OUTLINE), entry(2)])
    assert journal.unfinished() == [OUTLINE]


def test_promises_are_asked_for_by_when_they_are_due_and_whether_they_were_kept(journal):
    rows = [promise("late", due=30), promise("soon", due=10), promise("done", due=5, kept=6)]
    journal.append_many([entry(1, promises=rows)])

    def ids(**asked):
        return [row.promise_id for row in journal.promises(**asked)]

    assert ids() == ["soon", "late"]
    assert ids(due_before=Millis(30)) == ["soon"]
    assert ids(kept=True) == ["done"]
    assert ids(kept=None) == ["done", "soon", "late"]


def test_a_promise_that_is_kept_leaves_the_list_of_outstanding_ones(journal):
    journal.append_many([entry(1, promises=[promise()]), entry(2, promises=[promise(kept=7)])])
    assert journal.promises() == []
    assert [row.kept_at for row in journal.promises(kept=True)] == [7]


def test_a_replayed_index_takes_the_place_of_the_one_there_is(journal):
    journal.append_many([entry(1, with_outline=OUTLINE, promises=[PROMISE])])
    journal.reindex([outline("other")], [promise("other")])
    assert [call.call_id for call in journal.unfinished()] == ["other"]
    assert [row.promise_id for row in journal.promises()] == ["other"]
    assert journal.events("call") == [b"call 1"]


def test_half_a_character_in_a_name_keeps_no_event_from_being_written(journal):
    journal.append("call", 1, Millis(1), b"x", promises=[promise("\ud83d")])
    assert [row.promise_id for row in journal.promises()] == ["?"]
