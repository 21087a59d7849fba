"""Every figure of the manuals is kept by the shipped content, shown by walking it in virtual time.

The rows are those of the list of figures: ringing, silence, noise, waiting, hanging up, opening, deadlines, the
handbook, permits, opening hours and service targets. English keeps the same figures as Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

import pytest
from tests.packs import flows_so_far, so_far
from tests.workflows.exploring import explore, samples

from callassist.call.deadlines import deadline
from callassist.call.values import is_open
from callassist.clock import Millis, local, millis
from callassist.content.values import Pack
from callassist.language import LANGS, Lang
from callassist.workflows.walk import UTC_PLUS_8, Walker

SECOND = 1000
HOUR = 3600 * SECOND
DAY = 24 * HOUR

WALL = timezone(timedelta(minutes=UTC_PLUS_8))
both_languages = pytest.mark.parametrize("lang", LANGS)


def moment(text: str) -> Millis:
    """Give the moment of a wall clock at the seat."""
    return millis(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=WALL))


def heard(pack: Pack, element: str, line: str) -> bool:
    return any(phrase.lower() in line.lower() for phrase in pack.site.elements[element].phrases)


def walked(
    lang: Lang,
    flow: str,
    *actions: str,
    known: Mapping[str, str] | None = None,
    now: str = "2026-10-19 10:00",
    rings: int = 0,
) -> Walker:
    """Give a call on which these actions were taken one after the other, none of them refused."""
    pack = so_far(lang)
    walker = Walker(pack, flow, start=moment(now), given=known, rings=rings)
    for action in actions:
        verb, _, argument = action.partition(" ")
        assert walker.act(verb, argument) is None, action
    return walker


def samples_of(lang: Lang) -> dict[str, str]:
    return samples(so_far(lang))


def phase_of(walker: Walker) -> str:
    return walker.call.phase


def wait_till_it_moves(walker: Walker, most: int = 300) -> list[tuple[int, str]]:
    """Let time pass second by second until the step changes; give every line the clock brought, and when."""
    began, step = walker.clock.now(), walker.call.here
    assert step is not None
    lines: list[tuple[int, str]] = []
    fired = 0
    for _ in range(most):
        walker.wait(SECOND)
        here = walker.call.here
        if here is None or (here.flow, here.step) != (step.flow, step.step):
            return lines
        if walker.call.rhythm.fired > fired:
            fired = walker.call.rhythm.fired
            lines.append((walker.clock.now() - began, walker.view().nudge))
    raise AssertionError(f"{step.step} lasts for ever")


def due_in(walker: Walker, kind: str) -> int:
    """Give the milliseconds from a promise of that kind to its deadline."""
    return next(made.due - made.made for made in walker.call.walk.promises if made.kind == kind)


# -- answer a ringing phone: not on the first ring, on the second or third, late with an apology ---------------


@both_languages
@pytest.mark.parametrize(("rings", "is_early", "is_late"), [(1, True, False), (2, False, False), (3, False, False), (4, False, True)])  # fmt: skip
def test_the_clock_says_that_the_first_ring_is_too_early_and_the_fourth_too_late(
    lang: Lang, rings: int, is_early: bool, is_late: bool
) -> None:
    clocks = walked(lang, "incoming-call", rings=rings).view().clocks
    assert clocks is not None
    assert (clocks.rings, clocks.is_early, clocks.is_late) == (rings, is_early, is_late)


@both_languages
@pytest.mark.parametrize("rings", [2, 3])
def test_a_call_answered_in_time_opens_with_the_greeting(lang: Lang, rings: int) -> None:
    view = walked(lang, "incoming-call", rings=rings).view()
    assert (view.flow, view.step) == ("greeting", "open")


@both_languages
@pytest.mark.parametrize("rings", [4, 7])
def test_a_call_answered_after_the_third_ring_opens_with_an_apology(lang: Lang, rings: int) -> None:
    pack, walker = so_far(lang), walked(lang, "incoming-call", rings=rings)
    view = walker.view()
    assert all(heard(pack, "apologise", line) for line in (view.say, *view.other_wordings))
    assert walker.act("enter") is None
    assert walker.view().step == "open"


# -- opening: one breath with everything in it, never 喂 -------------------------------------------------------


@both_languages
@pytest.mark.parametrize("element", ["greet", "company", "department", "own-name", "offer-help"])
@pytest.mark.parametrize("now", ["2026-10-19 08:00", "2026-10-19 10:00", "2026-10-19 15:00", "2026-10-19 21:00"])
def test_every_opening_greets_names_company_department_and_self_and_offers_help(
    lang: Lang, element: str, now: str
) -> None:
    view = walked(lang, "greeting", now=now).view()
    assert view.step == "open"
    assert len(view.other_wordings) >= 1
    assert all(heard(so_far(lang), element, line) for line in (view.say, *view.other_wordings))


def test_the_opening_follows_the_time_of_day_and_the_festival() -> None:
    openings = {
        now: walked("zh", "greeting", now=now).view().say[:4]
        for now in ("2026-10-19 06:30", "2026-10-19 10:00", "2026-10-19 15:00", "2026-10-19 21:00", "2027-02-06 10:00")
    }
    assert list(openings.values()) == ["早上好，", "上午好，", "下午好，", "晚上好，", "过年好，"]


@pytest.mark.parametrize(("lang", "flow"), flows_so_far(), ids=lambda part: part)
def test_no_line_of_any_flow_begins_with_a_bare_hey(lang: Lang, flow: str) -> None:
    for view in explore(so_far(lang), flow).views:
        for line in (view.say, *view.other_wordings, view.nudge):
            assert not line.lstrip("“\"'").lower().startswith(("喂", "哎", "hey", "yes?", "yeah"))


# -- silent caller: invited twice, then a call back is announced, thanks, end ----------------------------------


@both_languages
def test_a_silent_caller_is_invited_exactly_twice_before_a_call_back_is_announced(lang: Lang) -> None:
    pack, walker = so_far(lang), walked(lang, "silent-caller")
    prompts = [walker.view().say]
    for _ in range(60):
        view = walker.view()
        if heard(pack, "promise", view.say):
            break
        prompts += [line for line in (view.say, view.nudge) if line and line not in prompts]
        walker.wait(SECOND)
    prompts = [line for number, line in enumerate(prompts) if line not in prompts[:number]]
    assert len(prompts) == 2
    assert all(heard(pack, "invite-speech", line) for line in prompts)
    for element in ("promise", "thank", "farewell"):
        assert heard(pack, element, walker.view().say)
    while walker.call.phase == "talking":
        assert walker.act("enter") is None
    ended = walker.call.walk.ended
    assert ended is not None
    assert ended.disposition == "no-sound"
    assert [made.kind for made in walker.call.walk.promises] == ["callback"]


@both_languages
def test_a_silent_caller_is_invited_again_after_five_seconds_and_no_earlier(lang: Lang) -> None:
    walker = walked(lang, "silent-caller")
    before = walker.view()
    walker.wait(5 * SECOND - 1)
    assert (walker.view().step, walker.view().nudge) == (before.step, "")
    walker.wait(1)
    assert (walker.view().step, walker.view().nudge) != (before.step, "")


# -- faint or noisy line: asked once or more, then a call back, thanks, end ------------------------------------


@both_languages
def test_on_a_noisy_line_the_caller_is_asked_to_speak_up_and_then_called_back(lang: Lang) -> None:
    pack, walker = so_far(lang), walked(lang, "noisy-line", known=samples_of(lang))
    asked = 0
    while heard(pack, "speak-up", walker.view().say):
        asked += 1
        assert walker.act("press", "2") is None
    assert asked >= 1
    assert heard(pack, "promise", walker.view().say)
    assert walker.act("press", "1") is None
    assert heard(pack, "thank", walker.view().say)
    assert heard(pack, "farewell", walker.view().say)
    walker.coast()
    ended = walker.call.walk.ended
    assert ended is not None
    assert ended.disposition == "bad-line"
    assert [made.kind for made in walker.call.walk.promises] == ["callback"]


# -- the caller waits: every 20 seconds, go on waiting or leave a number ---------------------------------------

_WAITING = {
    "hold": ("press 1",),
    "person-unavailable": ("press 1", "press 1"),
    "transfer": ("press 1",),
}


@pytest.mark.parametrize("flow", sorted(_WAITING))
@both_languages
def test_whoever_waits_is_asked_every_twenty_seconds_whether_to_go_on_or_leave_a_number(lang: Lang, flow: str) -> None:
    if flow not in so_far(lang).flows:
        pytest.skip(f"{flow} is not written in {lang} yet")
    walker = walked(lang, flow, *_WAITING[flow], known=samples_of(lang))
    lines = wait_till_it_moves(walker)
    assert [at for at, _ in lines] == [20 * SECOND * (number + 1) for number in range(len(lines))]
    assert len(lines) >= 2
    for _, line in lines:
        assert line.count("？") + line.count("?") >= 1
    assert lines[0][1] != lines[1][1]


@pytest.mark.parametrize("flow", sorted(_WAITING))
@both_languages
def test_nobody_waits_for_ever_at_last_a_call_back_is_offered(lang: Lang, flow: str) -> None:
    if flow not in so_far(lang).flows:
        pytest.skip(f"{flow} is not written in {lang} yet")
    pack, walker = so_far(lang), walked(lang, flow, *_WAITING[flow], known=samples_of(lang))
    wait_till_it_moves(walker)
    assert heard(pack, "ask-suits", walker.view().say)


def test_a_check_in_offers_to_go_on_waiting_or_to_leave_a_number() -> None:
    leaving = ("电话", "号码", "打给", "留个话", "回给", "跟我说")
    for flow, actions in sorted(_WAITING.items()):
        for _, line in wait_till_it_moves(walked("zh", flow, *actions, known=samples_of("zh"))):
            assert "等" in line, (flow, line)
            assert any(word in line for word in leaving), (flow, line)


@both_languages
def test_back_from_a_hold_the_caller_is_thanked_and_whoever_finds_it_slow_hears_an_apology(lang: Lang) -> None:
    pack = so_far(lang)
    assert heard(pack, "thank-waiting", walked(lang, "hold", "press 1", "press 1").view().say)
    slow = walked(lang, "hold", "press 1", "press 2")
    assert heard(pack, "apologise", slow.view().say)
    assert slow.act("enter") is None
    slow.wait(20 * SECOND)
    assert slow.view().nudge


# -- the end of the call: the caller hangs up first, else 3 seconds --------------------------------------------


@both_languages
def test_after_the_goodbye_the_agent_waits_three_seconds_and_then_puts_the_handset_down(lang: Lang) -> None:
    walker = walked(lang, "closing", "enter", known=samples_of(lang))
    waiting = walker.view().step
    walker.wait(3 * SECOND - 1)
    assert walker.view().step == waiting
    walker.wait(1)
    assert walker.view().step != waiting
    assert walker.call.walk.ended is None
    assert walker.act("enter") is None
    assert phase_of(walker) == "wrap-up"


@both_languages
def test_a_caller_who_hangs_up_first_ends_the_call_as_it_went_and_is_recorded_as_first(lang: Lang) -> None:
    walker = walked(lang, "closing", "enter", known=samples_of(lang))
    walker.wait(SECOND)
    assert walker.act("press", "0") is None
    ended = walker.call.walk.ended
    assert ended is not None
    assert (ended.disposition, walker.call.walk.hung_up) == ("answered", "caller")


@both_languages
def test_a_caller_who_complained_is_thanked_for_having_told(lang: Lang) -> None:
    view = walked(lang, "closing", "press 1").view()
    for line in (view.say, *view.other_wordings):
        assert heard(so_far(lang), "thank", line)
        assert heard(so_far(lang), "farewell", line)


# -- deadlines: 24 hours, at once and 2 hours, 8 hours ---------------------------------------------------------

_PROMISED = [
    ("complaint", "press 1|press 1|enter|press 1|press 1|press 1|enter", "progress", 24 * HOUR),
    ("complaint", "press 1|press 7|enter", "hand-on", 8 * HOUR),
    ("criticised", "press 3|press 1", "hand-on", 8 * HOUR),
    ("angry-caller", "press 1|enter|press 1|press 2|enter", "progress", 24 * HOUR),
    ("angry-caller", "press 1|enter|press 1|press 3|enter", "urgent", 2 * HOUR),
]


@pytest.mark.parametrize(("flow", "actions", "kind", "within"), _PROMISED)
def test_what_a_complaint_is_promised_falls_due_in_time(flow: str, actions: str, kind: str, within: int) -> None:
    walker = walked("zh", flow, *actions.split("|"), known=samples_of("zh"))
    assert due_in(walker, kind) == within


@both_languages
@pytest.mark.parametrize(
    ("kind", "within"),
    [
        ("progress", "24h"),
        ("urgent", "2h"),
        ("hand-on", "8h"),
        ("written-reply", "3d"),
        ("design-change", "3wd"),
        ("fit-out-permit", "2wd"),
        ("callback", "2h"),
    ],
)
def test_every_kind_of_promise_has_the_deadline_of_the_manual_and_an_owner(lang: Lang, kind: str, within: str) -> None:
    promise = so_far(lang).site.promises[kind]
    assert promise.within == within
    assert promise.owner


@pytest.mark.parametrize("flow", ["complaint", "repair-request", "criticised", "emergency"])
@both_languages
def test_a_first_reply_never_comes_later_than_a_day_and_an_urgent_one_than_two_hours(lang: Lang, flow: str) -> None:
    if flow not in so_far(lang).flows:
        pytest.skip(f"{flow} is not written in {lang} yet")
    pack = so_far(lang)
    longest = {"progress": DAY, "urgent": 2 * HOUR, "hand-on": 8 * HOUR}
    promises = [step.promise for step in pack.flows[flow].steps.values() if step.promise]
    made = moment("2026-10-19 10:00")
    for promise in promises:
        within = promise.within or pack.site.promises[promise.kind].within
        if promise.kind in longest:
            assert deadline(made, within, pack.site, UTC_PLUS_8) - made <= longest[promise.kind]
    assert any(promise.kind in longest for promise in promises)


_SPANS = {
    "5m": ("五分钟",),
    "30m": ("半小时", "半个小时"),
    "2h": ("两个小时", "两小时"),
    "8h": ("八小时", "八个小时"),
    "24h": ("二十四小时", "明天这个时候"),
    "3d": ("三天",),
    "7d": ("一个星期", "七天"),
    "10d": ("十天",),
    "2wd": ("两个工作日",),
}


@pytest.mark.parametrize("flow", so_far("zh").flows)
def test_a_line_that_promises_says_the_very_span_that_the_deadline_keeps(flow: str) -> None:
    pack = so_far("zh")
    for view in explore(pack, flow).views:
        step = pack.flows[flow].steps.get(view.step)
        if step is None or step.promise is None or step.promise.kind == "visit":
            continue  # a visit is agreed to the hour
        if (flow, view.step) == ("emergency", "dispatch"):
            continue  # somebody is on the way already
        within = step.promise.within or pack.site.promises[step.promise.kind].within
        for line in (view.say, *view.other_wordings):
            assert any(span in line for span in _SPANS[within]), (view.step, within, line)


@both_languages
@pytest.mark.parametrize("danger", ["1", "2", "3", "4", "5", "6", "7", "8"])
def test_an_emergency_sends_somebody_at_once_in_the_night_of_a_holiday_too(lang: Lang, danger: str) -> None:
    pack, night = so_far(lang), {"zh": "2026-10-01 03:00", "en": "2026-12-25 03:00"}[lang]
    walker = walked(
        lang,
        "emergency",
        f"press {danger}",
        now=night,
        known={**samples_of(lang), "matter": ""},
    )
    assert not is_open(local(walker.clock.now(), UTC_PLUS_8), pack.site)
    for _ in range(20):
        if walker.call.walk.promises:
            break
        view = walker.view()
        assert walker.act("press", view.answers[0].key) is None if view.answers else walker.act("enter") is None
    assert walker.call.phase == "talking"
    assert due_in(walker, "urgent") <= 2 * HOUR
    assert walker.clock.now() == moment(night)


# -- working days: permits, design changes, the handbook -------------------------------------------------------

_WORKING_DAYS = [
    ("fit-out-permit", "2026-10-19 10:00", "2026-10-21 10:00"),  # Monday to Wednesday
    ("fit-out-permit", "2026-10-23 16:30", "2026-10-27 16:30"),  # Friday, over the weekend, to Tuesday
    ("fit-out-permit", "2026-09-30 09:00", "2026-10-09 09:00"),  # over the national holiday
    ("design-change", "2026-10-23 10:00", "2026-10-28 10:00"),
    ("written-reply", "2026-10-23 10:00", "2026-10-26 10:00"),  # days, not working days
]


@pytest.mark.parametrize(("kind", "made", "due"), _WORKING_DAYS)
def test_working_days_pass_over_weekends_and_holidays_and_plain_days_do_not(kind: str, made: str, due: str) -> None:
    site = so_far("zh").site
    assert deadline(moment(made), site.promises[kind].within, site, UTC_PLUS_8) == moment(due)


@pytest.mark.parametrize(("kind", "made", "due"), _WORKING_DAYS[:3])
def test_a_fit_out_permit_asked_for_on_the_phone_is_due_on_the_second_working_day(
    kind: str, made: str, due: str
) -> None:
    walker = walked(
        "zh", "fit-out-question", "press 1", "press 1", "press 2", "enter", now=made, known=samples_of("zh")
    )
    promise = next(one for one in walker.call.walk.promises if one.kind == kind)
    assert (promise.made, promise.due) == (moment(made), moment(due))
    assert promise.owner


@both_languages
def test_the_handbook_is_renewed_in_three_working_days_checked_each_month_and_kept_twice(lang: Lang) -> None:
    site = so_far(lang).site
    update = site.duties["handbook-update"]
    assert update.within == "3wd"
    friday = moment("2026-11-13 10:00")
    assert deadline(friday, update.within, site, UTC_PLUS_8) == moment("2026-11-18 10:00")
    assert site.duties["handbook-check"].figure == {"zh": "每月底", "en": "at each month's end"}[lang]
    assert site.duties["handbook-copies"].figure == {"zh": "两份", "en": "two copies"}[lang]
    assert all(site.duties[name].owner for name in ("handbook-update", "handbook-check", "handbook-copies"))


# -- opening hours and service targets -------------------------------------------------------------------------

_HOURS = [
    ("2026-10-19 08:29", False),  # Monday
    ("2026-10-19 08:30", True),
    ("2026-10-19 11:59", True),
    ("2026-10-19 12:00", False),
    ("2026-10-19 13:00", True),
    ("2026-10-23 16:59", True),  # Friday
    ("2026-10-23 17:00", False),
    ("2026-10-24 08:59", False),  # Saturday
    ("2026-10-24 09:00", True),
    ("2026-10-24 12:30", True),
    ("2026-10-25 16:59", True),  # Sunday
    ("2026-10-25 17:00", False),
]


@both_languages
@pytest.mark.parametrize(("now", "open_"), _HOURS)
def test_the_centre_is_open_when_the_manual_says_so(lang: Lang, now: str, open_: bool) -> None:
    assert is_open(local(moment(now), UTC_PLUS_8), so_far(lang).site) is open_


@pytest.mark.parametrize(("lang", "now"), [("zh", "2026-10-01 10:00"), ("en", "2026-12-25 10:00")])
def test_a_holiday_may_differ(lang: Lang, now: str) -> None:
    assert not is_open(local(moment(now), UTC_PLUS_8), so_far(lang).site)


def test_after_hours_something_urgent_is_sent_for_at_once_and_anything_else_is_booked() -> None:
    urgent = walked("zh", "after-hours", "press 2", now="2026-10-19 22:00", known={"matter": "门锁坏了"})
    assert heard(so_far("zh"), "next-and-when", urgent.view().say)
    assert urgent.act("enter") is None
    assert urgent.view().flow == "repair-request"
    danger = walked("zh", "after-hours", "press 1", now="2026-10-19 22:00", known={"matter": "漏水"})
    assert danger.view().flow == "emergency"
    found = explore(so_far("zh"), "after-hours")
    assert "booked" in found.dispositions


@both_languages
@pytest.mark.parametrize(
    ("duty", "figure"),
    [
        ("satisfaction-overall", "≥ 93%"),
        ("satisfaction-reception", "≥ 95%"),
        ("repairs-on-time", "100%"),
        ("repairs-first-time", "≥ 95%"),
    ],
)
def test_the_service_targets_are_kept_in_the_site_file(lang: Lang, duty: str, figure: str) -> None:
    assert so_far(lang).site.duties[duty].figure == figure


# -- one figure, both languages --------------------------------------------------------------------------------


def test_both_languages_keep_the_same_clocks_hours_promises_and_duties() -> None:
    zh, en = so_far("zh").site, so_far("en").site
    assert en.timing == zh.timing
    assert (zh.timing.answer_from, zh.timing.answer_by) == (2, 3)
    assert (zh.timing.hold_check_in, zh.timing.hang_up_wait) == (20 * SECOND, 3 * SECOND)
    assert en.hours == zh.hours
    assert {name: kind.within for name, kind in en.promises.items()} == {
        name: kind.within for name, kind in zh.promises.items()
    }
    assert {name: duty.within for name, duty in en.duties.items()} == {
        name: duty.within for name, duty in zh.duties.items()
    }
    assert {name: found.needs for name, found in en.dispositions.items()} == {
        name: found.needs for name, found in zh.dispositions.items()
    }
