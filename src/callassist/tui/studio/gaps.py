"""Gaps in the studio: where no line fitted on a call, with what the agent wrote; one key takes it into the draft."""

from __future__ import annotations

import asyncio

from textual import work
from textual.binding import Binding

from callassist.clock import local
from callassist.content.taken_gaps import taken_gaps
from callassist.errors import WrongUse
from callassist.language import Words
from callassist.text import one_line
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.studio.publishing import StudioPublishing
from callassist.tui.widgets.choices import Choices
from callassist.workflows.gaps import Gap, gaps
from callassist.workflows.recorded import recorded
from callassist.workflows.since import since
from callassist.workflows.take_gap import take_gap

_TAKE = "take:"


class GapScreen(PickScreen):
    """Gives the id of a gap to go to, or `take:` and the id of one whose words are to go into the draft."""

    BINDINGS = [Binding("t", "take", show=False)]

    def action_take(self) -> None:
        """Take the words of the gap that the cursor is on."""
        marked = self.query_one(Choices).highlighted_option
        if marked is not None and marked.id:
            self.dismiss(_TAKE + marked.id)


class StudioGaps(StudioPublishing):
    """The screen with what agents missed."""

    def action_gaps(self) -> None:
        """List the gaps that nobody has taken yet."""
        self.after_typing(self._look_for_gaps)

    def _look_for_gaps(self) -> None:
        self._list_gaps()

    @work(exclusive=True, group="gaps")
    async def _list_gaps(self) -> None:
        words = self.app.words
        try:
            found = await asyncio.to_thread(self._open_gaps)
        except WrongUse as error:
            self.tell(error.notice)
            return
        if not found:
            self.say(words("No gaps wait: a line was found every time, or all were taken."), "ok")
            return
        dialog = GapScreen(
            words("no line fitted · Enter goes there, t takes the words"), [_item(one, words) for one in found]
        )

        async def picked(pick: str | None) -> None:
            gap = next((one for one in found if pick in {one.id, _TAKE + one.id}), None)
            if gap is not None and pick == gap.id:
                await self._go_to_gap(gap)
            elif gap is not None:
                self._take(gap)

        self.app.push_screen(dialog, picked)

    def _open_gaps(self) -> list[Gap]:
        """Give the gaps in the language of the files that nobody has taken, newest first."""
        with recorded(self.app.data) as record:
            found = list(gaps(record, taken_gaps(self.app.desk.root), since("", self.app.now())))
        return [one for one in reversed(found) if one.taken is None and one.lang == self.app.checker.lang]

    async def _go_to_gap(self, gap: Gap) -> None:
        if await self.go_name(gap.step or gap.flow, gap.flow):
            self.say(self.app.words("the agent: {text}", text=one_line(gap.text)), "hint")
        else:
            self.say(self.app.words("Its place is not in this draft any more: {text}", text=one_line(gap.text)))

    @work(exclusive=True, group="gaps")
    async def _take(self, gap: Gap) -> None:
        """Put a gap's words into its step as a further wording; what is typed there must be saved before."""
        words, desk = self.app.words, self.app.desk
        if self._has_unsaved():
            return
        try:
            done = await asyncio.to_thread(take_gap, desk.root, gap, "say", desk.who, self.app.now())
        except WrongUse as error:
            self.tell(error.notice)
            return
        self.take_saves()
        await self.go_name(gap.step, gap.flow)
        self.say(words("Put into {path}; the file as it was is kept beside it.", path=done.path.name), "ok")


def _item(gap: Gap, words: Words) -> Item:
    place = one_line(f"{gap.flow_title or gap.flow} › {gap.step_title or gap.step}") if gap.flow else words("no step")
    when = f"{local(gap.at, gap.offset):%m-%d %H:%M}"
    return Item(
        gap.id,
        place,
        one_line(f"{when} {gap.agent}：{gap.text}" if gap.lang == "zh" else f"{when} {gap.agent}: {gap.text}"),
    )
