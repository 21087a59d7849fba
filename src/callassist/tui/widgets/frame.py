"""The words in a widget's frame."""

from __future__ import annotations

from textual.widget import Widget

from callassist.tui.safe import safe


def name_frame(widget: Widget, title: str, subtitle: str = "") -> None:
    """Write title and subtitle into a frame, never as markup, and only when they change.

    Textual paints the whole widget again for every title it is given, the same one included: on a screen that is
    drawn four times a second that is most of its work.
    """
    for name, text in (("border_title", title), ("border_subtitle", subtitle)):
        if getattr(widget, f"_named_{name}", "") != text:
            setattr(widget, f"_named_{name}", text)
            setattr(widget, name, safe(text))
