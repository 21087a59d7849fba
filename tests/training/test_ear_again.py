from __future__ import annotations

from tests.training.courses import course, stage

from callassist.training.ear import Ear, Names, Span

LINES = ("您好，示例物业客户服务部，我是小王。", "", "急什么，等着吧。", "好的，张女士，您别急，我马上帮您查。")


def test_a_line_heard_again_is_heard_the_same_and_names_are_heard_anew():
    card = course("zh").scorecards["call"]
    used, fresh = stage("zh").ear, Ear(stage("zh").pack, card.elements)
    for names in (Names(), Names(own=("小王",), caller=("张女士",)), Names(own=("小李",), caller=("王先生",))):
        together = used.listen_to([*LINES, *LINES], names)
        assert together[: len(LINES)] == together[len(LINES) :]
        assert together[: len(LINES)] == [fresh.listen(line, names) for line in reversed(LINES)][::-1]
    mine, others = (used.listen(LINES[3], Names(caller=(name,))).elements for name in ("张女士", "王先生"))
    assert Span("use-name", 3, 6) in mine
    assert Span("use-name", 3, 6) not in others
    assert used.listen("").elements == ()
