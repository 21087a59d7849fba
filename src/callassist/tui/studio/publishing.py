"""Publishing and renaming in the studio: what is saved goes live, an id becomes another one everywhere."""

from __future__ import annotations

import asyncio

from textual import work

from callassist.content.folder import files
from callassist.content.live import live_number
from callassist.content.problem import Problem
from callassist.content.renaming import RenameKind, Renaming
from callassist.errors import ContentError, UnknownName, WrongUse
from callassist.language import LANGS, Lang, notice
from callassist.tui.dialogs.ask import AskScreen
from callassist.tui.display.news import news_page
from callassist.tui.display.problem_rows import slip_and_advice
from callassist.tui.display.spans import Block, line
from callassist.tui.studio.deeds import StudioDeeds
from callassist.workflows.publish import Draft, differences, publish, read_draft, words_of
from callassist.workflows.rename import carry_out, plan
from callassist.workflows.tell_changes import tell_changes


class StudioPublishing(StudioDeeds):
    """The screen with what concerns more than one file."""

    # -- publishing ----------------------------------------------------------------------------------------------

    def action_publish(self) -> None:
        """Check and test what is saved, show what is new, ask for a note, and let it go live."""
        self.after_typing(self._look_over)

    def _look_over(self) -> None:
        if self._has_unsaved():
            return
        self.say(self.app.words("Checking and testing everything …"), "hint")
        self._prepare_version()

    def _has_unsaved(self) -> bool:
        unsaved = self.app.desk.unsaved
        if unsaved:
            self.say(self.app.words("Not saved yet: {files}. ^S saves.", files=", ".join(unsaved)))
        return bool(unsaved)

    @work(exclusive=True, group="publish")
    async def _prepare_version(self) -> None:
        words, root = self.app.words, self.app.desk.root
        try:
            draft = await asyncio.to_thread(read_draft, root)
            before = live_number(root)
            old = await asyncio.to_thread(words_of, root, before) if before else {}
        except ContentError as error:
            first = next((one for one in error.problems if isinstance(one, Problem)), None)
            if first is not None and first.path in self.files:
                await self.go_to(first)
                self.say(words("Nothing is published. {wrong}", wrong=slip_and_advice(first, words)))
            else:
                self.say(words("Nothing is published: there are errors, or steps that are not finished."))
            return
        except WrongUse as error:
            self.tell(error.notice)
            return
        if draft.failed:
            verdict = draft.failed[0]
            await self.open(verdict.path, verdict.line)
            self.tell(notice("This test call fails: {why}", why=verdict.faults[0]))
            return
        found = differences(old, draft.packs)
        news = tuple(told for lang in LANGS for told in tell_changes(found.get(lang, ()), words))
        if before and not news:
            self.say(words("Nothing is new: version {number} has these words.", number=before), "hint")
            return
        about = news_page(news, words) if before else (line(words("The first version: all words go live.")),)
        dialog = AskScreen(words("publish"), about, words("What was changed and why? Enter publishes."))
        self.say("")

        def noted(note: str | None) -> None:
            if note:
                self._publish(draft, note)
            elif note is not None:
                self.say(words("Nothing is published without a note."))

        self.app.push_screen(dialog, noted)

    def _publish(self, draft: Draft, note: str) -> None:
        words, desk = self.app.words, self.app.desk
        try:
            made = publish(desk.root, draft, by=desk.who, note=note, at=self.app.now())
        except WrongUse as error:
            self.tell(error.notice)
            return
        if made is not None:
            self.say(words("Version {number} is live; screens take it between calls.", number=made.number), "ok")

    # -- renaming ------------------------------------------------------------------------------------------------

    def action_rename(self) -> None:
        """Give the id under the cursor another name, wherever it stands."""
        self.after_typing(self._ask_name)

    def _ask_name(self) -> None:
        words, name = self.app.words, self.name_here()
        found = self._kind_of(name)
        if found is None:
            self.say(words("The cursor is on no id that is known."))
            return
        if self._has_unsaved():
            return
        kind, flow = found
        about: Block = (line(words("Everywhere in both languages, tests included; the files before are kept.")),)
        dialog = AskScreen(words("rename {name}", name=name), about, words("The new id. Enter renames."), name)

        def named(new: str | None) -> None:
            if new and new != name:
                self._rename(Renaming(kind, name, new, flow))

        self.app.push_screen(dialog, named)

    def _kind_of(self, name: str) -> tuple[RenameKind, str] | None:
        """Give what an id names, and the flow if it is a step of the one that is open."""
        shown = self.shown
        branch, pack = shown.branch, shown.pack
        if not name or pack is None or branch is None:
            return None
        flow = pack.flows.get(branch.file.stem) if branch.file.kind == "flow" else None
        if flow is not None and name in flow.steps:
            return "step", flow.id
        kinds: tuple[tuple[RenameKind, object], ...] = (
            ("flow", pack.flows),
            ("phrase", pack.phrases),
            ("field", pack.site.fields),
            ("disposition", pack.site.dispositions),
            ("element", pack.site.elements),
        )
        return next(((kind, "") for kind, known in kinds if isinstance(known, dict) and name in known), None)

    def _rename(self, renaming: Renaming) -> None:
        words, root = self.app.words, self.app.desk.root
        langs: list[Lang] = [lang for lang in LANGS if files(root, lang)]
        try:
            plans = plan(root, langs, renaming)
            carry_out(plans)
        except WrongUse as error:
            self.tell(error.notice)
            return
        except UnknownName:
            self.say(words("The cursor is on no id that is known."))
            return
        places = sum(one.places for one in plans)
        self.take_saves()
        self.say(words("Renamed in {places} places of {files} files.", places=places, files=len(plans)), "ok")
