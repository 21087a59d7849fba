from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.packs import ROOT

from callassist.cli import scan
from callassist.cli.main import main


@pytest.fixture(autouse=True)
def _shipped_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


def transcript(folder: Path, text: str | bytes, name: str = "call.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def scanned(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, list[dict[str, Any]]]:
    code = main(["--lang", "zh", "scan", "--json", *map(str, args)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_with_a_hit_says_where_what_and_what_to_say_instead(tmp_path, capsys):
    code, found = scanned(capsys, transcript(tmp_path, "坐席: 您好\n坐席: 这个我不知道啊\n客户: 不知道\n"))
    assert code == 1
    assert [(one["line"], one["speaker"], one["text"]) for one in found] == [(2, "agent", "这个我不知道啊")]
    assert set(found[0]) == {"line", "speaker", "text", "hits"}
    hit = found[0]["hits"][0]
    assert set(hit) == {"id", "start", "end", "text", "score", "reply"}
    assert (hit["id"], found[0]["text"][hit["start"] : hit["end"]]) == ("dont-know", hit["text"])
    assert hit["reply"]


def test_all_gives_every_line_and_exit_0_says_that_nothing_was_found(tmp_path, capsys):
    code, found = scanned(capsys, "--all", transcript(tmp_path, "坐席: 您好\n客户: 你错了\n"))
    assert code == 0
    assert [one["hits"] for one in found] == [[], []]


def test_the_callers_lines_are_looked_at_when_asked_for(tmp_path, capsys):
    path = transcript(tmp_path, "坐席: 你错了\n客户: 你错了\n")
    assert [one["line"] for one in scanned(capsys, "--speaker", "caller", path)[1]] == [2]
    assert [one["line"] for one in scanned(capsys, "--speaker", "any", path)[1]] == [1, 2]


def test_english_lines_are_read_by_the_english_book_whatever_the_seat_speaks(tmp_path, capsys):
    _, found = scanned(capsys, transcript(tmp_path, "That's not our department\n"))
    assert found[0]["hits"][0]["id"] == "not-our-department"
    assert found[0]["hits"][0]["reply"].isascii()


def test_a_folder_is_scanned_file_by_file_and_each_line_names_its_file(tmp_path, capsys):
    for name in ("b.txt", "a.jsonl", "c.pdf"):
        transcript(tmp_path, "你错了\n", name)
    _, found = scanned(capsys, tmp_path)
    assert [Path(str(one["file"])).name for one in found] == ["a.jsonl", "b.txt"]


def test_large_work_on_all_cores_gives_the_same_in_the_same_order(tmp_path, capsys, monkeypatch):
    path = transcript(tmp_path, "坐席: 您好\n坐席: 你错了，我不知道\n" * 150)
    monkeypatch.setattr(scan, "BATCH", 50)
    alone = scanned(capsys, path)
    monkeypatch.setattr(scan, "_ON_ALL_CORES", 1)
    assert scanned(capsys, path) == alone


@pytest.mark.parametrize(("content", "named"), [("坐席: 你".encode("gbk"), "GBK"), ("你".encode("utf-16"), "UTF-16")])
def test_another_encoding_is_named_with_its_line_and_the_other_files_are_scanned(tmp_path, capsys, content, named):
    bad, good = transcript(tmp_path, content, "bad.txt"), transcript(tmp_path, "你错了\n", "good.txt")
    assert main(["--lang", "zh", "scan", "--json", str(bad), str(good)]) == 2
    printed = capsys.readouterr()
    assert "你错了" in printed.out
    assert f"{bad}:1" in printed.err
    assert named in printed.err
    assert len(printed.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_line_and_exit_2(capsys):
    assert main(["--lang", "zh", "scan", "nowhere.txt"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_people_read_the_harm_and_the_reply_under_the_line(tmp_path, capsys):
    assert main(["--lang", "zh", "scan", str(transcript(tmp_path, "坐席: 你错了\n"))]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "1  [你错了]"
    assert "you-are-wrong" in printed[1]
    assert "→" in printed[2]
