"""The supervisor's screen by its keys: opening, typing, problems, going, seeing, trying, inserting."""

from __future__ import annotations

import re

import pytest
from tests.test_catalogue import translations
from tests.tui.hostile import HOSTILE
from tests.tui.stage import LARGE, SMALL
from tests.tui.studio.desk import HOLD, in_studio, site_in
from tests.tui.test_hostile_text import harmful
from tests.tui.test_themes import faint_words, least

from callassist.settings import Settings
from callassist.tui.studio.try_call import TryScreen
from callassist.tui.themes import THEMES

GREETING = "scripts/zh/greeting.yaml"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A site that no test changes."""
    return site_in(tmp_path_factory.mktemp("shared"), "zh", "en")


# -- opening and going -----------------------------------------------------------------------------------------


async def test_it_opens_the_flow_that_was_named_and_says_that_the_draft_is_sound(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        assert s.place == f"{HOLD}:1"
        assert s.words("draft: no problems") in s.rows[0]
        assert s.words("all saved") in s.rows[0]
        assert s.app.focused is s.area


async def test_without_a_name_it_begins_in_the_tree(shared, tmp_path):
    async with in_studio(shared, tmp_path, flow="") as s:
        assert s.screen.here.endswith("incoming-call.yaml")
        assert s.app.focused is not None
        assert s.app.focused.id == "tree"


async def test_letters_narrow_the_tree_and_enter_goes_there(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.press("escape", *"waiting")
        assert "waiting" in s.within("#tree")
        assert "greeting" not in s.within("#tree")
        await s.press("enter")
        assert s.place == f"{HOLD}:22"
        assert s.app.focused is s.area
        await s.press("escape", "escape")
        assert "greeting" in s.within("#tree")


async def test_chinese_narrows_the_tree_too(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.press("escape")
        await s.write("等待")
        assert "hold" in s.within("#tree")
        await s.press("backspace", "backspace")
        assert "greeting" in s.within("#tree")


async def test_arrows_show_and_hide_what_stands_in_a_file(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.press("escape")
        assert "waiting" in s.within("#tree")
        await s.press("left")
        assert "waiting" not in s.within("#tree")
        await s.press("right")
        assert "waiting" in s.within("#tree")


@pytest.mark.parametrize("key", ["/", "、", "ctrl+o"])
async def test_the_slash_finds_a_step_by_its_name(shared, tmp_path, key):
    async with in_studio(shared, tmp_path) as s:
        await s.press("escape", key)
        assert s.dialog == "find"
        await s.write("apologise")
        await s.press("enter")
        assert s.place == f"{HOLD}:37"


async def test_the_search_by_meaning_goes_to_flows_steps_and_phrases(shared, tmp_path):
    async with in_studio(shared, tmp_path, flow="greeting") as s:
        s.app._prepare("zh")
        await s.press("ctrl+o")
        await s.write("bzd")  # the initials of 不知道
        await s.press("enter")
        assert s.screen.here.startswith("phrasebook/zh/")
        row = s.area.cursor_location[0]
        assert "dont-know" in s.area.document.get_line(row)


@pytest.mark.parametrize(
    ("line", "text", "place"),
    [
        (20, "waiting", f"{HOLD}:22"),
        (21, "cannot-answer-now", "scripts/zh/cannot-answer-now.yaml:1"),
        (17, "whats-the-rush", "phrasebook/zh/busy.yaml:"),
        (26, "hold_check_in", "scripts/zh/site.yaml:"),
    ],
)
async def test_f12_goes_to_what_the_id_names(shared, tmp_path, line, text, place):
    async with in_studio(shared, tmp_path) as s:
        column = s.area.document.get_line(line - 1).index(text)
        await s.screen.open(HOLD, line, column + 2)
        await s.press("f12")
        assert s.place.startswith(place)


async def test_f12_on_no_id_says_so(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 3, 9)
        await s.press("f12")
        assert s.message == s.words("The cursor is on no id that is known.")


# -- typing and problems -----------------------------------------------------------------------------------------


async def test_a_problem_is_shown_as_one_types_beside_the_line_in_the_list_and_in_the_head(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 20, 41)
        await s.type("x")
        await s.checked()
        assert s.codes == [(HOLD, 20, "G001")]
        assert s.words("draft: problems {count}, errors {errors}", count=1, errors=1) in s.rows[0]
        assert s.words("unsaved files: {count}", count=1) in s.rows[0]
        assert "G001" in s.within("#problems")
        assert any(row.startswith("│20E") or "│20E" in row for row in s.rows)
        await s.press("backspace")
        await s.checked()
        assert s.codes == []
        assert s.words("all saved") in s.rows[0]


async def test_f8_goes_from_problem_to_problem_and_says_what_to_do(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        text = s.area.text.replace("next: waiting", "next: waitng").replace("next: done", "next: dnoe")
        s.area.take(text)
        await s.checked()
        assert [line for _, line, _ in s.codes if s.codes][:2] == [20, 62], "a name that is missing twice is told once"
        await s.screen.open(HOLD, 1)
        seen = []
        for _ in range(len(s.codes) + 1):
            await s.press("f8")
            seen.append(s.area.cursor_location[0] + 1)
        assert seen == [*(line for _, line, _ in s.codes), s.codes[0][1]]
        assert s.message
        await s.press("shift+f8")
        assert s.area.cursor_location[0] + 1 == s.codes[-1][1]


async def test_enter_in_the_list_of_problems_goes_to_the_place(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        s.area.take(s.area.text.replace("next: done", "next: dnoe"))
        await s.checked()
        s.screen.query_one("#problems").focus()
        await s.press("down", "enter")
        assert s.app.focused is s.area
        assert (HOLD, s.area.cursor_location[0] + 1) in [(path, line) for path, line, _ in s.codes]


async def test_a_problem_in_another_file_is_found_from_here(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        s.area.take(s.area.text.replace("id: hold", "id: hlod"))
        await s.checked()
        assert {path for path, _, _ in s.codes} == {HOLD}
        await s.open(GREETING)
        await s.press("f8")
        assert s.screen.here == HOLD


async def test_enter_keeps_the_depth_and_goes_deeper_below_a_key(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 11)
        await s.press("end")
        await s.type("\n- 好的\n- ok")
        assert s.area.text.split("\n")[10:13] == ["    say:", "      - 好的", "      - ok"]


async def test_below_an_item_that_begins_a_mapping_stands_its_next_key(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 11)
        await s.press("end")
        await s.type("\n- key: 1\nlabel: 好\n")
        assert s.area.text.split("\n")[11:14] == ["      - key: 1", "        label: 好", "        "]


async def test_undo_and_redo_go_back_and_forth_and_what_is_undone_is_saved_again(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        before = s.area.text
        await s.type("好x")
        assert s.app.desk.unsaved == [HOLD]
        await s.press("ctrl+z")
        assert s.area.text == before
        assert s.app.desk.unsaved == []
        await s.press("ctrl+y")
        assert s.area.text == "好x" + before


async def test_each_file_keeps_its_own_place_and_its_own_undo(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 12)
        await s.type("好")
        await s.open(GREETING)
        await s.type("坏")
        await s.open(HOLD)
        assert s.place == f"{HOLD}:12"
        await s.press("ctrl+z")
        assert s.app.desk.unsaved == [GREETING]


async def test_what_is_pasted_is_cleaned(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.write("# \x1b[2J\u2028\u202e\r\n# 二\r\n")
        assert s.area.text.startswith("# \ufffd[2J\ufffd\ufffd\n# 二\nformat")


async def test_hostile_texts_neither_steer_the_terminal_nor_stop_the_program(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        for text in (one for one in HOSTILE if len(one) < 2000):
            s.area.take(f"format: flow/1\nid: hold\ntitle: {text}\nsteps:\n  {text}:\n    say: {text}\n")
            await s.settle()
            assert harmful(s.shown) == [], repr(text)
        await s.checked()
        assert harmful(s.shown) == []
        for key in ("f5", "f5", "f6", "f8", "f8", "f9", "escape", "escape"):
            await s.press(key)
            assert harmful(s.shown) == []


async def test_a_hostile_file_on_the_disk_is_shown_safely(tmp_path):
    site = site_in(tmp_path)
    path = site / HOLD
    path.write_bytes(path.read_bytes().replace("等待".encode(), b"\x1b[2J[@click=app.quit]x[/]"))
    async with in_studio(site, tmp_path / "data") as s:
        assert harmful(s.shown) == []
        assert "[@click=app.quit]" in s.shown
        assert "\ufffd" in s.message
        assert s.app.desk.unsaved == []


# -- seeing and trying ---------------------------------------------------------------------------------------------


async def test_the_preview_shows_the_step_under_the_cursor_as_it_is_typed(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=LARGE) as s:
        await s.screen.open(HOLD, 49)
        assert "这个一时查不全" in s.within("#side-right")
        await s.press("end")
        await s.type("马上。")
        await s.checked()
        assert "马上。" in s.within("#side-right")


async def test_f5_goes_through_small_large_and_away(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=SMALL) as s:
        await s.screen.open(HOLD, 10)

        def stand() -> list[bool]:
            return [s.screen.query_one(name).display for name in ("#side-below", "#problems")]

        assert stand() == [False, True]
        await s.press("f5")
        assert stand() == [True, False]
        assert "80×24" in s.shown
        await s.press("f5")
        assert s.words("large screen") in s.shown
        await s.press("f5")
        assert stand() == [False, True]


async def test_the_map_marks_where_the_cursor_is_and_what_is_wrong(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=LARGE) as s:
        s.area.take(s.area.text.replace("next: done", "next: dnoe"))
        await s.checked()
        await s.screen.open(HOLD, 22)
        await s.press("f6")
        shown = s.within("#side-right")
        assert "[查询中 waiting]" in shown
        assert "dnoe " + s.words("(there is no such step)") in shown
        await s.press("f6")
        assert "[查询中" not in s.shown


async def test_a_call_is_tried_from_the_step_under_the_cursor_and_the_editor_follows_it(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 10)
        await s.press("f7")
        assert isinstance(s.app.screen, TryScreen)
        await s.press("1")
        assert "hold/waiting" in s.shown
        await s.press("w")
        assert "还在查着呢" in s.shown
        await s.press("b")
        assert "hold/ask_leave" in s.shown
        await s.press("1", "2", "9")
        assert "hold/apologise" in s.shown
        await s.press("escape")
        assert s.place == f"{HOLD}:37"


async def test_a_tried_call_walks_what_is_typed_not_what_is_saved(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        s.area.take(s.area.text.replace("真抱歉，让您等着急了", "刚刚才打的字"))
        await s.checked()
        await s.screen.open(HOLD, 38)
        await s.press("f7")
        assert "刚刚才打的字" in s.shown


async def test_where_no_call_can_be_tried_one_line_says_so(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.open("scripts/zh/site.yaml")
        await s.press("f7")
        assert s.message == s.words("A call can be tried from a flow that has no errors in its way.")


async def test_a_piece_is_put_in_where_it_belongs_with_its_first_words_marked(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.screen.open(HOLD, 24)
        await s.press("f9", "2")
        assert s.area.selected_text == "对方怎么答"
        await s.type("还要等")
        await s.checked()
        assert "      - {key: 4, label: 还要等, next: done, caller: [好的]}" in s.area.text.split("\n")
        assert s.codes == []
        await s.press("f9", "1")
        await s.type("again")
        assert "\n  again:\n    title: 标题\n" in s.area.text


# -- language, colours, help ---------------------------------------------------------------------------------------


async def test_f2_changes_screen_and_files_and_loses_nothing_that_was_typed(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        await s.type("#")
        await s.press("f2")
        await s.checked()
        assert s.screen.here == "scripts/en/hold.yaml"
        assert "draft: no problems" in s.rows[0]
        assert s.app.desk.unsaved == [HOLD]
        await s.press("f2")
        await s.checked()
        assert s.screen.here == HOLD
        assert s.area.text.startswith("#format")


async def test_f3_changes_the_colours_of_the_editor_too(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        seen = set()
        for _ in range(4):
            seen.add(s.area._theme.syntax_styles["yaml.field"].color)
            await s.press("f3")
        assert len(seen) == 4


@pytest.mark.parametrize("theme", THEMES)
async def test_every_word_can_be_read_in_every_theme(shared, tmp_path, theme):
    async with in_studio(shared, tmp_path, size=LARGE, settings=Settings(theme=theme)) as s:
        s.area.take("# 注释\n" + s.area.text.replace("next: done", "next: dnoe").replace("max: 3", "max: 3 # 三次"))
        await s.checked()
        await s.screen.open(HOLD, 13)
        await s.press("shift+end")
        assert list(faint_words(s.app, least(theme))) == []
        await s.press("f6", "escape")
        assert list(faint_words(s.app, least(theme))) == []


async def test_f1_helps_with_what_has_the_focus(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=LARGE) as s:
        pages = set()
        for name in ("#tree", "#problems", ""):
            (s.screen.query_one(name) if name else s.area).focus()
            await s.press("f1")
            assert s.dialog == "help"
            pages.add(s.shown)
            await s.press("escape")
        assert len(pages) == 3


async def test_every_action_is_found_by_its_name_and_done(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=LARGE) as s:
        await s.press("ctrl+p")
        await s.write(s.words("map"))
        await s.press("enter")
        await s.settle()
        assert "ask_leave" in s.within("#side-right")


async def test_a_key_of_ones_own_works(shared, tmp_path):
    async with in_studio(shared, tmp_path, size=SMALL, settings=Settings(keys={"map": "ctrl+g"})) as s:
        await s.press("ctrl+g")
        assert "ask_leave" in s.within("#side-below")


async def test_a_window_of_any_size_is_drawn(shared, tmp_path):
    async with in_studio(shared, tmp_path) as s:
        for size in ((120, 40), (60, 15), (200, 60), (80, 24), (20, 5), (109, 30), (110, 30)):
            await s.resize(*size)
            await s.press("f5")
        assert s.app.return_code is None


async def test_no_english_of_the_program_stands_on_a_chinese_screen(shared, tmp_path):
    """Whatever the catalogue has Chinese words for must not stand there in English."""
    english = [text for text, said in translations().items() if said != text and len(text) > 3 and text.isascii()]
    sentences = [re.compile(r"\b" + re.escape(text) + r"\b") for text in english if "{" not in text and " " in text]
    words = {"files", "flows", "problems", "preview", "map", "insert", "save", "quit", "all saved", "later"}
    for size in (SMALL, LARGE):
        async with in_studio(shared, tmp_path / str(size[0]), size=size) as s:
            seen = [s.shown]
            for keys in (
                *(
                    ["f5"],
                    ["f5"],
                    ["f6"],
                    ["f7"],
                    ["w"],
                    ["b"],
                    ["escape"],
                    ["f9"],
                    ["escape"],
                    ["f12"],
                    ["f8"],
                    ["ctrl+s"],
                ),
                *(
                    ["ctrl+o"],
                    ["escape"],
                    ["ctrl+p"],
                    ["escape"],
                    ["f1"],
                    ["escape"],
                    ["escape"],
                    ["f1"],
                    ["escape"],
                    ["f10"],
                ),
            ):
                await s.press(*keys)
                seen.append(s.shown)
            text = "\n".join(seen)
            assert not [pattern.pattern for pattern in sentences if pattern.search(text)]
            assert not [word for word in words if re.search(rf"[╭─ ]{word}[ ─]", text)]
