"""Training as a program: its room, its language and colours, and the list of what can be practised."""

from __future__ import annotations

import importlib
from pathlib import Path

from callassist.clock import Millis
from callassist.errors import CallassistError, WrongUse
from callassist.language import Lang, Notice, Words, notice
from callassist.settings import NAME as SETTINGS
from callassist.settings import Settings
from callassist.tui import kinsoku, raw_input, themes
from callassist.tui.actions import TRAINING_APP
from callassist.tui.own_keys import own_keys
from callassist.tui.signals import restore_on_signals
from callassist.tui.training.hall import HallScreen
from callassist.tui.training.host import TrainingHost
from callassist.tui.training.screen import TrainingScreen
from callassist.workflows.drill_desk import DrillDesk, Wanted
from callassist.workflows.exam_list import held_by_exam
from callassist.workflows.training_room import TrainingRoom

_SCREENS = {
    "drill": "callassist.tui.training.drill_choice:DrillChoiceScreen",
    "quiz": "callassist.tui.training.quiz:QuizScreen",
    "faults": "callassist.tui.training.faults:FaultsScreen",
    "exam": "callassist.tui.training.exam:ExamScreen",
    "progress": "callassist.tui.training.progress:ProgressScreen",
    "typing": "callassist.tui.training.typing:TypingScreen",
}
"""Name → module and class; each is loaded when it is first opened."""


class TrainingApp(TrainingHost):
    """The trainee's screens."""

    CSS_PATH = [
        themes.LEGIBLE,
        Path(__file__).parent.parent / "callassist.tcss",
        Path(__file__).with_name("training.tcss"),
    ]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [action.binding for action in TRAINING_APP]

    def __init__(
        self,
        room: TrainingRoom,
        settings: Settings,
        first: str = "",
        wanted: Wanted | None = None,
        *,
        voice: bool = False,
    ) -> None:
        kinsoku.install()
        raw_input.install()
        super().__init__()
        self.room, self.settings = room, settings
        self.words = Words(room.lang)
        self.first, self.wanted, self.has_voice = first, wanted, voice
        own = own_keys(settings.keys, SETTINGS)
        self.own = own.keys
        themes.dress(self, settings.theme)

    def on_load(self) -> None:
        """Leave the terminal in order whatever ends the program."""
        restore_on_signals(self)

    @property
    def faults_go_to(self) -> tuple[Path, Millis]:
        """The data folder, and the moment it is."""
        return self.room.log.journal.folder.parent, self.room.clock.now()

    def get_default_screen(self) -> HallScreen:
        """Begin with the list of what can be practised."""
        return HallScreen()

    def on_mount(self) -> None:
        """Take the user's keys; open what was asked for at once."""
        self.set_keymap(dict(self.own))
        if self.first:
            self.open(self.first)

    def open(self, name: str) -> None:
        """Open a screen by its name; whoever sits an exam is led back to it, for quiz and debriefs tell the answers."""
        held = held_by_exam(self.room.log, self.room.trainee.name) if name != "exam" else None
        if held is not None:
            name = "exam"
            self.call_after_refresh(self._say, held)
        module, _, kind = _SCREENS[name].partition(":")
        screen: type[TrainingScreen] = getattr(importlib.import_module(module), kind)
        self.push_screen(screen())

    def _say(self, told: Notice) -> None:
        """Say something on whatever screen stands by then."""
        if isinstance(self.screen, TrainingScreen):
            self.screen.say(self.words.of(told))

    def drill(self, wanted: Wanted, desk: DrillDesk | None = None) -> None:
        """Begin a drill, or go on with the one on a desk, and its debrief follows; not while an exam is sat."""
        if held_by_exam(self.room.log, self.room.trainee.name) is not None:
            self.open("drill")
            return
        from callassist.tui.training.debrief import DebriefScreen  # noqa: PLC0415 - with the first drill
        from callassist.tui.training.drill import DrillScreen  # noqa: PLC0415 - as above

        def debriefed(drill_id: str) -> None:
            self.push_screen(DebriefScreen(drill_id))

        self.push_screen(DrillScreen(wanted, debriefed, desk))

    def action_help(self) -> None:
        """Help for what has the focus."""
        if isinstance(self.screen, TrainingScreen):
            self.screen.action_help()

    def action_next_theme(self) -> None:
        """The next of our colours."""
        self.theme = themes.after(self.theme)

    def action_help_quit(self) -> None:
        """Ctrl+C is pressed out of habit: say how to leave."""
        if isinstance(self.screen, TrainingScreen):
            self.screen.say(self.words("^Q leaves; a drill or exam that is open goes on at the next start."))

    def action_switch_language(self) -> None:
        """Chinese or English, from the list: what is going on keeps its own."""
        screen = self.screen
        if not isinstance(screen, HallScreen):
            if isinstance(screen, TrainingScreen):
                screen.say(self.words("This goes on in its own language; change it in the list."))
            return
        lang: Lang = "en" if self.words.lang == "zh" else "zh"
        try:
            self.room = self.room.in_lang(lang)
        except CallassistError as error:
            told = (
                error.notice if isinstance(error, WrongUse) else notice("The words of the other language have errors.")
            )
            screen.say(self.words.of(told))
            return
        self.words = Words(lang)
        screen.draw()
