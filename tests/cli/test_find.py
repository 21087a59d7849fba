from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.packs import ROOT

from callassist.cli.main import main
from callassist.workflows.library import Library

_SLOW_TO_LOAD = ("yaml", "pydantic", "jinja2", "textual", "pypinyin", "asyncio", "sqlite3")


@pytest.fixture(autouse=True)
def _shipped_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLASSIST_SITE", str(ROOT))


def test_find_prints_what_it_is_and_the_words_under_it(capsys: pytest.CaptureFixture[str]):
    assert main(["--lang", "zh", "find", "dengdai", "--limit", "1"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "等待" in printed[0]
    assert "hold" in printed[0]
    assert "请稍等" in printed[1]


def test_words_of_a_query_need_no_quotes(capsys: pytest.CaptureFixture[str]):
    assert main(["--lang", "en", "find", "wrong", "number", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "wrong number"
    assert answer["results"][0]["id"] == "wrong-number"


def test_json_of_a_flow_and_of_a_step_says_where_they_are(capsys: pytest.CaptureFixture[str]):
    main(["--lang", "en", "find", "hold", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"query", "elapsed_us", "results"}
    assert isinstance(answer["elapsed_us"], int)
    flow = answer["results"][0]
    assert (flow["kind"], flow["id"], flow["flow"], flow["step"], flow["title"]) == ("flow", "hold", "hold", "", "Hold")
    step = next(one for one in answer["results"] if one["kind"] == "step" and one["flow"] == "hold")
    assert step["id"] == f"hold/{step['step']}"
    assert set(step) == {"kind", "id", "score", "matched", "flow", "step", "title", "words"}


def test_json_of_a_phrase_holds_its_harm_and_its_replies(capsys: pytest.CaptureFixture[str]):
    main(["--lang", "zh", "find", "我忙着你等下打来", "--json", "--limit", "1"])
    (phrase,) = json.loads(capsys.readouterr().out)["results"]
    assert (phrase["kind"], phrase["id"]) == ("phrase", "busy-call-later")
    assert {"situations", "harm", "replies", "scope", "score", "matched"} <= set(phrase)
    assert set(phrase["replies"][0]) == {"say", "when"}


def test_nothing_found_is_exit_one(capsys: pytest.CaptureFixture[str]):
    assert main(["--lang", "zh", "find", "qxqxqx", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["results"] == []
    assert main(["--lang", "zh", "find", ""]) == 1


def test_a_batch_answers_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    queries = tmp_path / "queries.txt"
    queries.write_text("等待\n\nqxqxqx\nts\n", encoding="utf-8")
    assert main(["--lang", "zh", "find", "--batch", str(queries), "--json"]) == 0
    answers = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == ["等待", "qxqxqx", "ts"]
    assert [answer["results"][0]["id"] if answer["results"] else "" for answer in answers] == ["hold", "", "complaint"]


def test_wrong_use_is_exit_two(tmp_path: Path):
    assert main(["--lang", "zh", "find"]) == 2
    assert main(["--lang", "zh", "find", "等待", "--batch", "-"]) == 2
    assert main(["--lang", "zh", "find", "--batch", str(tmp_path / "none")]) == 2
    assert main(["--lang", "zh", "find", "等待", "--limit", "0"]) == 2


def test_half_a_character_on_the_command_line_is_answered(capsys: pytest.CaptureFixture[str]):
    assert main(["--lang", "zh", "find", "等待\udce4", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["query"] == "等待\ufffd"


def test_with_a_compiled_copy_find_loads_nothing_slow():
    main(["--lang", "zh", "find", "等待"])  # makes the copy
    for query in ("等待", "dengdai", "hodl"):
        code = (
            "import sys; from callassist.cli.main import main; "
            f"assert main(['--lang', 'zh', 'find', {query!r}]) == 0; "
            f"sys.stderr.write(' '.join(name for name in {_SLOW_TO_LOAD!r} if name in sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stderr == ""


def test_the_library_finds_in_the_words_of_a_running_call():
    library = Library(ROOT)
    pack = library.pack("zh")
    found = library.find(pack, "dd")
    assert (found[0].flow, found[0].title, found[0].detail) == ("hold", "等待", pack.flows["hold"].when)
    assert found[0].words.startswith("请稍等")
    reply = library.find(pack, "我忙着你等下打来")[0]
    phrase = pack.phrases["busy-call-later"]
    assert (reply.kind, reply.flow, reply.title) == ("phrase", "", phrase.phrase)
    assert reply.words == phrase.replies[0].say


def test_what_the_own_words_do_not_know_is_found_in_the_other_language(capsys: pytest.CaptureFixture[str]):
    for lang, query, phrase in (
        ("zh", "that's not our department", "not-our-department"),
        ("en", "这个不归我们管", "not-our-department"),
    ):
        assert main(["--lang", lang, "find", query, "--json", "--limit", "1"]) == 0
        assert json.loads(capsys.readouterr().out)["results"][0]["id"] == phrase
