"""The home screen, and finding things over a call."""

from __future__ import annotations

import pytest
from tests.tui.stage import LARGE, Stage, known, on_stage, ringing, talking
from textual.widgets import OptionList

from callassist.tui.screens.home import PRACTISE
from callassist.workflows.open_seat import begin
from callassist.workflows.seat import Seat


def rows(s: Stage) -> list[tuple[str, bool]]:
    """Give the ids of the home screen's rows and whether they can be chosen."""
    return [(option.id or "", not option.disabled) for option in s.app.screen.query_one(OptionList).options]


def marked(s: Stage) -> str:
    option = s.app.screen.query_one(OptionList).highlighted_option
    return option.id or "" if option else ""


# -- home -----------------------------------------------------------------------------------------------------


async def test_a_shift_begins_with_answering(tmp_path):
    async with on_stage(tmp_path) as s:
        assert marked(s) == "answer"
        await s.go("enter", to="ringing")


async def test_the_list_begins_at_the_call_left_unfinished_last(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        old = s.call.id
        s.clock.forward(60_000)
        s.seat.open(given={"matter": "门锁"})
        new = s.call.id
        clock = s.clock
    async with on_stage(tmp_path, clock=clock) as s:
        calls = [name for name, _ in rows(s) if name.startswith("call:")]
        assert calls == [f"call:{new}", f"call:{old}"]
        assert marked(s) == f"call:{new}"
        assert "门锁" in s.shown
        assert "水费" in s.shown
        await s.press("down")
        await s.go("enter", to="hold/ask_leave")


async def test_escape_goes_home_and_enter_back_to_the_same_call(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        await s.press("1", "escape")
        assert s.dialog == ""
        assert s.app.screen.name == "home"
        assert marked(s) == "back"
        assert s.seat.desk.call is not None
        await s.go("enter", to="hold/waiting")
        assert s.app.screen.name == "live"


async def test_the_clock_of_a_call_runs_on_while_the_agent_looks_at_the_home_screen(tmp_path):
    async with on_stage(tmp_path, start=known("silent-caller")) as s:
        await s.press("escape")
        s.clock.forward(10_000)
        await s.press("enter")
        await s.wait(0.25)
        assert s.place == "silent-caller/announce"


async def test_a_call_taken_from_home_parks_the_one_in_hand(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        first = s.call.id
        await s.press("escape")
        await s.go("a", to="ringing")
        assert [call.id for call in s.seat.desk.parked] == [first]


async def test_promises_stand_by_their_time_and_overdue_ones_say_so(tmp_path):
    def promised(seat: Seat) -> None:
        seat.open("silent-caller")

    async with on_stage(tmp_path, start=promised) as s:
        await s.wait(10.5)
        await s.press("enter", "enter")
        await s.press("escape")
        assert s.words("promises due today ({count}), later {later}", count=1, later=0) in s.shown
        assert "10-19 11:30" in s.shown
        s.clock.forward(3 * 3_600_000)
        s.app.screen.draw()  # type: ignore[attr-defined] # as a return to the screen does
        await s.settle()
        assert s.words("overdue since {due}", due="10-19 11:30") in s.shown


async def test_the_status_line_of_a_call_counts_the_promises_due(tmp_path):
    async with on_stage(tmp_path, start=known("silent-caller"), size=LARGE) as s:
        await s.wait(10.5)
        await s.press("enter", "enter", "escape", "a")
        assert s.words("promises due {count}", count=1) in s.within("#status")


async def test_rooms_to_come_are_shown_but_cannot_be_entered(tmp_path):
    async with on_stage(tmp_path) as s:
        later = [name for name, open_ in rows(s) if not open_ and name]
        assert later == ["records"]
        seen = set()
        for _ in rows(s):
            seen.add(marked(s))
            await s.press("down")
        assert seen == {"answer", "dial", "practise"}


async def test_a_call_is_made_by_choosing_what_for(tmp_path):
    async with on_stage(tmp_path) as s:
        await s.press("d")
        assert s.dialog == "pick"
        assert "兑现回电" in s.shown
        await s.press("escape")
        assert s.seat.desk.call is None
        await s.press("d", "enter")
        assert s.call.opened.direction == "outbound"
        assert s.call.phase == "talking"


async def test_a_record_that_cannot_be_read_is_said_and_left_as_it_is(tmp_path):
    async with on_stage(tmp_path, start=known(matter="水费")) as s:
        call_id = s.call.id
    async with on_stage(tmp_path) as s:
        connection = s.seat.journal._journal._file.connection()  # type: ignore[union-attr]
        connection.execute("UPDATE events SET body = 'x' WHERE call_id = ?", (call_id,))
        await s.press("enter")
        assert s.app.screen.name == "home"
        assert s.words("This call's record cannot be read; it is kept as it is.") in s.shown
        assert len(s.seat.journal.unfinished()) == 1


async def test_leaving_while_it_rings_leaves_nothing_to_resume(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        s.seat.close()
    async with on_stage(tmp_path) as s:
        assert s.words("unfinished calls ({count})", count=0) in s.shown


# -- practising ------------------------------------------------------------------------------------------------


def opened_ringing(seat: Seat) -> None:
    begin(seat, "")


async def test_practice_begins_though_the_program_was_opened_with_the_phone_ringing(tmp_path):
    async with on_stage(tmp_path, start=opened_ringing) as s:
        await s.press("escape", "t")
        assert s.app.return_value == PRACTISE
        assert not s.seat.desk.calls
        assert s.seat.journal.unfinished() == []


@pytest.mark.parametrize("way", ["home", "start"])
async def test_a_phone_that_was_said_to_ring_keeps_practice_waiting_and_is_not_lost(way, tmp_path):
    async with on_stage(tmp_path, start=opened_ringing if way == "start" else None) as s:
        await s.press(*(("escape",) if way == "start" else ()), "a")
        assert s.place == "ringing"
        rings = s.call
        await s.press("escape", "t")
        assert s.app.return_value is None
        assert s.words("The phone is ringing: Esc and Enter answer it, Esc and 0 if it has stopped.") in s.shown
        assert list(s.seat.desk.calls) == [rings.id]
        await s.press("escape", "0", "t")
        assert s.app.return_value == PRACTISE


async def test_a_call_that_was_answered_keeps_practice_waiting(tmp_path):
    async with on_stage(tmp_path, start=opened_ringing) as s:
        await s.press("enter", "escape", "t")
        assert s.app.return_value is None
        assert s.words("Finish or close the calls that are open first.") in s.shown
        assert len(s.seat.desk.calls) == 1


async def test_a_ringing_phone_beside_another_call_is_let_be(tmp_path):
    async with on_stage(tmp_path, start=opened_ringing) as s:
        s.seat.open("hold")
        await s.press("escape", "t")
        assert s.app.return_value is None
        assert len(s.seat.desk.calls) == 2


# -- find -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["发火", "fahuo", "khfh", "angry"])
async def test_a_flow_is_found_by_characters_pinyin_initials_and_english(query, tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        await s.press("1", "/")
        assert s.dialog == "find"
        if query.isascii():
            await s.press(*query)
        else:
            await s.write(query)
        assert "客户发火" in s.within("#find-list")


async def test_enter_opens_what_was_found_on_top_and_the_call_comes_back_to_its_step(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        await s.press("1", "/")
        await s.write("客户发火")
        assert s.within("#find-words")
        await s.go("enter", to="angry-caller/receive")
        await s.go("u", to="hold/waiting")


async def test_a_step_of_the_flow_in_hand_is_gone_to(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        await s.press("/")
        await s.write("改回电")
        await s.go("enter", to="hold/offer_callback")


async def test_escape_leaves_the_search_with_the_call_untouched(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="水费")) as s:
        before = s.call
        await s.press("/", *"fahuo", "down", "escape")
        assert s.dialog == ""
        assert s.call == before


async def test_a_reply_found_becomes_the_line_to_say_is_recorded_and_undo_takes_it_back(tmp_path):
    async with on_stage(tmp_path, start=known("hold")) as s:
        before = s.call
        await s.press("/")
        await s.write("不归我管")
        assert s.within("#find-words")
        await s.press("enter")
        taken = s.call.walk.replies[-1]
        assert (taken.of, taken.flow) == ("not-our-department", "hold")
        assert s.call.here == before.here
        assert taken.text[:8] in s.within("#script")
        await s.press("u")
        assert s.call.walk.replies == ()
        assert taken.text[:8] not in s.within("#script")


async def test_nothing_found_is_said_with_advice(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("/")
        await s.write("zzzzqqqq")
        assert s.words("Nothing found. Try fewer letters.") in s.within("#find-words")
        await s.press("enter")
        assert s.place == "greeting/open"


async def test_arrows_walk_the_list_while_typing_goes_on(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("/")
        await s.write("电话")
        first = s.within("#find-words")
        await s.press("down")
        assert s.within("#find-words") != first
        await s.press("up")
        assert s.within("#find-words") == first
        await s.write("号码")
        assert s.dialog == "find"


async def test_from_home_what_is_found_begins_a_call(tmp_path):
    async with on_stage(tmp_path) as s:
        await s.press("/")
        await s.write("兑现回电")
        await s.press("enter")
        assert s.place == "promised-callback/prepare"
        assert s.call.opened.direction == "outbound"
