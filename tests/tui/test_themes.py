from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.tui.gallery import GROUNDS, ROLES, Gallery
from textual.app import App
from textual.color import Color

from callassist.tui.display.contrast import contrast
from callassist.tui.themes import LEGIBLE, THEMES, register

NORMAL, HIGH, FRAME = 4.5, 7.0, 3.0
TEXTS = (
    *("foreground", "text", "text-muted", "text-disabled", "foreground-muted", "foreground-disabled"),
    *ROLES,
    *(f"text-{role}" for role in ROLES),
    *("link-color", "button-foreground", *(f"markdown-h{level}-color" for level in range(1, 7))),
    *("border", "border-blurred"),  # a frame's title is drawn in the frame's colour
)
PAIRS = [
    *((text, ground) for text in TEXTS for ground in (*GROUNDS, "surface-active")),
    *(
        (text, shade)
        for role in ROLES
        for text in ("text", "button-color-foreground")
        for shade in (role, f"{role}-lighten-1", f"{role}-darken-1", f"{role}-darken-2", f"{role}-muted")
    ),
    *((f"text-{role}", f"{role}-muted") for role in ROLES),
    *(("background", role) for role in ROLES),
    *(("footer-foreground", "footer-background"), ("footer-key-foreground", "footer-background")),
    *(("footer-description-foreground", "footer-background"), ("footer-description-foreground", "panel")),
    *(("input-cursor-foreground", "input-cursor-background"), ("foreground", "surface")),
    *(("input-selection-foreground", "input-selection-background"), ("foreground", "block-hover-background")),
    *(("block-cursor-foreground", "block-cursor-background"), ("link-color-hover", "link-background-hover")),
    *(("block-cursor-blurred-foreground", "block-cursor-blurred-background"), ("foreground", "boost")),
    ("screen-selection-foreground", "screen-selection-background"),
]


def least(theme: str) -> float:
    return HIGH if "contrast" in theme else NORMAL


def drawn(value: str, ground: Color) -> Color:
    """Give the opaque colour that a variable makes on a ground, as `auto 75%` and `#rrggbbaa` do."""
    if value.startswith("auto"):
        return ground + ground.get_contrast_text(float(value.removeprefix("auto").strip(" %")) / 100)
    return ground + Color.parse(value)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_text_and_ground_can_be_read(theme):
    variables = {**THEMES[theme].to_color_system().generate(), **THEMES[theme].variables}
    faint = []
    for text, ground in PAIRS:
        for under in GROUNDS:
            behind = drawn(variables[ground], Color.parse(variables[under]))
            found = contrast(drawn(variables[text], behind).rgb, behind.rgb)
            if found < least(theme):
                faint.append((text, ground, under, round(found, 2)))
    assert faint == []


@pytest.mark.parametrize("theme", THEMES)
def test_frames_and_scrollbars_can_be_seen(theme):
    variables = {**THEMES[theme].to_color_system().generate(), **THEMES[theme].variables}
    seen = [("border", ground) for ground in GROUNDS] + [("border-blurred", ground) for ground in GROUNDS]
    for line, ground in [*seen, ("scrollbar", "scrollbar-background"), ("scrollbar-active", "scrollbar-background")]:
        assert contrast(Color.parse(variables[line]).rgb, Color.parse(variables[ground]).rgb) >= FRAME


def faint_words(app: App[Any], least_contrast: float) -> Iterator[tuple[str, str, str, float]]:
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            # A lone X is the sign of an empty box, meant to be faint; everything else with a letter is text.
            if style is None or text == "X" or not any(char.isalnum() for char in text):
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            front, back = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            found = contrast((front.red, front.green, front.blue), (back.red, back.green, back.blue))
            if style.dim or found < least_contrast:
                yield text.strip(), front.hex, back.hex, round(found, 2)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_word_a_widget_draws_can_be_read(theme):
    app = Gallery(theme)
    async with app.run_test(size=(100, 180)) as pilot:
        await pilot.pause()
        assert list(faint_words(app, least(theme))) == []
        for severity in ("information", "warning", "error"):
            app.notify("a note", severity=severity, markup=False)
        one_of_each = {type(widget): widget for widget in app.screen.focus_chain}
        for widget in one_of_each.values():
            widget.focus()
            await pilot.pause()
            assert list(faint_words(app, least(theme))) == [], widget


@pytest.mark.parametrize("theme", THEMES)
async def test_every_word_of_the_palette_can_be_read(theme):
    class Bare(App[None]):
        CSS_PATH = LEGIBLE

    app = Bare()
    register(app)
    app.theme = theme
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        words = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
        assert "Quit the application" in words
        assert list(faint_words(app, least(theme))) == []


def test_contrast_is_the_published_one():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((255, 255, 255), (118, 118, 118)) == pytest.approx(4.54, abs=0.01)  # the known AA grey
    assert contrast((1, 2, 3), (1, 2, 3)) == 1


def test_the_themes_are_dark_or_light_by_their_names():
    assert [(name, theme.dark) for name, theme in THEMES.items()] == [
        ("callassist-dark", True),
        ("callassist-light", False),
        ("callassist-contrast-dark", True),
        ("callassist-contrast-light", False),
    ]
