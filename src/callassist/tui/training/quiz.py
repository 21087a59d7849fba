"""The quiz: one card after the other, the answer typed, judged and written down before it is shown."""

from __future__ import annotations

from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from callassist.clock import Millis
from callassist.errors import WrongUse
from callassist.text import one_line
from callassist.tui.actions import QUIZ
from callassist.tui.display.quiz_rows import CHOICES, answered, over, question
from callassist.tui.display.spans import Block, line, spread
from callassist.tui.training.screen import TrainingScreen
from callassist.tui.widgets.line_input import LineInput
from callassist.tui.widgets.panel import Panel
from callassist.workflows.quiz_deck import Choice
from callassist.workflows.quiz_desk import Asked, Outcome, QuizDesk

_ORDER: tuple[Choice, ...] = get_args(Choice)


class QuizScreen(TrainingScreen):
    """A round of cards."""

    ACTIONS = QUIZ
    BINDINGS = [action.binding for action in QUIZ]

    def __init__(self) -> None:
        super().__init__()
        self._desk: QuizDesk | None = None
        self._shown: tuple[Asked, Outcome] | None = None
        self._is_contested = False
        self._began: Millis | None = None

    @property
    def desk(self) -> QuizDesk:
        """Give the desk; it is made when first wanted."""
        if self._desk is None:
            self._desk = self.app.room.quiz()
        return self._desk

    def compose(self) -> ComposeResult:
        """Lay out head, card, the line to type in, message and keys."""
        yield Panel(id="status")
        with VerticalScroll(id="quiz-page", can_focus=False):
            yield Panel(id="quiz-card", classes="flowing")
        yield LineInput(id="quiz-line", compact=True)
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Ask the first card."""
        self.query_one(LineInput).focus()
        self._ask()

    def on_resize(self) -> None:
        """Draw for a new size."""
        self.draw()

    # -- drawing ---------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show the card as it stands."""
        if not self.is_mounted:
            return
        words, desk = self.words, self.desk
        asked = desk.now
        left = line((words("quiz"), "strong"), (" · ", "dim"), words(CHOICES[desk.choice]))
        count = asked.left if asked is not None else 0
        self.head(spread(left, line((words("left: {count}", count=count), "key")), self.cells))
        self.query_one("#quiz-card", Panel).show(self._card())
        box = self.query_one(LineInput)
        if self._shown is not None:
            box.placeholder = self._next_hint()
        elif asked is not None:
            box.placeholder = words("Type what you'd say, Enter gives it")
        else:
            box.placeholder = ""
        self.show_keys()

    def _next_hint(self) -> str:
        """Give what can be done with a verdict on the screen."""
        words = self.words
        if self._shown is not None and self._shown[1].may_be_contested and not self._is_contested:
            key = self._key(next(one for one in QUIZ if one.id == "quiz-contest"))[0]
            return words("Enter: the next card. You did say it? {key}", key=key)
        return words("Enter: the next card")

    def _card(self) -> Block:
        asked = self.desk.now
        if self._shown is not None:
            before, outcome = self._shown
            return answered(outcome, before, self.words)
        if asked is not None:
            return question(asked, self.words)
        return over(self.desk.tally, self.desk.waiting, self._key(QUIZ[-1])[0], self.words)

    def _ask(self) -> None:
        """Show the next card; what was half-typed for it stands there again."""
        self._shown, self._began, self._is_contested = None, None, False
        self.desk.shown()
        asked = self.desk.now
        box = self.query_one(LineInput)
        box.value = self.app.room.half_typed.pop(asked.card.id, "") if asked is not None else ""
        box.cursor_position = len(box.value)
        self.say("")
        self.draw()
        self.query_one("#quiz-page").scroll_home(animate=False)

    # -- answering -------------------------------------------------------------------------------------------

    @on(Input.Changed, "#quiz-line")
    def _typing(self, event: Input.Changed) -> None:
        """Note when the answer was begun."""
        if not event.value:
            self._began = None
        elif self._began is None:
            self._began = self.app.room.clock.now()

    @on(Input.Submitted, "#quiz-line")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        text = one_line(event.value).strip()
        if self._shown is not None:
            self._ask()
            return
        asked = self.desk.now
        if asked is None:
            return
        now = self.app.room.clock.now()
        try:
            outcome = self.desk.answer(text, now - self._began if self._began is not None else None)
        except WrongUse as error:
            self.say(self.words.of(error.notice))
            return
        self._show(asked, outcome)

    def _show(self, asked: Asked, outcome: Outcome) -> None:
        self._shown, self._is_contested = (asked, outcome), False
        self.query_one(LineInput).value = ""
        trouble = self.app.room.log.journal.trouble
        self.say(self.words("Not everything could be written: see the data folder.") if trouble is not None else "")
        self.draw()
        self.query_one("#quiz-page").scroll_home(animate=False)

    def _set_aside(self) -> None:
        """Keep what is half-typed for the card that is asked."""
        asked = self.desk.now
        text = self.query_one(LineInput).value
        if self._shown is None and asked is not None and text.strip():
            self.app.room.half_typed[asked.card.id] = text

    # -- actions ---------------------------------------------------------------------------------------------

    def action_hint(self) -> None:
        """Show how the answer begins."""
        if self._shown is None and self.desk.now is not None:
            self.desk.hint()
            self.draw()

    def action_give_up(self) -> None:
        """Show the answer."""
        asked = self.desk.now
        if self._shown is None and asked is not None:
            self._show(asked, self.desk.give_up(one_line(self.query_one(LineInput).value)))

    def action_contest(self) -> None:
        """Have a trainer look at the answer that was just found wrong."""
        if self._is_contested:
            return
        if self._shown is None:
            self.say(self.words("Only an answer that was just found wrong can be contested."))
            return
        try:
            self.desk.contest()
        except WrongUse as error:
            self.say(self.words.of(error.notice))
            return
        self._is_contested = True
        self.draw()
        self.say(self.words("Noted: a trainer will look at it. Until then it counts as it was judged."), "ok")

    def action_choice(self) -> None:
        """Another kind of cards."""
        self._set_aside()
        room = self.app.room
        room.choice = _ORDER[(_ORDER.index(self.desk.choice) + 1) % len(_ORDER)]
        self.desk.begin(room.choice)
        self._ask()

    def action_back(self) -> None:
        """Back to the list; what is half-typed stands there next time."""
        self._set_aside()
        self.app.pop_screen()
