"""Traditional characters → the simplified ones they are compared by.

`simplified.txt` holds two lines of the same length, character under character; tools/simplified.py makes it with OpenCC,
which takes longer to load than a one-shot search may last.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("simplified.txt")


@cache
def simplified() -> dict[str, str]:
    """Give the simplified form of every traditional character that has another one."""
    traditional, simple = TABLE.read_text(encoding="utf-8").split("\n")[:2]
    return dict(zip(traditional, simple, strict=True))
