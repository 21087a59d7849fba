"""What each key does on the call screen, and what the screen says when it does nothing."""

from __future__ import annotations

from tests.tui.stage import LARGE, Stage, known, on_stage, ringing, talking

from callassist.call import events as ev

AT_ASKING = {"surname": "张", "title": "女士", "matter": "门禁卡在哪儿办"}


# -- ringing --------------------------------------------------------------------------------------------------


async def test_rings_are_counted_and_the_advice_changes_with_them(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        assert "第 1 声" in s.card
        assert s.words("Not yet: let it ring twice. Smile, pen in hand.") in s.card
        await s.wait(4.75)
        assert "第 1 声" in s.card
        await s.wait(0.25)
        assert "第 2 声" in s.card
        assert s.words("Pick up now.") in s.card
        await s.wait(10)
        assert "第 4 声" in s.card
        assert s.words("Pick up now: the greeting begins with an apology.") in s.card
        assert s.words("● ring {count}", count=4) in s.within("#status")


async def test_who_picks_up_late_begins_with_an_apology(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        await s.wait(15)
        await s.go("enter", to="greeting/late")
        assert "真抱歉，接得晚了。" in s.card
        await s.go("enter", to="greeting/open")


async def test_who_picks_up_in_time_begins_with_the_greeting(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        await s.wait(10)
        await s.go("enter", to="greeting/open")


async def test_while_it_rings_answers_are_refused_and_the_screen_says_what_works(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        for key in ("1", "9"):
            await s.go(key, to="ringing")
            assert s.message == s.words("It is still ringing: Enter answers.")
        for key in ("a", "b", "f", "v"):
            await s.go(key, to="ringing")
            assert s.message, f"{key} says nothing"


async def test_a_caller_who_gives_up_before_the_greeting_leaves_a_complete_record(tmp_path):
    async with on_stage(tmp_path, start=ringing) as s:
        assert s.words("0: the caller has given up") in s.card
        await s.press("0")
        assert s.app.screen.name == "home"
        assert s.seat.journal.unfinished() == []


async def test_a_second_caller_who_gives_up_leaves_the_first_where_it_was(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("1", to="asking/listen")
        first = s.call.id
        await s.go("p", to="ringing")
        await s.go("0", to="asking/listen")
        assert s.call.id == first
        assert s.call.parked_at is None


# -- answers --------------------------------------------------------------------------------------------------


async def test_keys_that_arrive_together_are_taken_in_their_order(tmp_path):
    async with on_stage(tmp_path, start=known("hold")) as s:
        await s.go("1", "b", to="hold/ask_leave")
        await s.press_at_once("1", "b", "1")
        assert s.place == "hold/waiting"
        events = [ev.read(body) for body in s.seat.journal.events(s.call.id)]
        assert [type(event) for event in events[-3:]] == [ev.Chose, ev.WentBack, ev.Chose]


async def test_a_key_that_leads_nowhere_is_named(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("9", to="greeting/open")
        assert "9" in s.message
        await s.go("1", to="asking/listen")
        assert s.message == ""


async def test_enter_where_an_answer_is_wanted_asks_for_one(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("confirm", given={"phone": "1", "matter": "x"})) as s:
        await s.press("1")
        s.app.calls.begin("hold")
        await s.settle()
        await s.go("enter", to="hold/ask_leave")
        assert s.message


async def test_a_key_meant_for_the_step_before_is_not_taken_after_the_clock_moved_on(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("silent-caller")) as s:
        await s.wait(10)
        assert s.place == "silent-caller/announce"
        assert s.message == s.words("Time is up: the next line is here.")
        for _ in range(2):
            await s.go("1", to="silent-caller/announce")
            assert s.message == s.words("The step has just changed: look and press again.")
        await s.wait(0.25)
        await s.go("enter", to="silent-caller/announce")
        await s.wait(0.25)
        await s.go("enter", to="silent-caller/put_down")


async def test_the_clock_counts_each_round_and_the_line_to_say_stands_first(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("hold")) as s:
        await s.press("1")
        await s.wait(7)
        assert "0:07/0:20" in s.within("#status")
        await s.wait(13)
        assert s.card.startswith("还在查着呢")
        await s.wait(3)
        assert "0:03/0:20" in s.within("#status")


async def test_the_caller_hanging_up_is_one_key_everywhere(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("0", to="after-call/record")
        assert s.call.walk.hung_up == "caller"
        assert s.words("wrap-up") in s.within("#status")


# -- there and back -------------------------------------------------------------------------------------------


async def test_back_and_forward_keep_what_is_written_and_undo_and_redo_take_it_along(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("b", to="greeting/open")
        assert s.message == s.words("This is where the call began.")
        await s.press("1")
        await s.note("门禁卡在哪儿办")
        await s.go("1", to="asking/surname")
        await s.go("b", to="asking/listen")
        assert s.fields == {"matter": "门禁卡在哪儿办"}
        await s.go("b", to="greeting/open")
        await s.go("f", to="asking/listen")
        await s.go("f", to="asking/surname")
        await s.go("f", to="asking/surname")
        assert s.message
        await s.go("u", "u", "u", "u", to="asking/surname")
        await s.go("u", to="asking/listen")
        await s.go("u", to="asking/listen")
        assert s.fields == {}
        await s.go("U", "U", to="asking/surname")
        assert s.fields == {"matter": "门禁卡在哪儿办"}
        await s.go("ctrl+z", to="asking/listen")
        await s.go("ctrl+y", to="asking/surname")


async def test_the_line_is_said_in_other_words_and_comes_round_again(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1")
        lines = s.seat.pack.flows["asking"].steps["listen"].say
        for turn in (0, 1, 0):
            assert lines[turn] in s.card
            assert f"{turn + 1}/2" in s.card
            await s.press("v")
        await s.press("b", "0")
        await s.press("v")
        assert s.message == s.words("This line has one wording only.")


async def test_in_a_large_window_the_other_wordings_stand_below(tmp_path):
    async with on_stage(tmp_path, start=talking, size=LARGE) as s:
        await s.press("1")
        assert all(line in s.card for line in s.seat.pack.flows["asking"].steps["listen"].say)


async def test_key_words_take_the_place_of_the_line_until_asked_again(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        step = s.seat.pack.flows["greeting"].steps["open"]
        await s.press("k")
        assert " · ".join(step.keywords) in s.card
        assert "我是小李" not in s.card
        await s.press("k")
        assert "我是小李" in s.card


# -- flows on top ---------------------------------------------------------------------------------------------


async def test_the_list_of_all_flows_opens_one_by_its_key(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("x")
        assert s.dialog == "pick"
        for title in ("无声", "客户发火", "等待", "紧急"):
            assert title in s.shown
        await s.go("h", to="hold/ask_leave")
        await s.press("x", "escape")
        assert s.place == "hold/ask_leave"


async def test_the_list_of_all_flows_is_walked_by_arrows_too(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("x", "down", "enter")
        assert s.call.here is not None
        assert s.call.here.flow == list(s.app.keys.of_flows)[1]


async def test_a_flow_is_not_opened_on_top_of_itself(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("h", "h", to="hold/ask_leave")
        assert "等待" in s.message


async def test_after_the_line_is_closed_no_flow_opens(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("0")
        await s.go("h", to="after-call/record")
        assert s.message
        assert "h等待" not in s.shown


# -- reading back ---------------------------------------------------------------------------------------------


PHONE = {"phone": "13800000000", "matter": "门锁", "surname": "张", "title": "女士"}


async def at_read_back(s: Stage) -> None:
    await s.go("1", "enter", to="cannot-answer-now/phone_back")


async def test_one_key_confirms_what_was_read_back(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("cannot-answer-now", given=PHONE)) as s:
        await s.press("y")
        assert s.message == s.words("There is nothing to read back here.")
        await at_read_back(s)
        assert "幺三八" in s.card
        await s.press("y")
        assert s.call.walk.fields["phone"].readback == "confirmed"
        assert s.words("confirmed") in s.card
        await s.press("y")
        assert s.message == s.words("There is nothing to read back here.")


async def test_a_number_corrected_at_its_read_back_is_read_back_anew(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("cannot-answer-now", given=PHONE)) as s:
        await at_read_back(s)
        await s.press("tab")
        assert s.editing == "phone"
        await s.fill("13900001234", then="escape")
        entry = s.call.walk.fields["phone"]
        assert (entry.value, entry.readback) == ("13900001234", "corrected")
        assert "幺三九" in s.card


# -- other lines ----------------------------------------------------------------------------------------------


async def test_a_second_line_rings_while_the_first_waits_and_both_are_kept(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("hold", given=AT_ASKING)) as s:
        first = s.call.id
        await s.press("1")
        await s.go("p", to="ringing")
        assert "张女士 0:00" in s.within("#status")
        await s.wait(25)
        assert "张女士 0:25" in s.within("#status")
        await s.press("enter")
        second = s.call.id
        await s.press("p")
        assert "张女士" in s.shown
        await s.go("1", to="hold/waiting")
        assert s.call.id == first
        assert s.fields == AT_ASKING
        assert s.call.parked_at is None
        await s.press("p", "1")
        assert s.call.id == second
        await s.press("p", "n")
        assert len(s.seat.desk.calls) == 3


async def test_a_line_that_waited_does_not_find_its_clock_run_out(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("hold", given=AT_ASKING)) as s:
        await s.go("1", to="hold/waiting")
        await s.press("p")
        await s.wait(200)
        await s.press("enter", "p", "1")
        await s.wait(1)
        assert s.place == "hold/waiting"
        assert "0:01/0:20" in s.within("#status")


async def test_after_a_call_the_line_that_waits_comes_back_by_itself(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("hold", given=AT_ASKING)) as s:
        first = s.call.id
        await s.press("p", "enter", "0")
        assert s.call.id != first
        for key in ("enter", "enter", "1", "2"):
            await s.press(key)
        await s.press("enter")
        assert s.call.id == first


# -- gaps, outcome, the end -----------------------------------------------------------------------------------


async def test_a_place_where_no_line_fits_is_filed_in_the_agents_words(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("g")
        await s.write("客户要养鸡")
        await s.press("enter")
        await s.write("在阳台上")
        await s.press("escape")
        (gap,) = s.call.gaps
        assert (gap.flow, gap.step, gap.text) == ("greeting", "open", "客户要养鸡\n在阳台上")
        assert s.message == s.words("Filed for the supervisor.")
        assert s.words("gaps filed {count}", count=1) in s.within("#known")
        await s.press("g", "escape")
        assert len(s.call.gaps) == 1


async def test_the_outcome_is_chosen_from_a_list_that_says_what_each_needs(tmp_path):
    async with on_stage(tmp_path, start=talking, size=LARGE) as s:
        await s.press("f4")
        assert "约好回电" in s.shown
        assert "电话 · 事由" in s.shown
        await s.press("down", "enter")
        assert s.call.walk.chosen == "callback"
        assert "约好回电" in s.within("#known")
        assert s.words("[needed]") in s.within("#known")


async def test_wrap_up_says_what_is_missing_and_does_not_close_before_it_is_there(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("f4", "down", "enter", "0")
        await s.go("enter", "enter", "1", "2", to="wrap-up")
        assert s.words("Still needed: {fields}", fields="电话 · 事由") in s.card
        await s.go("enter", to="wrap-up")
        assert "电话" in s.message
        assert "事由" in s.message
        await s.press("f8")
        assert s.place == "wrap-up"
        await s.press("tab")
        await s.fill("13800000000", then="tab")
        await s.press("escape", "tab")
        await s.fill("门锁", then="escape")
        assert s.words("Everything is there. Enter: close this call") in s.card
        await s.press("f8")
        assert s.place == "ringing"
        assert [one.call_id for one in s.seat.journal.unfinished()] == [s.call.id]


async def test_the_summary_is_copied_when_the_call_is_over(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open(given=AT_ASKING)) as s:
        await s.press("f5")
        assert s.app.clipboard == ""
        assert s.message
        await s.press("0", "f5")
        assert "张女士" in s.app.clipboard
        assert "门禁卡在哪儿办" in s.app.clipboard


async def test_a_gap_is_filed_at_the_step_where_it_was_missed_though_the_clock_leads_on(tmp_path):
    async with on_stage(tmp_path, start=lambda seat: seat.open("silent-caller")) as s:
        place = s.place
        await s.press("g")
        await s.write("没有合适的话")
        for _ in range(200):
            s.clock.forward(250)
            s.seat.tick()
        assert s.place != place
        await s.press("escape")
        (gap,) = s.call.gaps
        assert f"{gap.flow}/{gap.step}" == place
