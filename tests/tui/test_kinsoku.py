from __future__ import annotations

import inspect

import pytest
import rich._wrap
from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Label, Markdown, OptionList, RichLog, Static

from callassist.tui import kinsoku
from callassist.tui.display.line_breaks import CLOSING, OPENING, line_breaks

WORDS = "您好，这里是（阳光花园）物业中心，请问是“3栋2单元1001”吗？请拨打13800000000。"


@pytest.fixture
def installed(monkeypatch):
    for module in kinsoku.PLACES:  # so that it is taken out again afterwards
        monkeypatch.setattr(module, kinsoku.NAME, getattr(module, kinsoku.NAME))
    kinsoku.install()


def test_textual_and_rich_still_break_lines_by_the_name_we_replace():
    for module in kinsoku.PLACES:
        assert kinsoku.NAME in vars(module), f"{module.__name__} no longer has {kinsoku.NAME}"
        assert f"{kinsoku.NAME}(" in inspect.getsource(module), f"{module.__name__} no longer calls {kinsoku.NAME}"


def test_our_function_takes_the_same_arguments_as_theirs():
    theirs = inspect.signature(rich._wrap.divide_line).parameters
    ours = inspect.signature(line_breaks).parameters
    assert list(theirs) == list(ours)
    assert [each.default for each in theirs.values()] == [each.default for each in ours.values()]


class Narrow(App[None]):
    CSS = "#label { width: 100%; } #log { height: 20; }"

    def compose(self) -> ComposeResult:
        yield Static(WORDS, markup=False, id="static")
        yield Label(WORDS, markup=False, id="label")
        yield Markdown(WORDS, id="markdown")
        yield OptionList(WORDS, markup=False, id="options")
        yield RichLog(wrap=True, min_width=1, id="log")
        yield DataTable(id="table")

    def on_mount(self) -> None:
        self.query_one(RichLog).write(Text(WORDS))
        table = self.query_one(DataTable)
        table.add_column("", width=self.size.width - 2)
        table.add_row(Text(WORDS, no_wrap=False), height=None)


@pytest.mark.parametrize("width", [24, 31, 40, 57])
async def test_every_widget_breaks_chinese_as_it_is_set(installed, width):
    app = Narrow()
    async with app.run_test(size=(width, 80)) as pilot:
        await pilot.pause()
        drawn = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
        rows = {
            widget: [drawn[y][widget.region.x : widget.region.right].strip(" ▎▊▔▁│") for y in widget.region.line_range]
            for widget in app.query("#static, #label, #markdown, #options, #log, #table").results()
        }
        for widget, lines in rows.items():
            words = [line for line in lines if line]
            assert WORDS in "".join(words), widget
            assert [line for line in words if line[0] in CLOSING or line[-1] in OPENING] == [], widget
            for whole in ("3栋2单元1001", "13800000000"):
                assert any(whole in line for line in words), widget
