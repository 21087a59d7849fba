from __future__ import annotations

import pytest
from tests.content.small_site import SITE, demo, site_with

from callassist.content.values import Flow, Hours, Step, Timing


def _flow(fragment: str, site: str = SITE) -> Flow:
    loaded = site_with(demo=demo(fragment), site=site)
    assert loaded.problems == ()
    pack = loaded.content.pack("")
    assert pack is not None
    return pack.flows["demo"]


def _step(line: str) -> Step:
    return _flow(f"steps:\n  first: {line}\n  last: {{return: true}}\n").steps["first"]


@pytest.mark.parametrize(
    "written", ["no", "on", "yes", "~", "null", "007", "12:30", "2026-10-18", "1e3", "0x1F", "1_000", ".5"]
)
def test_a_word_stays_the_text_it_was_written_as(written):
    assert _step(f"{{say: {written}, next: last}}").say == (written,)


def test_say_may_be_one_wording_or_several():
    assert _step("{say: 您好, next: last}").say == ("您好",)
    assert _step("{say: [您好, 早上好], next: last}").say == ("您好", "早上好")


@pytest.mark.parametrize("key", ["1", '"1"', "'1'"])
def test_a_choices_key_may_be_written_with_or_without_quotes(key):
    step = _step(f"{{say: 您好, choices: [{{key: {key}, label: 好, next: last, caller: 好的}}]}}")
    assert (step.choices[0].key, step.choices[0].caller) == ("1", ("好的",))


@pytest.mark.parametrize(
    ("written", "meant"), [("20s", 20_000), ("5m", 300_000), ("2h", 7_200_000), ("1d", 86_400_000)]
)
def test_a_timer_counts_in_milliseconds(written, meant):
    timer = _step(f"{{say: 您好, timer: {{every: {written}, say: 在吗, max: 3, then: last}}, next: last}}").timer
    assert timer is not None
    assert (timer.every, timer.most, timer.then, timer.say, timer.clock) == (meant, 3, "last", ("在吗",), "")


def test_a_timer_may_name_a_figure_of_the_site():
    site = SITE + "timing: {silence_prompt: 25s}\n"
    text = "steps:\n  first: {say: 您好, timer: {every: silence_prompt, max: 1, then: last}, next: last}\n  last: {return: true}\n"
    timer = _flow(text, site).steps["first"].timer
    assert timer is not None
    assert (timer.every, timer.clock) == (25_000, "silence_prompt")


def test_the_keys_of_a_step_become_its_values():
    step = _step(
        "{say: 您好, title: 一, do: 听, keywords: [甲], tone: 慢, avoid: [whats-the-rush], must: [greet], record: [phone],"
        " readback: [phone], promise: {kind: callback, what: 回电, within: 3wd, owner: 我}, skip_if: known,"
        " call: other, outcome: answered, repeat: {max: 2, then: last}, next: last}"
    )
    assert step.promise is not None
    assert step.repeat is not None
    assert (step.title, step.do, step.tone, step.skip_if, step.call) == ("一", "听", "慢", "known", "other")
    assert (step.avoid, step.must, step.record, step.readback) == (
        ("whats-the-rush",),
        ("greet",),
        ("phone",),
        ("phone",),
    )
    assert (step.promise.kind, step.promise.within, step.promise.owner) == ("callback", "3wd", "我")
    assert (step.repeat.most, step.outcome, step.next, step.line) == (2, "answered", "last", 8)


def test_return_and_end_are_ways_out():
    flow = _flow("steps:\n  first: {choices: [{key: 1, label: 甲, return: true}, {key: 2, label: 乙, end: outcome}]}\n")
    assert [(one.returns, one.end) for one in flow.steps["first"].choices] == [(True, ""), (False, "outcome")]


def test_the_actions_of_a_test_become_pairs():
    text = """\
    steps:
      first: {say: 您好, choices: [{key: 1, label: 甲, return: true}]}
    tests:
      - name: 一遍
        given: {phone: "138", now: "2026-10-18 09:30", rings: 4}
        play: [{wait: 25s}, {see: 您}, {fill: phone 139}, {press: 1}]
        expect: {returned: true, visited: [first], missing: []}
    """
    (case,) = _flow(text).tests
    assert case.given == {"phone": "138", "now": "2026-10-18 09:30", "rings": "4"}
    assert case.play == (("wait", "25s"), ("see", "您"), ("fill", "phone 139"), ("press", "1"))
    assert case.expect == {"returned": True, "visited": ("first",), "missing": ()}
    assert case.line == 10


def test_the_site_files_times_become_minutes_and_milliseconds():
    site = SITE + (
        "timing: {ring_cadence: 4s, answer_by: 4, chars_per_second: 5}\n"
        'hours: [{days: [1, 2], open: ["08:30-12:00", "13:00-24:00"]}]\n'
        'day_parts: [{id: morning, from: "05:00", greeting: 早}]\n'
        'festivals: [{id: new-year, label: 元旦, greeting: 新年好, wish: 快乐, days: ["01-01", 2027-02-05], closed: true}]\n'
    )
    pack = site_with(site=site).content.pack("")
    assert pack is not None
    assert pack.site.timing == Timing(ring_cadence=4000, answer_by=4, chars_per_second=5.0)
    assert pack.site.hours == (Hours(days=(1, 2), spans=((510, 720), (780, 1440))),)
    assert pack.site.day_parts[0].start == 300
    assert pack.site.festivals[0].days == ("01-01", "2027-02-05")


def test_a_phrase_keeps_its_examples_and_replies():
    book = """\
format: phrasebook/1
id: busy
title: 忙
phrases:
  - id: whats-the-rush
    level: avoid
    situations: [busy]
    phrase: 急什么
    variants: [慌什么, /急(啥|什么)/]
    unless: [不急什么]
    harm: 我的事不要紧。
    replies: [{say: 我这就办。, when: late}, {say: 马上。}]
    scope: 到处
    examples: {hit: [你急什么呀], miss: 不着急}
"""
    pack = site_with(busy=book).content.pack("")
    assert pack is not None
    phrase = pack.phrases["whats-the-rush"]
    assert (phrase.level, phrase.situations, phrase.unless, phrase.scope) == ("avoid", ("busy",), ("不急什么",), "到处")
    assert phrase.variants == ("慌什么", "/急(啥|什么)/")
    assert [(reply.say, reply.when) for reply in phrase.replies] == [("我这就办。", "late"), ("马上。", "")]
    assert (phrase.hits, phrase.misses) == (("你急什么呀",), ("不着急",))
