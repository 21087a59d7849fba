from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packs import ROOT, shipped
from tests.training.courses import course
from tests.training.exam_room import NOON

from callassist.clock import Millis
from callassist.training import exam as machine
from callassist.training import exam_events as ex
from callassist.training.exam_result import ItemResult, result
from callassist.training.paper import Paper, draw

_MINUTE = 60_000
_DRAWN = """
import msgspec, sys
from pathlib import Path
from callassist.workflows.load_course import load_course
from callassist.workflows.load_pack import load_pack
from callassist.training.paper import draw
root = Path(sys.argv[1])
pack, _ = load_pack(root, "zh")
course = load_course(root, "zh")
print(msgspec.json.encode([draw(exam, 41, pack, course) for exam in course.exams.values()]).decode())
"""


def paper(seed: int = 7, exam: str = "new-staff") -> Paper:
    return draw(course("zh").exams[exam], seed, shipped("zh"), course("zh"))


def begun(minutes: int = 60) -> ex.Begun:
    return ex.Begun(
        at=NOON, sitting="s", exam="new-staff", trainee="小王", seed=7, minutes=minutes, lang="zh", digest="", course=""
    )


def at(minutes: float) -> Millis:
    return Millis(int(NOON + minutes * _MINUTE))


def sat(*events: ex.Event) -> machine.Sitting:
    return machine.replayed(paper(), [begun(), *events])


def answered(minutes: float, text: str = "好", part: int = 0, number: int = 0) -> ex.Answered:
    return ex.Answered(at=at(minutes), part=part, number=number, text=text)


def test_everybody_with_the_seed_is_asked_the_same_on_every_machine(tmp_path):
    found = set()
    for hash_seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT / "src")}
        env["CALLASSIST_CACHE"] = str(tmp_path / "cache")
        done = subprocess.run(
            [sys.executable, "-c", _DRAWN, str(ROOT)], env=env, capture_output=True, check=True, text=True
        )
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.parametrize("exam", ["new-staff", "supervisor"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_paper_asks_as_much_as_the_exam_says_and_nothing_twice(exam, lang):
    wanted = course(lang).exams[exam]
    drawn = draw(wanted, 5, shipped(lang), course(lang))
    assert [part.kind for part in drawn.parts] == [part.kind for part in wanted.parts]
    for part, of in zip(drawn.parts, wanted.parts, strict=True):
        assert len(part.items) == (of.count or len(of.calls))
        assert len(set(part.items)) == len(part.items)


def test_another_seed_asks_something_else():
    assert paper(1) != paper(2)


def test_every_subject_of_the_banks_comes_up():
    banks = course("zh").banks
    asked = {banks[one.bank].questions[one.ref].about for one in paper().parts[0].items}
    named = {one.about for bank in banks.values() for one in bank.questions.values()}
    assert len(asked) == min(len(named), 20)


def test_an_answer_can_be_changed_until_its_part_is_finished():
    sitting = sat(answered(1, "一"), answered(2, "二"))
    assert sitting.answers[0, 0] == "二"
    sitting = machine.advance(sitting, ex.PartFinished(at=at(3), part=0)).sitting
    turn = machine.advance(sitting, answered(4, "三"))
    assert turn.refusal is not None
    assert turn.sitting.answers[0, 0] == "二"


def test_a_later_part_waits_its_turn():
    assert machine.advance(sat(), answered(1, part=1)).refusal is not None


def test_a_call_is_taken_once():
    sitting = sat(*(ex.PartFinished(at=at(1), part=one) for one in range(3)))
    taken = machine.advance(sitting, ex.Attached(at=at(2), part=3, number=0, work="a")).sitting
    turn = machine.advance(taken, ex.Attached(at=at(3), part=3, number=0, work="b"))
    assert turn.refusal is not None
    assert turn.sitting.works == {(3, 0): "a"}


def test_when_the_time_is_over_nothing_more_is_taken():
    sitting = sat(answered(59.9))
    assert machine.advance(sitting, answered(60, number=1)).refusal is not None
    over = machine.advance(sitting, ex.TimeOver(at=at(75))).sitting
    assert over.end == "time-over"
    assert over.ended_at == over.deadline == at(60)
    assert machine.advance(over, ex.HandedIn(at=at(76))).refusal is not None


def test_the_time_is_not_over_before_it_is():
    assert machine.advance(sat(), ex.TimeOver(at=at(59))).refusal is not None


def test_a_clock_set_back_gives_no_time():
    sitting = sat(answered(40))
    assert sitting.left(at(10)) == sitting.left(at(40)) == 20 * _MINUTE


def test_questions_outside_the_paper_are_refused():
    for part, number in ((0, 99), (-1, 0), (9, 0), (0, -1)):
        assert machine.advance(sat(), answered(1, part=part, number=number)).refusal is not None


_EVENTS = st.lists(
    st.one_of(
        st.builds(answered, st.floats(0, 80), st.text(max_size=3), st.integers(-1, 4), st.integers(-1, 20)),
        st.builds(lambda m, p: ex.PartFinished(at=at(m), part=p), st.floats(0, 80), st.integers(-1, 4)),
        st.builds(
            lambda m, p, n: ex.Attached(at=at(m), part=p, number=n, work=f"{p}{n}{m}"),
            st.floats(0, 80),
            st.integers(2, 4),
            st.integers(-1, 5),
        ),
        st.builds(lambda m: ex.TimeOver(at=at(m)), st.floats(50, 80)),
        st.builds(lambda m: ex.HandedIn(at=at(m)), st.floats(0, 80)),
    ),
    max_size=12,
)


@given(_EVENTS)
@settings(max_examples=80, deadline=None)
def test_whatever_happens_the_log_gives_the_sitting_back_and_the_end_is_the_end(events):
    drawn = paper()
    sitting, taken = machine.begin(begun(), drawn), [begun()]
    ended = None
    for event in events:
        turn = machine.advance(sitting, event)
        if turn.refusal is None:
            taken.append(event)
        else:
            assert turn.sitting == sitting
        sitting = turn.sitting
        if ended is not None:
            assert sitting == ended
        elif sitting.end:
            ended = sitting
    read = [ex.read(ex.written(one)) for one in taken]
    assert machine.replayed(drawn, read) == sitting


def items(*percents: float) -> list[ItemResult]:
    return [ItemResult("?", "", one, has_passed=one >= 85, quality=one, compliance=one) for one in percents]


def test_weights_and_the_calls_that_must_pass_make_the_result():
    drawn = paper()
    full = [items(*[100] * 20), items(*[100] * 10), items(100, 100), items(100, 100, 100, 84, 84)]
    found = result(drawn, full, 80, "handed-in")
    assert found.percent == pytest.approx(25 + 20 + 15 + 40 * 93.6 / 100, abs=0.1)
    assert not found.has_passed, "only three calls of four passed"
    full[3] = items(100, 100, 100, 85, 0)
    assert result(drawn, full, 80, "handed-in").has_passed
    full[0] = items(*[0] * 20)
    assert not result(drawn, full, 80, "handed-in").has_passed
