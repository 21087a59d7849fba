"""The exam while it is sat: one question at a time, the clock and the part always in sight, nothing to look up."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input

from callassist.errors import CallassistError, WrongUse
from callassist.tui.actions import EXAM
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.display import exam_rows
from callassist.tui.training.exam_call import ExamCallScreen
from callassist.tui.training.exam_outcome import ExamOutcomeScreen
from callassist.tui.training.exam_paper import ExamSheetScreen
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.exam_desk import ExamDesk
from callassist.workflows.exam_list import sitting
from callassist.workflows.exam_view import ExamView, exam_view

_BEAT = 0.5
"""Seconds between two looks at the clock; what is half-typed is on the disk no later."""


class SittingScreen(TrainingScreen):
    """One sitting."""

    ACTIONS = EXAM
    BINDINGS = [
        Binding(action.key, action.run, action.name, id=action.id, show=False, priority=action.run.startswith("move"))
        for action in EXAM
    ]

    def __init__(self, desk: ExamDesk) -> None:
        super().__init__()
        self.desk = desk
        self._number = 0
        self._is_ending = False

    def compose(self) -> ComposeResult:
        """Lay out head, question, the line to type in, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="exam-body", can_focus=False):
            yield Panel(id="exam-page", classes="flowing")
        yield LineInput(id="exam-line", compact=True)
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Show the first question that has no answer."""
        self._to(self._first_open())
        self.set_interval(_BEAT, self.beat)

    def on_screen_resume(self) -> None:
        """Draw afresh when a call over this screen has gone."""
        if self.is_mounted and not self._is_ending:
            self.draw()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    @property
    def view(self) -> ExamView:
        """Give what is seen."""
        return exam_view(self.desk, self._number)

    def draw(self) -> None:
        """Show the exam as it stands."""
        if not self.is_mounted:
            return
        view = self.view
        self.head(exam_rows.head(view, self.words))
        rows = exam_rows.calls if view.calls else exam_rows.question
        self.query_one("#exam-page", Panel).show(rows(view, self.words))
        field = self.query_one(LineInput)
        field.display = not view.calls
        field.placeholder = self.words("Type your answer, Enter takes it")
        if field.display:
            field.focus()
        elif self.focused is field:
            self.set_focus(None)
        self.show_keys()

    def beat(self) -> None:
        """Look at the clock; write down what is half-typed."""
        if self._is_ending:
            return
        if not self.desk.sitting.end and self.desk.left > 0:
            self._keep()
        if self.desk.tick() or self.desk.sitting.end:
            self._end()
        elif self.is_current:
            self.head(exam_rows.head(self.view, self.words))

    # -- keys ------------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take the answer and go on, or let the call ring."""
        view = self.view
        if view.calls:
            self._take(view)
            return
        self._keep()
        if view.number + 1 < view.count:
            self._to(view.number + 1)
        else:
            self.say(self.words("That was the last question of this part: F6 finishes it, the arrows go back."), "")
            self.draw()

    def action_move(self, step: int) -> None:
        """Go to another question of the part."""
        self._keep()
        self._to(max(0, min(self.view.count - 1, self._number + step)))

    def action_finish(self) -> None:
        """Leave the part for good, once that is sure."""
        self._keep()
        view = self.view
        title = self.words(
            "{answered} of {count} answered. Finish this part?", answered=view.answered, count=view.count
        )
        self._sure(title, self.words("finish the part"), self._finish)

    def action_hand_in(self) -> None:
        """Hand in, once that is sure."""
        self._keep()
        self._sure(self.words("Hand the exam in as it stands?"), self.words("hand in"), self._hand_in)

    def action_back(self) -> None:
        """An exam is not left on the way: say how to."""
        self._keep()
        self.say(self.words("The clock runs. F8 hands in; ^Q leaves, and the exam goes on at the next start."))

    # -- what they do ----------------------------------------------------------------------------------------

    def _sure(self, title: str, yes: str, then: object) -> None:
        def answered(chosen: str | None) -> None:
            if chosen == "yes" and callable(then):
                then()

        items = [Item("no", self.words("not yet"), key="n"), Item("yes", yes, key="y")]
        self.app.push_screen(PickScreen(title, items), answered)

    def _finish(self) -> None:
        turn = self.desk.finish_part()
        if turn.refusal is not None:
            self.say(self.words.of(turn.refusal))
        if self.desk.sitting.end:
            self._end()
        else:
            self._to(self._first_open())

    def _hand_in(self) -> None:
        self.desk.hand_in()
        self._end()

    def _take(self, view: ExamView) -> None:
        """Let the call ring, or open the fault sheet, that the cursor is on."""
        place = (view.part, view.number)
        try:
            if view.kind == "calls":
                self.app.push_screen(ExamCallScreen(self.desk, self.desk.call(place), self._called))
            else:
                self.app.push_screen(ExamSheetScreen(self.desk, self.desk.sheet(place), self._called))
        except WrongUse as error:
            self.say(self.words.of(error.notice))
        except CallassistError as error:
            self.say(self.words("This cannot be taken: {why}", why=str(error)))

    def _called(self, _work: str) -> None:
        """Come back from a call or sheet: the next that was not taken is at hand."""
        self._to(self._first_open())

    def _first_open(self) -> int:
        view = exam_view(self.desk, 0)
        taken = {at for at, call in enumerate(view.calls) if call.state == "taken"}
        sitting_ = self.desk.sitting
        answered = {number for (part, number), text in sitting_.answers.items() if part == view.part and text.strip()}
        return next((at for at in range(view.count) if at not in taken | answered), 0)

    def _to(self, number: int) -> None:
        self._number = number
        self.query_one(LineInput).value = self.view.answer
        self.say("")
        self.draw()
        self.query_one("#exam-body").scroll_home(animate=False)

    def _keep(self) -> None:
        """Write down what stands in the line."""
        view = self.view
        if view.calls or view.is_over:
            return
        turn = self.desk.answer((view.part, view.number), self.query_one(LineInput).value)
        if turn.refusal is not None:
            self.say(self.words.of(turn.refusal))

    def _end(self) -> None:
        """Show what it came to, over the list."""
        if self._is_ending:
            return
        self._is_ending = True
        one = sitting(self.app.room.log, self.desk.sitting.begun.sitting)
        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.app.switch_screen(ExamOutcomeScreen(one))
