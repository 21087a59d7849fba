"""`python -m callassist`, and the `callassist` script."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line and give the exit code."""
    # Tens of thousands of objects are made while starting, none of them garbage; screens wake the collector.
    gc.disable()
    from callassist.cli.main import main as run  # noqa: PLC0415 - importing this file must cost nothing

    return run()


if __name__ == "__main__":
    sys.exit(main())
