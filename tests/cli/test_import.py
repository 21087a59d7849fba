from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.content.small_site import OTHER, SITE
from tests.sheets.books import text_file, workbook

from callassist.cli.main import main
from callassist.content.folder import files, read_raw
from callassist.content.grow_book import phrases_in
from callassist.content.loading import load_files
from callassist.content.values import Phrase
from callassist.errors import WrongUse
from callassist.workflows import grow_books
from callassist.workflows.import_phrases import Wishes, plan_import

BOOK = """\
# kept by the team
format: phrasebook/1
id: busy
title: 忙的时候
phrases:
  - id: whats-the-rush   # the first
    phrase: 急什么
    variants: [催什么催, 没看见我正忙着吗]
    harm: 我的事不要紧。
    replies: [{say: 我这就办。}]
    examples: {miss: [你慢慢说别着急，等一下就好]}
"""
HEAD = ["编号", "禁语", "应答", "客户感受", "场合", "其他说法"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return made(tmp_path / "site")


def made(root: Path) -> Path:
    for place, text in {
        "scripts/zh/site.yaml": SITE, "scripts/zh/other.yaml": OTHER, "phrasebook/zh/busy.yaml": BOOK,
        "phrasebook/zh/courtesy.yaml": "format: courtesy/1\nid: courtesy\ntitle: 礼貌\noccasions: []\n",
    }.items():  # fmt: skip
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def row(phrase: object, reply: object = "我帮您问。", **more: object) -> list[object]:
    return [more.get("id"), phrase, reply, more.get("harm", "不管我。"), more.get("where"), more.get("others")]


def sheet(folder: Path, *rows: Sequence[object], merged: str = "") -> Path:
    return workbook(folder, ("禁语", [HEAD, *rows]), merged=merged)


def run(site: Path, capsys: pytest.CaptureFixture[str], *words: object, lang: str = "zh") -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main(["--site", str(site), "--lang", lang, "import", "phrases", *map(str, words), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if printed.out else {"err": printed.err}


def states(told: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {one["cell"]: (one["state"], one["other"]) for one in told["phrases"]}


def everything(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def book(site: Path, theme: str) -> list[Phrase]:
    raws = read_raw(site, files(site, "zh"))
    found = phrases_in(next(raw for raw in raws if raw.file.stem == theme))
    assert found is not None
    return found


# -- the preview -----------------------------------------------------------------------------------------------


def test_without_write_nothing_is_written_and_each_row_has_its_state(site, tmp_path, capsys):
    path = sheet(
        tmp_path,
        row("单子谁派的你找谁去"),
        row("急什么啊"),
        row("你急什么呀你"),
        row("没看见我们正忙得很吗"),
        row("单子谁派的，你找谁去！"),
        row("烦不烦", ""),
    )
    before = everything(site)
    code, told = run(site, capsys, path)
    assert code == 1
    assert everything(site) == before
    assert states(told) == {
        "B2": ("new", ""),
        "B3": ("known", "whats-the-rush"),
        "B4": ("alike", "whats-the-rush"),
        "B5": ("alike", "whats-the-rush"),
        "B6": ("known", "B2"),
        "B7": ("unusable", ""),
    }
    assert "C7" in told["phrases"][-1]["why"]
    assert told["file"] == "phrasebook/zh/phrases.yaml"
    assert told["columns"] == {"id": [1], "phrase": [2], "variants": [6], "reply": [3], "harm": [4], "situations": [5]}


def test_other_characters_of_the_same_sound_are_the_same_phrase(site, tmp_path, capsys):
    _, told = run(site, capsys, sheet(tmp_path, row("崔什么催"), row("单子谁派的你找谁"), row("单子谁派的你找水")))
    assert states(told) == {"B2": ("known", "whats-the-rush"), "B3": ("new", ""), "B4": ("known", "B3")}


def test_people_read_a_table_with_what_was_taken_for_what(site, tmp_path, capsys):
    path = sheet(tmp_path, row("单子谁派的你找谁去", others="谁派单找谁"), row("急什么"))
    assert main(["--site", str(site), "--lang", "zh", "import", "phrases", str(path)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith("B 禁语 = ") for line in lines)
    assert any("B2 单子谁派的你找谁去 dan-zi-shui-pai-de-ni" in line for line in lines)
    assert any("B3 急什么 whats-the-rush" in line for line in lines)


def test_a_phrase_that_would_mark_a_harmless_example_is_left_out_with_the_example(site, tmp_path, capsys):
    _, told = run(site, capsys, sheet(tmp_path, row("等一下就好"), row("单子谁派的你找谁去")), "--write")
    assert [one["state"] for one in told["phrases"]] == ["unusable", "new"]
    assert "B2" in told["phrases"][0]["why"]
    assert "你慢慢说别着急" in told["phrases"][0]["why"]
    assert len(told["written"]) == 1


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (row("……"), "B2"),
        (row("OK"), "B2"),
        (row("/不管/"), "B2"),
        (row("长" * 121), "B2"),
        (row("不归我管", "好\u200b的"), "C2"),
        (row("不归我管", "{{ caller.name"), "C2"),
        (row("不归我管", harm=None), "D2"),
        (row("不归我管", others="/(不/"), "F2"),
        (row("#N/A"), "B2"),
        (row(None), "B2"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_cell(site, tmp_path, capsys, cells, named):
    code, told = run(site, capsys, sheet(tmp_path, cells), "--write")
    assert code == 1
    assert [one["state"] for one in told["phrases"]] == ["unusable"]
    assert named in told["phrases"][0]["why"]
    assert told["written"] == []


# -- writing ---------------------------------------------------------------------------------------------------


def test_write_makes_a_new_theme_that_the_check_finds_sound(site, tmp_path, capsys):
    path = sheet(
        tmp_path, row("单子谁派的你找谁去", "1. 我来查。\n2. 我去问。", where="急事", others="谁派单找谁；不是我派的")
    )
    code, told = run(site, capsys, path, "--to", "orders", "--write")
    assert (code, told["is_new"]) == (0, True)
    (phrase,) = book(site, "orders")
    assert (phrase.id, phrase.phrase, phrase.harm) == (
        "dan-zi-shui-pai-de-ni-zhao"[: len(phrase.id)],
        "单子谁派的你找谁去",
        "不管我。",
    )
    assert phrase.variants == ("谁派单找谁", "不是我派的")
    assert [(reply.say, reply.when) for reply in phrase.replies] == [("我来查。", "急事"), ("我去问。", "急事")]
    assert phrase.situations == ("orders",)
    assert load_files(site, "zh").problems == ()
    assert "title: 禁语" in (site / "phrasebook/zh/orders.yaml").read_text("utf-8")


def test_write_adds_to_a_theme_and_keeps_its_comments_and_the_file_before(site, tmp_path, capsys):
    path = sheet(tmp_path, row("单子谁派的你找谁去", where="忙的时候", id="who-sent-it"))
    assert run(site, capsys, path, "--to", "busy", "--write")[0] == 0
    text = (site / "phrasebook/zh/busy.yaml").read_text("utf-8")
    assert text.startswith(BOOK)
    assert (site / "phrasebook/zh/busy.yaml.before").read_text("utf-8") == BOOK
    assert [(one.id, one.situations) for one in book(site, "busy")][1:] == [("who-sent-it", ("busy",))]


def test_a_second_run_finds_everything_there(site, tmp_path, capsys):
    path = sheet(tmp_path, row("单子谁派的你找谁去"), row("这会儿谁有空", id="nobody-free"))
    run(site, capsys, path, "--write")
    before = everything(site)
    code, told = run(site, capsys, path, "--write")
    assert (code, told["written"]) == (0, [])
    assert {state for state, _ in states(told).values()} == {"known"}
    assert everything(site) == before


def test_variants_are_added_to_known_phrases_only_when_asked_to(site, tmp_path, capsys):
    path = sheet(tmp_path, row("急什么", others="赶着投胎啊；催什么催"))
    _, told = run(site, capsys, path, "--write")
    assert (told["phrases"][0]["more_variants"], told["written"]) == (["赶着投胎啊"], [])
    assert run(site, capsys, path, "--write", "--merge")[0] == 0
    assert book(site, "busy")[0].variants == ("催什么催", "没看见我正忙着吗", "赶着投胎啊")
    assert "# the first" in (site / "phrasebook/zh/busy.yaml").read_text("utf-8")


def test_a_phrase_that_only_looks_known_is_taken_in_by_its_cell(site, tmp_path, capsys):
    path = sheet(tmp_path, row("没看见我们正忙得很吗"), row("没看见前台正忙着吗"))
    assert [state for state, _ in states(run(site, capsys, path)[1]).values()] == ["alike", "alike"]
    _, told = run(site, capsys, path, "--as-new", "b3")
    assert [state for state, _ in states(told).values()] == ["alike", "new"]
    _, told = run(site, capsys, path, "--as-new", "all", "--write")
    assert [state for state, _ in states(told).values()] == ["new", "new"]
    assert run(site, capsys, path, "--as-new", "B9")[0] == 2


def test_rows_without_a_phrase_add_to_the_one_above_as_merged_cells_mean_it(site, tmp_path, capsys):
    rows = [row("单子谁派的你找谁去", "一。"), row(None, "二。", harm=None), row(None, "三。", harm=None)]
    run(site, capsys, sheet(tmp_path, *rows, merged="B2:B4"), "--to", "merged", "--write")
    run(site, capsys, text_file(tmp_path, [["禁语", "应答"], ["谁有空管你", "一。"], ["", "二。"]]), "--harm", "没人管我。",
        "--to", "blank", "--write")  # fmt: skip
    assert [reply.say for reply in book(site, "merged")[0].replies] == ["一。", "二。", "三。"]
    assert [reply.say for reply in book(site, "blank")[0].replies] == ["一。", "二。"]
    assert book(site, "blank")[0].harm == "没人管我。"


def test_ids_are_the_sheets_or_made_of_the_words_and_each_stands_once(site, tmp_path, capsys):
    rows = [
        row("单子谁派的你找谁去", id="Who Sent It"),
        row("谁有空管你", id=7),
        row("这会儿没人接", id="who-sent-it"),
        row("管你怎么想", id="whats-the-rush"),
    ]
    _, told = run(site, capsys, sheet(tmp_path, *rows))
    assert [one["id"] for one in told["phrases"]] == ["who-sent-it", "shui-you-kong-guan-ni", "", ""]
    assert [one["state"] for one in told["phrases"]] == ["new", "new", "unusable", "known"]


def test_an_error_of_the_check_keeps_everything_as_it_is(site, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(grow_books, "holds", lambda *_: True)
    monkeypatch.setattr(grow_books, "with_phrases", lambda text, _: text + "    harm: 又来\n")
    before = everything(site)
    code, told = run(site, capsys, sheet(tmp_path, row("单子谁派的你找谁去")), "--to", "busy", "--write")
    assert (code, told["written"]) == (1, [])
    assert {one["severity"] for one in told["problems"]} == {"E"}
    assert everything(site) == before


def test_warnings_about_what_is_new_are_shown(site, tmp_path, capsys):
    path = sheet(tmp_path, row("单子谁派的你找谁去", "您急什么，我这就办。"))
    code, told = run(site, capsys, path, "--write")
    assert (code, [one["code"] for one in told["problems"]]) == (0, ["P004"])


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(site, tmp_path):
    plan = plan_import(site, "zh", sheet(tmp_path, row("单子谁派的你找谁去")), Wishes(theme="busy"))
    (site / "phrasebook/zh/busy.yaml").write_text(BOOK + "# theirs\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="somebody else"):
        grow_books.save_all(plan.changes)
    assert (site / "phrasebook/zh/busy.yaml").read_text("utf-8") == BOOK + "# theirs\n"


def test_a_book_written_in_braces_is_left_alone(site, tmp_path, capsys):
    odd = "format: phrasebook/1\nid: odd\ntitle: 怪\nphrases: [{id: a, phrase: 不归我管, harm: 推, replies: [{say: 好}]}]\n"
    (site / "phrasebook/zh/odd.yaml").write_text(odd, encoding="utf-8")
    code, told = run(site, capsys, sheet(tmp_path, row("单子谁派的你找谁去")), "--to", "odd", "--write")
    assert code == 2
    assert len(told["err"].splitlines()) == 1
    assert (site / "phrasebook/zh/odd.yaml").read_text("utf-8") == odd


@pytest.mark.parametrize(
    "words", [("--to", "Eile"), ("--to", "courtesy"), ("--sheet", "x"), ("--columns", "phrase=ZZ")]
)
def test_a_wish_that_cannot_be_met_is_one_line_and_exit_2(site, tmp_path, capsys, words):
    code, told = run(site, capsys, sheet(tmp_path, row("单子谁派的你找谁去")), *words)
    assert code == 2
    assert len(told["err"].splitlines()) == 1


def test_content_that_is_not_sound_is_shown_before_anything_is_added_to_it(site, tmp_path, capsys):
    (site / "phrasebook/zh/busy.yaml").write_text(BOOK + "  - id: x\n", encoding="utf-8")
    code, told = run(site, capsys, sheet(tmp_path, row("单子谁派的你找谁去")), "--write")
    assert code == 2
    assert "busy.yaml" in told["err"]


# -- any words -------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(phrase=words, reply=words, harm=words, where=words)
@example(phrase="- 推: 好 #1", reply="回复：好", harm="x: y", where="“好”")
@example(phrase="'推", reply='"', harm="{a", where="[")
def test_any_words_come_back_equal_or_are_refused_with_their_cell(
    tmp_path_factory, phrase: str, reply: str, harm: str, where: str
):
    folder = tmp_path_factory.mktemp("any")
    root = made(folder / "site")
    given_phrase = "推" + phrase
    cells = [given_phrase, reply, harm, where]
    path = text_file(folder, [["禁语", "应答", "客户感受", "场合"], cells])
    plan = plan_import(root, "zh", path, Wishes(theme="any", columns="phrase=A,reply=B,harm=C,situations=D"))
    grow_books.save_all(plan.changes)
    (verdict,) = plan.verdicts
    if verdict.state == "unusable":
        assert verdict.why is not None
        assert str(dict(verdict.why.facts)["cell"]) in {"A2", "B2", "C2", "D2"}
        return
    assert verdict.state == "new"
    assert plan.is_sound
    (found,) = book(root, "any")
    plain = [text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in cells]
    lines = [line.strip() for line in plain[0].split("\n") if line.strip()]
    assert [found.phrase, *found.variants] == list(dict.fromkeys(lines))
    assert [reply.say for reply in found.replies] == [plain[1]]
    assert (found.harm, found.replies[0].when) == (plain[2], plain[3])
