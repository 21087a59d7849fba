"""A sheet as plain text: rows that hold words, and cells that know their names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; `row` and `column` count from 1, those of the first cell where several are merged."""

    text: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """Give the name that a spreadsheet program shows: `B7`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by its number in the sheet."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Give the cell in a column, an empty one beyond the last."""
        return self.cells[column - 1] if column <= len(self.cells) else Cell("", self.number, column)

    def has_own(self, column: int) -> bool:
        """Say whether a cell has words that are not merged down from a row above."""
        cell = self.cell(column)
        return bool(cell.text) and cell.row == self.number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet without its blank rows; `title` and `others` are names of sheets, `encoding` and `delimiter` a text file's."""

    rows: tuple[Row, ...]
    title: str = ""
    others: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


def letters(column: int) -> str:
    """Give the letters of a column: 1 is `A`, 27 is `AA`."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number(name: str) -> int:
    """Give the number of a column by its letters; 0 if they name none."""
    total = 0
    for char in name.upper():
        if not "A" <= char <= "Z":
            return 0
        total = total * 26 + ord(char) - ord("A") + 1
    return total if total <= LAST_COLUMN else 0


LAST_COLUMN = 16_384
"""XFD, the last column that spreadsheets have."""
