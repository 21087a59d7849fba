"""Six calls walked from the ring to the closed record by keys alone, each cut off in the middle by a power cut."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.tui.stage import MONDAY, SIZES, Stage, on_stage

from callassist.clock import VirtualClock
from callassist.language import Lang

Part = Callable[[Stage], Awaitable[None]]


async def pick_up(s: Stage) -> None:
    await s.go("a", to="ringing")
    await s.wait(5)
    await s.go("enter", to="greeting/open")


def recorded_as(s: Stage, disposition: str) -> None:
    ended = s.call.walk.ended
    assert ended is not None
    assert ended.disposition == disposition
    if s.app.size.height > 24:  # in a small window that row may lie below the edge
        assert s.seat.pack.site.dispositions[disposition].label in s.within("#known")


async def file_away(s: Stage) -> None:
    """Go through the wrap-up of an everyday matter and close the record."""
    assert s.call.phase == "wrap-up"
    await s.go("enter", to="after-call/notes")
    await s.go("enter", to="after-call/category")
    await s.go("1", to="after-call/daily")
    await s.go("2", to="wrap-up")
    await s.press("enter")
    assert s.seat.desk.call is None
    assert s.seat.journal.unfinished() == []


# -- a plain enquiry ------------------------------------------------------------------------------------------


WORDS = {
    "zh": {"matter": "门禁卡在哪儿办", "who": "张女士", "greeting": "上午好，示例物业客户服务部，我是小李"},
    "en": {"matter": "Where do I get a new fob?", "who": "Zhang", "greeting": "Good morning"},
}


async def enquiry_asked(s: Stage) -> None:
    told = WORDS[s.app.words.lang]
    await pick_up(s)
    assert told["greeting"] in s.card
    await s.go("1", to="asking/listen")
    await s.note(told["matter"])
    await s.go("1", to="asking/surname")
    await s.note(told["who"])
    if s.app.words.lang == "en":
        await s.go("1", to="asking/title")
        await s.press("tab", "2", "enter")
        await s.go("enter", to="asking/restate")
    else:
        await s.go("1", to="asking/restate")
        assert f"{told['who']}，我理一下，您说的是{told['matter']}，对吗？" in s.card
    assert told["matter"] in s.fields["matter"]


async def enquiry_answered(s: Stage) -> None:
    await s.go("1", to="incoming-call/handle")
    await s.go("1", to="answer/tell")
    await s.go("1", to="confirm/clear")
    await s.go("1", to="incoming-call/more")
    await s.go("1", to="closing/goodbye")
    await s.go("enter", to="closing/wait")
    await s.go("enter", to="after-call/record")
    recorded_as(s, "answered")
    await file_away(s)


# -- nobody speaks --------------------------------------------------------------------------------------------


async def silence_prompted(s: Stage) -> None:
    await pick_up(s)
    await s.go("2", to="silent-caller/first")
    timer = s.seat.pack.flows["silent-caller"].steps["first"].timer
    assert timer is not None
    await s.wait(4.75)
    assert timer.say[0] not in s.card
    await s.wait(0.25)
    assert timer.say[0] in s.card
    assert s.place == "silent-caller/first"


async def silence_given_up(s: Stage) -> None:
    # After a power cut the step's clock starts anew: nobody is hung up on because a machine was slow.
    await s.wait(10.5)
    assert s.place == "silent-caller/announce"
    await s.go("enter", to="silent-caller/put_down")
    await s.go("enter", to="after-call/record")
    assert [made.kind for made in s.call.walk.promises] == ["callback"]
    label = s.seat.pack.site.fields["phone"].label
    assert s.call.walk.ended is not None
    for key in ("enter", "enter", "1", "2", "enter"):
        await s.press(key)
    assert s.place == "wrap-up"
    assert label in s.message
    assert s.call.walk.ended.disposition == "no-sound"
    await s.note("13800000000")
    await s.press("enter")
    assert s.seat.desk.call is None
    (promise,) = s.seat.journal.promises()
    assert (promise.phone, promise.due_at) == ("13800000000", promise.made_at + 2 * 3_600_000)
    assert promise.what in s.shown


# -- the caller explodes on hold ------------------------------------------------------------------------------


async def exploded(s: Stage) -> None:
    await pick_up(s)
    await s.press("1")
    await s.note("上个月的水费")
    await s.press("1")
    await s.note("李先生")
    await s.press("1", "1")
    await s.go("2", to="hold/ask_leave")
    await s.go("1", to="hold/waiting")
    await s.wait(20)
    assert "还在查着呢" in s.card
    await s.go("a", to="angry-caller/receive")
    assert "李先生，您说的是上个月的水费。换了我也着急。" in s.card
    assert "等待" in s.within("#trail") or "客户发火" in s.within("#trail")


async def calmed(s: Stage) -> None:
    await s.go("1", to="angry-caller/listen")
    await s.go("enter", to="angry-caller/since")
    await s.note("今天早上")
    await s.go("enter", to="angry-caller/restate")
    assert "今天早上开始的" in s.card
    await s.go("1", to="angry-caller/next_move")
    await s.go("1", to="angry-caller/back")
    await s.go("enter", to="angry-caller/tell")
    await s.go("enter", to="hold/waiting")
    assert s.fields == {"matter": "上个月的水费", "surname": "李", "title": "先生", "since": "今天早上"}
    await s.go("1", to="hold/back")
    assert "谢谢您等我" in s.card
    await s.go("enter", to="incoming-call/handle")
    await s.go("1", to="answer/tell")
    await s.go("0", to="after-call/record")
    await file_away(s)


# -- a transfer nobody answers --------------------------------------------------------------------------------


async def nobody_answered(s: Stage) -> None:
    await pick_up(s)
    await s.press("1")
    await s.note("问装修押金")
    await s.press("1")
    await s.note("zhang1女士")
    await s.press("1", "1")
    assert s.place == "incoming-call/handle"
    await s.go("t", to="transfer/announce")
    await s.press("tab", "5", "escape")
    assert s.fields["desk"] == "财务部"
    await s.go("1", to="transfer/ringing")
    assert "8400" in s.card
    await s.wait(40)
    assert "还没接起来" in s.card or "我还在给您接" in s.card
    await s.wait(20.5)
    assert s.place == "transfer/nobody"
    await s.go("1", to="message/wanted")
    await s.note("财务部")
    await s.go("enter", to="message/words")
    await s.note("请回电说押金哪天退")
    await s.go("enter", to="message/home")
    await s.note("3栋2单元1001")
    await s.go("enter", to="message/phone")
    await s.note("13800000000")
    await s.go("enter", to="message/phone_back")
    assert "幺三八" in s.card


async def message_taken(s: Stage) -> None:
    await s.go("y", to="message/phone_back")
    assert s.call.walk.fields["phone"].readback == "confirmed"
    await s.go("1", to="message/reply_time")
    await s.note("下午四点前")
    await s.go("enter", to="message/recap")
    assert "请回电说押金哪天退" in s.card
    await s.go("1", to="message/promise")
    assert s.call.walk.fields["message"].readback == "confirmed"
    await s.go("enter", to="incoming-call/handle")
    assert [made.kind for made in s.call.walk.promises] == ["message"]
    await s.go("0", to="after-call/record")
    recorded_as(s, "message-taken")
    await file_away(s)


# -- an emergency ---------------------------------------------------------------------------------------------


async def help_sent(s: Stage) -> None:
    await pick_up(s)
    await s.go("7", to="emergency/place")
    await s.note("3栋2单元电梯里")
    await s.go("enter", to="emergency/people")
    await s.note("被困两人，没有受伤")
    await s.go("enter", to="emergency/what")
    await s.note("电梯停在五楼")
    await s.go("1", to="emergency/lift")
    await s.go("enter", to="emergency/lift_well")
    await s.go("2", to="emergency/phone")
    await s.note("13800000000")
    await s.go("enter", to="emergency/phone_back")
    await s.go("1", to="emergency/dispatch")
    await s.go("enter", to="emergency/stay")
    await s.wait(20)
    assert "我还在，您那边怎么样？" in s.card


async def help_came(s: Stage) -> None:
    await s.wait(20)
    assert "我还在，您那边怎么样？" in s.card
    await s.go("1", to="emergency/arrived")
    await s.go("enter", to="after-call/record")
    assert [made.kind for made in s.call.walk.promises] == ["urgent", "progress"]
    recorded_as(s, "emergency")
    await file_away(s)


# -- a promised call back -------------------------------------------------------------------------------------


async def called_back(s: Stage) -> None:
    await silence_prompted(s)
    await silence_given_up(s)
    await s.pick("promise:")
    assert s.place == "promised-callback/prepare"
    assert "无声来电回拨" in s.card
    assert s.fields == {"phone": "13800000000", "category": "日常"}
    await s.go("1", to="promised-callback/greet")
    await s.go("1", to="promised-callback/purpose")
    await s.go("3", to="promised-callback/ask_matter")
    await s.note("几号停水")
    await s.go("enter", to="promised-callback/sort")


async def promise_kept(s: Stage) -> None:
    await s.go("1", to="promised-callback/tell")
    await s.go("1", to="promised-callback/more")
    await s.go("1", to="promised-callback/farewell")
    await s.go("1", to="promised-callback/note_result")
    await s.note("周三停水，已告知")
    await s.go("enter", to="after-call/record")
    assert s.seat.journal.promises() == []
    await file_away(s)
    assert "今日到期承诺（0）" in s.shown


@dataclass(frozen=True)
class Story:
    """A call, told up to the power cut and after it."""

    before: Part
    after: Part
    languages: tuple[Lang, ...] = ("zh",)


STORIES = {
    "a plain enquiry": Story(enquiry_asked, enquiry_answered, ("zh", "en")),
    "nobody speaks": Story(silence_prompted, silence_given_up, ("zh", "en")),
    "the caller explodes on hold": Story(exploded, calmed),
    "a transfer nobody answers": Story(nobody_answered, message_taken),
    "an emergency": Story(help_sent, help_came),
    "a promised call back": Story(called_back, promise_kept),
}
CASES = [
    pytest.param(story, lang, size, id=f"{name}-{lang}-{size[0]}x{size[1]}")
    for name, story in STORIES.items()
    for lang in story.languages
    for size in SIZES
]


@pytest.mark.parametrize(("story", "lang", "size"), CASES)
async def test_a_call_is_walked_by_keys_alone_and_survives_a_power_cut(
    story: Story, lang: Lang, size: tuple[int, int], tmp_path: Path
):
    clock = VirtualClock(MONDAY)
    async with on_stage(tmp_path, lang=lang, size=size, clock=clock) as s:
        await story.before(s)
        left = s.place, s.fields, s.call.walk
    clock.forward(90_000)
    async with on_stage(tmp_path, lang=lang, size=size, clock=clock) as s:
        assert s.app.words("unfinished calls ({count})", count=1) in s.shown
        await s.press("enter")  # the list begins at what is unfinished
        assert (s.place, s.fields, s.call.walk) == left
        await story.after(s)
