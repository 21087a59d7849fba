"""Files of training among the small site: names that must exist, proofs that must be one, ids that must differ."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE, raw

from callassist.content.folder import File, Raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.language import Words

BANK = """\
format: questions/1
id: bank
title: 题库
questions:
  - {id: hours, about: company, ask: [几点上班], answer: 八点半, must: [[八点半]]}
  - {id: charge, about: charges, ask: [水费多少], answer: 三块, must: [[三块]]}
"""
CARD = """\
format: scorecard/1
id: card
title: 评分表
pass_mark: 80
calls: {need: 1, of: 1}
sections:
  - id: opening
    label: 开场
    weight: 100
    items:
      - {id: greet, label: 问候, points: 2, by: {element: greet}}
      - {id: rush, label: 催人, deduct: 5, by: {phrase: whats-the-rush}}
"""
EXAM = """\
format: exam/1
id: exam
title: 考试
about: 试一试
minutes: 10
pass_mark: 60
scorecard: card
parts:
  - {kind: questions, weight: 50, count: 1, banks: [bank]}
  - {kind: faults, weight: 50, count: 1, flows: [other]}
"""
CALLERS = """\
format: callers/1
moods: [平静]
persons: {surnames: [张], titles: [], rooms: [3栋2单元1001], phones: ["13800000000"]}
situations:
  - {id: leak, label: 漏水, for: [other], facts: {phone: "13800000000"}, opening: ["我姓{{ surname }}"], tells: {phone: ["打{{ phone | spoken }}"]}}
tells:
  surname: ["姓{{ surname }}。"]
small_talk: {yes: [是的], no: [不是], thanks: [谢谢], bye: [再见], waits: [好], silence: [喂], gone: [（挂了）]}
temperaments:
  - {id: calm, label: 平和, about: 好说话, opening: ["你好，{{ surname }}"], rules: [{id: one, when: {forbidden: true}, says: [你说什么]}]}
"""
SOUND = {"bank": BANK, "card": CARD, "exam": EXAM}


def checked(name: str = "", old: str = "", new: str = "", *, book: str = BOOK) -> tuple[Problem, ...]:
    """Give the problems of the small site with files of training, one of them changed."""
    files = [
        raw("scripts/zh/site.yaml", SITE),
        raw("scripts/zh/other.yaml", OTHER),
        raw("phrasebook/zh/busy.yaml", book),
    ]
    for stem, text in SOUND.items():
        shown = f"scripts/zh/training/{stem}.yaml"
        assert stem != name or text.count(old) == 1
        content = text.replace(old, new) if stem == name else text
        files.append(Raw(File(Path(shown), shown, "training"), content.encode()))
    return load_raw("zh", files).problems


def test_the_files_are_sound_as_they_are():
    assert checked() == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "code"),
    [
        ("card", "{element: greet}", "{element: greeet}", "greeet", "Q001"),
        ("card", "{phrase: whats-the-rush}", "{phrase: whats-the-rsh}", "whats-the-rsh", "Q001"),
        ("exam", "scorecard: card", "scorecard: crad", "crad", "Q001"),
        ("exam", "[bank]", "[bnk]", "bnk", "Q001"),
        ("exam", "[other]", "[others]", "others", "Q001"),
        ("card", "by: {element: greet}", "by: {element: greet, ring: true}", "{element: greet, ring", "Q002"),
        ("card", "by: {element: greet}", "by: {}", "{}", "Q002"),
        ("card", "id: rush", "id: greet", "greet, label: 催人", "S014"),
        ("bank", "id: charge", "id: hours", "hours, about: charges", "S014"),
    ],
)
def test_a_slip_is_told_once_at_its_place_in_chinese(name, old, new, at, code):
    text = SOUND[name].replace(old, new)
    offset = text.index(at)
    place = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    (problem,) = checked(name, old, new)
    assert (problem.path, problem.line, problem.code) == (f"scripts/zh/training/{name}.yaml", place[0], code)
    if code != "Q002":
        assert problem.column == place[1]
    words = Words("zh")
    for part in (problem.message, problem.consequence, problem.fix):
        assert part is not None
        assert re.search("[\u4e00-\u9fff]", words.of(part))


def test_a_near_name_is_offered():
    (problem,) = checked("exam", "scorecard: card", "scorecard: crad")
    assert "card" in str(problem.message.facts) + str(problem.fix)


def test_phrases_of_a_book_that_cannot_be_read_are_not_missed():
    assert {problem.path for problem in checked(book="x" + BOOK)} == {"phrasebook/zh/busy.yaml"}


def checked_callers(old: str = "", new: str = "") -> tuple[Problem, ...]:
    """Give the problems of the small site with a file of callers, changed."""
    assert CALLERS.count(old) == 1 or not old
    shown = "scripts/zh/training/callers.yaml"
    files = [
        raw("scripts/zh/site.yaml", SITE),
        raw("scripts/zh/other.yaml", OTHER),
        raw("phrasebook/zh/busy.yaml", BOOK),
        Raw(File(Path(shown), shown, "training"), CALLERS.replace(old, new, 1).encode()),
    ]
    return load_raw("zh", files).problems


def test_the_file_of_callers_is_sound_as_it_is():
    assert checked_callers() == ()


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("姓{{ surname }}。", "姓{{ surnam }}。", "surnam }}。", "T001"),
        ("打{{ phone | spoken }}", "打{{ phon | spoken }}", "phon | spoken", "T001"),
        ("打{{ phone | spoken }}", "打{{ phone | speken }}", "speken", "T004"),
        ("我姓{{ surname }}", "我姓{{ caller.name }}", "caller.name", "T001"),
        ("你好，{{ surname }}", "你好，{{ surname", '{{ surname"', "T002"),
        ("says: [你说什么]", 'says: ["你说{{ phone }}"]', '{{ phone }}"]', "T005"),
        ("gone: [（挂了）]", 'gone: ["{{ surname }}挂了"]', "{{ surname }}挂了", "T005"),
    ],
)
def test_a_gap_in_what_callers_say_is_told_at_its_place(old, new, at, code):
    text = CALLERS.replace(old, new)
    offset = text.index(at)
    (problem,) = checked_callers(old, new)
    assert problem.code == code
    assert problem.line == text.count("\n", 0, offset) + 1
    assert problem.column == offset - text.rfind("\n", 0, offset)


def test_a_gap_in_a_question_is_told_too():
    (problem,) = checked("bank", "answer: 三块", "answer: '打{{ centre.phne }}'")
    assert problem.code == "T001"
    assert "centre.phone" in str(problem.message.facts)


@pytest.mark.parametrize(
    ("hearing", "at", "code"),
    [
        ("also: [您好呀, '/(您|你/']", "'/(您|你/'", "S010"),
        ("never: ['/[/']", "'/[/'", "S010"),
        ("together: {who: [您, '/*你/']}", "'/*你/'", "S010"),
        ("also: ['/(?:您+好)+/']", "'/(?:您+好)+/'", "P006"),
    ],
)
def test_a_broken_pattern_of_an_element_is_told_as_one_of_the_phrasebook_is(hearing, at, code):
    new = f"calls: {{need: 1, of: 1}}\nelements:\n  greet: {{{hearing}}}\n"
    text = CARD.replace("calls: {need: 1, of: 1}\n", new)
    offset = text.index(at)
    (problem,) = checked("card", "calls: {need: 1, of: 1}\n", new)
    assert problem.code == code
    assert (problem.path, problem.line) == ("scripts/zh/training/card.yaml", text.count("\n", 0, offset) + 1)
    assert problem.column == offset - text.rfind("\n", 0, offset)


def test_a_long_pattern_of_an_element_is_no_fault():
    words = "|".join(f"词{number}" for number in range(200))
    assert (
        checked(
            "card",
            "calls: {need: 1, of: 1}\n",
            f"calls: {{need: 1, of: 1}}\nelements: {{greet: {{also: ['/{words}/']}}}}\n",
        )
        == ()
    )
