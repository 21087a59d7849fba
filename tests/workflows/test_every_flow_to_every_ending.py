"""Every flow of both packs can be walked to every ending, by every choice, without a refusal or a hole in a line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.packs import ROOT, flows_so_far, shipped, so_far
from tests.workflows.exploring import Findings, explore

from callassist.content.values import Choice, Flow, Pack, Repeat, Step, Timer
from callassist.language import Lang
from callassist.text import clean
from callassist.workflows.view import View

_WORDS_IN_A_BREATH = 14
"""English; a caller's own words put into a gap may add a few."""
_WORDS_OF_A_CALLER = 2
_BREATHS_IN_A_LINE = 3
_PAUSES = re.compile(r"[，。！？；：、…｜,.!?;:—]")
_CHARACTERS = re.compile(r"[\u4e00-\u9fff〇]|[A-Za-z0-9]+")

every_flow = pytest.mark.parametrize(("lang", "flow"), flows_so_far(), ids=lambda part: part)


@cache
def findings(lang: Lang, flow: str) -> Findings:
    return explore(so_far(lang), flow)


@every_flow
def test_every_step_is_entered_and_every_way_on_is_taken(lang: Lang, flow: str) -> None:
    unseen = findings(lang, flow).unseen
    assert not unseen, "\n".join(unseen)


@every_flow
def test_nothing_is_refused_and_every_ending_can_be_recorded_and_closed(lang: Lang, flow: str) -> None:
    found = findings(lang, flow)
    assert not found.faults, "\n".join(found.faults)
    assert found.dispositions


@every_flow
def test_when_all_is_known_no_line_has_a_hole_or_an_unfilled_gap(lang: Lang, flow: str) -> None:
    hole = so_far(lang).site.missing.partition("{")[0]
    assert hole
    lines = [(view.step, text) for view in findings(lang, flow).views for text in texts_of(view)]
    assert lines
    assert [one for one in lines if hole in one[1] or "{{" in one[1] or "{%" in one[1]] == []


@every_flow
def test_every_line_can_be_said_with_a_breath_between_its_marks(lang: Lang, flow: str) -> None:
    pack = so_far(lang)
    breath = longest_breath(pack)
    views = findings(lang, flow).views
    said = [(view.step, line) for view in views for line in (view.say, *view.other_wordings, view.nudge)]
    too_long = [
        (step, part)
        for step, line in said
        for part in (*_PAUSES.split(line), *_said_on_one_card(line, breath))
        if length(part, lang) > breath
    ]
    assert too_long == []


@every_flow
def test_every_text_is_safe_for_a_terminal_and_short_enough_for_its_place(lang: Lang, flow: str) -> None:
    for view in findings(lang, flow).views:
        assert all(clean(text) == text for text in texts_of(view))
        assert all(len(answer.label) <= 28 for answer in view.answers), view.step
        assert len(view.step_title) <= 20, view.step
        assert len(view.tone) <= 80, view.step
        assert all(len(line) <= 180 for line in view.do.splitlines()), view.step


@every_flow
def test_what_must_be_heard_at_a_step_is_heard_in_each_of_its_wordings(lang: Lang, flow: str) -> None:
    pack = so_far(lang)
    for view in findings(lang, flow).views:
        step = pack.flows[flow].steps.get(view.step)
        for element in step.must if step is not None else ():
            phrases = [phrase.lower() for phrase in pack.site.elements[element].phrases]
            for line in (view.say, *view.other_wordings):
                assert any(phrase in line.lower() for phrase in phrases), (view.step, element, line)


@every_flow
def test_wordings_of_one_line_differ(lang: Lang, flow: str) -> None:
    for view in findings(lang, flow).views:
        wordings = [line for line in (view.say, *view.other_wordings) if line]
        assert len(set(wordings)) == len(wordings), view.step


def texts_of(view: View) -> Iterator[str]:
    yield from (view.say, *view.other_wordings, view.nudge, view.do, view.tone, view.summary, view.step_title)
    yield from view.keywords
    yield from (answer.label for answer in view.answers)
    yield from (line.spoken for line in view.readbacks)


def longest_breath(pack: Pack) -> int:
    """Give the characters, or words, that are said in one breath."""
    if pack.site.language == "en":
        return _WORDS_IN_A_BREATH + _WORDS_OF_A_CALLER
    return int(pack.site.timing.chars_per_second * pack.site.timing.breath / 1000)


def length(text: str, lang: Lang) -> int:
    return len(_CHARACTERS.findall(text)) if lang == "zh" else len(text.split())


def _said_on_one_card(line: str, breath: int) -> list[str]:
    """Give the line itself if it is more than a few breaths in all."""
    lang: Lang = "zh" if _CHARACTERS.findall(line) and not line.isascii() else "en"
    return [line] if length(line, lang) > breath * _BREATHS_IN_A_LINE else []


# -- the walk itself finds what is wrong -----------------------------------------------------------------------


def with_flow(*steps: Step) -> Pack:
    pack = shipped("zh")
    flow = Flow(id="made", title="made", when="", kind="exception", start="a", steps={one.id: one for one in steps})
    return Pack(site=pack.site, flows={"made": flow}, phrases={})


def test_the_walk_names_a_step_that_nothing_leads_to() -> None:
    pack = with_flow(Step(id="a", say=("喂",), returns=True), Step(id="b", say=("喂",), returns=True))
    assert explore(pack, "made").unseen == ["b is never entered", "b: Enter is never taken"]


def test_the_walk_reaches_a_step_that_only_a_used_up_repeat_leads_to() -> None:
    again = Step(id="a", say=("请讲",), choices=(Choice(key="1", label="再", next="b"),))
    limited = Step(id="b", say=("再",), repeat=Repeat(most=3, then="c"), next="a")
    assert explore(with_flow(again, limited, Step(id="c", do="算了", returns=True)), "made").unseen == []


def test_the_walk_reaches_a_step_that_only_the_clock_leads_to() -> None:
    waiting = Step(id="a", do="等", timer=Timer(every=1000, most=2, then="b", say=("还在",)), choices=(
        Choice(key="1", label="好", returns=True),
    ))  # fmt: skip
    assert explore(with_flow(waiting, Step(id="b", say=("回电",), returns=True)), "made").unseen == []


def test_the_walk_shows_the_hole_of_a_field_that_the_site_does_not_have() -> None:
    found = explore(with_flow(Step(id="a", say=("{{ nothing }}您好",), returns=True)), "made")
    assert [view.say for view in found.views] == ["〔缺：nothing〕您好"]


# -- the same through the command line -------------------------------------------------------------------------


def played(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    done = subprocess.run(
        [sys.executable, "-m", "callassist", *arguments, "--json"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.parametrize(
    ("flow", "seed"), [("incoming-call", 1), ("promised-callback", 2), ("hold", 3), ("emergency", 4)]
)
def test_chance_walks_a_flow_to_its_end_on_the_command_line(tmp_path: Path, flow: str, seed: int) -> None:
    code, seen, trouble = played("play", flow, "--seed", str(seed), "--lang", "zh")
    assert (code, trouble) == (0, "")
    assert [one["refused"] for one in seen if one["refused"]] == []
    assert seen[0]["flow"] == flow or seen[0]["step"]
    assert seen[-1]["phase"] == "closed"
    assert seen[-1]["disposition"]


def test_the_same_seed_is_the_same_call_and_another_seed_is_another(tmp_path: Path) -> None:
    one, same, other = (played("play", "incoming-call", "--seed", seed, "--lang", "zh") for seed in ("7", "7", "8"))
    assert one == same
    assert one != other
