"""`python -m callassist`, and the `callassist` script."""

from __future__ import annotations

import gc
import os
import sys

_STREAMS = 3


def main() -> int:
    """Run the command line and give the exit code."""
    # Tens of thousands of objects are made while starting, none of them garbage; screens wake the collector.
    gc.disable()
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_missing_streams()
    try:
        code = _run()
        sys.stdout.flush()
    except OSError as error:
        return _cut_off(error)
    return code


def _run() -> int:
    from callassist.cli.quick import quick  # noqa: PLC0415 - importing this file must cost nothing

    code = quick(sys.argv[1:])
    if code is not None:
        return code
    from callassist.cli.main import main as run  # noqa: PLC0415 - as above

    return run()


def _open_missing_streams() -> None:
    """Put an empty one where a stream was closed (`>&-`): else the next file opened takes its number, and its words."""
    while (number := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a number, kept to the end
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as above
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as above


def _cut_off(error: OSError) -> int:
    """Give the exit code when what was asked for cannot be brought to its reader; the rest goes nowhere."""
    from callassist.cli import diagnostics  # noqa: PLC0415 - as above
    from callassist.cli.chosen import Globals, lang_in  # noqa: PLC0415 - as above

    # What is left must not raise again while Python shuts down.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(error, BrokenPipeError):
        # Nobody reads on (`| head`), which is none of our business.
        return diagnostics.FINE
    return diagnostics.stopped(Globals(named_lang=lang_in(sys.argv[1:])).words, error)


if __name__ == "__main__":
    sys.exit(main())
