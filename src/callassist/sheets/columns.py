"""A sheet → which column holds what: by its headings, else by what stands in the columns, unless somebody says it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callassist.errors import WrongUse
from callassist.language import notice
from callassist.sheets.column_content import by_content
from callassist.sheets.header_words import KINDS, Kind, kind_of
from callassist.sheets.values import Row, Sheet, letters, number

_LOOKED_AT = 10
"""Rows at the top among which the headings are: titles and dates may stand above them."""
_LONGEST_HEADING = 16
_MANY: tuple[Kind, ...] = ("reply", "variants")
"""What may fill several columns."""
_ITEM = re.compile(r"\s*(\w+)\s*[=＝]\s*(.*?)\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns (from 1) hold what, and the row of the headings (0: there is none)."""

    of: Mapping[Kind, tuple[int, ...]]
    header: int = 0

    def first(self, kind: Kind) -> int:
        """Give the first column of a kind, or 0."""
        return next(iter(self.of.get(kind, ())), 0)


def columns_of(sheet: Sheet, said: str = "") -> Columns:
    """Give the columns of a sheet; `said` is `phrase=A,reply=B`, by letter or heading, `harm=` where there is none.

    Raises:
        WrongUse: `said` names a kind or a column that there is not, or nothing tells which column holds the phrases.
    """
    header = _named_header(sheet.rows, said) or _header(sheet.rows)
    kinds = [kind_of(cell.text) if cell.text else None for cell in header.cells] if header else []
    found: dict[Kind, tuple[int, ...]] = {}
    for column, kind in enumerate(kinds, start=1):
        if kind and (kind in _MANY or kind not in found):
            found[kind] = (*found.get(kind, ()), column)
    named = _said(said, sheet, header)
    taken = {column for columns in named.values() for column in columns}
    found = {kind: tuple(one for one in columns if one not in taken) for kind, columns in found.items()} | named
    body = [row for row in sheet.rows if header is None or row.number > header.number]
    if not found.get("phrase") or "reply" not in found:
        # A heading that says something else is believed; one that we do not know is not.
        closed = {column for column, kind in enumerate(kinds, start=1) if kind is not None} | taken
        closed.update(column for columns in found.values() for column in columns)
        open_columns = [column for column in range(1, sheet.width + 1) if column not in closed]
        wanted = [kind for kind in KINDS if kind not in found and (kind in {"phrase", "reply"} or header is None)]
        found |= {kind: (column,) for kind, column in by_content(body, open_columns, wanted).items()}
    if not found.get("phrase"):
        raise WrongUse(
            notice(
                "Nothing tells which column holds the phrases. Say it by letter or heading: --columns phrase=A,reply=B"
            )
        )
    return Columns({kind: found[kind] for kind in KINDS if found.get(kind)}, header.number if header else 0)


def _header(rows: Sequence[Row]) -> Row | None:
    """Give the row that speaks of most kinds, two at least; or a first row that is nothing but a heading of phrases."""
    best, most = None, 1
    for row in rows[:_LOOKED_AT]:
        kinds = {kind for cell in row.cells if cell.text and (kind := kind_of(cell.text)) is not None}
        if len(kinds) > most and kinds != {""}:
            best, most = row, len(kinds)
    if best is None and rows:
        is_heading = all(len(cell.text) <= _LONGEST_HEADING for cell in rows[0].cells)
        if is_heading and any(kind_of(cell.text) == "phrase" for cell in rows[0].cells if cell.text):
            return rows[0]
    return best


def _named_header(rows: Sequence[Row], said: str) -> Row | None:
    """Give the row of the headings that somebody named, letters apart."""
    names = {match[2].casefold() for item in re.split("[,，]", said) if (match := _ITEM.match(item)) and match[2]}
    for row in rows[:_LOOKED_AT]:
        if any(cell.text.casefold() in names and not number(cell.text) for cell in row.cells):
            return row
    return None


def _said(said: str, sheet: Sheet, header: Row | None) -> dict[Kind, tuple[int, ...]]:
    found: dict[Kind, tuple[int, ...]] = {}
    for item in re.split("[,，]", said) if said.strip() else []:
        match = _ITEM.match(item)
        kind = next((one for one in KINDS if match and one == match[1].lower()), None)
        if match is None or kind is None:
            kinds = ", ".join(KINDS)
            raise WrongUse(notice("“{item}” names no column; --columns knows {kinds}.", item=item.strip(), kinds=kinds))
        if not match[2]:
            found.setdefault(kind, ())
            continue
        found[kind] = (*found.get(kind, ()), _column(match[2], sheet, header))
    return found


def _column(name: str, sheet: Sheet, header: Row | None) -> int:
    """Give a column by its heading or its letters."""
    plain = name.strip().casefold()
    for cell in header.cells if header else ():
        if cell.text and cell.text.casefold() == plain:
            return cell.column
    column = number(name.strip())
    if not 1 <= column <= sheet.width:
        known = ", ".join(
            f"{letters(place)} {header.cell(place).text}".strip() if header else letters(place)
            for place in range(1, sheet.width + 1)
        )
        raise WrongUse(
            notice("There is no column “{name}”; there are: {known}", name=name, known=known.replace("\n", " "))
        )
    return column
