"""The lines typed most, `callassist`, `callassist live` and `--version`, understood without the command-line library.

Importing it takes a tenth of the time to the first screen, and a phone is ringing. Whatever is not one of these lines
in its plainest form goes the usual way and means the same there.
"""

from __future__ import annotations

from collections.abc import Sequence


def quick(args: Sequence[str]) -> int | None:
    """Run one of the plain lines and give its exit code, or None if it is none of them."""
    rest = list(args)
    if rest == ["--version"]:
        import callassist  # noqa: PLC0415 - even the version costs only itself
        from callassist.cli import output  # noqa: PLC0415 - as above

        output.line(f"callassist {callassist.__version__}")
        return 0
    from callassist.cli.chosen import Globals  # noqa: PLC0415 - as above
    from callassist.language import LANGS  # noqa: PLC0415 - as above

    lang = None
    if "--lang" in rest[:-1]:
        place = rest.index("--lang")
        lang = rest[place + 1]
        del rest[place : place + 2]
    if rest not in ([], ["live"]) or (lang is not None and lang not in LANGS):
        return None
    from callassist.cli import diagnostics  # noqa: PLC0415 - other lines do without the seat
    from callassist.cli.open_screen import run  # noqa: PLC0415 - as above
    from callassist.errors import CallassistError  # noqa: PLC0415 - as above

    chosen = Globals(named_lang=lang)
    try:
        return run(chosen, "", home=not rest)
    except CallassistError as error:
        return diagnostics.failed(chosen.words, error)
