"""The editor of one file: YAML in colours, line numbers, a letter beside each line that has a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from callassist.content.problem import Problem
from callassist.text import clean
from callassist.tui.display.yaml_colours import yaml_colours
from callassist.workflows.snippets import Placed

_LOOK = "callassist"
_UNDO = 1000
_BADNESS = "EWI"
_ITEM = re.compile(r" *(?:- )+")
_KEY = re.compile(r"[^\s\"'{\[&*!|>%@`#][^#]*?:(?: |$)")


class YamlArea(TextArea):
    """A text area for one content file; tabs are blanks, and Enter keeps the depth of the line."""

    class Left(Message):
        """Esc was pressed: away from the text."""

    def __init__(self, shown: str, text: str, *, is_locked: bool) -> None:
        super().__init__(
            text,
            language="yaml",
            soft_wrap=False,
            show_line_numbers=True,
            tab_behavior="indent",
            max_checkpoints=_UNDO,
            read_only=is_locked,
            compact=True,
            classes="yaml-area",
        )
        self.shown = shown
        self.indent_width = 2
        self.cursor_blink = False
        self._problems: dict[int, list[Problem]] = {}

    def on_mount(self) -> None:
        """Take the colours of the theme."""
        self.take_colours()

    def take_colours(self) -> None:
        """Take the colours of the app's theme as it is now."""
        self.register_theme(yaml_colours(_LOOK, self.app.get_css_variables()))
        self.theme = _LOOK
        self.notify_style_update()

    def _app_theme_changed(self) -> None:
        self.take_colours()

    # -- problems ------------------------------------------------------------------------------------------------

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Mark these problems, and no others."""
        found: dict[int, list[Problem]] = {}
        for problem in problems:
            found.setdefault(problem.line - 1, []).append(problem)
        if found != self._problems:
            self._problems = found
            self.notify_style_update()  # lines once drawn are kept until a style changes
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is drawn: cleaned, what is wrong in it underlined."""
        text = Text(clean(self.document.get_line(line_index)), end="", no_wrap=True)
        for problem in self._problems.get(line_index, ()):
            text.stylize("underline bold", problem.column - 1, problem.end_column - 1)
        return text

    def _render_line(self, y: int) -> Strip:
        strip = super()._render_line(y)
        problems = self._problems.get(y + self.scroll_offset[1])
        if not problems or not strip:
            return strip
        letter = min((problem.severity for problem in problems), key=_BADNESS.index)
        first, *others = strip
        mark = Segment(letter, (first.style or Style()) + Style(bold=True, reverse=True))
        return Strip(
            [Segment(first.text[:-2], first.style), mark, Segment(" ", first.style), *others], strip.cell_length
        )

    # -- typing --------------------------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
        elif event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            depth = self._depth()
            self._replace_via_keyboard("\n" + depth, *self.selection)
            if not self.soft_wrap and self.scroll_x:
                self.scroll_to(x=0, animate=False)  # the new line begins on the left: all of it is to be seen

    def _depth(self) -> str:
        """Give the blanks that the next line begins with: those of this one, two more below a key that opens something.

        Below an item that is a line by itself stands the next item; below one that begins a mapping its next key.
        """
        row, column = min(self.selection)
        before = self.document.get_line(row)[:column].rstrip()
        item = _ITEM.match(before)
        blanks = " " * (len(before) - len(before.lstrip(" ")))
        if item is not None and _KEY.match(before, item.end()):
            blanks = " " * item.end()
        return blanks + ("  " if before.endswith(":") else "")

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override] # Textual then calls its own as well
        event.text = clean(event.text)

    def put_in(self, place: Placed) -> None:
        """Put a piece in, and mark what of it is to be written first."""
        last = self.document.line_count
        lines = "\n".join(place.lines)
        if place.at < last:
            self.insert(lines + "\n", (place.at, 0), maintain_selection_offset=False)
        else:
            end = (last - 1, len(self.document.get_line(last - 1)))
            self.insert("\n" + lines, end, maintain_selection_offset=False)
        self.selection = Selection((place.row, place.start), (place.row, place.end))
        self.scroll_cursor_visible(center=True)

    def take(self, text: str) -> None:
        """Put another text in the place of this one, as an edit that can be undone; the cursor stays near its line."""
        text = clean(text)
        row, column = self.cursor_location
        last = self.document.line_count - 1
        self.replace(text, (0, 0), (last, len(self.document.get_line(last))), maintain_selection_offset=False)
        self.move_cursor((min(row, self.document.line_count - 1), column))

    def go(self, line: int, column: int = 1) -> None:
        """Put the cursor on a place, from 1, with lines above it to see."""
        self.move_cursor((max(line - 1, 0), max(column - 1, 0)), center=True)
