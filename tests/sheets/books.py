"""Spreadsheets made for tests: real workbooks, and text files in any encoding."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from callassist.sheets.values import Sheet


def workbook(folder: Path, *sheets: tuple[str, Sequence[Sequence[object]]], merged: str = "") -> Path:
    """Write a workbook of these sheets; `merged` names a range of the first that is merged."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if merged:
        book.worksheets[0].merge_cells(merged)
    path = folder / "phrases.xlsx"
    book.save(path)
    return path


def text_file(folder: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write a text file of separated values."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return raw_file(folder, stream.getvalue().encode(encoding))


def raw_file(folder: Path, content: bytes, name: str = "phrases.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]
