"""An xlsx workbook → one of its sheets: values as they are shown, nothing worked out. The only door to openpyxl."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape

from callassist.errors import WrongUse
from callassist.language import Notice, notice
from callassist.sheets.cell_text import cell_text
from callassist.sheets.limits import MOST_COLUMNS, MOST_UNPACKED, rows_of
from callassist.sheets.values import Sheet

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MOST_MERGED = 5_000
_OTHERS: dict[str, Notice] = {
    "xl/workbook.bin": notice("an Excel workbook in the binary format (.xlsb)"),
    "word/document.xml": notice("a Word document"),
    "ppt/presentation.xml": notice("a PowerPoint presentation"),
    "content.xml": notice("an OpenDocument file"),
    "Index/Document.iwa": notice("a file of another program"),
}
"""Other files that are archives too, by a part of theirs."""


def read_workbook(name: str, data: bytes, wanted: str) -> Sheet:
    """Give a sheet of a workbook: the one of that title, else the first that is not hidden and holds words.

    Raises:
        WrongUse: it is no xlsx workbook, it is damaged or too large, or it has no such sheet.
    """
    _look_inside(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of decorations that are passed over
            return _read(name, data, wanted)
    except WrongUse:
        raise
    except Exception as error:  # what a damaged file makes the library stumble over is anything
        raise WrongUse(
            notice("{path} is damaged: a spreadsheet program may be able to repair it.", path=name)
        ) from error


def _look_inside(name: str, data: bytes) -> None:
    """Refuse what is no workbook of this format, and what would unpack to a flood."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise WrongUse(notice("{path} is damaged: it is cut off or not whole.", path=name)) from error
    other = next((what for part, what in _OTHERS.items() if part in parts), None)
    if other is not None:
        raise WrongUse(notice("{path} is {what}. Save it as .xlsx or .csv.", path=name, what=other))
    if not any(part.endswith("workbook.xml") for part in parts):
        raise WrongUse(notice("{path} is no spreadsheet. Save yours as .xlsx or .csv.", path=name))
    if sum(parts.values()) > MOST_UNPACKED:
        raise WrongUse(notice("{path} is too large once it is unpacked.", path=name))


def _read(name: str, data: bytes, wanted: str) -> Sheet:
    shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    written = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        titles = [sheet.title for sheet in shown.worksheets]
        for title in [_named(name, titles, wanted)] if wanted else _visible(shown):
            merged = _merged(shown[title], data)
            rows = rows_of(name, _texts(shown[title], written[title]), merged)
            if rows or wanted:
                return Sheet(rows, title, tuple(one for one in titles if one != title))
    finally:
        shown.close()
        written.close()
    return Sheet((), "", tuple(titles))


def _visible(book: Any) -> list[str]:
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return seen or [sheet.title for sheet in book.worksheets]


def _named(name: str, titles: list[str], wanted: str) -> str:
    plain = wanted.strip().casefold()
    found = next((title for title in titles if title.strip().casefold() == plain), None)
    if found is None:
        known = ", ".join(titles)
        raise WrongUse(notice("{path} has no sheet “{sheet}”; it has: {known}", path=name, sheet=wanted, known=known))
    return found


def _texts(shown: Any, written: Any) -> Iterator[list[str]]:
    """Give the texts of each row: the value that is shown, or a formula as it is written where nobody worked it out."""
    for sheet in (shown, written):
        sheet.reset_dimensions()  # what a file says of its size is often wrong
    for values, sources in zip(shown.iter_rows(), written.iter_rows(), strict=True):
        yield [_text(value.value, source) for value, source in zip(values, sources, strict=True)]


def _text(value: object, source: Any) -> str:
    if value is None and source.value is not None:
        formula = getattr(source.value, "text", source.value)
        value = formula if isinstance(formula, str) else ""
    return unescape(value) if isinstance(value, str) else cell_text(value)


def _merged(sheet: Any, data: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """Give, for each cell merged into one above it, the place of that one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        source = archive.read(sheet._worksheet_path)  # noqa: SLF001 - reading row by row, the library passes them over
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for match in list(_MERGED.finditer(source))[:_MOST_MERGED]:
        left, top, right, bottom = range_boundaries(match[1].decode())
        if left == right and left <= MOST_COLUMNS:
            found |= {(row, left): (top, left) for row in range(top + 1, min(bottom, top + _MOST_MERGED) + 1)}
    return found
