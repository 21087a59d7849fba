"""Every situation that the manuals describe is a flow of its own, on its own key, and does what must happen in it."""

from __future__ import annotations

import pytest
from tests.packs import so_far
from tests.workflows.exploring import Findings, explore, led_back, samples

from callassist.workflows.walk import Walker

# id: (its key, how a call may end or be noted there); every one of them can come back to where it was opened.
_SITUATIONS: dict[str, tuple[str, set[str]]] = {
    "silent-caller": ("s", {"no-sound"}),
    "noisy-line": ("n", {"bad-line"}),
    "wrong-number": ("w", {"wrong-number"}),
    "angry-caller": ("a", {"escalated"}),
    "long-winded": ("l", {"ended-politely"}),
    "unclear-speech": ("i", set()),
    "missed-words": ("z", set()),
    "hold": ("h", set()),
    "transfer": ("t", {"transferred", "message-taken"}),
    "person-unavailable": ("o", {"message-taken", "transferred"}),
    "message": ("m", {"message-taken"}),
    "cannot-answer-now": ("q", {"callback"}),
    "other-department": ("d", {"callback"}),
    "system-down": ("S", {"callback"}),
    "criticised": ("C", set()),
    "thanked": ("T", set()),
    "number-enquiry": ("N", {"answered"}),
    "visitor-arrives": ("V", {"callback"}),
    "after-hours": ("H", {"booked"}),
    "emergency": ("e", {"emergency"}),
    "repair-request": ("r", {"repair-booked"}),
    "complaint": ("c", {"complaint-taken"}),
    "fee-question": ("F", {"answered", "callback"}),
    "move-in-question": ("M", {"answered"}),
    "fit-out-question": ("D", {"answered", "complaint-taken"}),
    "rude-caller": ("R", {"escalated", "ended-politely"}),
    "out-of-scope": ("O", {"referred"}),
}
_OUTBOUND = {
    "outbound-call": {"reached", "not-reached"},
    "promised-callback": {"reached", "not-reached"},
    "complaint-follow-up": {"reached", "not-reached"},
    "fee-reminder": {"reached", "not-reached"},
    "appointment": {"booked", "not-reached"},
}
_SPINE = {"incoming-call", "greeting", "asking", "answer", "confirm", "closing", "after-call"}

ZH = so_far("zh")


def found(flow: str) -> Findings:
    return explore(ZH, flow)


def fields_asked(flow: str) -> set[str]:
    return {name for step in ZH.flows[flow].steps.values() for name in step.record}


def elements_heard(flow: str) -> set[str]:
    return {element for step in ZH.flows[flow].steps.values() for element in step.must}


def at_work(**known: str) -> Walker:
    """Give a call in the midst of its handling, about which everything is known."""
    walker = Walker(ZH, "incoming-call", given={**samples(ZH), **known}, rings=2)
    for _ in range(20):
        view = walker.view()
        if (view.flow, view.step) == ("incoming-call", "handle"):
            return walker
        assert walker.act("press", view.answers[0].key) is None
    raise AssertionError("the call never comes to its handling")


def test_the_pack_holds_every_situation_every_outgoing_call_and_the_spine_and_nothing_else() -> None:
    assert set(ZH.flows) == set(_SITUATIONS) | set(_OUTBOUND) | _SPINE
    assert len(_SITUATIONS) == 27


@pytest.mark.parametrize("flow", sorted(_SITUATIONS))
def test_a_situation_is_an_exception_on_the_key_that_hands_remember(flow: str) -> None:
    assert (ZH.flows[flow].kind, ZH.flows[flow].key) == ("exception", _SITUATIONS[flow][0])


def test_no_key_opens_two_situations_and_none_belongs_to_the_screen() -> None:
    keys = [flow.key for flow in ZH.flows.values() if flow.key]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("bfgkpuvxy0123456789")


@pytest.mark.parametrize("flow", sorted(set(so_far("en").flows)))
def test_english_flows_have_the_kind_and_key_of_the_chinese_ones(flow: str) -> None:
    english, chinese = so_far("en").flows[flow], ZH.flows[flow]
    assert (english.kind, english.key) == (chinese.kind, chinese.key)


@pytest.mark.parametrize("flow", sorted(_SITUATIONS))
def test_a_situation_opened_in_the_midst_of_a_call_comes_back_to_the_very_step_with_everything_kept(flow: str) -> None:
    walker = at_work()
    before = walker.call.walk
    assert walker.act("open", flow) is None
    assert walker.view().flow == flow or walker.view().step
    back = led_back(walker)
    assert back is not None
    assert back.call.walk.stack == before.stack
    assert set(back.call.walk.fields) >= set(before.fields)


@pytest.mark.parametrize("flow", sorted(_SITUATIONS))
def test_a_situation_comes_back_or_ends_as_the_manual_says(flow: str) -> None:
    assert found(flow).comes_back
    assert found(flow).dispositions >= _SITUATIONS[flow][1]


@pytest.mark.parametrize("flow", sorted(_OUTBOUND))
def test_an_outgoing_call_ends_with_whether_the_person_was_reached(flow: str) -> None:
    assert ZH.flows[flow].kind == "outbound"
    assert found(flow).dispositions >= _OUTBOUND[flow]


@pytest.mark.parametrize("flow", sorted(_SPINE))
def test_the_spine_is_inbound_and_has_no_key(flow: str) -> None:
    assert (ZH.flows[flow].kind, ZH.flows[flow].key) == ("inbound", "")


# -- what must happen in a situation ---------------------------------------------------------------------------

_MUST_HEAR = {
    "silent-caller": {"invite-speech", "promise", "thank", "farewell"},
    "noisy-line": {"speak-up", "promise", "thank"},
    "wrong-number": {"company", "ask-suits", "farewell"},
    "angry-caller": {"apologise", "empathy", "restate", "next-and-when", "thank"},
    "missed-words": {"apologise"},
    "hold": {"ask-to-wait", "say-why", "thank-waiting", "apologise"},
    "transfer": {"announce-transfer", "ask-to-wait", "thank-waiting"},
    "person-unavailable": {"promise", "ask-suits"},
    "message": {"restate"},
    "cannot-answer-now": {"apologise", "promise", "ask-suits"},
    "other-department": {"apologise", "promise", "ask-suits"},
    "system-down": {"apologise", "promise", "ask-suits"},
    "criticised": {"thank"},
    "thanked": {"modest"},
    "emergency": {"safety", "stay-with", "next-and-when"},
    "complaint": {"empathy", "restate", "promise", "thank"},
    "fit-out-question": {"thank"},
    "out-of-scope": {"apologise", "way-out"},
}


@pytest.mark.parametrize("flow", sorted(_MUST_HEAR))
def test_a_situation_lets_be_heard_what_must_be_heard(flow: str) -> None:
    assert elements_heard(flow) >= _MUST_HEAR[flow]


_MUST_ASK = {
    "message": {"surname", "room", "firm", "phone", "message", "callback_time"},
    "emergency": {"place", "people", "danger", "phone"},
    "repair-request": {"place", "matter", "since", "urgency", "visit_time"},
    "cannot-answer-now": {"phone"},
    "other-department": {"phone"},
    "system-down": {"phone"},
    "number-enquiry": {"surname", "firm", "matter"},
    "complaint": {"matter", "surname", "phone", "room"},
    "complaint-follow-up": {"satisfaction"},
}


@pytest.mark.parametrize("flow", sorted(_MUST_ASK))
def test_a_situation_asks_for_what_must_be_written_down(flow: str) -> None:
    assert fields_asked(flow) >= _MUST_ASK[flow]


_READ_BACK = ["message", "cannot-answer-now", "other-department", "system-down", "repair-request", "complaint"]


@pytest.mark.parametrize("flow", _READ_BACK)
def test_a_number_that_was_given_is_read_back_and_confirmed(flow: str) -> None:
    steps = [step for step in ZH.flows[flow].steps.values() if "phone" in step.readback]
    assert steps
    assert all(any(choice.confirms for choice in step.choices) for step in steps)


def test_a_transfer_is_announced_before_anything_rings_and_the_caller_is_never_left_in_silence() -> None:
    walker = Walker(ZH, "transfer", given=samples(ZH))
    announced = walker.view()
    assert "announce-transfer" in ZH.flows["transfer"].steps[announced.step].must
    assert walker.act("press", "1") is None
    ringing = ZH.flows["transfer"].steps[walker.view().step]
    assert ringing.timer is not None
    assert ringing.timer.say
    assert walker.act("press", "2") is None
    assert "thank-waiting" in ZH.flows["transfer"].steps[walker.view().step].must


def test_what_the_caller_said_is_passed_on_with_a_transfer() -> None:
    walker = Walker(ZH, "transfer", given=samples(ZH))
    for action in ("1", "1"):
        assert walker.act("press", action) is None
    told = walker.view()
    for part in (samples(ZH)["matter"], "三栋二单元", "张女士"):
        assert all(part in line for line in (told.say, *told.other_wordings))


@pytest.mark.parametrize("desk", ["engineering", "security", "cleaning", "finance"])
def test_a_caller_who_wants_another_department_hears_its_name_and_its_number(desk: str) -> None:
    name = ZH.site.departments[desk].name
    views = [view for view in found("wrong-number").views if view.step == desk]
    assert views
    assert all(name in view.say and "幺" not in name for view in views)
    assert all("{{ department." + desk + ".number" in line for line in ZH.flows["wrong-number"].steps[desk].say)


def test_no_line_ever_says_a_private_mobile_number() -> None:
    for view in found("number-enquiry").views:
        for line in (view.say, *view.other_wordings):
            assert samples(ZH)["phone"] not in line
            assert "幺三八" not in line
    private = ZH.flows["number-enquiry"].steps["private"]
    assert any(choice.call == "message" for choice in private.choices)


def test_whoever_asks_for_a_leader_is_first_asked_for_name_company_and_matter() -> None:
    walker = Walker(ZH, "number-enquiry", given={"wanted": "王主管", "matter": "查电话"})
    assert walker.act("press", "2") is None
    asked: list[str] = []
    for _ in range(3):
        asked += [field.id for field in walker.view().fields if field.is_asked_here]
        assert walker.act("enter") is None
    assert asked[0] == "surname"
    assert {"surname", "firm", "message"} <= set(asked)
    assert not any(choice.call == "transfer" for name in ("leader_name", "leader_unit", "leader_matter")
                   for choice in ZH.flows["number-enquiry"].steps[name].choices)  # fmt: skip


def test_whoever_goes_on_insulting_is_handed_to_the_supervisor() -> None:
    walker = Walker(ZH, "rude-caller", given=samples(ZH))
    for _ in range(4):
        view = walker.view()
        again = [answer.key for answer in view.answers if "骂" in answer.label]
        if not again:
            break
        assert walker.act("press", again[0]) is None
    assert any("主管" in text for text in (walker.view().say, walker.view().do))


def test_in_an_emergency_place_comes_first_then_people_then_the_danger() -> None:
    walker = Walker(ZH, "emergency")
    asked: list[str] = []
    for _ in range(4):
        asked += [field.id for field in walker.view().fields if field.is_asked_here]
        view = walker.view()
        assert walker.act("enter") is None if view.may_go_on else walker.act("press", "1") is None
    assert asked[:2] == ["place", "people"]
    assert "danger" in asked
    assert asked.index("danger") > 1


def test_a_repair_ends_with_an_agreed_time_and_a_check_afterwards() -> None:
    kinds = {step.promise.kind for step in ZH.flows["repair-request"].steps.values() if step.promise}
    assert kinds == {"urgent", "visit", "check-result"}


def test_the_papers_of_moving_in_are_all_named() -> None:
    said = "".join("".join((view.say, *view.other_wordings, view.do)) for view in found("move-in-question").views)
    for paper in ("身份证", "工作证复印件", "业主资料表", "合同", "临时公约", "服务协议"):
        assert paper in said
    assert "一个月" in said
    for payment in ("物业费", "押金", "垃圾"):
        assert payment in said
