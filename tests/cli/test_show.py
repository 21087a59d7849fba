"""`callassist show`: flows to read, draw and print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser

import pytest
from tests.content.small_site import HEAD, site_with
from tests.packs import ROOT, shipped

from callassist.cli.main import main
from callassist.content.report import width
from callassist.content.values import Pack
from callassist.language import LANGS, Lang, Words
from callassist.workflows.showing.show import Form, in_order, show

_VOID = {"meta"}


@pytest.fixture(autouse=True)
def _shipped_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


@cache
def shown(lang: Lang, form: Form, name: str = "") -> str:
    return show(shipped(lang), name, form, Words(lang), 80)


def small_pack(steps: str, **words: str) -> Pack:
    head = HEAD
    for key, text in words.items():
        head = head.replace(next(line for line in head.splitlines() if line.startswith(f"{key}:")), f"{key}: {text}")
    loaded = site_with(demo=f"{head}steps:\n{steps}")
    pack = loaded.content.pack("small")
    assert pack is not None, loaded.problems
    return pack


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = main(["--lang", "zh", "show", *map(str, args)])
    said = capsys.readouterr()
    return code, said.out, said.err


class Page(HTMLParser):
    """A page taken apart: its elements, ids, links, and whether every element is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


# -- the command ---------------------------------------------------------------------------------------------


def test_a_flow_is_shown_as_text_with_its_words_and_where_they_lead(capsys):
    code, out, err = run(capsys, "hold")
    assert (code, err) == (0, "")
    for text in (
        "等待  (hold)",
        "您别挂，我看看系统里怎么写的。",
        "急什么 → ",
        "同意等 → 2 ",
        "好的 / 行，你查吧 / 那你快点啊",
    ):
        assert text in out
    assert "ask_leave" not in out


def test_a_flow_may_be_called_by_its_title(capsys):
    assert run(capsys, "等待")[1] == run(capsys, "hold")[1]


@pytest.mark.parametrize(("name", "meant"), [("holt", "hold"), ("等侯", "hold"), ("emergancy", "emergency")])
def test_an_unknown_flow_is_answered_in_one_line_with_the_one_that_was_meant(capsys, name, meant):
    code, out, err = run(capsys, name)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert name in err
    assert meant in err


def test_a_file_is_written_whole_and_the_one_before_is_kept(capsys, tmp_path):
    path = tmp_path / "hold.html"
    path.write_text("before", encoding="utf-8")
    code, out, _ = run(capsys, "hold", "--as", "html", "--out", path)
    assert code == 0
    assert str(path) in out
    assert path.read_text("utf-8") == shown("zh", "html", "hold")
    assert {one.name: one.read_text("utf-8") for one in tmp_path.iterdir() if one != path} == {
        "hold.html.before": "before"
    }


@pytest.mark.parametrize("where", ["", "no-such-folder/a.html", "/dev/null"])
def test_what_is_no_plain_file_is_refused_in_one_line(capsys, tmp_path, where):
    code, out, err = run(capsys, "hold", "--out", tmp_path / where)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_page_on_a_stdout_that_is_not_utf_8_is_in_characters_every_browser_reads(tmp_path):
    environ = {**os.environ, "PYTHONIOENCODING": "gbk", "CALLASSIST_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "callassist", "--lang", "zh", "show", "hold", "--as", "cards"]
    done = subprocess.run(command, capture_output=True, check=True, env=environ)
    assert "&#31561;&#24453;" in done.stdout.decode("ascii")


# -- text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_every_flow_as_text_fits_80_columns_and_names_no_step_by_its_id(lang: Lang):
    text = shown(lang, "text")
    assert not [line for line in text.splitlines() if width(line) > 80]
    ids = {step for flow in shipped(lang).flows.values() for step in flow.steps if "_" in step}
    assert not ids & set(re.findall(r"[a-z_]+", text))
    assert not [flow.title for flow in shipped(lang).flows.values() if f"{flow.title}  ({flow.id})" not in text]


def test_text_goes_with_the_width_of_the_terminal_down_to_forty_columns(zh):
    for columns in (200, 60, 40, 1):
        text = show(zh, "emergency", "text", Words("zh"), columns)
        assert max(width(line) for line in text.splitlines()) <= max(columns, 40)


def test_a_step_that_only_leads_on_is_told_with_the_way_to_it():
    pack = small_pack(
        "  first: {say: 好, choices: [{key: 1, label: 去, next: quiet}, {key: 2, label: 回, next: done}]}\n"
        "  quiet: {outcome: answered, call: other, next: done}\n  done: {return: true}\n"
    )
    text = show(pack, "demo", "text", Words("en"), 80)
    assert "去 → noted: 当场答复 → first “另一个” → back to where it was opened" in text
    assert "回 → back to where it was opened" in text
    assert "quiet" not in text


def test_a_step_without_a_title_is_called_by_the_first_of_its_words():
    pack = small_pack("  first: {say: 您好，请您稍等我来给您查一查, return: true}\n")
    assert "1 您好，请您稍等我来给您查…" in show(pack, "demo", "text", Words("en"), 80)


def test_promises_clocks_repeats_and_endings_are_told():
    pack = small_pack(
        "  first:\n    title: 头\n    say: 好\n    record: [phone]\n    readback: [phone]\n    skip_if: not surname\n"
        "    promise: {kind: callback, what: 查清, within: 3wd, owner: 张三}\n"
        "    timer: {every: 20s, max: 3, then: last, say: 还在}\n    repeat: {max: 2, then: last}\n    next: last\n"
        "  last: {title: 尾, say: 再见, end: noted}\n"
    )
    text = show(pack, "demo", "text", Words("en"), 80)
    for told in (
        "when no 姓氏",
        "回电 · 查清 · within 3 working days · 张三",
        "every twenty seconds, 3 times at most; then → 2 尾",
        "here 2 times at most; then → 2 尾",
        "→ end: 已记下",
        "已记下 · needs 电话",
    ):
        assert told in text


# -- pages and cards -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["html", "cards"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_whole_needs_nothing_but_itself_and_its_links_lead_somewhere(lang: Lang, form: Form):
    text = shown(lang, form)
    page = Page(text)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not {"src", "srcset", "action"} & page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]
    assert not re.search(r"https?:|@import|url\(", text)
    assert len(set(page.ids)) == len(page.ids)
    assert not [link for link in page.links if link[:1] != "#" or link[1:] not in page.ids]


_EVIL = '"<script>alert(1)</script>\\" onload=\\"x & y"'


@pytest.mark.parametrize("form", ["html", "cards"])
def test_words_of_a_script_are_never_read_as_markup(form: Form):
    pack = small_pack(
        f"  first: {{title: {_EVIL}, say: {_EVIL}, tone: {_EVIL}, choices: [{{key: 1, label: {_EVIL}, end: noted,"
        f" caller: [{_EVIL}]}}]}}\n",
        title=_EVIL,
        when=_EVIL,
    )
    page = Page(show(pack, "", form, Words("zh"), 80))
    assert "script" not in page.tags
    assert "onload" not in page.attributes
    assert "<script>alert(1)</script>" in page.words


@pytest.mark.parametrize("lang", LANGS)
def test_every_flow_has_a_card_and_every_card_that_is_named_exists(lang: Lang):
    words, pack = Words(lang), shipped(lang)
    page = Page(shown(lang, "cards"))
    heads = re.findall(re.escape(words("Card {number}", number="N")).replace("N", r"(\d+)"), page.words)
    assert set(range(1, len(pack.flows) + 1)) <= set(map(int, heads))
    named = (
        re.escape(words("card {number} ({flow})", number="N", flow="F"))
        .replace("N", r"(\d+)")
        .replace("F", "([^)）]+)")
    )
    found = re.findall(f"→ {named}", page.words)
    assert found
    assert not [(n, title) for n, title in found if pack.flows[in_order(pack)[int(n) - 1]].title != title]


def test_the_cards_begin_with_the_call_that_comes_in_and_hold_the_numbers_to_ring(zh):
    page = Page(shown("zh", "cards"))
    assert in_order(zh)[0] == "incoming-call"
    for text in ("119", "120", "110", "工程维修部", "8100"):
        assert text in page.words


def test_a_step_never_breaks_over_two_pages_and_a_card_begins_on_a_page_of_its_own():
    text = shown("zh", "cards")
    assert "@page { size: A4;" in text
    assert ".card > tbody > tr { break-inside: avoid; }" in text
    assert ".card + .card, .sheet { break-before: page; }" in text
    assert text.count('<table class="card">') == len(shipped("zh").flows)


def test_what_only_a_call_knows_is_a_blank_with_its_label_on_a_card():
    text = shown("en", "cards", "message")
    assert '<span class="gap">phone</span>' in text
    assert "{{" not in Page(text).words
    assert re.search(r'<span class="blank">message <i></i></span>', text)


def test_one_card_alone_keeps_the_numbers_it_has_among_all(zh):
    number = in_order(zh).index("hold") + 1
    assert f"Card {number}" in Page(show(zh, "hold", "cards", Words("en"), 80)).words
