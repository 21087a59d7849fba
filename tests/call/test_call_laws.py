"""Laws that hold for every call, whatever happens on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.call.anything import ZH, deeds, event_of, openings

from callassist.call import events as ev
from callassist.call.advance import advance, begin
from callassist.call.clocks import step_here
from callassist.call.replay import replay
from callassist.call.state import Call
from callassist.call.timers import due
from callassist.clock import Millis

Deed = tuple[str, int, str]
many_deeds = st.lists(deeds, max_size=40)


def walked(opened: ev.CallOpened, some_deeds: list[Deed]) -> tuple[Call, list[ev.Event]]:
    """Give the call after these deeds, and the events that were answered."""
    call = begin(opened, ZH).call
    taken: list[ev.Event] = [opened]
    for number, deed in enumerate(some_deeds, 1):
        event = next_event(call, deed, opened.at + number * 3000)
        turn = advance(call, event, ZH)
        if turn.refusal is None:
            taken.append(event)
        call = turn.call
    return call, taken


def next_event(call: Call, deed: Deed, at: int) -> ev.Event:
    step = step_here(call, ZH)
    if deed[0] == "timer" and (event := due(call, ZH)) is not None:
        return event
    return event_of(deed, step.id if step else "", tuple(choice.key for choice in step.choices) if step else (), at)


@settings(max_examples=150, deadline=None)
@given(openings, many_deeds)
def test_a_call_is_the_replay_of_its_events_even_after_they_were_written_and_read(opened, some_deeds):
    call, events = walked(opened, some_deeds)
    assert replay([ev.read(ev.written(event)) for event in events], ZH) == call


@settings(max_examples=150, deadline=None)
@given(openings, many_deeds, deeds)
def test_undo_after_a_deed_gives_back_the_walk_before_it(opened, some_deeds, deed):
    call, _ = walked(opened, some_deeds)
    at = Millis(call.last_at + 1000)
    after = advance(call, next_event(call, deed, at), ZH)
    if after.refusal is None and len(after.call.past) == len(call.past) + 1:
        parked = after.call.parked_at is not None
        taken = advance(after.call, ev.Unparked(at=at), ZH).call if parked else after.call
        undone = advance(taken, ev.Undone(at=at), ZH)
        assert undone.refusal is None
        assert undone.call.walk == call.walk
        assert advance(undone.call, ev.Redone(at=at), ZH).call.walk == after.call.walk


@settings(max_examples=100, deadline=None)
@given(openings, many_deeds)
def test_undo_goes_back_without_end_to_the_walk_the_call_began_with(opened, some_deeds):
    call, _ = walked(opened, some_deeds)
    if call.parked_at is not None:
        call = advance(call, ev.Unparked(at=call.last_at), ZH).call
    if call.phase != "closed":
        while len(call.past):
            turn = advance(call, ev.Undone(at=call.last_at), ZH)
            assert turn.refusal is None
            call = turn.call
        assert call.walk.ended is None


@settings(max_examples=150, deadline=None)
@given(openings, many_deeds)
def test_back_and_then_forward_leads_to_the_same_place_with_the_same_fields(opened, some_deeds):
    call, _ = walked(opened, some_deeds)
    back = advance(call, ev.WentBack(at=call.last_at), ZH)
    if back.refusal is None:
        assert back.call.walk.fields == call.walk.fields
        forward = advance(back.call, ev.WentForward(at=call.last_at), ZH)
        assert (forward.call.walk.stack, forward.call.walk.ended) == (call.walk.stack, call.walk.ended)
        assert forward.call.walk.fields == call.walk.fields


@settings(max_examples=200, deadline=None)
@given(openings, many_deeds, st.sampled_from(sorted(flow.id for flow in ZH.flows.values() if flow.kind == "exception")))
def test_an_exception_that_returns_leads_back_to_the_very_step_with_the_fields_kept(opened, some_deeds, flow):
    call, _ = walked(opened, some_deeds)
    opened_turn = advance(call, ev.FlowOpened(at=call.last_at, flow=flow), ZH)
    if opened_turn.refusal is not None:
        return
    inside = opened_turn.call
    depth = len(call.walk.stack)
    for _ in range(60):
        if inside.phase != "talking" or len(inside.walk.stack) <= depth:
            break
        step = step_here(inside, ZH)
        assert step is not None
        keys = tuple(choice.key for choice in step.choices)
        on = step.next or step.end or step.returns
        deed = ("on", 0, "") if on else ("choose", len(inside.walk.fields), "")
        inside = advance(inside, event_of(deed, step.id, keys, inside.last_at), ZH).call
    if inside.phase == "talking" and len(inside.walk.stack) == depth:
        assert inside.walk.stack == call.walk.stack
        assert set(inside.walk.fields) >= set(call.walk.fields)


@settings(max_examples=200, deadline=None)
@given(openings, many_deeds)
def test_no_state_that_can_be_reached_is_without_a_way_on(opened, some_deeds):
    call, _ = walked(opened, some_deeds)
    step = step_here(call, ZH)
    if call.phase == "talking" and call.parked_at is None:
        assert step is not None
        assert step.choices or step.next or step.end or step.returns
    assert (
        call.phase == "closed"
        or advance(call, ev.HungUp(at=call.last_at, by="caller"), ZH).refusal is None
        or (call.walk.ended is not None)
    )


@settings(max_examples=200, deadline=None)
@given(openings, many_deeds, deeds)
def test_any_event_in_any_state_is_answered_or_refused_with_a_reason(opened, some_deeds, deed):
    call, _ = walked(opened, some_deeds)
    turn = advance(call, next_event(call, deed, call.last_at), ZH)
    if turn.refusal is not None:
        assert turn.call == call
        assert turn.refusal.plain()


@settings(max_examples=100, deadline=None)
@given(openings, many_deeds)
def test_what_was_typed_is_in_the_events_for_ever_and_nothing_undone_is_lost(opened, some_deeds):
    _, events = walked(opened, some_deeds)
    typed = [deed[2] for deed in some_deeds if deed[0] == "gap"]
    kept = [event.text for event in events if isinstance(event, ev.GapFiled)]
    assert len(kept) <= len(typed)
    assert all(text in typed for text in kept)
