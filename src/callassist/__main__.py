"""`python -m callassist`, and the `callassist` script."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line and give the exit code."""
    # Tens of thousands of objects are made while starting, none of them garbage; screens wake the collector.
    gc.disable()
    from callassist.cli.quick import quick  # noqa: PLC0415 - importing this file must cost nothing

    code = quick(sys.argv[1:])
    if code is not None:
        return code
    from callassist.cli.main import main as run  # noqa: PLC0415 - as above

    return run()


if __name__ == "__main__":
    sys.exit(main())
