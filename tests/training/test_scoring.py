from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packs import shipped
from tests.training.courses import Player, course, stage

from callassist.language import LANGS
from callassist.training import record as records
from callassist.training.record import recorded
from callassist.training.scoring import Override, Score, score

FLOWS = ("repair-request", "complaint", "fee-question", "hold", "angry-caller", "transfer", "emergency", "message")


def scored(player: Player, *overrides: Override) -> Score:
    found = recorded(player.drill, player.stage)
    return score(found, player.stage.scorecard, player.stage.ear, player.stage.pack, overrides)


def item(found: Score, name: str):
    return next(one for one in found.items() if one.id == name)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("flow", FLOWS)
def test_who_says_the_script_passes(lang, flow):
    player = Player(lang, flow, "calm")
    player.to_the_end()
    found = scored(player)
    assert found.has_passed, [(one.id, one.points, one.possible) for one in found.items() if one.points < one.possible]
    assert not item(found, "forbidden").marks


def test_who_only_grunts_does_not_pass():
    player = Player("zh", "repair-request", "calm")
    player.to_the_end(lambda _line, _drill: "嗯")
    assert not scored(player).has_passed
    assert scored(player).percent < 50


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(FLOWS), st.integers(0, 1000))
def test_the_same_record_gives_the_same_score_also_after_it_was_stored(flow, seed):
    player = Player("zh", flow, "angry", seed)
    player.to_the_end()
    kept = recorded(player.drill, player.stage)
    read = records.read(records.written(kept))
    card, ear, pack = player.stage.scorecard, player.stage.ear, player.stage.pack
    assert score(kept, card, ear, pack) == score(read, card, ear, pack)


def test_each_forbidden_phrase_costs_with_its_place():
    player = Player("zh", "repair-request", "calm").pick_up()
    player.say("您好，示例物业客户服务部，我是小陈，有什么可以帮您？").say("你急什么")
    found = item(scored(player), "forbidden")
    assert found.points == -25
    (mark,) = found.marks
    line = player.drill.lines[mark.line]
    assert line.text[mark.start : mark.end] in "你急什么"
    assert mark.what == "whats-the-rush"


def test_a_fatal_phrase_is_a_gate_and_the_points_stay():
    player = Player("zh", "repair-request", "calm")
    player.to_the_end(lambda line, drill: line + "我就这个态度" if drill.place == "incoming-call/more" else line)
    found = scored(player)
    assert found.is_fatal
    assert not found.has_passed
    assert found.percent > 50


def test_the_first_ring_is_too_early_and_the_fourth_too_late():
    for rings, good in ((1, 0), (2, 1), (3, 1), (4, 0)):
        player = Player("zh", "repair-request", "calm").pick_up(rings)
        player.say("您好，示例物业客户服务部，我是小陈，有什么可以帮您？")
        assert item(scored(player), "ring").points == 2 * good


def test_what_was_written_down_wrong_is_named_with_both():
    player = Player("zh", "repair-request", "calm").pick_up()
    player.say("您好，示例物业，我是小陈，您说").say("您说").say("请问您贵姓？")
    player.note("surname", "欧阳")
    caught = {one.field: one for one in recorded(player.drill, player.stage).caught}
    assert not caught["surname"].is_right
    assert caught["surname"].noted == "欧阳"
    marks = {mark.what: mark.is_good for mark in item(scored(player), "fields").marks}
    assert marks["surname"] is False


def test_a_number_read_back_right_counts_and_a_wrong_one_does_not():
    def twisted(line, drill):
        phone = drill.cast.facts["phone"]
        return line if "phone_back" not in drill.place else f"是{phone[:-1]}，对吗？"

    right = Player("zh", "repair-request", "calm", 3)
    right.to_the_end()
    assert item(scored(right), "readback").points == 3
    wrong = Player("zh", "repair-request", "calm", 3)
    wrong.pick_up()
    for _ in range(25):
        if wrong.drill.readbacks or wrong.drill.phase == "over":
            break
        wrong.note_all()
        wrong.say(twisted(wrong.script(), wrong.drill))
    assert [one.is_right for one in wrong.drill.readbacks] == [False]


def test_what_gave_no_chance_leaves_its_weight_to_the_others():
    player = Player("zh", "repair-request", "calm").pick_up(2)
    player.say("您好，示例物业客户服务部，我是小陈，有什么可以帮您？")
    found = scored(player)
    assert item(found, "speak-up").possible == 0
    assert next(one for one in found.sections if one.id == "caring").counts is False
    assert found.sections[0].percent == 100


def test_a_trainers_word_replaces_the_points_and_lifts_the_gate():
    player = Player("zh", "repair-request", "calm")
    player.to_the_end(lambda line, drill: line + "我就这个态度" if drill.place == "incoming-call/more" else line)
    before = scored(player)
    word = Override("insult", 0, "王主管", "是在转述客户的话", 1)
    after = scored(player, word)
    assert before.is_fatal
    assert not after.is_fatal
    assert item(after, "insult").override == word


def test_order_is_by_precedence_and_one_breath_is_no_order():
    card = stage("zh").scorecard
    assert any(one.by.proof == "order" for section in card.sections for one in section.items)
    player = Player("zh", "angry-caller", "angry", 3)
    player.to_the_end()
    assert item(scored(player), "feel-first").points == 2


def test_every_element_of_the_site_can_earn_points():
    for lang in LANGS:
        named = {
            one.by.names[0]
            for section in course(lang).scorecards["call"].sections
            for one in section.items
            if one.by.proof == "element"
        }
        assert named == set(shipped(lang).site.elements)


def test_both_languages_have_the_same_card():
    def skeleton(lang):
        card = course(lang).scorecards["call"]
        return [
            (one.id, item.id, item.points, item.deduct, item.fatal, item.by)
            for one in card.sections
            for item in one.items
        ]

    assert skeleton("zh") == skeleton("en")


def test_a_record_survives_being_written():
    player = Player("en", "hold", "impatient", 2)
    player.to_the_end()
    kept = recorded(player.drill, player.stage)
    assert records.read(records.written(kept)) == kept
    assert msgspec.json.decode(records.written(kept))["flow"] == "hold"


def test_a_call_in_which_nothing_was_said_scores_nothing():
    player = Player("zh", "repair-request", "calm").pick_up()
    found = scored(player)
    assert (found.percent, found.compliance, found.has_passed) == (0, 0, False)


def test_a_chinese_name_in_an_english_line_leaves_it_english():
    heard = stage("en").ear.listen("Good morning, Example Estates, 小陈 speaking, how can I help?")
    assert heard.has("greet")
    assert heard.has("offer-help")
