"""Open the room of training and the screen that was asked for, or the same line by line."""

from __future__ import annotations

from collections.abc import Callable

from callassist.cli import diagnostics
from callassist.cli.chosen import Globals
from callassist.cli.screens import no_screen, stopped
from callassist.errors import CallassistError, ContentError, WrongUse
from callassist.language import notice
from callassist.paths import content_root, data_dir
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.exam_list import held_by_exam
from callassist.workflows.training_room import TrainingRoom, open_room

Talk = Callable[[TrainingRoom], int]
"""The line mode of one kind of practice; gives the exit code."""
Ready = Callable[[TrainingRoom], None]
"""What is done in the room before anything is shown."""


def run(
    given: Globals,
    screen: str,
    *,
    name: str = "",
    group: str = "",
    talk: Talk | None = None,
    voice: bool = False,
    wanted: Wanted | None = None,
    ready: Ready | None = None,
    is_practice: bool = False,
) -> int:
    """Open the room for whoever was named, with the drill that was named; give the exit code.

    What `is_practice` line by line waits until an exam that is open has been handed in; screens see to it themselves.
    """
    trouble = None if talk is not None else no_screen()
    if trouble is not None:
        diagnostics.line(given.words.of(trouble))
        return diagnostics.WRONG
    try:
        room, settings = open_room(
            content_root(given.site), data_dir(), given.lang, chose_lang=given.is_chosen, name=name, group=group
        )
    except ContentError as error:
        return diagnostics.failed(given.words, error)
    if ready is not None or is_practice:
        try:
            _made_ready(room, ready, is_held=is_practice and talk is not None)
        except CallassistError:
            room.close()
            raise
    if talk is not None:
        code = talk(room)
        return code if room.close() else _unwritten(given)
    from callassist.tui.training.app import TrainingApp  # noqa: PLC0415 - the one door to Textual

    app = TrainingApp(room, settings, screen, wanted, voice=voice)
    app.run()
    if app.return_code == diagnostics.FOUND:
        diagnostics.line(given.words.of(stopped(app.mishap)))
    if not room.close():
        return _unwritten(given)
    return app.return_code or diagnostics.FINE


def _made_ready(room: TrainingRoom, ready: Ready | None, *, is_held: bool) -> None:
    """Do what comes before anything is shown.

    Raises:
        WrongUse: the trainee sits an exam.
    """
    held = held_by_exam(room.log, room.trainee.name) if is_held else None
    if held is not None:
        raise WrongUse(held)
    if ready is not None:
        ready(room)


def _unwritten(given: Globals) -> int:
    diagnostics.line(given.words.of(notice("Not everything could be written: see the data folder.")))
    return diagnostics.WRONG
