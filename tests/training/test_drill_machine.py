from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packs import ROOT
from tests.training.courses import BEGAN, Player, course, stage

from callassist.clock import Millis
from callassist.language import LANGS
from callassist.training import drill as machine
from callassist.training import events as dr
from callassist.training.state import Drill

CALLERS = course("zh").callers
assert CALLERS is not None
KINDS = sorted(CALLERS.temperaments)
FLOWS = sorted(flow for flow in stage("zh").pack.flows if flow != "after-call")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_call_with_every_kind_of_caller_comes_to_an_end(lang, kind):
    for flow in ("repair-request", "angry-caller", "promised-callback"):
        assert Player(lang, flow, kind).to_the_end().end in {"ended", "caller-left"}


@pytest.mark.parametrize("flow", FLOWS)
def test_a_calm_caller_brings_up_what_the_drill_is_about(flow):
    drill = Player("zh", flow, "calm").to_the_end()
    assert flow in drill.caller.entered
    assert drill.end == "ended"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(FLOWS), st.sampled_from(KINDS), st.integers(0, 10**6))
def test_a_drill_is_the_replay_of_its_events(flow, kind, seed):
    player = Player("zh", flow, kind, seed)
    done = player.to_the_end()
    first = player.events[0]
    assert isinstance(first, dr.Begun)
    again = machine.begin(first, player.stage)
    for event in player.events[1:]:
        again = machine.advance(again, dr.read(dr.written(event)), player.stage).drill
    assert again == done


def test_the_same_seed_gives_the_same_caller_whatever_the_hash_seed():
    code = (
        "from tests.training.courses import Player;"
        "d = Player('zh', 'complaint', 'angry', 77).to_the_end();"
        "print([line.text for line in d.lines], sorted(d.cast.facts.items()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(told) == 1


def test_another_seed_gives_another_caller():
    people = {Player("zh", "repair-request", "calm", seed).drill.cast.name for seed in range(12)}
    assert len(people) > 4


def test_nobody_speaks_before_the_phone_is_picked_up():
    player = Player("zh", "repair-request", "calm")
    turn = player.do(dr.Said(at=BEGAN, text="您好"))
    assert turn.refusal is not None
    assert player.pick_up(3).drill.rings == 3


def test_the_caller_tells_what_is_asked_for_and_it_can_be_written_down():
    player = Player("zh", "repair-request", "calm").pick_up()
    player.say("您好，示例物业客户服务部，我是小陈，有什么可以帮您？").say("您说").say("请问您贵姓？")
    surname = player.drill.cast.facts["surname"]
    assert "surname" in player.drill.caller.told
    assert any(surname in line.text for line in player.drill.lines if line.who == "caller")
    player.note("surname", surname)
    assert player.drill.call.value("surname") == surname


def test_a_forbidden_phrase_heats_and_sympathy_calms():
    rude = Player("zh", "angry-caller", "angry").pick_up().say("您好，示例物业，我是小陈，您说")
    before = rude.drill.caller.mood
    rude.say("这又不是我的错，你急什么")
    assert rude.drill.caller.mood > before or rude.drill.end == "caller-left"
    kind = Player("zh", "angry-caller", "angry").pick_up().say("您好，示例物业，我是小陈，您说")
    kind.say("换了我也着急，真抱歉，您说，我听着。")
    assert kind.drill.caller.mood < before


def test_a_caller_who_is_insulted_too_often_hangs_up():
    player = Player("zh", "angry-caller", "angry").pick_up().say("喂，哪位")
    for _ in range(5):
        if player.drill.phase == "over":
            break
        player.say("你急什么，又不是我的错，找领导去")
    assert player.drill.end == "caller-left"


def test_what_typing_takes_is_no_thinking():
    slow = Player("zh", "repair-request", "calm", rate=60).pick_up()
    slow.say("您好，示例物业，我是小陈", after=15_000, typing=12_000)  # twelve characters at sixty a minute
    assert slow.drill.lines[0].thinking == 3_000
    unknown = Player("zh", "repair-request", "calm").pick_up()
    unknown.say("您好，示例物业，我是小陈", after=15_000, typing=12_000)
    assert unknown.drill.lines[0].thinking == 3_000


def test_hesitation_within_a_line_is_thinking():
    player = Player("zh", "repair-request", "calm", rate=60).pick_up()
    player.say("您好，我是小陈", after=30_000, typing=29_000)  # seven characters take seven seconds
    assert player.drill.lines[0].thinking == 1_000 + 22_000


def test_a_waiting_caller_wants_a_word_every_twenty_seconds():
    player = Player("zh", "hold", "impatient", 4)
    player.to_the_end()
    pauses = [pause.millis for pause in player.drill.pauses]
    assert pauses
    assert max(pauses) <= 25_000


def test_a_hint_is_counted_on_the_line_that_follows_it():
    player = Player("zh", "repair-request", "calm", level="hidden").pick_up()
    player.do(dr.Hinted(at=player.at))
    player.say("您好，示例物业客户服务部，我是小陈，有什么可以帮您？")
    assert [line.hints for line in player.drill.lines if line.who == "agent"] == [1]
    assert player.drill.hinted == 0


def test_putting_the_phone_down_while_the_caller_speaks_is_early():
    player = Player("zh", "repair-request", "calm").pick_up().say("您好，示例物业，我是小陈，您说")
    player.do(dr.HungUp(at=player.at))
    assert player.drill.end == "agent-hung-up"
    assert player.drill.hung_up_early


def test_an_exception_opens_as_on_a_call_and_comes_back():
    player = Player("zh", "repair-request", "calm").pick_up().say("您好，示例物业，我是小陈，您说")
    before = player.drill.call.here
    player.do(dr.Opened(at=player.at, flow="hold"))
    assert player.drill.place == "hold/ask_leave"
    player.to_the_end()
    assert before is not None
    assert before.flow in player.drill.caller.entered


def test_an_unknown_exception_changes_nothing():
    player = Player("zh", "repair-request", "calm").pick_up()
    before = player.drill
    assert player.do(dr.Opened(at=player.at, flow="nowhere")).refusal is not None
    assert player.drill == before


def test_after_the_end_nothing_happens_any_more():
    player = Player("zh", "closing", "calm")
    done = player.to_the_end()
    assert player.do(dr.Said(at=Millis(player.at + 1), text="喂")).refusal is not None
    assert player.drill == done


def test_who_is_rung_up_speaks_first():
    player = Player("zh", "promised-callback", "firm")
    assert player.drill.phase == "speaking"
    assert player.drill.lines[0].who == "caller"


def test_a_caller_puts_a_wrong_number_right_twice_and_then_lets_it_pass():
    one = Player("zh", "repair-request", "calm", 5).pick_up()
    wrong = "给您回话就打幺三九，幺幺幺幺，幺幺幺幺，对吗？"
    end = one.to_the_end(lambda line, drill: wrong if drill.place.endswith("phone_back") else line)
    assert end.end == "ended"
    told = [back for back in end.readbacks if back.field == "phone"]
    assert [back.is_right for back in told] == [False] * 3


@pytest.mark.parametrize("seed", range(8))
def test_who_would_rather_not_give_a_name_does_not_give_it(seed):
    told_before: list[bool] = []

    def say(line: str, drill: Drill) -> str:
        if drill.place == "asking/no_name":
            told_before.append("surname" in drill.caller.told)
        return line

    Player("zh", "fee-question", "doubtful", seed).to_the_end(say)
    assert told_before == [False]
