"""Writing down on a call: what is typed goes into the fields, and none of it is lost."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from callassist.call import events as ev
from callassist.tui.screens.call_board import CallBoard

if TYPE_CHECKING:
    from callassist.tui.widgets.field_editor import FieldEditor


class WritingDown(CallBoard):
    """The call, with a field open at times."""

    @abstractmethod
    def action_go_on(self) -> None:
        """Answer, go on, or close, whichever the call is ready for."""

    async def action_fields(self) -> None:
        """Write down what the caller tells."""
        if self._view is not None:
            await self._board.fields.open()
            self.draw()

    def on_field_editor_written(self, event: FieldEditor.Written) -> None:
        """Write down what was typed, and go where the agent wants to."""
        field = event.field
        if not self.editing:
            return  # written already, when the call left the hand
        self._take_down(field, event.value)
        asked = self._view is not None and any(one.id == field and one.is_asked_here for one in self._view.fields)
        self._board.fields.go_on(field, event.then)
        self.draw()
        if event.then == "asked" and asked and not self.editing and self._has_one_way():
            # The caller has answered, and there is nothing to choose: the next line is what the agent needs now.
            self.action_go_on()

    def _take_down(self, field: str, typed: str) -> None:
        """Write down what was typed in a field, with what else it tells."""
        call = self.app.seat.desk.call
        if call is not None and (typed != call.value(field) or field in call.drafts):
            for name, value in self.app.understood(field, typed).items():
                self._write(name, value, was=call.value(name))

    def _write_down(self) -> None:
        """Write what stands typed, as Esc does: another call is about to be in hand."""
        if self.editing:
            self._take_down(self.editing, self._board.fields.typed.strip())
            self._board.fields.leave()
            self.draw()

    def _has_one_way(self) -> bool:
        return self._view is not None and self._view.may_go_on and not self._view.answers

    def _write(self, field: str, value: str, *, was: str) -> None:
        """Write a field; a change to what is being read back is the caller's correction."""
        heard = self._view is not None and any(one.id == field for one in self._view.readbacks)
        if heard and value and value != was:
            self.do(lambda at: ev.ReadBack(at=at, field=field, confirmed=False, value=value))
        else:
            self.do(lambda at: ev.Filled(at=at, field=field, value=value))

    def on_field_editor_drafted(self, event: FieldEditor.Drafted) -> None:
        """Make durable what stands half-typed."""
        if event.field == self.editing:
            self.app.seat.do(lambda at: ev.Drafted(at=at, field=event.field, text=event.text))

    def on_unmount(self) -> None:
        """Keep what stands half-typed when the program is left, by its key or by a closed window."""
        if not self.is_laid_out:
            return
        call, field, typed = self.app.seat.desk.call, self.editing, self._board.fields.typed
        if call is not None and field and typed not in {call.value(field), call.drafts.get(field)}:
            self.app.seat.do(lambda at: ev.Drafted(at=at, field=field, text=typed))

    def on_field_editor_declined(self, event: FieldEditor.Declined) -> None:
        """The caller would rather not say."""
        if not self.editing:
            return
        self.do(lambda at: ev.Declined(at=at, field=event.field))
        self._board.fields.leave()
        self.draw()

    def on_field_editor_mended(self, event: FieldEditor.Mended) -> None:
        """Put the reply advised in the place of what must not be said."""
        slip = self.app.slip(event.field, event.text)
        if slip is not None and self.editing:
            self._board.fields.replace_text(event.text[: slip.start] + slip.reply + event.text[slip.end :])

    def on_field_editor_changed(self, event: FieldEditor.Changed) -> None:
        """Help with what is typed."""
        self._board.fields.advise(event.field, event.text)
