"""What an easy drill offers: lines that are right here, and one that a hurried agent could really say."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.training.courses import Player, stage

from callassist.language import Lang
from callassist.training.ear import Names
from callassist.training.tempting import tempting
from callassist.workflows.bare_line import bare_line
from callassist.workflows.drill_view import drill_view

LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_every_wrong_line_is_heard_as_wrong_where_it_is_offered(lang):
    there = stage(lang)
    for flow in there.pack.flows.values():
        for step in flow.steps.values():
            ways = [bare_line(one, there.pack.site) for one in step.say]
            for wrong in tempting(step, ways, there.pack, there.ear, Names()):
                heard = there.ear.listen(bare_line(wrong, there.pack.site))
                lacks = [one for one in step.must if not heard.has(one)]
                assert lacks or heard.phrases, (flow.id, step.id, wrong)
                assert wrong not in ways


def wrong_at(lang: Lang, flow: str, step: str) -> tuple[str, ...]:
    there = stage(lang)
    found = there.pack.flows[flow].steps[step]
    ways = [bare_line(one, there.pack.site) for one in found.say]
    return tempting(found, ways, there.pack, there.ear, Names())


def test_a_step_with_phrases_to_avoid_offers_those():
    assert "不归我们管" in wrong_at("zh", "repair-request", "open")


def test_a_line_is_offered_without_what_must_be_heard_in_it():
    assert "我帮您翻一下账单。" in wrong_at("zh", "fee-question", "look_up")
    assert "谢谢您，打扰了。" in wrong_at("zh", "appointment", "goodbye_fine")
    assert "What's happening now?" in wrong_at("en", "emergency", "worse")


def test_a_chinese_line_is_not_cut_where_its_clauses_hang_together():
    assert "我才办得准。" not in wrong_at("zh", "angry-caller", "thank")
    assert not [one for one in wrong_at("zh", "appointment", "fixed_soon") if "真有变动" in one]


def test_a_question_for_a_field_offers_what_slips_out_there():
    assert wrong_at("zh", "repair-request", "since")[0] == "怎么不早点来"
    assert "Well, speak then" in wrong_at("en", "repair-request", "home_again")


@pytest.mark.parametrize("lang", LANGS)
def test_where_no_wrong_line_suits_fewer_are_offered(lang):
    assert wrong_at(lang, "number-enquiry", "engineering") == ()
    drill = Player(lang, "repair-request", "calm", level="pick").pick_up()
    view = drill_view(drill.drill, drill.stage, drill.at)
    assert len(view.options) == 3
    bare = replace(drill.stage.pack.site, fields={}, elements={})
    step = replace(drill.stage.pack.flows["repair-request"].steps["what"], avoid=())
    assert tempting(step, list(step.say), replace(drill.stage.pack, site=bare), drill.stage.ear, Names()) == ()
