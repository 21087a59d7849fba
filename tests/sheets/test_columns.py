from __future__ import annotations

import pytest

from callassist.errors import WrongUse
from callassist.sheets.columns import columns_of
from callassist.sheets.header_words import kind_of
from callassist.sheets.limits import rows_of
from callassist.sheets.values import Sheet, letters

BODY = [
    ["不知道", "我帮您问一下，马上回您"],
    ["你急什么", "请您稍等，这就好"],
    ["等着吧", "抱歉让您久等了"],
]


def found(rows: list[list[str]], said: str = "") -> dict[str, str]:
    """Give the letters of the columns by what they hold, and the row of the headings."""
    columns = columns_of(Sheet(rows_of("x", rows)), said)
    told = {kind: "".join(map(letters, places)) for kind, places in columns.of.items()}
    return told | {"header": str(columns.header)}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("禁语", "phrase"), ("不能说的话", "phrase"), ("服务禁语（示例）", "phrase"), ("Don’t say", "phrase"),
        ("Forbidden phrases", "phrase"), ("错误说法", "phrase"), ("应答1", "reply"), ("应该怎么说", "reply"), ("改说", "reply"),
        ("建议话术", "reply"), ("正确说法", "reply"), ("Should say", "reply"), ("Reply 2", "reply"), ("Say instead", "reply"),
        ("情景", "situations"), ("场合", "situations"), ("说明", "harm"), ("客户感受", "harm"), ("What the caller hears", "harm"),
        ("编号", "id"), ("禁语编号", "id"), ("ID", "id"), ("Phrase ID", "id"), ("变体", "variants"), ("其他说法", "variants"),
        ("Other ways to say it", "variants"), ("序号", ""), ("备注", ""), ("不知道", None), ("您好，请稍等，我帮您查一下", None),
    ],
)  # fmt: skip
def test_a_heading_tells_what_its_column_holds(heading, kind):
    assert kind_of(heading) == kind


def test_headings_are_found_below_titles_and_several_replies_are_kept():
    rows = [
        ["服务禁语一览表"],
        ["序号", "禁语", "应答1", "应答2", "客户感受"],
        ["1", "不知道", "我问", "我查", "不管我"],
    ]
    assert found(rows) == {"phrase": "B", "reply": "CD", "harm": "E", "header": "2"}


def test_without_headings_the_columns_are_told_from_their_words():
    assert found(BODY) == {"phrase": "A", "reply": "B", "header": "0"}
    assert found([[reply, phrase] for phrase, reply in BODY]) == {"phrase": "B", "reply": "A", "header": "0"}
    assert found([[f"p-{n}", *row] for n, row in enumerate(BODY)]) == {
        "id": "A", "phrase": "B", "reply": "C", "header": "0",
    }  # fmt: skip
    assert found([["1", "咨询", *BODY[0]], ["2", "咨询", *BODY[1]], ["3", "咨询", *BODY[2]]])["situations"] == "B"
    english = [["Not my job", "Let me find out who can help you"], ["Calm down", "I'm sorry, I'll see to it now"]]
    assert found(english) == {"phrase": "A", "reply": "B", "header": "0"}


def test_what_a_supervisor_says_of_the_columns_goes_before_any_guess():
    rows = [["禁语", "应答", "说明"], ["x", "y", "z"]]
    assert found(rows, "phrase=B, reply=A") == {"phrase": "B", "reply": "A", "harm": "C", "header": "1"}
    assert found(rows, "harm=") == {"phrase": "A", "reply": "B", "header": "1"}
    assert found(rows, "phrase=说明，reply＝禁语，reply=应答")["reply"] == "AB"
    assert found([["内容甲", "内容乙"], ["x", "y"]], "phrase=内容乙,reply=内容甲") == {
        "phrase": "B", "reply": "A", "header": "1",
    }  # fmt: skip


@pytest.mark.parametrize("said", ["phrase=D", "phrase=没有", "sentence=A", "A", "phrase"])
def test_a_column_that_is_not_there_is_answered_with_those_that_are(said):
    with pytest.raises(WrongUse):
        found([["禁语", "应答"], ["x", "y"]], said)


def test_a_sheet_of_numbers_has_no_phrases():
    with pytest.raises(WrongUse, match="--columns"):
        found([["1", "2"], ["3", "4"]])
