"""Writing down what the caller tells: nothing typed is lost, little is typed twice."""

from __future__ import annotations

import pytest
from tests.tui.stage import LARGE, Stage, known, on_stage, talking

from callassist.call import events as ev
from callassist.tui.widgets.field_editor import FieldEditor
from callassist.tui.widgets.panel import Panel


def hint(s: Stage) -> str:
    return "".join(text for row in s.app.screen.query_one("#editor-hint", Panel)._shown or () for text, _ in row)


async def edit(s: Stage, field: str) -> None:
    """Open the editor and go on to a field with Tab."""
    await s.press("tab")
    for _ in s.call.walk.fields.keys() | s.seat.pack.site.fields.keys():
        if s.editing == field:
            return
        await s.press("tab")
    pytest.fail(f"{field} is not on the screen")


async def test_tab_begins_with_what_the_step_asks_and_enter_goes_back_to_the_call(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        assert s.editing == "matter"
        assert s.within("#editor-prompt") == "事由"
        assert "您说说是什么情况" in hint(s)
        await s.fill("门禁卡在哪儿办")
        assert s.editing == ""
        assert s.fields == {"matter": "门禁卡在哪儿办"}
        await s.go("1", to="asking/surname")


async def test_enter_goes_on_to_what_else_the_step_asks(tmp_path):
    async with on_stage(tmp_path, start=known("message", wanted="财务部", message="押金")) as s:
        await s.go("tab", to="message/name")
        assert s.editing == "surname"
        await s.fill("张")
        assert s.editing == "title"
        await s.fill("2")
        assert s.editing == ""
        assert (s.fields["surname"], s.fields["title"]) == ("张", "女士")


async def test_tab_goes_through_all_fields_and_shift_tab_back(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("tab")
        seen = [s.editing]
        for _ in range(4):
            await s.press("tab")
            seen.append(s.editing)
        assert seen == ["surname", "title", "room", "phone", "matter"]
        await s.press("tab")
        assert s.editing == "surname"
        await s.press("shift+tab", "shift+tab")
        assert s.editing == "phone"
        await s.press("down", "up", "up")
        assert s.editing == "room"
        assert s.fields == {}


async def test_escape_writes_what_is_typed_and_returns_to_the_call(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "room")
        await s.write("3栋2单元1001")
        await s.go("escape", to="greeting/open")
        assert s.editing == ""
        assert s.fields == {"room": "3栋2单元1001"}


async def test_what_the_caller_would_rather_not_say_counts_as_asked(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1")
        await s.press("tab", "ctrl+n")
        assert s.call.walk.fields["matter"].declined
        assert s.words("would rather not say") in s.within("#known")
        assert s.editing == ""


async def test_letters_typed_in_a_field_are_no_commands(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "matter")
        await s.press(*"hxub10", "space", "/", "v")
        await s.press("escape")
        assert s.fields == {"matter": "hxub10 /v"}
        assert s.place == "greeting/open"


@pytest.mark.parametrize(
    ("typed", "surname", "title"),
    [
        ("zhang2", "章", ""),
        ("zhang", "张", ""),
        ("zhang2女士", "章", "女士"),
        ("张女士", "张", "女士"),
        ("欧阳老师", "欧阳", "老师"),
        ("王", "王", ""),
    ],
)
async def test_a_surname_is_typed_by_its_sound_and_with_its_form_of_address(typed, surname, title, tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "surname")
        await s.write(typed)
        await s.press("enter")
        assert s.fields.get("surname") == surname
        assert s.fields.get("title", "") == title


async def test_surnames_of_a_sound_are_offered_with_their_numbers(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "surname")
        await s.press(*"zhang")
        assert "1 张" in hint(s)
        assert "2 章" in hint(s)
        await s.fill("章", then="tab")
        await s.press("shift+tab")
        assert "立早章" in hint(s)


async def test_a_choice_is_made_by_its_number_or_its_word(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "title")
        assert "1 先生" in hint(s)
        await s.fill("2", then="escape")
        assert s.fields == {"title": "女士"}
        await edit(s, "title")
        await s.fill("师傅", then="escape")
        assert s.fields == {"title": "师傅"}


async def test_a_number_is_shown_as_it_will_be_heard_while_it_is_typed(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "phone")
        await s.write("13800000000")
        assert "幺三八" in hint(s)


async def test_a_note_takes_several_lines(tmp_path):
    async with on_stage(tmp_path, start=known("message", wanted="财务部")) as s:
        await s.go("tab", to="message/words")
        await s.write("请回电")
        await s.press("enter")
        await s.write("押金哪天退")
        await s.press("up", "end")
        await s.write("，下午也行")
        await s.press("escape")
        assert s.fields["message"] == "请回电，下午也行\n押金哪天退"


async def test_pasted_lines_are_joined_in_a_line_and_kept_in_a_note(tmp_path):
    async with on_stage(tmp_path, start=known("message", wanted="财务部")) as s:
        await s.note("第一行\r\n第二行")
        assert s.fields["message"] == "第一行\n第二行"
        await edit(s, "matter")
        await s.write("第一行\r\n\r\n  第二行\t完")
        await s.press("escape")
        assert s.fields["matter"] == "第一行 第二行 完"


async def test_what_is_half_typed_is_kept_after_a_pause_and_found_after_a_power_cut(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.write("门禁卡在")
        assert s.call.drafts == {}
        await s.rest()
        assert s.call.drafts == {"matter": "门禁卡在"}
    async with on_stage(tmp_path) as s:
        await s.go("enter", to="asking/listen")
        assert "门禁卡在 …" in s.within("#known")
        await s.press("tab")
        assert s.editing == "matter"
        await s.write("哪儿办")
        await s.press("enter")
        assert s.fields == {"matter": "门禁卡在哪儿办"}
        assert s.call.drafts == {}


async def test_a_pause_is_less_than_two_seconds(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.write("门")
        timer = s.app.screen.query_one(FieldEditor)._pause
        assert timer is not None
        assert timer._interval < 2


async def test_a_note_of_ten_thousand_characters_is_kept(tmp_path):
    long = "客户说水表转得快，" * 1_111 + "完"
    async with on_stage(tmp_path, start=known("message", wanted="财务部")) as s:
        await s.note(long)
        assert s.fields["message"] == long
    async with on_stage(tmp_path) as s:
        await s.press("enter")
        assert s.fields["message"] == long
        assert s.place == "message/words"


async def test_going_through_a_field_without_a_change_writes_nothing(tmp_path):
    async with on_stage(tmp_path, start=known(matter="门锁", phone="13800000000")) as s:
        before = s.call.count
        await s.press("tab", *["tab"] * 6, "escape")
        assert s.call.count == before


async def test_a_field_is_emptied_by_writing_nothing_in_it(tmp_path):
    async with on_stage(tmp_path, start=known(matter="门锁")) as s:
        await edit(s, "matter")
        await s.press("ctrl+u", "escape")
        assert s.fields == {}


async def test_every_answer_can_be_changed_at_any_time_without_leaving_the_step(tmp_path):
    async with on_stage(tmp_path, start=known("hold", matter="门锁", surname="张", title="女士"), size=LARGE) as s:
        await s.press("1")
        await edit(s, "surname")
        await s.fill("李先生", then="escape")
        assert s.place == "hold/waiting"
        assert (s.fields["surname"], s.fields["title"]) == ("李", "先生")


async def test_the_clock_goes_on_while_a_field_is_written_and_takes_nothing_away(tmp_path):
    async with on_stage(tmp_path, start=known("silent-caller")) as s:
        await edit(s, "phone")
        await s.write("138")
        await s.wait(10)
        assert s.place == "silent-caller/announce"
        assert s.editing == "phone"
        await s.write("00000000")
        await s.press("escape")
        assert s.fields == {"phone": "13800000000"}


# -- the call leaves the hand while something is typed ---------------------------------------------------------


async def test_the_next_call_takes_nothing_of_what_was_typed_for_the_last_one(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("0")
        first = s.call.id
        await edit(s, "matter")
        await s.write("问门禁")
        await s.press("f8")
        assert s.call.id != first
        assert (s.place, s.editing, s.fields) == ("ringing", "", {})
        assert s.seat.known_fields(first)["matter"] == "问门禁"
        await s.press("escape")
        assert s.app.screen.name == "home"


async def test_a_key_that_undoes_a_deed_leaves_the_call_alone_while_a_line_is_typed(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.go("1", to="asking/listen")
        await edit(s, "matter")
        await s.write("问门禁")
        await s.press("ctrl+z", "ctrl+y")
        assert (s.place, s.editing) == ("asking/listen", "matter")
        await s.press("escape")
        assert s.fields == {"matter": "问门禁"}


async def test_what_is_half_typed_when_the_program_is_left_stands_there_at_the_next_start(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "matter")
        await s.write("问门")
        await s.press("ctrl+q")
    async with on_stage(tmp_path) as s:
        await s.press("enter")
        await edit(s, "matter")
        assert s.app.screen.query_one(FieldEditor).text == "问门"


async def test_who_types_without_a_pause_has_it_on_the_disk_all_the_same(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await edit(s, "matter")
        await s.press("a")
        editor = s.app.screen.query_one(FieldEditor)
        first = editor._pause
        await s.press("b", "c")
        assert editor._pause is first
        await s.rest()
        assert s.call.drafts == {"matter": "abc"}


async def test_after_a_crash_what_was_being_added_to_a_known_field_is_seen(tmp_path):
    async with on_stage(tmp_path, start=known(notes="下午在家")) as s:
        s.seat.do(lambda at: ev.Drafted(at=at, field="notes", text="下午在家，带梯子"))
    async with on_stage(tmp_path) as s:
        await s.press("enter")
        assert "带梯子 …" in s.within("#known")


@pytest.mark.parametrize("dialog", ["x", "f1", "f4", "slash"])
async def test_after_a_dialog_keys_belong_to_the_call_even_when_something_was_written_before(tmp_path, dialog):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.fill("门禁卡坏了")
        await s.press(dialog)
        await s.press("escape")
        await s.go("1", to="asking/surname")
        assert s.fields == {"matter": "门禁卡坏了"}


async def test_after_help_on_a_field_typing_goes_on_where_it_was_left(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.write("门禁")
        await s.press("f1")
        await s.press("escape")
        await s.write("卡")
        await s.press("enter")
        assert s.fields == {"matter": "门禁卡"}


async def test_what_must_not_be_said_is_told_while_a_note_is_typed_and_one_key_puts_the_reply_in(tmp_path):
    async with on_stage(tmp_path, start=known("message")) as s:
        await s.press("tab")
        for _ in range(20):
            if s.editing == "message":
                break
            await s.press("tab")
        await s.write("客户问漏水，我不知道")
        assert "不知道" in s.within("#editor-hint")
        assert "^R" in s.within("#editor-hint")
        await s.press("ctrl+r")
        typed = s.app.screen.query_one(FieldEditor).text
        assert "不知道" not in typed
        assert typed.startswith("客户问漏水，我")
        assert "^R" not in s.within("#editor-hint")


async def test_what_must_not_be_said_is_underlined_where_it_stands_in_a_note(tmp_path):
    async with on_stage(tmp_path, start=known("message")) as s:
        await s.press("tab")
        for _ in range(20):
            if s.editing == "message":
                break
            await s.press("tab")
        await s.write("门禁卡坏了")
        await s.press("enter")
        await s.write("我不知道怎么弄")
        assert underlined(s, "#editor-note") == "不知道"
        await s.press("ctrl+r")
        assert underlined(s, "#editor-note") == ""


async def test_what_must_not_be_said_is_underlined_in_a_line_as_well(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        await s.press("1", "tab")
        await s.write("他问的我不知道")
        assert underlined(s, "#editor-line") == "不知道"
        await s.press("ctrl+u")
        assert underlined(s, "#editor-line") == ""


def underlined(s, selector: str) -> str:
    """Give what is drawn underlined within a widget."""
    widget = s.app.screen.query_one(selector)
    return "".join(
        segment.text
        for y in range(widget.size.height)
        for segment in widget.render_line(y)
        if segment.style is not None and segment.style.underline
    )
