"""Saving in the studio: what is said of it, what is asked where two edits meet, and what a crash left behind."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.errors import WrongUse
from callassist.text import one_line
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.studio.screen import StudioScreen
from callassist.workflows.kept_edits import LeftBehind
from callassist.workflows.open_draft import Opened
from callassist.workflows.save_draft import Saved


class StudioSaving(StudioScreen):
    """The screen with what writes and reads files."""

    # -- saving --------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the file, errors and all."""
        self.after_typing(self._save)

    def _save(self) -> None:
        shown, desk, words = self.here, self.app.desk, self.app.words
        if shown not in desk.drafts or desk.drafts[shown].is_locked:
            self.say(words("This file is only shown; it cannot be saved here."))
            return
        try:
            saved = desk.save(shown)
        except WrongUse as error:
            self.tell(error.notice)
            return
        if saved.outcome == "clash":
            self._clash(saved)
            return
        if saved.outcome == "merged":
            self._take_up(shown)
            self.say(words("Somebody saved this file meanwhile: both edits are in, look them over."), "hint")
        else:
            self.say(self._saved_as(shown), "ok")
        self.saves_seen()

    def _saved_as(self, shown: str) -> str:
        errors = [one for one in self.shown.problems if one.path == shown and one.severity == "E"]
        if errors:
            return self.app.words(
                "Saved as a draft with {count} errors; agents keep the words before it.", count=len(errors)
            )
        return self.app.words("Saved; the copy before is kept beside it.")

    def _clash(self, saved: Saved) -> None:
        words, theirs = self.app.words, saved.now
        mine = saved.mine.name if saved.mine is not None else ""
        self.say(
            words(
                "Somebody changed the same lines meanwhile. Theirs stands in the file, yours was put into {name}.",
                name=mine,
            )
        )
        items = [
            Item("theirs", words("take theirs into the editor"), words("undo brings yours back"), key="t"),
            Item("mine", words("save mine over theirs"), words("theirs is kept beside it"), key="m"),
            Item("", words("go on editing mine"), key="e"),
        ]

        def picked(choice: str | None) -> None:
            if choice == "theirs":
                self.app.desk.take_theirs(theirs)
                self._take_up(theirs.shown)
            elif choice == "mine":
                self._over(theirs)
            self.saves_seen()

        self.app.push_screen(PickScreen(words("two edits of the same lines"), items), picked)

    def _over(self, theirs: Opened) -> None:
        try:
            self.app.desk.save_over(theirs)
        except WrongUse as error:
            self.tell(error.notice)
            return
        self.say(self.app.words("Saved; theirs is kept beside it."), "ok")

    def saves_seen(self) -> None:
        """Take the files as they are now on the disk."""
        self.read_files()
        self.check()
        self.draw()

    def take_saves(self) -> None:
        """Take what was saved elsewhere into files that are not edited here; say so."""
        taken, both = self.app.desk.reread()
        for shown in taken:
            self._take_up(shown)
        words = self.app.words
        if both:
            self.say(words("{name} was saved elsewhere meanwhile: saving here merges both.", name=both[0]))
        elif taken:
            self.say(words("{name} was saved elsewhere and is shown as it is now.", name=taken[0]), "hint")
        self.saves_seen()

    def _take_up(self, shown: str) -> None:
        """Let the editor of a file show the text that is on the desk."""
        area = self._board.areas.get(shown)
        if area is not None and area.text != self.app.desk.texts[shown]:
            area.take(self.app.desk.texts[shown])

    def offer(self, left: Sequence[LeftBehind]) -> None:
        """Offer what was typed and not saved before the program ended."""
        words = self.app.words
        names = one_line(" · ".join(one.edit.shown for one in left))
        items = [
            Item("take", words("take it up again"), names, key="t"),
            Item("later", words("leave it for the next start"), key="l"),
            # Without a key of its own: whoever types on as the program starts must not hit it by chance.
            Item("away", words("throw it away")),
        ]

        async def picked(choice: str | None) -> None:
            if choice == "take":
                for shown in self.app.desk.take_up(left, self.files):
                    await self._board.put_away(shown)
                    await self.open(shown)
                self.check()
                self.say(words("Your unsaved text is back."), "ok")
            elif choice == "away":
                self.app.desk.throw_away(left)

        self.app.push_screen(PickScreen(words("not saved when the program ended"), items), picked)
