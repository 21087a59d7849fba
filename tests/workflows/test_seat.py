"""A seat: what it shows is on the disk already, and a crash, a full disk or a second line costs no word."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from msgspec.structs import replace
from tests.call.small_pack import HOUR, MONDAY, SECOND, SMALL, flow, pack

from callassist.call import events as ev
from callassist.call.effects import Nudged
from callassist.call.replay import replay
from callassist.clock import Millis, VirtualClock
from callassist.content.values import Pack, Step
from callassist.errors import JournalError, JournalFull
from callassist.journal.durable import Journal
from callassist.journal.resilient import ResilientJournal, Trouble
from callassist.journal.steady import SteadyFile
from callassist.workflows.library import packed
from callassist.workflows.seat import Agent, Seat

OTHER_WORDS = replace(
    pack(flow("call", Step(id="greet", say=("Good day",), end="outcome"), kind="inbound")), digest="other"
)


class Office:
    """A folder, a clock, and the seats that were opened on them one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = VirtualClock(MONDAY)
        self._open: list[Seat] = []

    def seat(self, content: Pack = SMALL) -> Seat:
        """Start the program; the seat before, if any, is left as a power cut leaves it."""
        seat = Seat(content, lambda: packed(content), ResilientJournal(self.folder), self.clock)
        seat.agent = Agent("Sam", "8021")
        self._open.append(seat)
        return seat

    def on_disk(self, call_id: str) -> list[ev.Event]:
        """Give the events that another program finds in the folder."""
        with contextlib.closing(Journal.open(self.folder)) as journal:
            return [ev.read(body) for body in journal.events(call_id)]

    def shut(self) -> None:
        """Let go of every file."""
        for seat in self._open:
            seat.journal.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = Office(tmp_path / "seat")
    yield opened
    opened.shut()


def do(seat: Seat, make: Callable[[Millis], ev.Event]) -> None:
    turn = seat.do(make)
    assert turn is not None
    assert turn.refusal is None, turn.refusal.plain()


def press(seat: Seat, key: str) -> None:
    here = seat.desk.call.here if seat.desk.call else None
    do(seat, lambda at: ev.Chose(at=at, step=here.step if here else "", key=key))


def enter(seat: Seat) -> None:
    here = seat.desk.call.here if seat.desk.call else None
    do(seat, lambda at: ev.WentOn(at=at, step=here.step if here else ""))


def fill(seat: Seat, field: str, value: str) -> None:
    do(seat, lambda at: ev.Filled(at=at, field=field, value=value))


def step_of(seat: Seat) -> str:
    here = seat.desk.call.here if seat.desk.call else None
    return f"{here.flow}/{here.step}" if here else ""


def at_work(office: Office) -> Seat:
    """Give a seat with a call in hand, at the step `work`."""
    seat = office.seat()
    assert seat.open(given={"surname": "Zhang"}).refusal is None
    enter(seat)
    assert step_of(seat) == "call/work"
    return seat


def in_hand(seat: Seat) -> str:
    assert seat.desk.call is not None
    return seat.desk.call.id


# -- durable before it is shown --------------------------------------------------------------------------------


def test_every_event_is_on_the_disk_by_the_time_its_effect_can_be_seen(office: Office) -> None:
    seat = at_work(office)
    for deed in (lambda: fill(seat, "phone", "138"), lambda: press(seat, "2"), lambda: press(seat, "1")):
        deed()
        assert replay(office.on_disk(in_hand(seat)), SMALL) == seat.desk.call


def test_a_refused_event_is_neither_written_nor_shown(office: Office) -> None:
    seat = at_work(office)
    before, written = seat.desk.call, office.on_disk(in_hand(seat))
    turn = seat.do(lambda at: ev.Chose(at=at, step="work", key="9"))
    assert turn is not None
    assert turn.refusal is not None
    assert seat.desk.call == before
    assert office.on_disk(in_hand(seat)) == written


def test_a_call_that_cannot_begin_leaves_nothing_behind(office: Office) -> None:
    seat = office.seat()
    assert seat.open("nothing").refusal is not None
    assert seat.desk.call is None
    assert seat.journal.unfinished() == []


def test_a_call_that_cannot_begin_leaves_the_call_in_hand_alone(office: Office) -> None:
    seat = at_work(office)
    before = seat.desk
    assert seat.open("nothing").refusal is not None
    assert seat.desk == before


def test_a_call_names_its_agent_its_words_and_its_number(office: Office) -> None:
    seat = office.seat()
    seat.open(number="0755-1", ringing=True)
    (opened,) = office.on_disk(in_hand(seat))
    assert isinstance(opened, ev.CallOpened)
    assert (opened.agent_name, opened.agent_badge, opened.digest, opened.number) == ("Sam", "8021", "small", "0755-1")
    assert seat.journal.content("small") == packed(SMALL)


def test_the_list_of_calls_says_who_it_is_about(office: Office) -> None:
    seat = at_work(office)
    fill(seat, "room", "3-1001")
    fill(seat, "matter", "the lift")
    (outline,) = seat.journal.unfinished()
    assert outline.headline == "Zhang 3-1001 the lift"


def test_a_journal_that_fails_keeps_the_call_going_and_everything_is_written_later(office: Office) -> None:
    seat = at_work(office)
    safe = office.on_disk(in_hand(seat))
    with mock.patch.object(SteadyFile, "write", side_effect=JournalFull("no room")):
        fill(seat, "phone", "138")
        press(seat, "1")
        assert step_of(seat) == "call/promise"
        assert (seat.journal.trouble, seat.journal.backlog) == (Trouble.FULL, 2)
        assert office.on_disk(in_hand(seat)) == safe
    enter(seat)
    assert (seat.journal.trouble, seat.journal.backlog) == (None, 0)
    assert replay(office.on_disk(in_hand(seat)), SMALL) == seat.desk.call
    assert [row.kind for row in seat.journal.promises()] == ["callback"]


def test_a_call_begun_while_the_disk_is_full_is_written_with_its_words_when_there_is_room(office: Office) -> None:
    seat = office.seat()
    with mock.patch.object(SteadyFile, "write", side_effect=JournalFull("no room")):
        seat.open()
        enter(seat)
        assert step_of(seat) == "call/ask"
    assert seat.close()
    again = office.seat(OTHER_WORDS)
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    assert step_of(again) == "call/ask"


def test_closing_says_when_something_could_not_be_written(office: Office) -> None:
    seat = at_work(office)
    with mock.patch.object(SteadyFile, "write", side_effect=JournalFull("no room")):
        fill(seat, "phone", "138")
        assert not seat.close()


# -- after a crash ---------------------------------------------------------------------------------------------


def test_after_a_crash_the_call_stands_at_the_same_step_with_every_field_and_draft(office: Office) -> None:
    seat = at_work(office)
    fill(seat, "phone", "138")
    do(seat, lambda at: ev.FlowOpened(at=at, flow="hold"))
    enter(seat)
    do(seat, lambda at: ev.Drafted(at=at, field="notes", text="half a wo"))
    before = seat.desk.call
    assert before is not None
    again = office.seat()
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    call = again.desk.call
    assert call is not None
    assert (call.walk, call.drafts) == (before.walk, before.drafts)
    assert step_of(again) == "hold/waiting"
    press(again, "1")
    assert step_of(again) == "call/work"
    assert replay(office.on_disk(call.id), SMALL) == again.desk.call


def test_a_resumed_call_goes_on_in_the_words_it_began_with_though_others_are_in_use(office: Office) -> None:
    at_work(office)
    again = office.seat(OTHER_WORDS)
    (outline,) = again.journal.unfinished()
    call = again.resume(outline.call_id, outline.digest)
    assert step_of(again) == "call/work"
    assert again.pack_of(call) == SMALL
    again.open()
    assert again.desk.call is not None
    assert again.pack_of(again.desk.call) == OTHER_WORDS


def test_a_resumed_call_can_be_undone_past_the_crash(office: Office) -> None:
    seat = at_work(office)
    fill(seat, "phone", "138")
    again = office.seat()
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    do(again, lambda at: ev.Undone(at=at))
    assert again.desk.call is not None
    assert again.desk.call.value("phone") == ""


def test_a_line_that_fell_due_while_the_program_was_gone_is_not_brought(office: Office) -> None:
    seat = at_work(office)
    do(seat, lambda at: ev.FlowOpened(at=at, flow="hold", step="waiting"))
    office.clock.forward(HOUR)
    again = office.seat()
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    assert again.tick() == ()
    assert step_of(again) == "hold/waiting"


def test_a_call_that_is_not_in_the_journal_cannot_be_resumed(office: Office) -> None:
    with pytest.raises(JournalError):
        office.seat().resume("nobody", "small")


def test_a_call_whose_words_and_flow_are_gone_is_left_as_it_is(office: Office) -> None:
    first = in_hand(at_work(office))
    none_left = Pack(site=SMALL.site, flows={"hold": SMALL.flows["hold"]}, phrases={}, digest="others")
    again = office.seat(none_left)
    written = office.on_disk(first)
    with mock.patch.object(ResilientJournal, "content", return_value=None), pytest.raises(JournalError):
        again.resume(first, "small")
    assert again.desk.call is None
    assert office.on_disk(first) == written


def test_a_call_completed_in_another_window_is_not_taken_in_hand_again(office: Office) -> None:
    seat = at_work(office)
    other = office.seat()
    other.open()
    in_hand_there = other.desk
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    first = in_hand(seat)
    do(seat, lambda at: ev.Closed(at=at))
    assert other.resume(first, "small").phase == "closed"
    assert other.desk == in_hand_there


def test_a_call_missed_while_another_waits_is_complete_at_once(office: Office) -> None:
    seat = at_work(office)
    first = in_hand(seat)
    seat.open(ringing=True)
    missed = in_hand(seat)
    seat.missed()
    assert seat.desk.call is None
    assert [one.id for one in seat.desk.parked] == [first]
    assert [type(event) for event in office.on_disk(missed)] == [ev.CallOpened, ev.HungUp, ev.Closed]


def test_a_closed_call_is_finished_and_not_offered_again(office: Office) -> None:
    seat = at_work(office)
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    do(seat, lambda at: ev.Closed(at=at))
    assert seat.desk.call is None
    assert seat.do(lambda at: ev.Undone(at=at)) is None
    assert office.seat().journal.unfinished() == []


def test_a_talk_left_behind_on_the_way_out_can_be_gone_on_with(office: Office) -> None:
    seat = at_work(office)
    assert seat.close()
    assert [one.call_id for one in office.seat().journal.unfinished()] == [in_hand(seat)]


def test_a_call_that_still_rings_on_the_way_out_is_closed_for_nobody_spoke(office: Office) -> None:
    seat = office.seat()
    seat.open(ringing=True)
    name = in_hand(seat)
    assert seat.close()
    assert office.seat().journal.unfinished() == []
    assert [type(event) for event in office.on_disk(name)] == [ev.CallOpened, ev.HungUp, ev.Closed]


# -- content changes under way ---------------------------------------------------------------------------------


def test_new_words_are_for_new_calls_and_a_running_call_keeps_its_own(office: Office) -> None:
    seat = at_work(office)
    first = in_hand(seat)
    seat.take_pack(OTHER_WORDS, lambda: packed(OTHER_WORDS))
    press(seat, "1")
    assert step_of(seat) == "call/promise"
    seat.open()
    enter(seat)
    assert seat.desk.call is not None
    assert seat.desk.call.phase == "wrap-up"
    seat.take(first)
    assert step_of(seat) == "call/promise"
    assert seat.journal.content("other") == packed(OTHER_WORDS)


# -- promises --------------------------------------------------------------------------------------------------


def promised(seat: Seat) -> None:
    press(seat, "1")
    enter(seat)


def test_a_promise_stands_in_the_list_with_who_it_was_made_to_and_until_when(office: Office) -> None:
    seat = at_work(office)
    fill(seat, "phone", "138")
    promised(seat)
    (row,) = seat.journal.promises()
    assert (row.kind, row.what, row.owner, row.who, row.phone) == ("callback", "ring back", "Care", "Zhang", "138")
    assert (row.made_at, row.due_at, row.kept_at) == (MONDAY, MONDAY + 2 * HOUR, None)


def test_what_becomes_known_later_comes_into_the_list_too(office: Office) -> None:
    seat = at_work(office)
    promised(seat)
    fill(seat, "phone", "138")
    fill(seat, "room", "3")
    (row,) = seat.journal.promises()
    assert (row.who, row.phone) == ("Zhang 3", "138")


def test_an_undone_promise_leaves_the_list_and_comes_back_when_it_is_done_again(office: Office) -> None:
    seat = at_work(office)
    promised(seat)
    do(seat, lambda at: ev.Undone(at=at))
    assert seat.journal.promises() == []
    do(seat, lambda at: ev.Redone(at=at))
    assert [row.kind for row in seat.journal.promises()] == ["callback"]


def test_an_undone_promise_leaves_the_list_after_a_crash_too(office: Office) -> None:
    seat = at_work(office)
    promised(seat)
    again = office.seat()
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    do(again, lambda at: ev.Undone(at=at))
    assert again.journal.promises() == []


def call_back(office: Office, seat: Seat) -> str:
    """Make a promise, end that call, and begin the call that is to keep it; give the promise's id."""
    promised(seat)
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    fill(seat, "matter", "the lift")
    do(seat, lambda at: ev.Closed(at=at))
    (row,) = seat.journal.promises()
    office.clock.forward(HOUR)
    assert seat.open(direction="outbound", promise=row).refusal is None
    return row.promise_id


def outstanding(seat: Seat) -> list[str]:
    return [row.promise_id for row in seat.journal.promises()]


def test_a_promise_is_kept_by_the_call_that_reaches_the_caller(office: Office) -> None:
    seat = at_work(office)
    promise = call_back(office, seat)
    assert outstanding(seat) == [promise]
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    assert outstanding(seat) == [promise]
    do(seat, lambda at: ev.Disposed(at=at, disposition="reached"))
    assert outstanding(seat) == []
    (row,) = seat.journal.promises(kept=True)
    assert row.kept_at == office.clock.now()


def test_a_promise_is_not_kept_by_a_call_that_reaches_nobody(office: Office) -> None:
    seat = at_work(office)
    promise = call_back(office, seat)
    do(seat, lambda at: ev.HungUp(at=at, by="agent"))
    do(seat, lambda at: ev.Closed(at=at))
    assert outstanding(seat) == [promise]


def test_a_promise_kept_by_a_slip_is_outstanding_again_when_that_is_undone(office: Office) -> None:
    seat = at_work(office)
    promise = call_back(office, seat)
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    do(seat, lambda at: ev.Disposed(at=at, disposition="reached"))
    do(seat, lambda at: ev.Undone(at=at))
    assert outstanding(seat) == [promise]


def test_a_promise_is_kept_by_a_call_that_a_crash_cut_in_two(office: Office) -> None:
    seat = at_work(office)
    promise = call_back(office, seat)
    again = office.seat()
    (outline,) = again.journal.unfinished()
    again.resume(outline.call_id, outline.digest)
    assert outstanding(again) == [promise]
    do(again, lambda at: ev.Disposed(at=at, disposition="reached"))
    do(again, lambda at: ev.HungUp(at=at, by="caller"))
    assert outstanding(again) == []


def test_a_kept_promise_stays_kept_though_the_call_it_was_made_on_is_still_written_to(office: Office) -> None:
    seat = at_work(office)
    first = in_hand(seat)
    promised(seat)
    (row,) = seat.journal.promises()
    seat.open(direction="outbound", promise=row)
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    do(seat, lambda at: ev.Disposed(at=at, disposition="reached"))
    assert outstanding(seat) == []
    seat.take(first)
    fill(seat, "phone", "138")
    assert outstanding(seat) == []
    again = office.seat()
    again.resume(first, "small")
    fill(again, "phone", "139")
    assert outstanding(again) == []
    assert [row.phone for row in again.journal.promises(kept=True)] == ["139"]


def test_a_kept_promise_stays_kept_though_an_attempt_that_reached_nobody_is_taken_up_again(office: Office) -> None:
    seat = at_work(office)
    call_back(office, seat)
    attempt = in_hand(seat)
    do(seat, lambda at: ev.HungUp(at=at, by="agent"))
    (row,) = seat.journal.promises()
    seat.open(direction="outbound", promise=row)
    do(seat, lambda at: ev.Disposed(at=at, disposition="reached"))
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    assert outstanding(seat) == []
    again = office.seat()
    again.resume(attempt, "small")
    do(again, lambda at: ev.Closed(at=at))
    assert outstanding(again) == []


def test_a_promise_is_outstanding_again_when_the_call_that_kept_it_is_recorded_otherwise(office: Office) -> None:
    seat = at_work(office)
    promise = call_back(office, seat)
    attempt = in_hand(seat)
    do(seat, lambda at: ev.HungUp(at=at, by="caller"))
    do(seat, lambda at: ev.Disposed(at=at, disposition="reached"))
    again = office.seat()
    again.resume(attempt, "small")
    assert outstanding(again) == []
    do(again, lambda at: ev.Disposed(at=at, disposition="hung-up"))
    assert outstanding(again) == [promise]


def test_what_the_earlier_call_wrote_down_can_be_given_to_the_call_that_goes_on_from_it(office: Office) -> None:
    seat = at_work(office)
    fill(seat, "phone", "138")
    assert seat.known_fields(in_hand(seat)) == {"surname": "Zhang", "phone": "138"}
    assert seat.known_fields("nobody") == {}


def test_what_a_call_must_find_out_to_keep_a_promise_is_not_taken_from_the_one_before(office: Office) -> None:
    reached = replace(SMALL.site.dispositions["reached"], needs=("notes",))
    site = replace(SMALL.site, dispositions={**SMALL.site.dispositions, "reached": reached})
    seat = office.seat(pack(site=site))
    seat.open(given={"surname": "Zhang", "notes": "the part is on its way"})
    assert seat.known_fields(in_hand(seat)) == {"surname": "Zhang"}


# -- several lines ---------------------------------------------------------------------------------------------


def test_a_second_line_parks_the_first_and_each_is_taken_where_it_stood(office: Office) -> None:
    seat = at_work(office)
    first = in_hand(seat)
    seat.open(ringing=True)
    second = in_hand(seat)
    assert [call.id for call in seat.desk.parked] == [first]
    assert seat.desk.calls[first].parked_at == MONDAY
    do(seat, lambda at: ev.Answered(at=at))
    assert step_of(seat) == "call/greet"
    seat.take(first)
    assert (in_hand(seat), step_of(seat)) == (first, "call/work")
    assert seat.desk.calls[first].parked_at is None
    assert seat.desk.calls[second].parked_at is not None
    seat.take(second)
    assert step_of(seat) == "call/greet"
    for name in (first, second):
        assert replay(office.on_disk(name), SMALL) == seat.desk.calls[name]


def test_no_line_of_a_parked_call_is_brought(office: Office) -> None:
    seat = at_work(office)
    do(seat, lambda at: ev.FlowOpened(at=at, flow="hold", step="waiting"))
    seat.open()
    office.clock.forward(100 * SECOND)
    assert seat.tick() == ()


def test_two_calls_left_by_a_crash_are_both_taken_up_again(office: Office) -> None:
    seat = at_work(office)
    first = in_hand(seat)
    seat.open(given={"surname": "Li"})
    second = in_hand(seat)
    again = office.seat()
    for outline in again.journal.unfinished():
        again.resume(outline.call_id, outline.digest)
    assert set(again.desk.calls) == {first, second}
    parked = [call.id for call in again.desk.parked]
    assert len(parked) == 1
    again.take(parked[0])
    assert in_hand(again) == parked[0]
    assert len([call for call in again.desk.calls.values() if call.parked_at is not None]) == 1


def test_taking_the_call_in_hand_changes_nothing(office: Office) -> None:
    seat = at_work(office)
    before = office.on_disk(in_hand(seat))
    seat.take(in_hand(seat))
    assert office.on_disk(in_hand(seat)) == before


# -- the clock -------------------------------------------------------------------------------------------------


def test_lines_that_fell_due_are_brought_one_event_each_at_the_moment_they_were_due(office: Office) -> None:
    seat = at_work(office)
    do(seat, lambda at: ev.FlowOpened(at=at, flow="hold", step="waiting"))
    office.clock.forward(45 * SECOND)
    assert seat.tick() == (Nudged("hold", "waiting", 1), Nudged("hold", "waiting", 2))
    fired = [event.at for event in office.on_disk(in_hand(seat)) if isinstance(event, ev.TimerFired)]
    assert fired == [MONDAY + 20 * SECOND, MONDAY + 40 * SECOND]
    assert seat.tick() == ()


def test_without_a_call_in_hand_nothing_is_due_and_nothing_can_be_done(office: Office) -> None:
    seat = office.seat()
    assert seat.tick() == ()
    assert seat.do(lambda at: ev.Answered(at=at)) is None


def test_with_the_clock_set_back_the_order_of_events_is_kept(office: Office) -> None:
    seat = at_work(office)
    office.clock.forward(-HOUR)
    fill(seat, "phone", "138")
    press(seat, "1")
    assert step_of(seat) == "call/promise"
    assert replay(office.on_disk(in_hand(seat)), SMALL) == seat.desk.call


def test_half_a_character_in_a_number_a_name_or_a_field_costs_no_call(office):
    seat = office.seat()
    seat.agent = Agent("Sam\ud83d", "80\udc00")
    assert seat.open(number="138\ud83d", given={"surname": "\ud83dLi"}).refusal is None
    call = seat.desk.call
    assert call is not None
    opened = office.on_disk(call.id)[0]
    assert isinstance(opened, ev.CallOpened)
    assert (opened.number, opened.agent_name, opened.given) == ("138\ufffd", "Sam\ufffd", {"surname": "\ufffdLi"})
