"""What the studio's keys do."""

from __future__ import annotations

import os

from textual.app import SuspendNotSupported

from callassist.content.name_at import name_at
from callassist.content.outline import key_line
from callassist.errors import WrongUse
from callassist.language import notice
from callassist.tui.actions import STUDIO, STUDIO_APP, Action
from callassist.tui.dialogs.find import FindScreen, Pick, Row, found_row
from callassist.tui.dialogs.help import HelpScreen
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.keys import key_name
from callassist.tui.studio.help import LIST, TEXT, TREE, studio_help
from callassist.tui.studio.saving import StudioSaving
from callassist.tui.studio.side_pane import MODES
from callassist.tui.studio.tree_list import TreeList
from callassist.tui.studio.try_call import TryScreen
from callassist.workflows.find import Found
from callassist.workflows.outside_editor import edited_outside, own_editor
from callassist.workflows.preview import walker_at
from callassist.workflows.snippets import placed, snippets_for

_MOST = 40


class StudioDeeds(StudioSaving):
    """The screen with its keys."""

    # -- going -----------------------------------------------------------------------------------------------------

    async def action_problem(self, step: int) -> None:
        """To the next problem after the cursor, or the one before it, over the files' ends."""
        problems = self.shown.problems
        area = self.area
        if not problems or area is None:
            self.say(self.app.words("No problems."), "ok")
            return
        row, column = area.cursor_location
        here = (self.here, row + 1, column + 1)
        places = [(one.path, one.line, one.column) for one in problems]
        if step > 0:
            at = next((number for number, place in enumerate(places) if place > here), 0)
        else:
            at = next((number for number in range(len(places) - 1, -1, -1) if places[number] < here), len(places) - 1)
        await self.go_to(problems[at])

    def action_jump(self) -> None:
        """Find something and go there."""
        words = self.app.words
        dialog = FindScreen(
            words("go to"),
            words("characters, pinyin, initials, English"),
            words("Nothing found. Try fewer letters."),
            self._search,
        )
        self.app.push_screen(dialog, self._picked)

    def on_tree_list_sought(self, event: TreeList.Sought) -> None:
        """The slash in the tree finds as well."""
        event.stop()
        self.action_jump()

    def _search(self, query: str) -> list[Row]:
        """Give what a query means in the words that were last sound, then what holds it in the draft."""
        sought = query.strip().casefold()
        if not sought:
            return []
        rows = [found_row(one) for one in self.app.find(query) if one.kind != "department"]
        known = {(one.pick.flow, one.pick.step, one.pick.id) for one in rows if isinstance(one.pick, Found)}
        for one in self.shown.branches:
            for entry in one.entries:
                if sought in f"{entry.id} {entry.title}".casefold():
                    is_step = one.file.kind == "flow"
                    flow, step = (one.file.stem, entry.id) if is_step else ("", "")
                    name = f"{flow}/{step}" if is_step else entry.id
                    if (flow, step, name) not in known:
                        found = Found(
                            "step" if is_step else "phrase",
                            name,
                            flow,
                            step,
                            entry.title or entry.id,
                            one.file.stem,
                            "",
                            0,
                        )
                        rows.append(found_row(found))
        return rows[:_MOST]

    async def _picked(self, pick: Pick | None) -> None:
        if isinstance(pick, Action):
            await self.run_action(pick.run)
        elif pick is not None and pick.flow:
            await self.go_name(pick.step or pick.flow, pick.flow)
        elif pick is not None:
            await self.go_name(pick.id, "")

    async def go_name(self, name: str, flow: str) -> bool:
        """Go to a step of a flow, a flow, a phrase or an entry of the site file by its id; say whether there is one."""
        branches = self.shown.branches
        for one in sorted(branches, key=lambda one: (one.file.stem != flow, one.file.kind == "site")):
            if one.file.kind == "flow" and one.file.stem == name and name != flow:
                await self.open(one.file.shown)
                return True
            entry = next((entry for entry in one.entries if entry.id == name), None)
            if entry is not None and (one.file.kind != "flow" or one.file.stem == flow):
                await self.open(one.file.shown, entry.line)
                return True
            line = key_line(self.text_of(one.file), name) if one.file.kind == "site" else 0
            if line:
                await self.open(one.file.shown, line)
                return True
        if flow == name:
            await self.open(next((one.file.shown for one in branches if one.file.stem == flow), ""))
        return flow == name

    async def action_follow(self) -> None:
        """To what the id under the cursor names."""
        name, branch = self.name_here(), self.shown.branch
        flow = branch.file.stem if branch is not None and branch.file.kind == "flow" else ""
        if not name or not await self.go_name(name, flow):
            self.say(self.app.words("The cursor is on no id that is known."))

    def name_here(self) -> str:
        """Give the id that the cursor is on, or nothing."""
        area = self.area
        if area is None:
            return ""
        row, column = area.cursor_location
        return name_at(area.document.get_line(row), column)

    # -- seeing ----------------------------------------------------------------------------------------------------

    def action_preview(self) -> None:
        """The next way to show the step."""
        mode = self._board.mode(self._mode)
        self._mode = MODES[(MODES.index(mode) + 1) % len(MODES)] if mode in MODES else "small"
        self.draw()

    def action_map(self) -> None:
        """The map, or away with it."""
        self._mode = "" if self._board.mode(self._mode) == "map" else "map"
        self.draw()

    def action_try_call(self) -> None:
        """Walk the draft from here."""
        shown, words = self.shown, self.app.words
        branch, entry = shown.branch, self._board.here(shown)
        is_flow = branch is not None and branch.file.kind == "flow"
        walker = (
            walker_at(shown.pack, branch.file.stem, entry.id if entry is not None else "")
            if is_flow and branch is not None and shown.pack is not None
            else None
        )
        if walker is None:
            self.say(words("A call can be tried from a flow that has no errors in its way."))
            return

        async def came_to(place: str | None) -> None:
            flow, _, step = (place or "").partition("/")
            if step:
                await self.go_name(step, flow)

        self.app.push_screen(TryScreen(walker, words), came_to)

    # -- writing ---------------------------------------------------------------------------------------------------

    def action_snippet(self) -> None:
        """Choose a piece to put in."""
        branch, words = self.shown.branch, self.app.words
        pieces = snippets_for(branch.file.kind) if branch is not None else ()
        if not pieces or self.area is None or self.area.read_only:
            self.say(words("There are no pieces for this file."))
            return
        items = [Item(one.id, words(one.name), key=str(number)) for number, one in enumerate(pieces, 1)]
        dialog = PickScreen(words("insert"), items)
        self.after_typing(lambda: self._ask(dialog))

    def _ask(self, dialog: PickScreen) -> None:
        self.app.push_screen(dialog, self._put_in)

    def _put_in(self, choice: str | None) -> None:
        branch, area = self.shown.branch, self.area
        if choice is None or branch is None or area is None:
            return
        snippet = next(one for one in snippets_for(branch.file.kind) if one.id == choice)
        place = placed(area.text, area.cursor_location[0] + 1, snippet, self.app.checker.lang)
        if place is None:
            self.say(self.app.words("It cannot be put in here: go into a step or phrase that has lines of its own."))
            return
        area.put_in(place)
        area.focus()

    def action_outside(self) -> None:
        """Hand the text to the user's own editor, and take it back."""
        self.after_typing(self._outside)

    def _outside(self) -> None:
        area = self.area
        if area is None or area.read_only:
            return
        try:
            command = own_editor(os.environ)
            with self.app.suspend():
                text = edited_outside(command, self.here.rpartition("/")[2], area.text)
        except WrongUse as error:
            self.tell(error.notice)
        except SuspendNotSupported:
            self.tell(notice("This terminal cannot be handed to another program."))
        else:
            if text != area.text:
                area.take(text)
        self.app.refresh()

    # -- besides -----------------------------------------------------------------------------------------------------

    def help(self) -> HelpScreen:
        """Give the page of help for what has the focus."""
        focused = self.app.focused
        rows = TREE if focused is self._board.tree_list else LIST if focused is self._board.problem_list else TEXT
        return HelpScreen(self.app.words("help"), studio_help(rows, self.app.own, self.app.words))

    def palette(self) -> FindScreen:
        """Give the list of everything that the keys do, by name."""
        words = self.app.words

        def search(query: str) -> list[Row]:
            typed = query.strip().casefold()
            rows = [
                Row(words(one.name), key_name(one, self.app.own), words(one.sentence), one)
                for one in (*STUDIO, *STUDIO_APP)
            ]
            return [row for row in rows if typed in f"{row.title} {row.words}".casefold()] + self._search(query)

        nothing = words("Nothing found. Try fewer letters.")
        return FindScreen(words("all actions"), words("characters, pinyin, initials, English"), nothing, search)

    def picked(self, pick: Pick | None) -> None:
        """Do what was picked in the palette."""
        self.call_later(self._picked, pick)

    def action_leave(self) -> None:
        """End; what is not saved is kept."""
        self.after_typing(self.app.exit)

    async def action_switch_language(self) -> None:
        """The other language, of the screen and of the files."""
        await self.app.run_action("app.switch_language")
