"""The call screen: what to say now, what the caller may answer, what is known, what the clocks say.

The screen asks the seat to do things and draws the view it gets back; it decides nothing about the call.
"""

from __future__ import annotations

from textual import events

from callassist.call import events as ev
from callassist.call.clocks import step_here
from callassist.call.on_walk import HUNG_UP_KEY
from callassist.text import half_width
from callassist.tui.actions import LIVE, Action
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.screens.writing_down import WritingDown
from callassist.workflows.find import Found


class LiveScreen(WritingDown):
    """One call at a time, others parked."""

    AUTO_FOCUS = ""  # keys belong to the call, not to the first thing that could take them
    BINDINGS = [action.binding for action in LIVE]

    # -- deeds -----------------------------------------------------------------------------------------------

    def take_key(self, event: events.Key) -> bool:
        """Take answers and flows by their keys, one typed in full width as the plain one; say whether it was taken."""
        char = half_width(event.character or "")
        if len(char) != 1 or self.editing:
            return False
        flow = self.app.keys.flow(char)
        if char.isdecimal():
            self._answer(char)
        elif flow:
            self.open_flow(flow)
        elif char != event.character:
            self.app.press_plain(char)
        else:
            return False
        return True

    def _answer(self, key: str) -> None:
        ringing = self._view is not None and self._view.phase == "ringing"
        if key == HUNG_UP_KEY and ringing:
            self.app.calls.missed()
        elif key == HUNG_UP_KEY:
            # Whoever has hung up has done so at any step.
            self.do(lambda at: ev.HungUp(at=at, by="caller"))
        elif ringing:
            self.say(self.app.words("It is still ringing: Enter answers."))
        else:
            self._on_step(lambda at, step: ev.Chose(at=at, step=step, key=key))

    def open_flow(self, flow: str, step: str = "") -> None:
        """Open a flow on top of this step."""
        self.do(lambda at: ev.FlowOpened(at=at, flow=flow, step=step))

    def action_go_on(self) -> None:
        """Answer, go on, or close, whichever the call is ready for."""
        call = self.app.seat.desk.call
        if call is None:
            return
        if call.phase == "ringing":
            self.do(lambda at: ev.Answered(at=at))
        elif call.phase == "wrap-up" and step_here(call, self.app.seat.pack_of(call)) is None:
            if self._close():
                self.app.calls.closed()
        else:
            self._on_step(lambda at, step: ev.WentOn(at=at, step=step))

    def _close(self) -> bool:
        call = self.app.seat.desk.call
        turn = self.do(lambda at: ev.Closed(at=at))
        is_closed = turn is not None and turn.refusal is None
        if is_closed and call is not None and call.opened.digest == self.app.seat.pack.digest:
            self.app.news_seen()
        return is_closed

    def action_next_call(self) -> None:
        """Close the finished record and take the call that waits, or let the next one ring."""
        self._write_down()
        if not self._close():
            return
        if self.app.seat.desk.parked:
            self.app.calls.closed()
        else:
            self.app.calls.ring()

    def action_back(self) -> None:
        """One step back."""
        self.do(lambda at: ev.WentBack(at=at))

    def action_forward(self) -> None:
        """One step forward again."""
        self.do(lambda at: ev.WentForward(at=at))

    def action_undo(self) -> None:
        """Take back the last deed."""
        self.do(lambda at: ev.Undone(at=at))

    def action_redo(self) -> None:
        """Do it again."""
        self.do(lambda at: ev.Redone(at=at))

    def action_reword(self) -> None:
        """The next wording."""
        self.do(lambda at: ev.Reworded(at=at))

    def action_keywords(self) -> None:
        """Key words or whole lines."""
        self._keywords_first = not self._keywords_first
        self.draw()

    def action_confirm(self) -> None:
        """The first field read back here that is not settled yet is confirmed."""
        lines = self._view.readbacks if self._view else ()
        waiting = [heard.id for heard in lines if not heard.outcome]
        if not waiting:
            self.say(self.app.words("There is nothing to read back here."))
            return
        self.do(lambda at: ev.ReadBack(at=at, field=waiting[0], confirmed=True))

    def action_scroll(self, step: int) -> None:
        """Scroll what does not fit."""
        self._board.scroll_by(step)

    def action_park(self) -> None:
        """Another line: one that is parked, or a new one that rings."""
        self._write_down()
        self.app.calls.other_line()

    def action_copy_summary(self) -> None:
        """Put the summary on the clipboard."""
        if self._view is None or not self._view.summary:
            self.say(self.app.words("The summary is ready when the call is over."))
            return
        self.app.copy_to_clipboard(self._view.summary)
        self.say(self.app.words("Summary copied."), "ok")

    def action_home(self) -> None:
        """To the home screen; the call stays in hand. Back to the call first, if a field is being written."""
        if self.editing:
            self._write_down()
        else:
            self.app.show_home()

    # -- asking ----------------------------------------------------------------------------------------------

    def action_more(self) -> None:
        """Every flow with its key."""
        screen = PickScreen(self.app.words("open a flow"), self.app.keys.flow_items)
        self.app.push_screen(screen, lambda flow: self.open_flow(flow) if flow else None)

    def action_find(self) -> None:
        """Find over the call."""
        self.app.push_screen(self.app.find_screen(), self.picked)

    async def picked(self, pick: Found | Action | None) -> None:
        """Do or open what was found."""
        if isinstance(pick, Action):
            await self.run_action(pick.run)
        else:
            self._open_found(pick)

    def _open_found(self, found: Found | None) -> None:
        call = self.app.seat.desk.call
        if found is None or call is None:
            return
        if not found.flow:
            if found.reply and call.phase == "talking":
                # A reply is for saying now: it is the line on the card until the call moves on.
                self.do(lambda at: ev.ReplyTaken(at=at, of=found.id, text=found.words))
            else:
                self.say(found.words, "say")
            return
        if call.here is not None and call.here.flow == found.flow and found.step:
            self.do(lambda at: ev.WentTo(at=at, step=found.step))
        else:
            self.open_flow(found.flow, found.step)

    def action_gap(self) -> None:
        """File that no line fits here."""
        from callassist.tui.dialogs.write import WriteScreen  # noqa: PLC0415 - its text area waits till it is wanted

        words = self.app.words
        advice = words("What did the caller want, what did you say? The supervisor sees the place. Esc files it.")
        # The clock may lead on while the agent writes: the gap is where it was missed.
        place = (self._view.flow, self._view.step) if self._view else ("", "")
        self.app.push_screen(WriteScreen(words("no line fits"), advice), lambda text: self._gap(text, *place))

    def _gap(self, text: str | None, flow: str, step: str) -> None:
        if text:
            self.do(lambda at: ev.GapFiled(at=at, text=text, flow=flow, step=step))
            self.say(self.app.words("Filed for the supervisor."), "ok")

    def action_dispose(self) -> None:
        """Choose the disposition."""
        site = self.app.pack_in_use.site
        items = [
            Item(one.id, one.label, " · ".join(site.fields[name].label for name in one.needs if name in site.fields))
            for one in site.dispositions.values()
        ]
        self.app.push_screen(PickScreen(self.app.words("recorded as"), items), self._disposed)

    def _disposed(self, name: str | None) -> None:
        if name:
            self.do(lambda at: ev.Disposed(at=at, disposition=name))
