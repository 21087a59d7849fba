"""Every figure of the manuals is kept by the shipped content, shown by walking it in virtual time.

The rows are those of the list of figures: ringing, silence, noise, waiting, hanging up, opening, deadlines, the
handbook, permits, opening hours and service targets. English keeps the same figures as Chinese.
"""

from __future__ import annotations

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


def walked(lang: Lang, flow: str, *actions: str, now: str = "2026-10-19 10:00", rings: int = 0, **known: str) -> Walker:
    """Give a call on which these actions were taken one after the other, none of them refused."""
    pack = so_far(lang)
    walker = Walker(pack, flow, start=moment(now), given=known, rings=rings)
    for action in actions:
        verb, _, argument = action.partition(" ")
        assert walker.act(verb, argument) is None, action
    return walker


def known(lang: Lang) -> dict[str, str]:
    return samples(so_far(lang))


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
    walker.coast()
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
    pack, walker = so_far(lang), walked(lang, "noisy-line", surname=known(lang)["surname"], title=known(lang)["title"])
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
    walker = walked(lang, flow, *_WAITING[flow], **known(lang))
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
    pack, walker = so_far(lang), walked(lang, flow, *_WAITING[flow], **known(lang))
    wait_till_it_moves(walker)
    assert heard(pack, "ask-suits", walker.view().say)


def test_a_check_in_offers_to_go_on_waiting_or_to_leave_a_number() -> None:
    lines = [line for flow in sorted(_WAITING) for _, line in wait_till_it_moves(
        walked("zh", flow, *_WAITING[flow], **known("zh")))]  # fmt: skip
    assert all("等" in line for line in lines)
    assert all(any(word in line for word in ("电话", "号码", "打给", "留个话", "回给")) for line in lines)


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
    walker = walked(lang, "closing", "enter", matter=known(lang)["matter"])
    waiting = walker.view().step
    walker.wait(3 * SECOND - 1)
    assert walker.view().step == waiting
    walker.wait(1)
    assert walker.view().step != waiting
    assert walker.call.phase == "talking"
    assert walker.act("enter") is None
    assert walker.call.phase == "wrap-up"


@both_languages
def test_a_caller_who_hangs_up_first_ends_the_call_as_it_went_and_is_recorded_as_first(lang: Lang) -> None:
    walker = walked(lang, "closing", "enter", matter=known(lang)["matter"])
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
    ("complaint", "press 1|press 1|press 1|press 1|press 1|enter", "progress", 24 * HOUR),
    ("complaint", "press 1|press 7|enter", "hand-on", 8 * HOUR),
    ("criticised", "press 3|press 1", "hand-on", 8 * HOUR),
    ("angry-caller", "press 1|enter|press 1|press 2|enter", "progress", 24 * HOUR),
    ("angry-caller", "press 1|enter|press 1|press 3|enter", "urgent", 2 * HOUR),
]


@pytest.mark.parametrize(("flow", "actions", "kind", "within"), _PROMISED)
def test_what_a_complaint_is_promised_falls_due_in_time(flow: str, actions: str, kind: str, within: int) -> None:
    walker = walked("zh", flow, *actions.split("|"), **known("zh"))
    assert due_in(walker, kind) == within


@both_languages
@pytest.mark.parametrize(
    ("kind", "within"),
    [("progress", "24h"), ("urgent", "2h"), ("hand-on", "8h"), ("written-reply", "3d"), ("design-change", "3wd")]
    + [("fit-out-permit", "2wd"), ("callback", "2h")],
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


@pytest.mark.parametrize("flow", ["complaint", "repair-request"])
def test_a_line_that_promises_says_the_span_that_the_deadline_keeps(flow: str) -> None:
    spans = {"progress": "二十四小时", "urgent": "两", "hand-on": "八小时", "check-result": "天"}
    pack = so_far("zh")
    for view in explore(pack, flow).views:
        step = pack.flows[flow].steps.get(view.step)
        if step is not None and step.promise is not None and step.promise.kind in ("progress", "hand-on"):
            assert any(spans[step.promise.kind] in line for line in (view.say, *view.other_wordings)), view.step


def test_an_emergency_is_never_postponed_whatever_the_hour() -> None:
    night_of_a_festival = "2026-10-01 03:00"
    walker = walked("zh", "emergency", now=night_of_a_festival, **known("zh"))
    assert not is_open(local(walker.clock.now(), UTC_PLUS_8), so_far("zh").site)
    promised = [made for made in _sent_out(walker) if made.kind == "urgent"]
    assert promised
    assert all(made.due - made.made <= 2 * HOUR for made in promised)


def _sent_out(walker: Walker) -> tuple[object, ...] | list:  # type: ignore[type-arg]
    for _ in range(30):
        if walker.call.walk.promises or walker.call.phase != "talking":
            break
        view = walker.view()
        assert walker.act("press", view.answers[0].key) is None if view.answers else walker.act("enter") is None
    return list(walker.call.walk.promises)
