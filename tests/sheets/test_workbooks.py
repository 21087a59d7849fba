from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.sheets.books import raw_file, texts, workbook

from callassist.errors import WrongUse
from callassist.language import Words
from callassist.sheets import limits
from callassist.sheets.opening import read_sheet
from callassist.sheets.values import letters, number


def refused(path: Path, wanted: str = "") -> str:
    with pytest.raises(WrongUse) as caught:
        read_sheet(path, wanted)
    said = Words("en").of(caught.value.notice)
    assert "\n" not in said
    return said


def test_each_cell_knows_the_name_that_a_spreadsheet_program_shows(tmp_path):
    path = workbook(tmp_path, ("禁语", [["禁语", "应答"], [], ["不知道", None, "x"]]))
    sheet = read_sheet(path)
    assert texts(sheet) == [["禁语", "应答"], ["不知道", "", "x"]]
    assert [cell.name for cell in sheet.rows[1].cells] == ["A3", "B3", "C3"]


@pytest.mark.parametrize("column", [1, 26, 27, 52, 702, 703, 16_384])
def test_the_letters_of_a_column_and_its_number_are_the_same_thing(column):
    assert number(letters(column)) == column


def test_numbers_days_and_times_are_the_text_that_people_see(tmp_path):
    values = [
        7,
        7.0,
        0.1 + 0.2,
        True,
        date(2026, 10, 18),
        datetime.combine(date(2026, 10, 18), time(9, 30)),
        time(9, 5),
        timedelta(hours=26),
    ]
    assert texts(read_sheet(workbook(tmp_path, ("x", [["a"], values])))) == [
        ["a"],
        ["7", "7", "0.3", "TRUE", "2026-10-18", "2026-10-18 09:30", "09:05", "26:00"],
    ]


def test_what_looks_like_a_formula_is_text_and_nothing_is_worked_out(tmp_path):
    assert texts(read_sheet(workbook(tmp_path, ("x", [["=1+1", "+1", "@x", "-"]])))) == [["=1+1", "+1", "@x", "-"]]


def test_a_formula_that_was_worked_out_is_the_value_that_is_shown(tmp_path):
    path = workbook(tmp_path, ("x", [["=1+1"]]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = (
        parts[sheet].replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert texts(read_sheet(path)) == [["2"]]


def test_cells_merged_downwards_say_the_same_and_know_where_it_stands(tmp_path):
    sheet = read_sheet(workbook(tmp_path, ("x", [["不知道", "一"], [None, "二"], [None, None]]), merged="A1:A3"))
    assert texts(sheet) == [["不知道", "一"], ["不知道", "二"]]
    assert [row.cell(1).name for row in sheet.rows] == ["A1", "A1"]
    assert [row.has_own(1) for row in sheet.rows] == [True, False]


def test_the_first_sheet_that_is_seen_and_holds_words_is_read_and_the_others_are_named(tmp_path):
    path = workbook(tmp_path, ("封面", []), ("藏着", [["x"]]), ("禁语", [["y"]]))
    book = load_workbook(path)
    book["藏着"].sheet_state = "hidden"
    book.save(path)
    sheet = read_sheet(path)
    assert (sheet.title, sheet.others) == ("禁语", ("封面", "藏着"))
    assert texts(read_sheet(path, "藏着")) == [["x"]]


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    said = refused(workbook(tmp_path, ("禁语", [["x"]]), ("说明", [["y"]])), "禁语表")
    assert "禁语, 说明" in said


def test_what_a_file_says_of_its_size_is_not_believed(tmp_path):
    path = workbook(tmp_path, ("x", [["a"], ["b"]]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b'ref="A1:A2"', b'ref="A1"'))
    assert texts(read_sheet(path)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "a.xls", "old format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "a.xlsx", "something else"),
        (b"PK\x03\x04 and no more", "a.xlsx", "damaged"),
        (b"", "a.xlsx", "no words"),
        (b"\x00\x01\x02", "a.csv", "no text"),
    ],
)
def test_what_is_no_workbook_is_one_line_that_says_what_it_is(tmp_path, content, name, told):
    assert told in refused(raw_file(tmp_path, content, name))


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("word/document.xml", "Word"),
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", "xlsb"),
        ("notes.txt", "no spreadsheet"),
        ("xl/workbook.xml", "damaged"),
    ],
)
def test_an_archive_that_is_something_else_is_called_what_it_is(tmp_path, part, told):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    assert told in refused(path)


def test_a_damaged_sheet_is_one_line_wherever_the_damage_is(tmp_path):
    path = workbook(tmp_path, ("x", [["a", 1], ["b", 2]]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for broken in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"):
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content[: len(content) // 2] if name == broken else content)
        assert refused(path)


def test_a_file_that_is_cut_off_is_one_line(tmp_path):
    whole = workbook(tmp_path, ("x", [["a"]])).read_bytes()
    for size in range(4, len(whole), len(whole) // 17):
        assert refused(raw_file(tmp_path, whole[:size], "cut.xlsx"))


def test_a_sheet_has_bounds(tmp_path, monkeypatch):
    path = workbook(tmp_path, ("x", [["a"]] * 5))
    monkeypatch.setattr(limits, "MOST_ROWS", 4)
    assert "more than 4 rows" in refused(path)
    wide = workbook(tmp_path, ("x", [["a"] * (limits.MOST_COLUMNS + 1)]))
    assert "columns" in refused(wide)


def test_a_small_file_that_holds_a_flood_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("callassist.sheets.workbook.MOST_UNPACKED", 1_000_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_001)
    assert path.stat().st_size < 10_000
    assert "too large once it is unpacked" in refused(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_one_line(tmp_path):
    assert "not there" in refused(tmp_path / "nowhere.xlsx")
    assert "folder" in refused(tmp_path)


def test_blank_cells_with_a_look_of_their_own_are_blank(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["C9"] = "a", " \n "
    sheet["B5"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    assert texts(read_sheet(tmp_path / "a.xlsx")) == [["a"]]
