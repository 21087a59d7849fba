"""The tree of files: arrows and Enter to go there, letters to see only what holds them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.widgets.option_list import Option

from callassist.language import Words
from callassist.text import clean, one_line
from callassist.tui.display.tree_rows import TreeRow, tree_rows
from callassist.tui.paint import painted_line
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.frame import name_frame
from callassist.workflows.draft_tree import Branch

_LEAST = 12


class TreeList(Choices):
    """Shows branches; tells where the user wants to go."""

    BINDINGS = [
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
        Binding("escape", "clear", show=False),
        Binding("backspace", "shorten", show=False),
    ]

    class Chosen(Message):
        """A file, and the line in it (0 for where the cursor is), were chosen."""

        def __init__(self, shown: str, line: int) -> None:
            super().__init__()
            self.shown, self.line = shown, line

    class Sought(Message):
        """The slash was pressed: find something by its meaning."""

    def __init__(self) -> None:
        super().__init__(id="tree")
        self._branches: Sequence[Branch] = ()
        self._unsaved: Collection[str] = ()
        self._unfolded: set[str] = set()
        self._wanted = ""
        self._rows: list[TreeRow] = []
        self._words = Words("en")

    def show(self, branches: Sequence[Branch], unsaved: Collection[str], words: Words) -> None:
        """Show the tree as it is now; the row that is marked stays marked."""
        self._branches, self._unsaved, self._words = branches, unsaved, words
        self._draw()

    def unfold(self, shown: str) -> None:
        """Show what stands in a file."""
        self._unfolded.add(shown)

    def mark(self, shown: str, entry: str = "") -> None:
        """Mark the row of a file, or of an entry in it."""
        for number, row in enumerate(self._rows):
            if row.shown == shown and row.entry in ("", entry):
                self.highlighted = number
                if row.entry == entry:
                    break
        self.call_after_refresh(self._bring)  # rows that were just put in have no place before

    def _bring(self) -> None:
        """Scroll to the marked row, with as much of what stands in its file as there is room for."""
        at, height = self.highlighted, self.scrollable_content_region.height
        if at is None or at >= len(self._rows):
            return
        own = sum(row.shown == self._rows[at].shown for row in self._rows[at:])
        region = Region(0, at, self.scrollable_content_region.width, max(1, min(own, height)))
        self.scroll_to_region(region, force=True, animate=False, immediate=True)

    def _draw(self) -> None:
        marked = self._marked
        cells = max(_LEAST, self.scrollable_content_region.width - 2)  # less the blanks around a row
        rows = tree_rows(
            self._branches, self._words, cells, opened=self._unfolded, unsaved=self._unsaved, wanted=self._wanted
        )
        words = self._words
        name_frame(self, f"/{self._wanted}" if self._wanted else words("files"))
        if rows == self._rows:
            return
        self._rows = rows
        self.clear_options()
        self.add_options([Option(painted_line(row.text), disabled=not row.shown) for row in rows])
        if marked is not None:
            self.mark(marked.shown, marked.entry)
        if self.highlighted is None:
            self.highlighted = next((number for number, row in enumerate(rows) if row.shown), None)

    @property
    def _marked(self) -> TreeRow | None:
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_resize(self) -> None:
        """Cut the rows for another width."""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the tree."""
        char = event.character or ""
        if char in {"/", "、", "／"}:
            event.stop()
            self.post_message(self.Sought())
        elif event.is_printable and char != " ":
            event.stop()
            self._want(self._wanted + clean(char))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words narrow the tree as typed ones do."""
        event.stop()
        self._want(self._wanted + one_line(event.text))

    def _want(self, text: str) -> None:
        here = self._marked.shown if self._marked is not None else ""
        self._wanted = text
        self._draw()
        sought = text.casefold()
        found = [number for number, row in enumerate(self._rows) if sought and row.shown and _holds(row, sought)]
        if found:
            # What the marked file holds is nearest.
            self.highlighted = next((number for number in found if self._rows[number].shown == here), found[0])

    def action_clear(self) -> None:
        """Show the whole tree again."""
        self._want("")

    def action_shorten(self) -> None:
        """Take the last letter back."""
        self._want(self._wanted[:-1])

    def action_fold(self) -> None:
        """Show the file alone."""
        row = self._marked
        if row is not None:
            self._unfolded.discard(row.shown)
            self._draw()
            self.mark(row.shown)

    def action_unfold(self) -> None:
        """Show what stands in the file."""
        row = self._marked
        if row is not None:
            self.unfold(row.shown)
            self._draw()
            self.mark(row.shown, row.entry)

    def action_select(self) -> None:
        """Go there."""
        row = self._marked
        if row is not None and row.shown:
            self.unfold(row.shown)
            self.post_message(self.Chosen(row.shown, row.line))


def _holds(row: TreeRow, sought: str) -> bool:
    return sought in "".join(text for text, _ in row.text).casefold()
