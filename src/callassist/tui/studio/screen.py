"""The studio's one screen: what is open, what is wrong with it, and what the keys do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace as bound

from textual import events, on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, TextArea

from callassist.clock import day_of
from callassist.content.folder import File
from callassist.content.problem import Problem
from callassist.language import Notice
from callassist.tui.actions import STUDIO
from callassist.tui.display.problem_rows import advice_on, slip_and_advice
from callassist.tui.keys import key_name
from callassist.tui.studio.board import Shown, StudioBoard
from callassist.tui.studio.host import StudioHost
from callassist.tui.studio.problem_list import ProblemList
from callassist.tui.studio.side_pane import Mode
from callassist.tui.studio.tree_list import TreeList
from callassist.tui.studio.yaml_area import YamlArea
from callassist.workflows.check_draft import Checked
from callassist.workflows.draft_tree import Branch, branch

_BAR = ("save", "problem-next", "preview", "publish", "try", "snippet", "map", "jump", "studio-gaps", "follow", "leave")
"""The keys under the screen, in the order in which they give way where there is no room; help always stands."""


class StudioScreen(Screen[None]):
    """Holds what is drawn; deeds that ask or write are in `StudioDeeds`, which builds on this."""

    app: StudioHost
    AUTO_FOCUS = ""
    BINDINGS = [bound(action.binding, priority=True) for action in STUDIO]

    def __init__(self) -> None:
        super().__init__(name="studio", classes="studio")
        self.here = ""
        """The file that is edited, as it is shown."""
        self._files: dict[str, File] = {}
        self._branches: dict[str, tuple[object, Branch]] = {}
        self._checked: Checked | None = None
        self._mode: Mode | None = None
        self._board = StudioBoard()

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        yield self._board

    async def on_mount(self) -> None:
        """Go to work."""
        await self.app.begin()

    # -- what is there -------------------------------------------------------------------------------------------

    @property
    def files(self) -> dict[str, File]:
        """The files of the language, by the path that is shown."""
        return self._files

    def read_files(self) -> None:
        """Look which files there are."""
        self.app.checker.read()
        self._files = {file.shown: file for file in self.app.checker.files}

    @property
    def area(self) -> YamlArea | None:
        """The editor in use."""
        return self._board.areas.get(self.here)

    @property
    def shown(self) -> Shown:
        """What is to be drawn as things stand."""
        desk, checked = self.app.desk, self._checked
        return Shown(
            here=self.here,
            branches=tuple(self._branch(file) for file in self._files.values()),
            problems=checked.problems if checked is not None else (),
            pack=checked.pack if checked is not None else None,
            is_checked=checked is not None,
            unsaved=tuple(desk.unsaved),
            mode=self._mode,
        )

    def _branch(self, file: File) -> Branch:
        """Give a file's branch; it is made again only when its text or its problems change."""
        text = self.text_of(file)
        problems = self._checked.problems if self._checked is not None else ()
        own = tuple(problem for problem in problems if problem.path == file.shown)
        held = self._branches.get(file.shown)
        today = day_of(self.app.now())
        if held is None or held[0] != (text, own, today):
            self._branches[file.shown] = held = ((text, own, today), branch(file, text, own, today))
        return held[1]

    def text_of(self, file: File) -> str:
        """Give the text of a file, as it is on the desk or else on the disk."""
        text = self.app.desk.texts.get(file.shown)
        return self.app.checker.text(file.shown) if text is None else text

    def draw(self) -> None:
        """Show everything as it stands now."""
        if not self._board.query("#keys"):
            return  # not laid out yet, or taken down already
        words = self.app.words
        self._board.show(self.shown, words)
        actions = {action.id: action for action in STUDIO}
        keys = [(key_name(actions[name], self.app.own), words(actions[name].name)) for name in _BAR]
        self._board.show_keys([*keys, ("F1", words("help"))])

    def say(self, text: str, role: str = "warn") -> None:
        """Show one line under the editor."""
        if self._board.query("#keys"):
            self._board.say(text, role)

    def tell(self, said: Notice | None, role: str = "warn") -> None:
        """Show a notice, if there is one."""
        if said is not None:
            self.say(self.app.words.of(said), role)

    # -- opening -------------------------------------------------------------------------------------------------

    async def open(self, shown: str, line: int = 0, column: int = 1, *, focus: bool = True) -> None:
        """Edit a file, at a line if one is given."""
        file = self._files.get(shown)
        if file is None:
            return
        draft = self.app.desk.open(file)
        area = self._board.areas.get(shown)
        if area is None:
            area = YamlArea(shown, self.app.desk.texts[shown], is_locked=draft.is_locked)
            self.tell(draft.remark)
        await self._board.bring(area)
        self.here = shown
        self._board.tree_list.unfold(shown)
        if line:
            area.go(line, column)
        if focus:
            area.focus()
        self.draw()
        entry = self._board.here(self.shown)
        self._board.tree_list.mark(shown, entry.id if entry is not None else "")

    @on(TreeList.Chosen)
    async def _chosen(self, event: TreeList.Chosen) -> None:
        await self.open(event.shown, event.line)

    @on(ProblemList.Chosen)
    async def _wanted(self, event: ProblemList.Chosen) -> None:
        await self.go_to(event.problem)

    async def go_to(self, problem: Problem) -> None:
        """Go to the place of a problem, and say what to do."""
        await self.open(problem.path, problem.line, problem.column)
        self._board.problem_list.mark(problem)
        is_listed = self._board.problem_list.display
        self.say((advice_on if is_listed else slip_and_advice)(problem, self.app.words), "hint")

    @on(OptionList.OptionHighlighted, "#problems")
    def _marked(self) -> None:
        problem = self._board.problem_list.marked
        if problem is not None and self._board.problem_list.has_focus:
            self.say(advice_on(problem, self.app.words), "hint")

    @on(YamlArea.Left)
    def _left(self) -> None:
        self._board.tree_list.focus()

    # -- typing --------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        area = event.text_area
        if isinstance(area, YamlArea) and self._board.areas.get(area.shown) is area:
            self.app.desk.type(area.shown, area.text)
            self.check()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self._board.show_place(self.shown, self.app.words)

    def after_typing(self, deed: Callable[[], None]) -> None:
        """Do something once the keys that were pressed before it are in the text.

        A key that does something is looked for at once, while letters wait for the editor to take them: over a slow
        line both arrive together, and saving would overtake the last words.
        """
        area = self.area
        if area is None:
            deed()
            return

        def done() -> None:
            self.app.desk.type(area.shown, area.text)
            deed()

        area.call_later(done)

    def check(self) -> None:
        """Check the draft as it is now, a moment after the last change."""
        self._check()

    @work(exclusive=True, group="check")
    async def _check(self) -> None:
        app = self.app
        await asyncio.sleep(app.pause)
        checker, edited = app.checker, app.desk.edited
        self._checked = await asyncio.to_thread(checker.check, edited)
        self.draw()
        if not self._checked.is_proven:
            await asyncio.sleep(app.rest)
            await asyncio.to_thread(checker.prove, edited)
            self._checked = await asyncio.to_thread(checker.check, edited)
            self.draw()

    def forget_check(self) -> None:
        """Show that nothing is known of the files as they are: they are others."""
        self._checked = None
        self._branches.clear()

    def on_resize(self, _: events.Resize) -> None:
        """Draw for a new size."""
        self.draw()
