"""Make the table of traditional characters and their simplified forms anew, with OpenCC.

Run by its path: `.venv/bin/python tools/simplified.py`. The table is text that search reads in a millisecond.
"""

from __future__ import annotations

from opencc import OpenCC

from callassist.lookup.simplified import TABLE

_FIRST, _LAST = 0x3400, 0x9FFF


def table() -> str:
    """Give the text of the table: characters that have a simplified form in one line, the forms under them."""
    convert = OpenCC("t2s").convert
    found = {}
    for char in map(chr, range(_FIRST, _LAST + 1)):
        simple = convert(char)
        if len(simple) == 1 and simple != char and _FIRST <= ord(simple) <= _LAST:
            found[char] = simple
    return f"{''.join(found)}\n{''.join(found.values())}\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
