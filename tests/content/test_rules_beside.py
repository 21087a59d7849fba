"""Rules that no single flow can break: marks, figures of the site, phrasebooks, published words, the other language."""

from __future__ import annotations

import pytest
from tests.content.small_site import BOOK, OTHER, SITE, demo, raw

from callassist.content.draft import Content
from callassist.content.ignoring import without_ignored
from callassist.content.loading import judge_between, judge_since, load_raw
from callassist.content.problem import Problem

LONG = "请您把门牌号码联系电话还有您方便的时间一起告诉我我好马上替您登记下来"


def load(flow: str = OTHER, site: str = SITE, book: str = "", lang: str = "zh") -> tuple[Content, list[Problem]]:
    files = [raw(f"scripts/{lang}/site.yaml", site)]
    name = flow.split("id: ")[1].split("\n", maxsplit=1)[0]
    files.append(raw(f"scripts/{lang}/{name}.yaml", flow))
    if name != "other":
        files.append(raw(f"scripts/{lang}/other.yaml", OTHER))
    if book:
        files.append(raw(f"phrasebook/{lang}/busy.yaml", book))
    loaded = load_raw(lang, files)  # type: ignore[arg-type]
    return loaded.content, without_ignored(loaded.problems, loaded.content.sources)


def codes(*args: str, **kwargs: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in load(*args, **kwargs)[1]]


# -- marks -----------------------------------------------------------------------------------------------------


def test_a_warning_that_is_marked_as_meant_with_a_reason_is_silent():
    assert codes(demo(f"steps:\n  first: {{say: {LONG}, return: true}}\n")) == [("T007", 8)]
    assert codes(demo(f"steps:\n  first: {{say: {LONG}, return: true}}  # ok: T007 念得快\n")) == []


def test_a_mark_alone_on_its_line_speaks_for_the_next_one():
    assert codes(demo(f"steps:\n  # ok: T007 念得快\n  first: {{say: {LONG}, return: true}}\n")) == []


def test_a_mark_where_a_block_of_text_begins_speaks_for_all_of_it():
    block = f"steps:\n  first:\n    say: | # ok: T007 念得快\n      您好。\n      {LONG}\n    return: true\n"
    assert codes(demo(block)) == []


@pytest.mark.parametrize("mark", ["# ok: T007 念得快", "# ok: T008 没有的事", "# ok: nonsense", "# ok:"])
def test_a_mark_that_silences_nothing_is_a_warning_itself(mark):
    assert codes(demo(f"steps:\n  first: {{say: 您好, return: true}}  {mark}\n")) == [("C006", 8)]


def test_a_mark_without_a_reason_is_a_warning():
    assert codes(demo(f"steps:\n  first: {{say: {LONG}, return: true}}  # ok: T007\n")) == [("C006", 8)]


def test_an_error_cannot_be_silenced():
    found = codes(demo("steps:\n  first: {say: 您好, next: nowhere}  # ok: G001 会有的\n"))
    assert ("G001", 8) in found


def test_words_that_look_like_a_mark_inside_quotes_are_words():
    assert codes(demo('steps:\n  first: {say: "请按 # ok: T007 键", return: true}\n')) == []


# -- the manual ------------------------------------------------------------------------------------------------


def test_a_promise_without_an_owner_or_a_deadline_is_told_for_each():
    flow = demo("steps:\n  first: {say: 我给您回电, promise: {kind: callback, what: 回电}, return: true}\n")
    assert codes(flow) == []
    assert codes(flow, site=SITE.replace(", owner: 客户服务部", "")) == [("D001", 8)]


def test_a_complaint_without_thanks_is_told():
    site = SITE.replace(
        "needs: [phone], category: daily}}", "category: daily}, complained: {label: 投诉, category: complaint}}"
    ).replace("categories: {daily: 日常}", "categories: {daily: 日常, complaint: 投诉}")
    assert codes(demo("steps:\n  first: {say: 记下了, end: complained}\n"), site=site) == [("D002", 8)]
    assert codes(demo("steps:\n  first: {say: 谢谢您告诉我们, end: complained}\n"), site=site) == []


@pytest.mark.parametrize("line", ["answer_from: 1", "answer_by: 4", "hold_check_in: 30s", "hang_up_wait: 1s"])
def test_another_figure_than_the_manuals_is_told(line):
    assert codes(site=SITE + f"timing: {{{line}}}\n")[0][0] == "D003"


@pytest.mark.parametrize(("most", "found"), [(1, []), (2, ["D004"])])
def test_a_silent_caller_is_spoken_to_twice(most, found):
    flow = OTHER.replace("id: other", "id: silent-caller").replace(
        "first: {say: 您好, return: true}",
        f"first: {{say: 您请讲, timer: {{every: 5s, say: 您听得见吗, max: {most}, then: last}}, choices: [{{key: 1, label: 有声, next: last}}]}}\n"
        "  last: {return: true}",
    )
    assert [code for code, _ in codes(flow)] == found


# -- the phrasebook --------------------------------------------------------------------------------------------


def test_a_wording_that_stands_twice_is_told_at_the_second_place():
    book = BOOK.replace("harm: 我的事", "variants: [急啥, 急啥], harm: 我的事")
    assert codes(book=book) == [("P005", 5)]


def test_the_phrase_itself_among_its_variants_is_told():
    assert codes(book=BOOK.replace("harm: 我的事", "variants: [急什么], harm: 我的事")) == [("P005", 5)]


def test_a_phrase_without_a_reply_is_told():
    assert codes(book=BOOK.replace(", replies: [{say: 我这就办。}]", "")) == [("P007", 5)]


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [
        ("(急+)+什么", True),
        ("(?:急*慢*)*", True),
        ("(急|慢)+什么", False),
        ("急+什么+", False),
        ("[(+)]+急", False),
        ("(急+){0,3}", False),
    ],
)
def test_only_a_pattern_that_repeats_what_repeats_is_slow(pattern, slow):
    book = BOOK.replace("harm: 我的事", f'variants: ["/{pattern}/"], harm: 我的事')
    assert [code for code, _ in codes(book=book)] == (["P006"] if slow else [])


# -- what was published ----------------------------------------------------------------------------------------


def since(before: str, after: str) -> list[str]:
    old = load(before)[0].pack("old")
    assert old is not None
    return [one.code for one in judge_since(load(after)[0], old)]


CHOICES = "steps:\n  first: {{say: 您好, choices: [{}]}}\n  yes: {{return: true}}\n  no: {{return: true}}\n"
YES, NO = "{{key: {}, label: 是, next: yes}}", "{{key: {}, label: 否, next: no}}"


def choices(*parts: str) -> str:
    return demo(CHOICES.format(", ".join(parts)))


def test_keys_that_change_places_are_told_for_each():
    before = choices(YES.format(1), NO.format(2))
    assert since(before, choices(YES.format(2), NO.format(1))) == ["K001", "K001"]
    assert since(before, before) == []


def test_a_new_meaning_for_a_key_whose_old_one_is_gone_is_no_surprise_to_fingers():
    before = choices(YES.format(1), NO.format(2))
    after = (
        before.replace("key: 1, label: 是, next: yes", "key: 1, label: 行, next: no")
        .replace("no: {", "no: {")
        .replace("  yes: {return: true}\n", "")
    )
    assert since(before, after) == []


def test_a_flow_that_opens_with_another_key_is_told():
    before = demo("key: h\nsteps:\n  first: {say: 您好, return: true}\n")
    assert since(before, before.replace("key: h", "key: m")) == ["K002"]


# -- the other language ----------------------------------------------------------------------------------------

SITE_EN = SITE.replace("language: zh", "language: en")


def between(flow: str, twin: str, site: str = SITE_EN, book: str = "", twin_book: str = "") -> list[str]:
    other = load(twin, book=twin_book)[0]
    here = load(flow, site=site, book=book, lang="en")[0]
    return [one.code for one in [*judge_between(here, other), *judge_between(other, here)]]


DEMO = demo("steps:\n  first: {say: 您好, return: true}\n")


def test_equal_languages_have_nothing_to_tell():
    assert between(DEMO, DEMO) == []


def test_a_flow_of_one_language_only_is_told():
    assert between(DEMO, OTHER) == ["N001"]
    assert between(OTHER, DEMO) == ["N001"]


def test_other_steps_or_other_ways_are_told():
    longer = demo("steps:\n  first: {say: 您好, next: second}\n  second: {say: 再见, return: true}\n")
    assert between(longer, DEMO) == ["N002", "N002"]
    assert between(DEMO, longer) == ["N002", "N002"]


def test_a_phrase_of_one_language_only_is_told_once_the_other_has_a_book():
    more = BOOK + "  - {id: not-mine, phrase: 不归我管, harm: 没人管我, replies: [{say: 我来问}]}\n"
    assert between(DEMO, DEMO, book=BOOK, twin_book=more) == ["N003"]
    assert between(DEMO, DEMO, twin_book=more) == []


def test_other_ids_in_the_site_files_are_told():
    assert between(
        DEMO, DEMO, site=SITE_EN.replace("surname: {label: 姓氏, type: surname}", "name: {label: 姓氏}")
    ) == ["N004", "N004"]
