"""`python -m callassist`, and the `callassist` script."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give the exit code."""
    from callassist.cli.main import main as run  # noqa: PLC0415 - importing this file must cost nothing

    return run()


if __name__ == "__main__":
    sys.exit(main())
