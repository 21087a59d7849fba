from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.training.courses import stage
from tests.training.test_faults_sheets import SHEETS, sheet

from callassist.training.fault_grading import FaultsResult, Marked, phrases_missed
from callassist.training.fault_sheet import KINDS, Fault, Sheet
from callassist.workflows.faults_sheet import graded

CALL = sheet("zh", "repair-request", 3)
PHRASE = next(fault for fault in CALL.faults if fault.kind == "forbidden")


def perfect(found: Sheet) -> dict[int, Marked]:
    return {fault.line: Marked(fault.kind, fault.advised if fault.wants_words else "") for fault in found.faults}


def result(found: Sheet, marks: dict[int, Marked]) -> FaultsResult:
    return graded(found, marks, stage(found.lang))


def clean_line(found: Sheet) -> int:
    shown = {line for fault in found.faults for line in fault.lines}
    return next(place for place, line in enumerate(found.lines) if line.who == "agent" and place not in shown)


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_everything_found_named_and_rewritten_is_the_whole(found):
    told = result(found, perfect(found))
    assert (told.percent, told.missed, told.wrongly) == (100.0, 0, 0)
    assert not phrases_missed(told)


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_nothing_marked_is_nothing(found):
    told = result(found, {})
    assert (told.percent, told.found, told.missed) == (0.0, 0, len(found.faults))
    assert set(phrases_missed(told)) == {name for fault in found.faults for name in fault.phrases}


@settings(max_examples=15, deadline=None)
@given(SHEETS, st.data())
def test_a_mark_where_nothing_is_wrong_never_helps(found, data):
    marks = {
        line: mark for line, mark in perfect(found).items() if data.draw(st.booleans(), label=f"line {line} is marked")
    }
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    worse = {**marks, clean_line(found): Marked(kind)}
    assert result(found, worse).percent <= result(found, marks).percent
    assert result(found, worse).wrongly == 1


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_marking_every_line_is_no_way_to_pass(found):
    everything = {place: Marked("forbidden") for place, line in enumerate(found.lines) if line.is_ours}
    assert result(found, everything).percent < 60


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_the_same_input_gives_the_same_result_which_can_be_stored(found):
    first, second = result(found, perfect(found)), result(found, dict(reversed(perfect(found).items())))
    assert first == second
    assert msgspec.json.decode(msgspec.json.encode(first), type=FaultsResult) == first


def test_a_fault_found_under_another_name_earns_less():
    right = result(CALL, {PHRASE.line: Marked("forbidden")})
    wrong = result(CALL, {PHRASE.line: Marked("late")})
    assert 0 < wrong.percent < right.percent
    assert phrases_missed(wrong) == PHRASE.phrases


@pytest.mark.parametrize(
    ("text", "why"),
    [("嗯", "nothing"), ("啊啊啊啊啊啊", "nothing"), ("喂，哪位啊，快说", "forbidden"), ("今天天气真好啊", "element")],
)
def test_a_rewrite_that_would_not_do_says_why(text, why):
    must = msgspec.structs.replace(PHRASE, must=("greet",))
    found = msgspec.structs.replace(CALL, faults=(must,))
    told = result(found, {must.line: Marked("forbidden", text)})
    rewrite = told.findings[0].rewrite
    assert rewrite is not None
    assert (rewrite.is_right, rewrite.why) == (False, why)
    assert set(phrases_missed(told)) >= set(PHRASE.phrases)


def test_another_forbidden_phrase_in_a_rewrite_is_practised_too():
    told = result(CALL, {PHRASE.line: Marked("forbidden", "这是公司的规定，不归我们管")})
    assert {"company-rule", "not-our-department"} <= set(phrases_missed(told))


def test_a_number_read_back_has_to_be_the_right_one():
    found, fault = _with("readback")
    wrong = fault.advised.translate(str.maketrans("幺二三四五六七八九", "二三四五六七八九幺"))
    for text, is_right in ((fault.advised, True), (wrong, False), ("号码我记下了，对吗？", False)):
        told = result(found, {fault.line: Marked("readback", text)})
        rewrite = next(one.rewrite for one in told.findings if one.line == fault.line)
        assert rewrite is not None
        assert rewrite.is_right is is_right


def test_a_late_answer_may_be_marked_at_the_ring_too():
    found, fault = _with("late")
    assert len(fault.lines) == 2
    for line in fault.lines:
        told = result(found, {line: Marked("late", fault.advised)})
        assert (told.found, told.wrongly) == (1, 0)
    both = result(found, {line: Marked("late", fault.advised) for line in fault.lines})
    assert (both.found, both.wrongly) == (1, 0)


def _with(kind: str) -> tuple[Sheet, Fault]:
    for seed in range(40):
        for flow in ("repair-request", "fee-question", "complaint"):
            found = sheet("zh", flow, seed)
            for fault in found.faults:
                if fault.kind == kind:
                    return found, fault
    raise AssertionError(f"no {kind} among the sheets")
