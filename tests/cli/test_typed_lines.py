"""Whatever is typed line by line: an answer or a reason comes back, and no byte of it reaches the terminal raw."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packs import shipped

from callassist.cli.main import main
from callassist.errors import WrongUse
from callassist.text import clean, safe_json
from callassist.workflows.line_commands import VERBS, split
from callassist.workflows.walk import Walker

NASTY = (
    *(
        "\x1b[2J",
        "[/]",
        "长" * 3000,
        "\u202e",
        "-1",
        "1e9s",
        "-5s",
        "9" * 400 + "s",
        "999999999999999d",
        "0s",
        "/",
        "hold/",
    ),
    *("hold", "hold/waiting", "phone 13800000000", "phone", "category 投诉", "visit_date 明天", "amount " + "9" * 30),
    *("answered", "10", "²", "①", "caller", ""),
)
LINES = [f"{verb} {rest}" for verb in (*VERBS, "see", "nothing") for rest in NASTY]


@pytest.mark.parametrize("command", [["play", "hold"], ["play", "hold", "--json"], ["live", "--plain"]])
def test_no_line_ends_it_and_none_reaches_the_terminal_raw(command, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CALLASSIST_DATA", str(tmp_path / "data"))
    lines = [line for line in LINES if not line.startswith(("close", "hang_up"))]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(["enter", *lines, "end"])))
    assert main(command) in {0, 1}
    told = capsys.readouterr()
    assert told.err == ""
    shown = [json.loads(line) for line in told.out.splitlines()] if "--json" in command else told.out
    assert shown
    assert clean(told.out) == told.out


@pytest.mark.parametrize("span", ["999999999999999d", "9" * 400 + "s", "40000d"])
def test_a_wait_beyond_all_calendars_is_refused(span):
    with pytest.raises(WrongUse):
        Walker(shipped("zh"), "hold").act("wait", span)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=25))
def test_every_line_does_something_or_is_refused(lines):
    walker = Walker(shipped("zh"), "incoming-call")
    for line in lines:
        try:
            walker.act(*split(line))
        except WrongUse:
            continue
        walker.view()


@given(st.text())
def test_json_made_safe_means_the_same(text):
    made = safe_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(made) == [text]
    assert clean(made) == made
