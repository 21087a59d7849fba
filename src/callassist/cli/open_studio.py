"""Open the studio on a site, and say what was left unsaved when it ends."""

from __future__ import annotations

from callassist.cli import diagnostics
from callassist.cli.author import author
from callassist.cli.chosen import Globals
from callassist.cli.screens import no_screen, stopped
from callassist.cli.unknown_name import unknown_name
from callassist.content.folder import files
from callassist.errors import WrongUse
from callassist.language import notice
from callassist.paths import content_root, data_dir


def run(given: Globals, flow: str) -> int:
    """Open the studio; give the exit code.

    Raises:
        WrongUse: there are no files to edit.
        UnknownName: no flow has that name.
    """
    trouble = no_screen()
    if trouble is not None:
        diagnostics.line(given.words.of(trouble))
        return diagnostics.WRONG
    from callassist.clock import SystemClock  # noqa: PLC0415 - only when the screen is to stand
    from callassist.settings import NAME, read_settings  # noqa: PLC0415 - as above
    from callassist.tui.studio.app import StudioApp  # noqa: PLC0415 - the one door to Textual
    from callassist.workflows.edit_desk import EditDesk  # noqa: PLC0415 - as above

    root, data = content_root(given.site), data_dir()
    settings = read_settings(data / NAME)
    lang = settings.lang if settings.lang is not None and not given.is_chosen else given.lang
    found = files(root, lang)
    if not found:
        raise WrongUse(notice("No content was found in {path}", path=root))
    names = [file.stem for file in found]
    if flow and flow not in names:
        raise unknown_name("flow", flow, names)
    desk = EditDesk(root, data, author(), SystemClock())
    app = StudioApp(desk, data, settings, lang, flow)
    app.run()
    unsaved = len(desk.unsaved)
    lost = desk.close()
    if app.return_code == diagnostics.FOUND:
        diagnostics.line(given.words.of(stopped(app.mishap)))
    if lost is not None:
        diagnostics.say(given.words, lost)
        return diagnostics.WRONG
    if unsaved:
        diagnostics.say(
            given.words, notice("Not saved: {count} files. They are offered at the next start.", count=unsaved)
        )
    return app.return_code or diagnostics.FINE
