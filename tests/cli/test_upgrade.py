from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE
from tests.packs import ROOT

from callassist.cli.main import main
from callassist.content.edits import Edit
from callassist.content.tree import Tree
from callassist.content.upgrading import STEPS, Upward

OLD = """\
# 头一行
format: flow/0   # 老格式
id: other
title: 另一个
when: 别的事
kind: inbound
start: first
steps:
  first: {line: 您好, return: true}   # 说什么
"""


def lines_are_said(tree: Tree) -> Iterator[Edit]:
    """Give the edits of an invented format in which `say` was called `line`."""
    for step in tree.data["steps"]:
        stretch = tree.stretch(("steps", step, "line"), key=True)
        if stretch is not None:
            yield Edit(*stretch, "say")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"scripts/zh/site": SITE, "scripts/zh/other": OTHER, "phrasebook/zh/busy": BOOK}.items():
        path = tmp_path / "site" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "site"))
    monkeypatch.setenv("CALLASSIST_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def test_everything_shipped_is_current(capsys):
    assert main(["--lang", "en", "--site", str(ROOT), "upgrade"]) == 0
    assert capsys.readouterr().out.startswith("Everything is current: ")


def test_an_older_format_is_shown_and_with_write_brought_up_by_edits_that_keep_comments(site, capsys, monkeypatch):
    monkeypatch.setitem(STEPS, "flow/0", Upward("flow/1", lines_are_said))
    path = site / "scripts/zh/other.yaml"
    path.write_bytes(OLD.encode())
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["upgrade"]) == 1
    assert path.read_bytes() == OLD.encode()
    assert capsys.readouterr().out.splitlines()[:5] == [
        "site/scripts/zh/other.yaml: flow/0 → flow/1",
        "    2 - format: flow/0   # 老格式",
        "      + format: flow/1   # 老格式",
        "    9 -   first: {line: 您好, return: true}   # 说什么",
        "      +   first: {say: 您好, return: true}   # 说什么",
    ]
    assert main(["upgrade", "--write", str(path)]) == 0
    assert path.read_bytes() == OLD.replace("flow/0", "flow/1").replace("line:", "say:").encode()
    assert path.with_name("other.yaml.before").read_bytes() == OLD.encode()
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["upgrade"]) == 0
    assert "current: 3 files" in capsys.readouterr().out


def test_several_versions_are_gone_through_one_by_one(site, capsys, monkeypatch):
    monkeypatch.setitem(STEPS, "flow/00", Upward("flow/0", lambda _: []))
    monkeypatch.setitem(STEPS, "flow/0", Upward("flow/1", lines_are_said))
    path = site / "scripts/zh/other.yaml"
    path.write_bytes(OLD.replace("flow/0", "flow/00").encode())
    assert main(["upgrade", "--write"]) == 0
    assert "say: 您好" in path.read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert said.index("flow/00 → flow/0") < said.index("flow/0 → flow/1")


def test_what_would_not_be_sound_afterwards_is_left_as_it_is(site, capsys, monkeypatch):
    monkeypatch.setitem(STEPS, "flow/0", Upward("flow/1", lambda _: []))
    path = site / "scripts/zh/other.yaml"
    path.write_bytes(OLD.encode())
    assert main(["upgrade", "--write"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("site/scripts/zh/other.yaml:9: left as it is.")
    assert path.read_bytes() == OLD.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OTHER.replace("flow/1", "flow/2"), '"flow/2" is newer'),
        (SITE.replace("site/1", "site/12"), '"site/12" is newer'),
        (BOOK.replace("phrasebook/1", "courtesy/2"), '"courtesy/2" is newer'),
        (OTHER.replace("flow/1", "flow/0"), 'no format "flow/0"'),
        (OTHER.replace("flow/1", "story"), 'no format "story"'),
        (OTHER.replace("format: flow/1\n", ""), "does not say its format"),
        (OTHER.replace("when: 别的事", "when: [别的事"), ""),
        (b"\x00\x01\x02\xff", "not a text file"),
        (b"format: \xff\xfe\x81 flow/1", "not UTF-8"),
    ],
)
def test_what_cannot_be_upgraded_is_one_line_and_stays(site, capsys, content, said):
    data = content if isinstance(content, bytes) else content.encode()
    path = site / "scripts/zh/other.yaml"
    path.write_bytes(data)
    assert main(["upgrade", "--write"]) == 2
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 1
    assert shown.err.startswith("site/scripts/zh/other.yaml:")
    assert said in shown.err
    assert path.read_bytes() == data


@pytest.mark.parametrize(("codec", "name"), [("gbk", "GBK"), ("gb18030", "GBK"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named_and_becomes_utf_8_and_the_file_as_it_was_is_kept(site, capsys, codec, name):
    path = site / "scripts/zh/other.yaml"
    data = OTHER.replace("\n", "\r\n").encode(codec)
    path.write_bytes(data)
    assert main(["upgrade", "scripts", "--write"]) == 2
    assert main(["upgrade"]) == 1
    said = capsys.readouterr().out
    assert f"site/scripts/zh/other.yaml: saved as {name}, becomes UTF-8\n" in said
    assert "    3 + title: 另一个\n" in said
    assert path.read_bytes() == data
    assert main(["upgrade", "--write", "site/scripts"]) == 0
    assert path.read_bytes() == OTHER.replace("\n", "\r\n").encode()
    assert path.with_name("other.yaml.before").read_bytes() == data
    assert main(["check"]) == 0


def test_a_byte_order_mark_goes_and_an_old_format_in_gbk_takes_both_steps(site, capsys, monkeypatch):
    monkeypatch.setitem(STEPS, "flow/0", Upward("flow/1", lines_are_said))
    book, flow = site / "phrasebook/zh/busy.yaml", site / "scripts/zh/other.yaml"
    book.write_bytes(b"\xef\xbb\xbf" + BOOK.encode())
    flow.write_bytes(OLD.encode("gbk"))
    assert main(["upgrade", "--write"]) == 0
    assert "byte-order mark" in capsys.readouterr().out
    assert book.read_bytes() == BOOK.encode()
    assert flow.read_text(encoding="utf-8") == OLD.replace("flow/0", "flow/1").replace("line:", "say:")


def test_a_path_that_is_not_there_or_holds_nothing_is_one_line(site, capsys):
    for path in ("nowhere", "cache"):
        (site.parent / "cache").mkdir(exist_ok=True)
        assert main(["upgrade", path]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
