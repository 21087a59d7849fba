from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.packs import shipped

from callassist.content.values import Choice, Flow, Pack, Step
from callassist.journal.resilient import ResilientJournal
from callassist.language import Words
from callassist.workflows.changes import changes
from callassist.workflows.library import packed
from callassist.workflows.news import mark_read, unread
from callassist.workflows.tell_changes import tell_changes

PACK = shipped("zh")
WORDS = Words("zh")


def with_step(pack: Pack, flow: str, step: str, **parts: object) -> Pack:
    """Give a pack with one step otherwise."""
    before = pack.flows[flow]
    steps = {**before.steps, step: replace(before.steps[step], **parts)}
    return replace(pack, flows={**pack.flows, flow: replace(before, steps=steps)}, digest="other")


def told(new: Pack, old: Pack = PACK) -> list[str]:
    return [line.strip() for line in tell_changes(changes(old, new), WORDS)]


def test_equal_words_have_no_difference():
    assert told(PACK) == []


@given(st.sampled_from(sorted(PACK.flows)))
def test_a_flow_that_is_new_is_one_line_and_so_is_one_that_is_gone(flow):
    without = replace(PACK, flows={name: one for name, one in PACK.flows.items() if name != flow})
    assert [WORDS.of(one.said) for one in changes(without, PACK)] == ["新流程"]
    assert [WORDS.of(one.said) for one in changes(PACK, without)] == ["删了"]


def test_a_reworded_sentence_is_told_as_it_is_read():
    say = PACK.flows["hold"].steps["ask_leave"].say
    heading, change = told(with_step(PACK, "hold", "ask_leave", say=("您先别挂，{{ caller.name }}", *say[1:])))
    assert heading == "流程：等待（hold）"
    assert change.startswith("步骤“请等”：现在说“您先别挂，〔caller.name〕”，原来说“")


def test_a_key_that_leads_elsewhere_is_told_with_both_ends():
    step = PACK.flows["hold"].steps["ask_leave"]
    first = step.choices[0]
    assert isinstance(first, Choice)
    others = [name for name in PACK.flows["hold"].steps if name != first.next]
    moved = (replace(first, next=others[0], call="", end="", returns=False), *step.choices[1:])
    _, change = told(with_step(PACK, "hold", "ask_leave", choices=moved))
    assert f"{first.key} 键现在到" in change
    assert "原来到" in change


def test_a_step_that_only_moved_in_its_file_is_no_difference():
    assert told(with_step(PACK, "hold", "ask_leave", line=99)) == []


def test_every_part_of_a_step_that_an_agent_sees_is_told_when_it_changes():
    other = {
        "say": ("别的",),
        "do": "别的",
        "tone": "别的",
        "keywords": ("别的",),
        "avoid": ("dont-know",),
        "must": ("greet",),
        "record": ("amount",),
        "readback": ("amount",),
        "skip_if": "matter",
        "choices": (Choice(key="9", label="别的", returns=True),),
    }
    for name, value in other.items():
        assert getattr(Step(id="x"), name, None) is not None, name
        assert told(with_step(PACK, "hold", "ask_leave", **{name: value})), name


def test_a_seat_is_told_once_what_is_new_since_its_last_call(tmp_path: Path):
    journal = ResilientJournal(tmp_path)
    assert unread(journal, PACK) == ()
    new = with_step(PACK, "hold", "ask_leave", do="别的")
    journal.keep_content(PACK.digest, packed(PACK))
    assert [WORDS.of(one.said) for one in unread(journal, new)] == ["要做的：现在是“别的”"]
    mark_read(journal, new)
    assert unread(journal, new) == ()
    journal.close()


def test_flows_are_told_by_title_and_steps_by_theirs():
    flow = PACK.flows["hold"]
    assert isinstance(flow, Flow)
    renamed = replace(PACK, flows={**PACK.flows, "hold": replace(flow, title="请等一下")}, digest="other")
    assert told(renamed) == ["流程：请等一下（hold）", "现在叫“请等一下”，原来叫“等待”"]
