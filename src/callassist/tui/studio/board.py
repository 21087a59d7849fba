"""Everything on the studio's screen, drawn from the desk, the check and the place of the cursor."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from callassist.content.outline import Entry, entry_at
from callassist.content.problem import Problem
from callassist.content.values import Pack
from callassist.language import Words
from callassist.tui.display.exception_bar import key_bar
from callassist.tui.display.spans import line
from callassist.tui.display.studio_head import studio_head
from callassist.tui.studio.problem_list import ProblemList
from callassist.tui.studio.side_pane import Mode, SidePane
from callassist.tui.studio.tree_list import TreeList
from callassist.tui.studio.yaml_area import YamlArea
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.panel import Panel
from callassist.workflows.draft_tree import Branch

_WIDE = 110
"""Cells of terminal from which preview and map have a place of their own at the right."""


class Shown(msgspec.Struct, frozen=True):
    """What is to be drawn."""

    here: str
    branches: tuple[Branch, ...]
    problems: tuple[Problem, ...]
    pack: Pack | None
    is_checked: bool
    unsaved: tuple[str, ...]
    mode: Mode | None

    @property
    def branch(self) -> Branch | None:
        """The branch of the file that is edited."""
        return next((one for one in self.branches if one.file.shown == self.here), None)


class StudioBoard(Vertical):
    """Head, tree, editors, problems, side, message and keys."""

    def __init__(self) -> None:
        super().__init__(id="board")
        self.tree_list = TreeList()
        self.problem_list = ProblemList()
        self.areas: dict[str, YamlArea] = {}
        self._right, self._below = SidePane(id="side-right"), SidePane(id="side-below")

    def compose(self) -> ComposeResult:
        """Lay everything out."""
        yield Panel(id="status")
        with Horizontal(id="studio-body"):
            yield self.tree_list
            with Vertical(id="studio-middle"):
                yield Vertical(id="areas")
                yield self.problem_list
                yield self._below
            yield self._right
        yield Panel(id="message")
        yield Panel(id="keys")

    def mode(self, wanted: Mode | None) -> Mode:
        """Give what the side shows: without a wish the preview where there is room for it."""
        return wanted if wanted is not None else "small" if self._is_wide else ""

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= _WIDE

    async def bring(self, area: YamlArea) -> None:
        """Show the editor of a file, and no other."""
        if area.shown not in self.areas:
            self.areas[area.shown] = area
            await self.query_one("#areas").mount(area)
        for shown, one in self.areas.items():
            one.display = shown == area.shown

    async def put_away(self, shown: str) -> None:
        """Take the editor of a file away; it is made anew when it is wanted."""
        area = self.areas.pop(shown, None)
        if area is not None:
            await area.remove()

    def show(self, shown: Shown, words: Words) -> None:
        """Draw it all; only what changed is painted."""
        cells = self.app.size.width - 2  # less the bars' padding
        head = studio_head(
            shown.here,
            problems=len(shown.problems),
            errors=sum(problem.severity == "E" for problem in shown.problems),
            unsaved=len(shown.unsaved),
            overdue=sum(one.is_overdue for one in shown.branches),
            is_checked=shown.is_checked,
            is_changed=shown.here in shown.unsaved,
            words=words,
            cells=cells,
        )
        self._panel("#status").show((head,))
        self.tree_list.show(shown.branches, shown.unsaved, words)
        self.problem_list.show(shown.problems, shown.here, words)
        area = self.areas.get(shown.here)
        if area is not None:
            area.show_problems(problem for problem in shown.problems if problem.path == shown.here)
        self.show_place(shown, words)

    def show_place(self, shown: Shown, words: Words) -> None:
        """Draw what belongs to the place of the cursor."""
        mode = self.mode(shown.mode)
        self._right.display = self._is_wide and bool(mode)
        self._below.display = not self._is_wide and bool(mode)
        self.problem_list.display = not self._below.display
        branch, area = shown.branch, self.areas.get(shown.here)
        if branch is None or area is None:
            return
        row, column = area.cursor_location
        entry = entry_at(branch.entries, row + 1)
        name_frame(
            self.query_one("#areas"), entry.title or entry.id if entry else shown.here, f"{row + 1}:{column + 1}"
        )
        if mode:
            (self._right if self._is_wide else self._below).show(mode, branch, entry, shown.pack, words)

    def here(self, shown: Shown) -> Entry | None:
        """Give the step, phrase or part that the cursor is in."""
        branch, area = shown.branch, self.areas.get(shown.here)
        return (
            entry_at(branch.entries, area.cursor_location[0] + 1) if branch is not None and area is not None else None
        )

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line under the editor; it stays until the next deed."""
        self._panel("#message").show((line((text, role)),) if text else ())

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Draw the bottom line."""
        self._panel("#keys").show((key_bar(keys, self.app.size.width - 2),))

    def _panel(self, name: str) -> Panel:
        return self.query_one(name, Panel)
