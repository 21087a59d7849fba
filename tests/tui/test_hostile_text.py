from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.hostile import HOSTILE
from textual.app import App, ComposeResult
from textual.content import Content, Span
from textual.widgets import Button, Input, Label, OptionList, Static

from callassist.text import clean, one_line
from callassist.tui import kinsoku
from callassist.tui.safe import safe


class Shown(App[None]):
    CSS = "#static, #label { width: 100%; max-height: 8; } #static { border: round gray; } #options { height: 8; }"

    def compose(self) -> ComposeResult:
        yield Static(id="static")
        yield Label(id="label")
        yield OptionList(id="options")
        yield Input(id="typed")
        yield Input(id="empty")
        yield Button(id="button")

    def show(self, text: str) -> None:
        """Put the text wherever the widgets take words."""
        self.query_one("#static", Static).update(safe(text, "bold", [Span(0, 3, "reverse")]))
        self.query_one("#static", Static).border_title = safe(text)
        self.query_one("#label", Label).update(safe(text))
        self.query_one(OptionList).clear_options().add_options([safe(text), safe(text, "$warning")])
        self.query_one("#typed", Input).value = one_line(text)
        self.query_one("#empty", Input).placeholder = one_line(text)
        self.query_one(Button).label = safe(text)


def drawn(app: App[None]) -> str:
    strips = app.screen._compositor.render_strips()
    assert not any("@click" in (segment.style.meta if segment.style else {}) for strip in strips for segment in strip)
    assert not any(segment.style.link for strip in strips for segment in strip if segment.style)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def harmful(text: str) -> list[str]:
    """Give the characters that are commands, halves of characters, or change how others stand."""
    return sorted(
        {
            char
            for char in text.replace("\n", "")
            if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
            or unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
            or char in "\u200b\u200c\u200d\u200e\u200f\u2060\u061c\ufeff"
        }
    )


def test_there_are_enough_hostile_texts():
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("breaking", ["as Textual does", "as Chinese is set"])
async def test_no_text_steers_the_terminal_or_breaks_a_widget(breaking, monkeypatch):
    for module in kinsoku.PLACES:
        monkeypatch.setattr(module, kinsoku.NAME, getattr(module, kinsoku.NAME))
    if breaking == "as Chinese is set":
        kinsoku.install()
    app = Shown()
    async with app.run_test(size=(60, 40)) as pilot:
        for text in HOSTILE:
            app.show(text)
            await pilot.pause()
            screen = drawn(app)
            assert harmful(screen) == [], repr(text)[:80]
            screen.encode()  # a lone half of a character would fail here, and on the way to the terminal


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]quit[/]", "[b]no end", "$primary", ":smile:", "\\[b]"])
async def test_markup_is_shown_as_it_is_written(text):
    app = Shown()
    async with app.run_test(size=(60, 40)) as pilot:
        app.show(text)
        await pilot.pause()
        assert drawn(app).count(text) == 8  # title, static, label, two options, value, placeholder, button


async def test_without_the_helper_a_command_would_have_reached_the_terminal():
    class Careless(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("\x1b[2J", markup=False)

    app = Careless()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert harmful(drawn(app)) == ["\x1b"]


def test_safe_text_is_content_in_the_style_asked_for():
    content = safe("您好[b]", "bold", [Span(0, 1, "reverse")])
    assert isinstance(content, Content)
    assert content.plain == "您好[b]"
    assert content.spans == [Span(0, 5, "bold"), Span(0, 1, "reverse")]
    assert safe("").spans == safe("", "bold").spans == []


def test_spans_follow_their_words_where_two_characters_become_one():
    content = safe("一\r\n二\r三", spans=[Span(3, 4, "bold"), Span(5, 6, "bold")])
    assert [content.plain[span.start : span.end] for span in content.spans] == ["二", "三"]


@given(st.text(), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=4))
def test_every_span_lies_within_the_text(text, ends):
    content = safe(text, spans=[Span(start, end, "bold") for start, end in ends])
    assert content.plain == clean(text)
    assert all(0 <= span.start < span.end <= len(content.plain) for span in content.spans)
