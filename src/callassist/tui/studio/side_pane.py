"""The pane beside the editor: the step as the agent sees it, or the map of the flow."""

from __future__ import annotations

from typing import Literal

from textual.containers import VerticalScroll

from callassist.content.folder import File
from callassist.content.outline import Entry
from callassist.content.values import Pack
from callassist.language import Words
from callassist.tui.display.map_rows import map_rows
from callassist.tui.display.replies import replies
from callassist.tui.display.script import script
from callassist.tui.display.spans import Block, line
from callassist.tui.widgets.frame import name_frame
from callassist.tui.widgets.panel import Panel
from callassist.workflows.draft_tree import Branch
from callassist.workflows.flow_map import flow_map
from callassist.workflows.preview import preview

Mode = Literal["", "small", "roomy", "map"]
MODES: tuple[Mode, ...] = ("", "small", "roomy")
"""What F5 goes through; the map has a key of its own."""
_ANSWERS = 6


class SidePane(VerticalScroll, can_focus=False):
    """Shows what belongs to the place where the cursor is."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="side")
        self._drawn: object = None
        self._pack: Pack | None = None

    def compose(self) -> list[Panel]:
        """Lay out the panel."""
        return [Panel(id=f"{self.id}-panel", classes="flowing")]

    def show(self, mode: Mode, branch: Branch, entry: Entry | None, pack: Pack | None, words: Words) -> None:
        """Draw for a place in a file; a word instead where there is nothing to see."""
        key = (mode, branch.file.shown, entry and (entry.id, entry.title), branch.problems, words.lang, self.size.width)
        if key == self._drawn and pack is self._pack:
            return  # a call is walked for each preview: not at every move of the cursor within a step
        self._drawn, self._pack = key, pack
        panel = self.query_one(Panel)
        if mode == "map":
            self._map(panel, branch, entry, pack, words)
            return
        title = words("as the agent sees it") + " · " + (words("large screen") if mode == "roomy" else "80×24")
        name_frame(self, title, entry.title if entry is not None else "")
        panel.show(self._preview(mode, branch.file, entry, pack, words))

    def _preview(self, mode: Mode, file: File, entry: Entry | None, pack: Pack | None, words: Words) -> Block:
        if file.kind != "flow":
            return (line((words("A preview is for the steps of a flow."), "dim")),)
        view = preview(pack, file.stem, entry.id if entry is not None else "") if pack is not None else None
        if view is None:
            return (line((words("There is nothing to see until the errors are mended."), "dim")),)
        card = script(view, words, keywords_first=False, nudges=False, roomy=mode == "roomy")
        cells = max(20, self.scrollable_content_region.width)
        answers = replies(view, words, cells, _ANSWERS)
        elsewhere = entry is not None and view.step != entry.id
        told = line((words("shown here: {place}", place=f"{view.flow}/{view.step}"), "dim"))
        return (*((told, ()) if elsewhere else ()), *card, (), *answers)

    def _map(self, panel: Panel, branch: Branch, entry: Entry | None, pack: Pack | None, words: Words) -> None:
        flow = pack.flows.get(branch.file.stem) if pack is not None else None
        name_frame(self, words("map"), flow.title if flow is not None else "")
        if branch.file.kind != "flow" or flow is None:
            panel.show((line((words("A map is of a flow that can be read."), "dim")),))
            return
        rows, at = map_rows(flow_map(flow), entry.id if entry is not None else "", branch.problems, words)
        panel.show(rows)
        self.call_after_refresh(self.scroll_to, y=max(0, at - 2), animate=False)
