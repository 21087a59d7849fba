"""A text file of separated values → a sheet: the delimiter is told from the rows, quotes hold commas and line ends."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from callassist.errors import WrongUse
from callassist.language import notice
from callassist.sheets.limits import MOST_ROWS, rows_of
from callassist.sheets.text_encoding import decoded
from callassist.sheets.values import Sheet

DELIMITERS = "\t,;，"
_LOOKED_AT = 100
"""Rows that the delimiter is told from."""
_WIDE_ALIKE = 0.9
"""A full-width comma is a delimiter only if nearly all rows agree: Chinese sentences hold it too."""
_SAID = re.compile(r"\Asep=(.)\r?\n")
"""The first line by which spreadsheet programs name the delimiter."""


def read_delimited(name: str, data: bytes) -> Sheet:
    """Give a text file as a sheet.

    Raises:
        WrongUse: it is no text, a quote is left open, or it is too large.
    """
    text, encoding = decoded(name, data)
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    delimiter = said[1] if said else told(body)
    return Sheet(rows_of(name, _parsed(name, body, delimiter)), "", (), encoding, delimiter)


def told(text: str) -> str:
    """Give the delimiter that divides the rows of a text most evenly; a comma if none does."""
    best, found = 0.0, ","
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        usual, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        share = times / len(widths) if widths else 0.0
        if usual > 1 and share > best and (delimiter != "，" or share >= _WIDE_ALIKE):
            best, found = share, delimiter
    return found


def _widths(text: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(one.strip() for one in row):
                widths.append(len(row))
            if len(widths) >= _LOOKED_AT:
                break
    except csv.Error:
        pass  # told by the rows before; reading it says what is wrong
    return widths


def _parsed(name: str, text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > 10 * MOST_ROWS:
                break
    except csv.Error as error:
        line = reader.line_num
        raise WrongUse(
            notice("{path}:{line}: a quote does not end where its cell ends.", path=name, line=line)
        ) from error
    return rows
