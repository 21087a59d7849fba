"""Open a seat and the front end that was asked for: the screens, or the same call line by line."""

from __future__ import annotations

from callassist.cli import diagnostics, output
from callassist.cli.chosen import Globals
from callassist.cli.screens import no_screen, stopped
from callassist.cli.unknown_name import unknown_name
from callassist.errors import ContentError
from callassist.language import notice
from callassist.paths import content_root, data_dir
from callassist.workflows.open_seat import begin, open_seat


def run(given: Globals, flow: str, *, home: bool, plain: bool = False) -> int:
    """Open a seat and the front end that was asked for; give the exit code."""
    trouble = None if plain else no_screen()
    if trouble is not None:
        diagnostics.line(given.words.of(trouble))
        return diagnostics.WRONG
    try:
        opened = open_seat(content_root(given.site), data_dir(), given.lang, chose_lang=given.is_chosen)
    except ContentError as error:
        return diagnostics.failed(given.words, error)
    pack = opened.seat.pack
    if flow and flow not in pack.flows:
        raise unknown_name("flow", flow, pack.flows)
    if plain:
        from callassist.cli.plain import talk  # noqa: PLC0415 - the screen does without

        return talk(opened, flow, output.line)
    from callassist.tui.app import CallassistApp  # noqa: PLC0415 - the one door to Textual
    from callassist.tui.screens.home import PRACTISE  # noqa: PLC0415 - as above

    if not home:
        begin(opened.seat, flow)
    app = CallassistApp(opened.seat, opened.library, opened.settings, opened.lang)
    app.run()
    while app.return_value == PRACTISE and app.return_code == diagnostics.FINE:
        from callassist.cli.open_training import run as train  # noqa: PLC0415 - only when it was chosen

        train(given, "")
        app = CallassistApp(opened.seat, opened.library, opened.settings, opened.lang)
        app.run()
    if app.return_code == diagnostics.FOUND:
        diagnostics.line(given.words.of(stopped(app.mishap)))
    left = opened.seat.close()
    if not left:
        diagnostics.line(given.words.of(notice("Not everything could be written: see the data folder.")))
        return diagnostics.WRONG
    return app.return_code or diagnostics.FINE
