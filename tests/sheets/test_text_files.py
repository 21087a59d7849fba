from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sheets.books import raw_file, text_file, texts

from callassist.errors import WrongUse
from callassist.sheets.delimited import read_delimited, told
from callassist.sheets.opening import read_sheet

ROWS = [["禁语", "应答"], ["不知道，别问我", "您稍等；我问一下，马上回您"], ["你急什么", "我这就办"]]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gbk", "GB18030/GBK"),
        ("gb18030", "GB18030/GBK"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_encoding_and_delimiter_are_told_from_the_file_and_named(tmp_path, encoding, named, delimiter):
    sheet = read_sheet(text_file(tmp_path, ROWS, encoding, delimiter))
    assert texts(sheet) == ROWS
    assert (sheet.encoding, sheet.delimiter) == (named, delimiter)


def test_utf_16_the_other_way_round_is_read_too(tmp_path):
    assert texts(read_sheet(raw_file(tmp_path, b"\xfe\xff" + "不,好\n".encode("utf-16-be")))) == [["不", "好"]]


def test_an_apostrophe_of_windows_is_no_half_of_a_chinese_character(tmp_path):
    sheet = read_sheet(raw_file(tmp_path, "I don’t know,I’ll ask\n".encode("cp1252")))
    assert texts(sheet) == [["I don’t know", "I’ll ask"]]
    assert sheet.encoding == "Windows-1252"


def test_line_ends_in_quotes_belong_to_their_cell_and_do_not_move_the_names(tmp_path):
    sheet = read_sheet(raw_file(tmp_path, '不知道,"一\r\n二"\r\n"说""不""",x\r\n'.encode()))
    assert texts(sheet) == [["不知道", "一\n二"], ['说"不"', "x"]]
    assert sheet.rows[1].cell(2).name == "B2"


def test_chinese_commas_in_a_single_column_are_no_delimiter(tmp_path):
    lines = "禁语\n不知道，别问我\n你急什么\n等着吧，早着呢，真是的\n"
    assert [len(row.cells) for row in read_sheet(raw_file(tmp_path, lines.encode())).rows] == [1, 1, 1, 1]


def test_a_line_that_names_the_delimiter_is_believed(tmp_path):
    assert texts(read_sheet(raw_file(tmp_path, b"sep=|\r\na|b,c\r\n"))) == [["a", "b,c"]]


@pytest.mark.parametrize("content", ['a,b\nc,"d\ne,f\n', 'a,b\nc,"d"e\n'])
def test_a_quote_left_open_is_one_line_with_its_place(tmp_path, content):
    with pytest.raises(WrongUse, match="quote"):
        read_sheet(raw_file(tmp_path, content.encode()))


@pytest.mark.parametrize("content", [b"", b" \n,,\n", b"\xef\xbb\xbf"])
def test_a_file_without_words_is_refused(tmp_path, content):
    with pytest.raises(WrongUse, match="no words"):
        read_sheet(raw_file(tmp_path, content))


def test_a_text_file_has_no_sheets_to_choose_from(tmp_path):
    with pytest.raises(WrongUse, match="no sheets"):
        read_sheet(text_file(tmp_path, ROWS), "禁语")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes):
    with suppress(WrongUse):
        assert read_delimited("x.csv", data).encoding


@given(st.text(max_size=200))
def test_any_text_has_a_delimiter(text: str):
    assert told(text) in "\t,;，"
