from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.content.small_site import demo
from tests.packs import ROOT, shipped

from callassist.content.edit_tests import with_case
from callassist.content.loading import load_files
from callassist.errors import WrongUse
from callassist.workflows.coverage import coverage
from callassist.workflows.load_pack import load_pack
from callassist.workflows.record_case import record_case
from callassist.workflows.run_cases import run_cases
from callassist.workflows.tried import tried
from callassist.workflows.walk import Walker


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for kind in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / kind / "zh", tmp_path / kind / "zh")
    return tmp_path


def walked(*actions: tuple[str, str]) -> Walker:
    walker = Walker(shipped("zh"), "hold")
    for verb, argument in actions:
        assert walker.act(verb, argument) is None
    return walker


def test_a_walked_call_becomes_a_test_that_holds(site):
    actions = [("press", "1"), ("wait", "25s"), ("press", "1"), ("enter", "")]
    path = record_case(site, "zh", walked(*actions), "查到了: 回来", actions)
    pack, _ = load_pack(site, "zh")
    case = pack.flows["hold"].tests[-1]
    assert (case.name, case.play[-1]) == ("查到了: 回来", ("press", "enter"))
    assert not [one for one in run_cases(pack, frozenset({"hold"})) if one.faults]
    assert path.with_name("hold.yaml.before").exists()


def test_what_no_test_can_hold_is_refused_and_nothing_is_written(site):
    before = (site / "scripts/zh/hold.yaml").read_bytes()
    with pytest.raises(WrongUse):
        record_case(site, "zh", walked(("press", "1")), "撤销", [("press", "1"), ("undo", "")])
    assert (site / "scripts/zh/hold.yaml").read_bytes() == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_test_is_put_behind_the_last_one_and_nothing_else_changes(newline):
    text = demo("steps:\n  first: {say: 您好, return: true}\ntests:\n  - name: 一\n    play: []\n\n# 尾注\n").replace(
        "\n", newline
    )
    added = with_case(text, "二", [("press", "1"), ("wait", "25s"), ("fill", "phone 13800000000")], {"returned": True})
    assert added is not None
    assert (
        added.replace(
            newline.join(
                [
                    "  - name: 二",
                    "    play: [{press: 1}, {wait: 25s}, {fill: phone 13800000000}]",
                    "    expect: {returned: true}",
                    "",
                ]
            ),
            "",
        )
        == text
    )


def test_a_flow_without_tests_gets_its_first():
    added = with_case(demo("steps:\n  first: {say: 您好, return: true}"), "一", [], {"returned": True})
    assert added is not None
    assert added.endswith("tests:\n  - name: 一\n    play: []\n    expect: {returned: true}\n")


def test_tests_in_brackets_on_one_line_are_left_alone():
    assert with_case(demo("steps:\n  first: {return: true}\ntests: []\n"), "一", [], {}) is None


def test_coverage_names_the_steps_not_entered_and_the_keys_not_pressed():
    pack = shipped("zh")
    verdicts = [one for one in run_cases(pack, frozenset({"hold"})) if "提醒一次" in one.case]
    (found,) = coverage(pack, verdicts, frozenset({"hold"}))
    assert "apologise" in found.missed_steps
    assert ("ask_leave", "1") not in found.missed_answers
    assert ("ask_leave", "2") in found.missed_answers
    assert found.steps == len(pack.flows["hold"].steps)


def test_a_failing_test_is_part_of_the_check_at_its_name(site):
    path = site / "scripts/zh/hold.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{see: 留个电话}", "{see: 没有这句}"), encoding="utf-8")
    found = list(tried(load_files(site, "zh").content))
    assert [one.code for one in found] == ["X001"]
    assert "提醒一次" in found[0].excerpt


def test_a_step_that_no_test_enters_is_told_in_flows_that_have_tests(site):
    path = site / "scripts/zh/hold.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - name: 三次提醒")], encoding="utf-8")
    found = list(tried(load_files(site, "zh").content))
    assert {one.code for one in found} == {"X002"}
    assert "apologise" in {one.excerpt.strip(" :") for one in found}
