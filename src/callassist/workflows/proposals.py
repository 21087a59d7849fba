"""The rows of a sheet → phrases that somebody proposes for a phrasebook, and what keeps one from being used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callassist.content.shape import LONGEST_ID, STEP_ID
from callassist.content.source import harmful
from callassist.language import Lang, Notice, notice
from callassist.lookup.fold import LONGEST, folded, has_han
from callassist.lookup.naming import named
from callassist.lookup.scanning.wordings import compiled, is_pattern
from callassist.sheets.columns import Columns
from callassist.sheets.header_words import Kind
from callassist.sheets.values import Cell, Row, Sheet
from callassist.template import inspect

_NUMBERED = re.compile(r"\s*(?:[（(]?\d{1,2}\s*[)）.、．]|[①-⑳]|[•·])\s*(?=\S)")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_BETWEEN = ("\n", "[;；]", r"[|｜]", "、", r"(?<=[\u3400-\u9fff])[/／](?=[\u3400-\u9fff])| / ")
"""What stands between several wordings in one cell: the first of these that is in it, and no other."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One phrase of a sheet; `cell` is where it stands, `id` what the sheet calls it, `wrong` why it cannot be used."""

    cell: Cell
    phrase: str
    variants: tuple[tuple[str, Cell], ...] = ()
    replies: tuple[str, ...] = ()
    harm: str = ""
    situation: str = ""
    id: str = ""
    wrong: Notice | None = None


def proposals(sheet: Sheet, columns: Columns, lang: Lang, harm: str = "") -> Iterator[Proposal]:
    """Give the phrases of a sheet in its order; `harm` is what callers hear where a row does not say it."""
    group: list[Row] = []
    heading = next((row.cell(columns.first("phrase")).text for row in sheet.rows if row.number == columns.header), "")
    for row in sheet.rows:
        if row.number <= columns.header:
            continue
        if row.has_own(columns.first("phrase")):
            if group:
                yield _proposal(group, columns, lang, harm)
            group = [row] if row.cell(columns.first("phrase")).text != heading else []
        elif any(row.has_own(column) for kind in ("reply", "variants") for column in columns.of.get(kind, ())):
            if group and _goes_on(group, row, columns.first("phrase")):
                group.append(row)
            else:
                cell = row.cell(columns.first("phrase"))
                yield Proposal(cell, "", wrong=notice("{cell} is empty: no phrase stands here.", cell=cell.name))
    if group:
        yield _proposal(group, columns, lang, harm)


def _goes_on(group: list[Row], row: Row, column: int) -> bool:
    """Say whether a row without a phrase of its own belongs to the one above: it is merged with it, or follows it."""
    cell = row.cell(column)
    return cell.row == group[0].number if cell.text else row.number == group[-1].number + 1


def _proposal(group: list[Row], columns: Columns, lang: Lang, harm: str) -> Proposal:
    row = group[0]
    cells: dict[Kind, list[Cell]] = {
        kind: [
            cell for one in group for column in places if (cell := one.cell(column)).text and _is_new(cell, one, row)
        ]
        for kind, places in columns.of.items()
    }
    cell = row.cell(columns.first("phrase"))
    phrase, *more = _lines(cell.text)
    variants = [(text, cell) for text in more]
    variants += [(text, one) for one in cells.get("variants", []) for text in wordings(one.text)]
    situation = next((one.text for one in cells.get("situations", [])), "")
    said = next((one.text for one in cells.get("harm", [])), "")
    return Proposal(
        cell,
        phrase,
        tuple({text: (text, one) for text, one in variants if text != phrase}.values()),
        tuple(dict.fromkeys(text for one in cells.get("reply", []) for text in replies(one.text))),
        said or harm,
        situation,
        _id(next((one.text for one in cells.get("id", [])), "")),
        _wrong(row, columns, cells, variants, lang, said or harm),
    )


def _is_new(cell: Cell, row: Row, first: Row) -> bool:
    """Say whether a cell is to be read: merged ones count once a phrase."""
    return cell.row == row.number or row is first


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def wordings(text: str) -> list[str]:
    """Give the wordings that stand in one cell: by line, else by the first of `;` `|` `、` `/` that is between them."""
    if is_pattern(text) and "\n" not in text:
        return [text]
    for between in _BETWEEN:
        parts = [part.strip() for part in re.split(between, text)]
        if len(parts) > 1:
            return [part for part in parts if part]
    return [text]


def replies(text: str) -> list[str]:
    """Give the replies that stand in one cell: one, or several if every line has a number before it."""
    lines = _lines(text)
    if len(lines) > 1 and all(_NUMBERED.match(line) for line in lines):
        return [_NUMBERED.sub("", line, count=1) for line in lines]
    return [text]


def _id(text: str) -> str:
    """Give an id as a sheet has it; what is only a number names nothing."""
    plain = "-".join(text.lower().split())
    if len(plain) <= LONGEST_ID and STEP_ID.fullmatch(plain):
        return plain
    return named(text, (), "") if re.search(r"[^\W\d_]", text) else ""


def _wrong(
    row: Row, columns: Columns, cells: dict[Kind, list[Cell]], variants: list[tuple[str, Cell]], lang: Lang, harm: str
) -> Notice | None:
    for cell in (one for some in cells.values() for one in some):
        if char := harmful(cell.text):
            return notice(
                "{cell} holds an invisible character {char}: type the words again.", cell=cell.name, char=char
            )
        if cell.text in _ERRORS:
            return notice("{cell} shows an error of the spreadsheet: {text}", cell=cell.name, text=cell.text)
    return (
        _wrong_phrase(row.cell(columns.first("phrase")), lang)
        or _wrong_pattern(variants)
        or _wrong_reply(row, columns, cells.get("reply", []))
        or (None if harm else _no_harm(row, columns))
    )


def _wrong_phrase(cell: Cell, lang: Lang) -> Notice | None:
    phrase = _lines(cell.text)[0]
    if not folded(phrase):
        return notice("{cell} holds no words.", cell=cell.name)
    if len(phrase) > LONGEST:
        return notice("{cell} is too long for a phrase: more than {most} characters.", cell=cell.name, most=LONGEST)
    if is_pattern(phrase):
        return notice("{cell} is a pattern: it can be a variant, but no phrase.", cell=cell.name)
    if has_han(phrase) != (lang == "zh"):
        if lang == "zh":
            return notice("{cell} holds no Chinese, and the book is Chinese: --lang en", cell=cell.name)
        return notice("{cell} is Chinese, and the book is English: --lang zh", cell=cell.name)
    return None


def _wrong_pattern(variants: list[tuple[str, Cell]]) -> Notice | None:
    for text, cell in variants:
        if is_pattern(text):
            try:
                re.compile(text[1:-1])
                compiled(text)
            except (re.error, RecursionError, OverflowError):
                return notice("{cell} holds no pattern that works: {text}", cell=cell.name, text=text)
    return None


def _wrong_reply(row: Row, columns: Columns, cells: list[Cell]) -> Notice | None:
    if not columns.of.get("reply"):
        return notice(
            "{cell} has no reply beside it: no column holds replies.", cell=row.cell(columns.first("phrase")).name
        )
    if not cells:
        return notice("{cell} is empty: a phrase needs a reply.", cell=row.cell(columns.first("reply")).name)
    for cell in cells:
        for trouble in inspect(cell.text).troubles:
            return notice("{cell} has a gap that cannot be filled in: {why}", cell=cell.name, why=trouble.notice)
    return None


def _no_harm(row: Row, columns: Columns) -> Notice:
    column = columns.first("harm")
    if column:
        return notice("{cell} is empty: what does the caller hear? --harm says it for all.", cell=row.cell(column).name)
    cell = row.cell(columns.first("phrase"))
    return notice("{cell}: no column says what the caller hears; --harm says it for all.", cell=cell.name)
