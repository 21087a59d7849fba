"""Our line breaking in place of Textual's, which starts one Chinese line in eleven with a full stop or comma."""

from __future__ import annotations

import rich.text
import textual.content

from callassist.tui.display.line_breaks import line_breaks

NAME = "divide_line"
"""What both modules below call the function that breaks a line; a test fails if either renames it."""

PLACES = (
    textual.content,  # Static, Label, Markdown, OptionList, Button, Toast: everything drawn from Content
    rich.text,  # DataTable cells, RichLog and any Rich renderable inside a widget
)


def install() -> None:
    """Make every widget but TextArea break its lines as Chinese is set; call it once, before the app is made."""
    for module in PLACES:
        vars(module)[NAME] = line_breaks
