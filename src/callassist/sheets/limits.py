"""How large a sheet may be, and the rows of raw texts made rows of cells within these limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from callassist.errors import WrongUse
from callassist.language import notice
from callassist.sheets.values import Cell, Row

MOST_BYTES = 10_000_000
MOST_UNPACKED = 200_000_000
"""Bytes that a workbook may unpack to: a small file can hold a flood."""
MOST_ROWS = 5_000
MOST_COLUMNS = 100
LAST_ROW = 1_048_576
"""The last row that spreadsheets have."""


Merged = Mapping[tuple[int, int], tuple[int, int]]
"""From the place (row, column) of a cell to that of the one above which it is merged with."""


def rows_of(name: str, raw: Iterable[Sequence[str]], merged: Merged | None = None) -> tuple[Row, ...]:
    """Give the rows that hold words.

    Raises:
        WrongUse: there are more rows or columns of words than a sheet of phrases has.
    """
    rows: list[Row] = []
    first: dict[tuple[int, int], Cell] = {}
    for number, texts in enumerate(raw, start=1):
        if number > LAST_ROW:
            raise WrongUse(notice("{path} is damaged: it has more rows than a sheet can have.", path=name))
        if any(texts[MOST_COLUMNS:]):
            raise WrongUse(notice("{path} has more than {most} columns.", path=name, most=MOST_COLUMNS))
        cells = [Cell(_plain(text), number, column) for column, text in enumerate(texts[:MOST_COLUMNS], start=1)]
        if merged:
            _fill_down(cells, number, merged, first)
        while cells and not cells[-1].text:
            cells.pop()
        if any(cell.text and cell.row == number for cell in cells):
            rows.append(Row(number, tuple(cells)))
        if len(rows) > MOST_ROWS:
            said = notice("{path} has more than {most} rows; divide it into several.", path=name, most=MOST_ROWS)
            raise WrongUse(said)
    return tuple(rows)


def _fill_down(cells: list[Cell], row: int, merged: Merged, first: dict[tuple[int, int], Cell]) -> None:
    """Put what stands in the first of merged cells into the others; `first` remembers it."""
    for column in range(1, MOST_COLUMNS + 1):
        origin = merged.get((row, column))
        if origin is None:
            if column <= len(cells):
                first[row, column] = cells[column - 1]
        elif origin in first:
            cells += [Cell("", row, blank) for blank in range(len(cells) + 1, column + 1)]
            cells[column - 1] = first[origin]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
