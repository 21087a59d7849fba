"""The four themes: dark and light, and each of them in high contrast.

Textual's own fall short (a warning in its light theme has a contrast of 1.5). Tests hold every pair of text and
background that these four yield to 4.5, and to 7 in high contrast. Source: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textual.app import App
from textual.color import Color
from textual.theme import Theme

LEGIBLE = Path(__file__).with_name("legible.tcss")
"""Goes first in the app's `CSS_PATH`: what a theme cannot reach, since Textual's widgets draw it half transparent."""

_ROLES = ("primary", "secondary", "warning", "error", "success", "accent")


@dataclass(frozen=True, slots=True)
class _Besides:
    """What a theme needs that Textual has no name for."""

    frame: str
    """The line round a widget that is not in focus, and the scrollbar."""
    marked: str
    """The ground of text selected or under a cursor elsewhere."""
    muted: int
    """Percent of the text's own strength left in text of less weight."""


_MIXED = (
    (
        Theme(
            name="callassist-dark",
            dark=True,
            background="#10151c",
            surface="#171d26",
            panel="#202833",
            foreground="#e4e8ee",
            primary="#8abaff",
            secondary="#8fd3d1",
            warning="#f2c14e",
            error="#ffa69f",
            success="#8bdc98",
            accent="#d9b6ff",
            luminosity_spread=0.1,
        ),
        _Besides(frame="#8794aa", marked="#29425f", muted=75),
    ),
    (
        Theme(
            name="callassist-light",
            dark=False,
            background="#f7f8fa",
            surface="#eef0f4",
            panel="#e2e6ec",
            foreground="#1a1f27",
            primary="#0a4a99",
            secondary="#00535a",
            warning="#674400",
            error="#9c1024",
            success="#13522a",
            accent="#651c9a",
            luminosity_spread=0.1,
        ),
        _Besides(frame="#5a6473", marked="#c3daf7", muted=80),
    ),
    (
        Theme(
            name="callassist-contrast-dark",
            dark=True,
            background="#000000",
            surface="#0a0a0a",
            panel="#141414",
            foreground="#ffffff",
            primary="#a6cfff",
            secondary="#8ff0e8",
            warning="#ffd966",
            error="#ffbdb8",
            success="#a4f2ae",
            accent="#e6ceff",
            luminosity_spread=0.1,
        ),
        _Besides(frame="#a8a8a8", marked="#12335c", muted=85),
    ),
    (
        Theme(
            name="callassist-contrast-light",
            dark=False,
            background="#ffffff",
            surface="#f8f8f8",
            panel="#f0f0f0",
            foreground="#000000",
            primary="#003a80",
            secondary="#00424a",
            warning="#4f3400",
            error="#7d0016",
            success="#0b4020",
            accent="#4d1080",
            luminosity_spread=0.1,
        ),
        _Besides(frame="#4d4d4d", marked="#cfe3ff", muted=85),
    ),
)


def _variables(theme: Theme, besides: _Besides) -> dict[str, str]:
    """Give the variables that Textual would else mix too faint to read, or leave half transparent."""
    ground, text = Color.parse(theme.background or ""), Color.parse(theme.foreground or "")
    muted = f"auto {besides.muted}%"
    variables = {
        "text": "auto 100%",
        "text-muted": muted,
        "text-disabled": muted,  # Input draws its placeholder in it, and a placeholder is there to be read
        "foreground-muted": ground.blend(text, besides.muted / 100).hex,
        "foreground-disabled": ground.blend(text, besides.muted / 100).hex,
        "border-blurred": besides.frame,
        "scrollbar": besides.frame,
        "scrollbar-background": theme.surface or "",
        "block-hover-background": besides.marked,
        "block-cursor-blurred-background": besides.marked,
        "input-selection-background": besides.marked,
        "screen-selection-background": besides.marked,
        "screen-selection-foreground": text.hex,
    }
    for role in _ROLES:
        colour = getattr(theme, role)
        variables[f"text-{role}"] = colour
        variables[f"{role}-muted"] = Color.parse(colour).blend(ground, 0.9).hex
    return variables


THEMES = {theme.name: replace(theme, variables=_variables(theme, besides)) for theme, besides in _MIXED}
"""Our themes by name."""


USUAL = "callassist-dark"


def register(app: App[Any]) -> None:
    """Make the four themes known to the app; it then takes one by `app.theme = "callassist-dark"`."""
    for theme in THEMES.values():
        app.register_theme(theme)


def dress(app: App[Any], name: str) -> bool:
    """Let an app that was just made begin in a theme, or in the usual one and say so by False.

    That is before the style sheets are first read, or they would be read twice.
    """
    register(app)
    is_known = name in app.available_themes
    app.set_reactive(App.theme, name if is_known else USUAL)
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.set_class(not app.current_theme.dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())
    return is_known


def after(name: str) -> str:
    """Give the theme of ours that comes after this one."""
    names = sorted(THEMES)
    return names[(names.index(name) + 1) % len(names)] if name in THEMES else names[0]
