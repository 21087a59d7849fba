"""Recorded calls on a draft: what would break is named with its place, and what only goes another way is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.call.anything import ZH, deeds, event_of, openings
from tests.call.small_pack import CALL, HOLD, HOUR, MONDAY, SECOND, SITE, SMALL, choice, flow, pack
from tests.workflows.recording import Recording

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.clocks import step_here
from callassist.clock import Millis
from callassist.content.values import Element, Flow, Pack, Promise, PromiseKind, Site, Step, Timer
from callassist.errors import WrongUse
from callassist.journal.durable import Journal
from callassist.workflows.compare_ends import compare_ends
from callassist.workflows.library import packed
from callassist.workflows.on_draft import walk_on
from callassist.workflows.present_names import PresentNames
from callassist.workflows.recorded import recorded
from callassist.workflows.replay_calls import Replayed, replay_calls
from callassist.workflows.replay_sum import SHOWN, ReplaySum
from callassist.workflows.track import track
from callassist.workflows.troubles_of_a_draft import Trouble

WORK = CALL.steps["work"]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Recording]:
    recording = Recording(tmp_path / "seat")
    yield recording
    recording.seat.journal.close()


def draft(*flows: Flow, site: Site = SITE) -> Pack:
    return replace(pack(*flows, site=site), digest="draft")


def with_steps(one: Flow, *steps: Step, without: str = "") -> Flow:
    """Give the flow with some steps added or changed, and one taken out."""
    changed = {**one.steps, **{step.id: step for step in steps}}
    changed.pop(without, None)
    return replace(one, steps=changed)


def replayed(seat: Recording, on: Pack, since: int = 0) -> list[Replayed]:
    with recorded(seat.folder) as record:
        return list(replay_calls(record, {"en": on}, Millis(since), frozenset({"en"})))


def troubles(seat: Recording, on: Pack) -> list[Trouble]:
    (call,) = replayed(seat, on)
    assert call.fate == "walked"
    return list(call.troubles)


def promised(seat: Recording) -> Recording:
    """Record a whole call that ends with a promise."""
    seat.ring("13812340000", surname="Zhang").press("enter").fill("matter", "the lift")
    return seat.press("1", "enter", "enter")


# -- what is the same ------------------------------------------------------------------------------------------


def test_a_call_on_the_very_words_of_the_draft_is_not_walked_but_counted(seat: Recording) -> None:
    promised(seat)
    (call,) = replayed(seat, SMALL)
    assert (call.fate, call.troubles) == ("same", ())


def test_words_that_differ_in_the_phrasebook_alone_are_the_same_for_a_call(seat: Recording) -> None:
    promised(seat)
    assert [call.fate for call in replayed(seat, draft())] == ["same"]


def test_a_line_said_otherwise_breaks_nothing(seat: Recording) -> None:
    promised(seat)
    assert troubles(seat, draft(with_steps(CALL, replace(WORK, say=("What is it",))))) == []


@settings(max_examples=150, deadline=None)
@given(openings, st.lists(deeds, max_size=40))
def test_any_call_walked_on_its_own_words_is_as_it_was(opened, some_deeds):
    found = track(any_events(opened, some_deeds), ZH)
    assert found is not None
    walked = walk_on(found, ZH)
    assert walked.call == found.call
    assert compare_ends(found, walked, ZH) == ()


@settings(max_examples=150, deadline=None)
@given(openings, st.lists(deeds, max_size=40), st.sampled_from(sorted(ZH.flows)))
def test_any_call_can_be_walked_though_a_flow_is_gone(opened, some_deeds, gone):
    found = track(any_events(opened, some_deeds), ZH)
    assert found is not None
    without = replace(ZH, flows={name: one for name, one in ZH.flows.items() if name != gone})
    kinds = {trouble.kind for trouble in compare_ends(found, walk_on(found, without), without)}
    if gone == opened.flow:
        assert kinds == {"flow-gone"}


def any_events(opened: ev.CallOpened, some_deeds: list[tuple[str, int, str]]) -> list[ev.Event]:
    """Give the events that these deeds come to, those that were taken."""
    call = begin(opened, ZH).call
    taken: list[ev.Event] = [opened]
    for number, deed in enumerate(some_deeds, 1):
        step = step_here(call, ZH)
        keys = tuple(one.key for one in step.choices) if step else ()
        event = event_of(deed, step.id if step else "", keys, opened.at + number * 3000)
        turn = advance(call, event, ZH)
        if turn.refusal is None:
            taken.append(event)
        call = turn.call
    return taken


# -- what is gone ----------------------------------------------------------------------------------------------


def test_a_key_that_is_gone_is_named_with_its_place_and_its_label_then(seat: Recording) -> None:
    promised(seat)
    without = draft(with_steps(CALL, replace(WORK, choices=WORK.choices[1:])))
    assert troubles(seat, without) == [Trouble("key-gone", "call", "work", "1", "choice 1")]


def test_enter_that_leads_nowhere_any_more_is_a_key_gone(seat: Recording) -> None:
    promised(seat)
    asked = replace(CALL.steps["greet"], next="", choices=(choice("1", "ask"),))
    assert troubles(seat, draft(with_steps(CALL, asked))) == [Trouble("key-gone", "call", "greet", "Enter")]


def test_a_step_that_is_gone_is_named_with_what_was_pressed_there(seat: Recording) -> None:
    seat.ring().press("enter").fill("surname", "Li").press("enter", "2", "1")
    work = replace(WORK, choices=(choice("1", "promise"), choice("2", "other")))
    other = Step(id="other", say=("Which number?",), choices=(choice("1", "bye"),))
    found = troubles(seat, draft(with_steps(CALL, work, other, without="read")))
    assert found == [Trouble("asks-more", "call", "work", "2", "choice 2", "call/read", "call/other")]
    known = draft(with_steps(CALL, replace(WORK, choices=(choice("2", "ask"),)), without="read"))
    assert troubles(seat, known) == [Trouble("step-gone", "call", "read", "1", "choice 1")]


def test_an_exception_that_is_gone_is_named_with_where_it_was_opened(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter").do(lambda at: ev.FlowOpened(at=at, flow="hold"))
    without = replace(draft(), flows={name: one for name, one in SMALL.flows.items() if name != "hold"})
    assert troubles(seat, without) == [Trouble("flow-gone", "call", "work", "", "Hold", then="hold")]


def test_the_flow_a_call_began_with_may_be_gone(seat: Recording) -> None:
    promised(seat)
    without = replace(draft(), flows={name: one for name, one in SMALL.flows.items() if name != "call"})
    assert troubles(seat, without) == [Trouble("flow-gone", "call")]


def test_a_key_that_means_something_else_and_leads_elsewhere_is_told_with_both_labels(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "2", "1")
    moved = replace(choice("2", "greet"), label="start anew")
    found = troubles(seat, draft(with_steps(CALL, replace(WORK, choices=(WORK.choices[0], moved)))))
    assert found == [Trouble("key-changed", "call", "work", "2", "choice 2", "choice 2", "start anew")]


def test_a_label_said_otherwise_that_leads_where_it_led_is_no_trouble(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "2", "1")
    said = replace(WORK.choices[1], label="read it back")
    assert troubles(seat, draft(with_steps(CALL, replace(WORK, choices=(WORK.choices[0], said))))) == []


# -- other ways to the same end --------------------------------------------------------------------------------


def test_a_step_put_in_between_takes_one_key_more(seat: Recording) -> None:
    promised(seat)
    new = Step(id="thanks", say=("Thank you",), next="ask")
    found = troubles(seat, draft(with_steps(CALL, replace(CALL.steps["greet"], next="thanks"), new)))
    assert found == [Trouble("more-keys", "call", "greet", then="4", now="5")]
    assert not found[0].breaks


def test_a_step_left_out_spares_a_key(seat: Recording) -> None:
    promised(seat)
    shorter = with_steps(CALL, replace(WORK, choices=(choice("1", "bye"), *WORK.choices[1:])), without="promise")
    kept = replace(SITE.dispositions["answered"], promise=Promise(kind="callback"))
    site = replace(SITE, dispositions={**SITE.dispositions, "answered": kept})
    found = troubles(seat, draft(shorter, site=site))
    assert found == [Trouble("fewer-keys", "call", "work", then="4", now="3")]


def test_undo_and_back_find_their_way_over_a_step_put_in_between(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter").do(lambda at: ev.Undone(at=at))
    seat.press("enter").do(lambda at: ev.WentBack(at=at)).press("enter", "1", "enter", "enter")
    new = Step(id="thanks", say=("Thank you",), next="ask")
    found = troubles(seat, draft(with_steps(CALL, replace(CALL.steps["greet"], next="thanks"), new)))
    assert [trouble.kind for trouble in found] == ["more-keys"]


def test_a_flow_that_waits_longer_by_the_clock_leads_where_it_led(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "3", "enter").wait(90 * SECOND)
    assert seat.step == "hold/enough"
    seat.press("enter", "1", "enter", "enter")
    slower = Timer(every=60 * SECOND, most=3, then="enough", say=("Still looking",))
    assert troubles(seat, draft(with_steps(HOLD, replace(HOLD.steps["waiting"], timer=slower)))) == []


def test_a_clock_that_leads_on_before_the_agent_pressed_is_told(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "3", "enter").wait(15 * SECOND).press("1", "1", "enter", "enter")
    quick = replace(HOLD.steps["waiting"], timer=Timer(every=5 * SECOND, most=1, then="over"))
    over = Step(id="over", say=("I'll hang up",), end="booked")
    found = troubles(seat, draft(with_steps(HOLD, quick, over)))
    assert [(one.kind, one.flow, one.step, one.key) for one in found] == [("elsewhere", "hold", "waiting", "1")]


def test_a_clock_that_leads_on_to_where_the_agent_went_anyway_is_no_trouble(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "3", "enter").wait(15 * SECOND).press("1", "1", "enter", "enter")
    quick = Timer(every=5 * SECOND, most=1, then="enough")
    assert troubles(seat, draft(with_steps(HOLD, replace(HOLD.steps["waiting"], timer=quick)))) == []


def test_a_clock_does_not_run_on_the_draft_while_the_program_was_gone(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "3", "enter")
    seat.clock.forward(HOUR)
    seat.do(lambda at: ev.Resumed(at=at)).press("1", "1", "enter", "enter")
    quick = Timer(every=15 * SECOND, most=2, then="enough", say=("Still looking",))
    assert troubles(seat, draft(with_steps(HOLD, replace(HOLD.steps["waiting"], timer=quick)))) == []


# -- renamed ---------------------------------------------------------------------------------------------------


def renamed_throughout() -> Pack:
    """Give the small words with two steps, a flow, a field and a disposition under other ids, as `rename` leaves them."""
    steps = {
        {"work": "listen"}.get(name, name): replace(
            step,
            id={"work": "listen"}.get(name, name),
            next={"work": "listen"}.get(step.next, step.next),
            choices=tuple(
                replace(
                    one,
                    next={"work": "listen"}.get(one.next, one.next),
                    call={"hold": "wait"}.get(one.call, one.call),
                    end={"callback": "ring-back"}.get(one.end, one.end),
                )
                for one in step.choices
            ),
            record=tuple({"matter": "topic"}.get(field, field) for field in step.record),
        )
        for name, step in CALL.steps.items()
    }
    timer = HOLD.steps["waiting"].timer
    assert timer is not None
    waiting = replace(
        HOLD.steps["waiting"],
        id="looking",
        choices=tuple(
            replace(one, next={"waiting": "looking"}.get(one.next, one.next)) for one in HOLD.steps["waiting"].choices
        ),
    )
    hold = {name: step for name, step in HOLD.steps.items() if name != "waiting"}
    hold = {name: replace(step, next={"waiting": "looking"}.get(step.next, step.next)) for name, step in hold.items()}
    site = replace(
        SITE,
        fields={{"matter": "topic"}.get(name, name): one for name, one in SITE.fields.items()},
        dispositions={
            {"callback": "ring-back"}.get(name, name): replace(
                one, needs=tuple({"matter": "topic"}.get(field, field) for field in one.needs)
            )
            for name, one in SITE.dispositions.items()
        },
        renamed={"field/matter": "topic", "disposition/callback": "ring-back"},
    )
    on = draft(
        replace(CALL, steps=steps, renamed={"work": "listen"}),
        replace(
            HOLD, id="wait", steps={**hold, "looking": waiting}, renamed={"flow/hold": "wait", "waiting": "looking"}
        ),
        site=site,
    )
    return replace(on, flows={name: one for name, one in on.flows.items() if name != "hold"})


def test_what_was_only_renamed_breaks_no_call(seat: Recording) -> None:
    seat.ring("13812340000", surname="Zhang").press("enter").fill("matter", "the lift").fill("phone", "138")
    seat.press("3", "enter").wait(21 * SECOND).press("2", "1", "4")
    assert seat.call.walk.ended is not None
    assert troubles(seat, renamed_throughout()) == []


def test_without_the_former_ids_the_same_words_break_it(seat: Recording) -> None:
    seat.ring("13812340000", surname="Zhang").press("enter").fill("matter", "the lift").press("1", "enter", "enter")
    on = renamed_throughout()
    flows = {name: replace(one, renamed={}) for name, one in on.flows.items()}
    bare = replace(on, flows=flows, site=replace(on.site, renamed={}))
    assert troubles(seat, on) == []
    assert {one.kind for one in troubles(seat, bare)} == {"asks-more", "field-gone"}


def test_a_call_that_goes_on_from_another_knows_its_fields_by_their_present_ids(seat: Recording) -> None:
    seat.ring(surname="Zhang").press("enter").fill("matter", "the lift").press("1", "enter", "enter")
    call_id = seat.call.id
    now = renamed_throughout()
    seat.seat.take_pack(now, lambda: packed(now))
    assert seat.seat.known_fields(call_id)["topic"] == "the lift"


def test_an_id_that_names_something_else_by_now_is_no_former_one() -> None:
    on = renamed_throughout()
    names = PresentNames(replace(on, flows={**on.flows, "hold": replace(HOLD, renamed={})}))
    assert names.flow("hold") == "hold"
    assert names.step("hold", "waiting") == "waiting"
    assert names.step("wait", "waiting") == "looking"
    assert names.field("matter") == "topic"
    assert names.disposition("answered") == "answered"


def test_phrases_and_elements_of_records_are_found_by_their_present_ids() -> None:
    site = replace(SITE, elements={"hail": Element(id="hail", label="hail")}, renamed={"element/greet": "hail"})
    names = PresentNames(replace(draft(site=site), phrases={}, renamed={"old": "new"}))
    assert [names.spoken(one) for one in ("greet", "old", "hail", "other")] == ["hail", "new", "hail", "other"]


# -- another end -----------------------------------------------------------------------------------------------


def test_a_field_that_is_gone_is_lost_and_the_walk_goes_on(seat: Recording) -> None:
    promised(seat)
    site = replace(SITE, fields={name: one for name, one in SITE.fields.items() if name != "matter"})
    site = replace(
        site, dispositions={**SITE.dispositions, "answered": replace(SITE.dispositions["answered"], needs=())}
    )
    assert troubles(seat, draft(site=site)) == [Trouble("field-gone", "call", "", "matter", "matter")]


def test_a_field_that_no_step_asks_for_on_that_way_is_lost(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "2").fill("phone", "138").press("1", "enter")
    silent = with_steps(CALL, replace(CALL.steps["read"], record=()))
    assert troubles(seat, draft(silent)) == [Trouble("field-unasked", "call", "read", "phone", "phone")]


def test_a_field_that_a_key_wrote_down_and_writes_no_more_is_lost(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "2").fill("phone", "138").press("1", "enter")
    mute = replace(CALL.steps["read"], choices=(choice("1", "bye", confirms=True),))
    found = troubles(seat, draft(with_steps(CALL, mute)))
    assert [(one.kind, one.key) for one in found] == [("field-unasked", "notes")]


def test_a_call_that_would_be_recorded_otherwise_says_as_what(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "2", "1", "enter")
    booked = draft(with_steps(CALL, replace(CALL.steps["bye"], end="booked")))
    assert troubles(seat, booked) == [Trouble("other-outcome", "call", "bye", then="answered", now="booked")]


def test_a_disposition_that_is_gone_stops_the_walk(seat: Recording) -> None:
    seat.ring(surname="Li").do(lambda at: ev.Disposed(at=at, disposition="booked")).do(
        lambda at: ev.HungUp(at=at, by="caller")
    )
    site = replace(SITE, dispositions={name: one for name, one in SITE.dispositions.items() if name != "booked"})
    found = troubles(seat, draft(site=site))
    assert [(one.kind, one.then) for one in found] == [("other-outcome", "booked")]


@pytest.mark.parametrize(
    "promise", [PromiseKind(id="callback", label="call back", within="4h", owner="Care"), replace(
        SITE.promises["callback"], owner="Works")],
)  # fmt: skip
def test_a_promise_with_another_deadline_or_owner_is_another_promise(seat: Recording, promise: PromiseKind) -> None:
    promised(seat)
    found = troubles(seat, draft(site=replace(SITE, promises={**SITE.promises, "callback": promise})))
    assert [one.kind for one in found] == ["other-promise"]
    assert (found[0].flow, found[0].step, found[0].then) == ("call", "promise", "call back 2h Care")


def test_a_record_that_needs_more_than_was_asked_cannot_be_closed(seat: Recording) -> None:
    promised(seat).close()
    answered = replace(SITE.dispositions["answered"], needs=("matter", "room"))
    found = troubles(seat, draft(site=replace(SITE, dispositions={**SITE.dispositions, "answered": answered})))
    assert [(one.kind, one.now) for one in found] == [("needs-more", "room")]


# -- which calls -----------------------------------------------------------------------------------------------


def test_only_calls_since_a_moment_are_walked_the_oldest_first(seat: Recording) -> None:
    for _ in range(3):
        promised(seat)
        seat.clock.forward(HOUR)
    found = replayed(seat, draft(with_steps(CALL, replace(WORK, say=("x",)))), MONDAY + HOUR)
    assert [call.at for call in found] == sorted(call.at for call in found)
    assert len(found) == 2


def test_numbers_are_masked_and_nothing_the_caller_said_is_told(seat: Recording) -> None:
    seat.ring("13812340000", surname="Zhang").press("enter").fill("matter", "the lift")
    seat.ring(surname="Zhang").fill("phone", "13912345678")
    found = replayed(seat, draft(with_steps(CALL, replace(WORK, say=("x",)))))
    assert [call.number for call in found] == ["138****0000", "139****5678"]
    assert "Zhang" not in repr(found)
    assert "lift" not in repr(found)


def test_calls_in_a_language_without_a_draft_are_counted_as_that(seat: Recording) -> None:
    promised(seat)
    with recorded(seat.folder) as record:
        found = list(replay_calls(record, {}, Millis(0), frozenset({"en", "zh"})))
        assert [call.fate for call in found] == ["not-in-draft"]
        assert list(replay_calls(record, {}, Millis(0), frozenset({"zh"}))) == []


def test_a_call_whose_words_were_not_kept_and_one_that_cannot_be_read_are_counted(seat: Recording) -> None:
    promised(seat)
    journal = Journal.open(seat.folder)
    lost = ev.CallOpened(at=MONDAY, call_id="a", direction="inbound", flow="call", lang="en", digest="lost")
    journal.append("a", 0, MONDAY, ev.written(lost))
    journal.append("b", 0, MONDAY, b"{}")
    journal.append("c", 0, MONDAY, ev.written(replace(lost, call_id="c", digest="small")))
    journal.append("c", 1, MONDAY, b"{}")
    journal.close()
    total = ReplaySum()
    for call in replayed(seat, draft(with_steps(CALL, replace(WORK, say=("x",))))):
        total.add(call)
    assert dict(total.fates) == {"walked": 1, "no-words": 1, "unreadable": 2}


def test_a_folder_without_a_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="No calls are recorded"), recorded(tmp_path):
        pass


# -- the sum ---------------------------------------------------------------------------------------------------


def test_the_sum_counts_calls_and_shows_some_of_every_kind() -> None:
    total = ReplaySum()
    for number in range(100):
        total.add(Replayed("walked", f"{number}", Millis(number), troubles=(Trouble("key-gone", "hold", key="1"),) * 2))
    total.add(Replayed("walked", "last", Millis(200), troubles=(Trouble("more-keys", "call"),)))
    assert total.counts == [("hold", "key-gone", 100), ("call", "more-keys", 1)]
    assert total.broken == 100
    assert len(total.examples) == SHOWN
    assert {trouble.kind for _, trouble in total.examples} == {"key-gone", "more-keys"}


def test_a_flow_not_changed_is_not_walked_and_none_the_worse(seat: Recording) -> None:
    promised(seat)
    assert troubles(seat, draft(flow("hold", Step(id="please", say=("One moment",), returns=True)))) == []
