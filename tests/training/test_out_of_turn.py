from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.training.courses import Player, course, stage

from callassist.language import LANGS, Lang
from callassist.training.asking import Asking
from callassist.training.out_of_turn import asked_elsewhere

GREETING = {
    "zh": "您好，这里是示例物业服务中心，我是小陈，您请说。",
    "en": "Good morning, Example Estates, this is Sam. How can I help?",
}


def player(lang: Lang = "zh", caller: str = "calm") -> Player:
    """Give a drill in which the caller has said what the call is about."""
    return Player(lang, "repair-request", caller, 5).pick_up().say(GREETING[lang])


def words_after(one: Player) -> list[str]:
    """Give what the caller said since the trainee's last line."""
    last = max(number for number, line in enumerate(one.drill.lines) if line.who == "agent")
    return [line.text for line in one.drill.lines[last + 1 :] if line.who == "caller"]


@pytest.mark.parametrize(
    ("lang", "question", "field"),
    [
        ("zh", "您家是几号楼几单元几号啊？", "room"),
        ("zh", "麻烦您留个电话吧", "phone"),
        ("en", "Which flat are you in?", "room"),
        ("en", "What's the best number for you?", "phone"),
    ],
)
def test_a_caller_answers_what_was_asked_and_the_step_is_still_to_be_done(lang, question, field):
    one = player(lang)
    place, owed = one.drill.place, [line for line in one.drill.lines if line.must]
    one.say(question)
    assert field in one.drill.caller.told
    assert words_after(one)
    assert one.drill.place == place
    assert [line for line in one.drill.lines if line.must] == owed, "a question out of turn owes nothing"
    one.say("好，您慢慢讲，我听着呢。" if lang == "zh" else "Go ahead, I'm listening.")
    assert one.drill.place != place


def test_what_is_asked_in_one_breath_is_answered_in_that_order():
    one = player().say("您家是几号楼几单元几号？留个电话吧。")
    room, phone = words_after(one)
    assert "单元" in room or "座" in room
    assert "幺三八" in phone


def test_what_was_told_out_of_turn_and_written_down_is_not_asked_by_the_script():
    one = player()
    one.say("您家是几号楼几单元几号？").note("room", one.drill.cast.facts["room"])
    end = one.to_the_end()
    assert end.call.value("room")
    assert not [line for line in end.lines if line.who == "agent" and line.step == "room"]


def test_a_line_that_does_what_the_step_is_for_goes_on_and_is_answered_besides():
    one = player()
    one.say("好的，您慢慢讲。")
    while not any("restate" in step.must for step in [here(one)]):
        one.say(one.script())
    place = one.drill.place
    one.say("我念一遍，您听听对不对。对了，您留个电话。")
    assert one.drill.place != place
    assert "phone" in one.drill.caller.told


def here(one: Player):
    """Give the step a drill stands at."""
    flow, _, step = one.drill.place.partition("/")
    return one.stage.pack.flows[flow].steps[step]


def test_reading_a_fact_back_is_no_question():
    one = player()
    one.say("您家是几号楼几单元几号？")
    room = one.drill.cast.facts["room"]
    assert asked_elsewhere(one.drill, f"房号是{room}，对吗？", here(one), one.stage) == ()


def test_nothing_is_answered_before_the_caller_has_spoken():
    one = Player("zh", "repair-request", "silent", 5).pick_up()
    one.say("请问您贵姓？")
    assert "surname" not in one.drill.caller.told


def test_asking_again_for_what_was_told_and_not_written_down_is_noted():
    one = player().say("您家是几号楼几单元几号？")
    assert not one.drill.asked_again
    one.say("好的，您慢慢讲。").say("我记着呢，您说。")
    one.say("您住哪一户来着？")
    assert one.drill.asked_again


@pytest.mark.parametrize("lang", LANGS)
def test_the_scripts_own_lines_never_lead_out_of_turn(lang):
    on = stage(lang)
    for flow in on.pack.flows.values():
        for step in flow.steps.values():
            for line in step.say:
                one = player(lang)
                assert asked_elsewhere(one.drill, line, step, on) == (), (flow.id, step.id, line)


@pytest.mark.parametrize("lang", LANGS)
def test_every_listed_wording_is_heard_as_its_field(lang):
    callers = course(lang).callers
    assert callers is not None
    asked_by = callers.asked_by
    asking = Asking(asked_by)
    for field, wordings in asked_by.items():
        for wording in wordings:
            assert field in asking.fields(wording.replace("…", " ")), (field, wording)


@given(st.text(max_size=80))
def test_any_text_is_heard_without_a_fault(text):
    assert Asking({"room": ["哪一户", "which…flat", "…", ""]}).fields(text) in {(), ("room",)}
