"""Gaps as agents filed them, and how one becomes words of the scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.call.small_pack import HOUR, MONDAY, SECOND
from tests.packs import ROOT, shipped
from tests.workflows.recording import Recording

from callassist.call import events as ev
from callassist.clock import Millis
from callassist.content.loading import load_files
from callassist.content.taken_gaps import NAME, TakenGap, note_taken, taken_gaps
from callassist.content.values import Flow
from callassist.errors import WrongUse
from callassist.workflows.gaps import Gap, gaps
from callassist.workflows.recorded import recorded
from callassist.workflows.take_gap import COURTESY, As, take_gap

NOW = Millis(MONDAY + HOUR)


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Recording]:
    recording = Recording(tmp_path / "seat")
    yield recording
    recording.seat.journal.close()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for part in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / part / "zh", tmp_path / "site" / part / "zh")
    return tmp_path / "site"


def filed(seat: Recording, since: int = 0, taken: dict[str, TakenGap] | None = None) -> list[Gap]:
    with recorded(seat.folder) as record:
        return list(gaps(record, taken or {}, Millis(since)))


def gap(seat: Recording, text: str) -> Recording:
    here = seat.call.here
    return seat.do(
        lambda at: ev.GapFiled(at=at, text=text, flow=here.flow if here else "", step=here.step if here else "")
    )


# -- the list --------------------------------------------------------------------------------------------------


def test_a_gap_is_told_with_its_place_the_line_there_the_words_and_the_agent(seat: Recording) -> None:
    gap(seat.ring("13812340000", surname="Li").press("enter"), "they asked for the \x1b[2J director")
    (found,) = filed(seat)
    assert (found.flow, found.step, found.flow_title) == ("call", "work", "Call")
    assert (found.line, found.text) == ("Go ahead", "they asked for the \ufffd[2J director")
    assert (found.agent, found.badge, found.number) == ("Sam", "8021", "138****0000")
    assert found.taken is None


def test_the_line_is_the_wording_that_the_agent_saw(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter").do(lambda at: ev.Reworded(at=at))
    gap(seat, "hm")
    assert filed(seat)[0].line == "I'm listening"


def test_a_gap_stays_where_it_was_missed_though_the_clock_led_on(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter", "3", "enter").wait(90 * SECOND)
    assert seat.step == "hold/enough"
    seat.do(lambda at: ev.GapFiled(at=at, text="slow", flow="hold", step="waiting"))
    (found,) = filed(seat)
    assert (found.flow, found.step, found.line) == ("hold", "waiting", "Look it up")


def test_a_gap_without_a_place_is_where_the_call_stood(seat: Recording) -> None:
    seat.ring(surname="Li").press("enter").do(lambda at: ev.GapFiled(at=at, text="hm"))
    assert (filed(seat)[0].flow, filed(seat)[0].step) == ("call", "work")


def test_ids_stay_the_same_and_are_all_different(seat: Recording) -> None:
    for _ in range(3):
        gap(gap(seat.ring(surname="Li"), "one"), "one")
    names = [one.id for one in filed(seat)]
    assert len(set(names)) == 6
    assert [one.id for one in filed(seat)] == names
    assert all(len(name) == 8 for name in names)


def test_only_gaps_since_a_moment_are_told_and_those_taken_say_so(seat: Recording) -> None:
    gap(seat.ring(surname="Li"), "early")
    seat.clock.forward(HOUR)
    gap(seat, "late")
    (late,) = filed(seat, MONDAY + HOUR)
    assert late.text == "late"
    taken = TakenGap(late.id, "Wang", "2026-10-19 12:00", "say", "scripts/en/call.yaml", "work")
    assert filed(seat, MONDAY + HOUR, {late.id: taken})[0].taken == taken


def test_a_gap_on_words_that_were_not_kept_is_told_as_it_was_filed(seat: Recording) -> None:
    gap(seat.ring(surname="Li"), "hm")
    with recorded(seat.folder) as record:
        record._packs["small"] = None
        (found,) = gaps(record, {}, Millis(0))
    assert (found.flow, found.step, found.line, found.text) == ("call", "greet", "", "hm")


# -- taking ----------------------------------------------------------------------------------------------------


def at_hold(text: str = "我说：可以先登记", step: str = "ask_leave") -> Gap:
    return Gap(
        id="1a2b3c4d",
        at=Millis(MONDAY),
        offset=480,
        lang="zh",
        flow="hold",
        step=step,
        flow_title="等待",
        step_title="请等",
        text=text,
        agent="小李",
    )


def flow_of(site: Path, name: str) -> Flow:
    content = load_files(site, "zh").content
    return next(draft.flow for draft in content.flows if draft.flow.id == name)


def test_the_agents_words_become_a_further_wording_and_who_said_them_stands_above(site: Path) -> None:
    path = site / "scripts/zh/hold.yaml"
    before = path.read_text("utf-8")
    done = take_gap(site, at_hold(), "say", "王主管", NOW)
    assert done.path == path
    assert flow_of(site, "hold").steps["ask_leave"].say[-1] == "我说：可以先登记"
    after = path.read_text("utf-8").splitlines()
    assert "      # 小李 2026-10-19 提的" in after
    assert [line for line in after if line in before.splitlines()] == before.splitlines()
    assert len(after) == len(before.splitlines()) + 2
    assert path.with_name("hold.yaml.before").read_text("utf-8") == before


def test_as_a_note_only_a_comment_is_put_above_the_step(site: Path) -> None:
    before = flow_of(site, "hold")
    take_gap(site, at_hold(), "note", "王主管", NOW)
    lines = (site / "scripts/zh/hold.yaml").read_text("utf-8").splitlines()
    assert lines[lines.index("  ask_leave:") - 1] == "  # 小李 2026-10-19 提的：我说：可以先登记"
    assert flow_of(site, "hold").steps["ask_leave"].say == before.steps["ask_leave"].say


def test_as_a_phrase_the_words_become_a_courtesy_line_that_is_found_from_anywhere(site: Path) -> None:
    for number in range(2):
        take_gap(site, replace(at_hold(), id=f"1a2b3c4{number}"), "phrase", "王主管", NOW)
    content = load_files(site, "zh").content
    (own,) = [draft for draft in content.courtesies if draft.path.endswith(f"{COURTESY}.yaml")]
    assert [(one.id, one.lines[0].say) for one in own.occasions.values()] == [
        ("gap-1a2b3c40", "我说：可以先登记"),
        ("gap-1a2b3c41", "我说：可以先登记"),
    ]


def test_a_taken_gap_is_remembered_by_whom_and_when_and_not_taken_twice(site: Path) -> None:
    take_gap(site, at_hold(), "say", "王主管", NOW)
    held = taken_gaps(site)["1a2b3c4d"]
    assert (held.by, held.as_, held.file, held.step) == ("王主管", "say", "scripts/zh/hold.yaml", "ask_leave")
    before = (site / "scripts/zh/hold.yaml").read_bytes()
    with pytest.raises(WrongUse, match="taken already, by 王主管"):
        take_gap(site, replace(at_hold(), taken=held), "note", "someone", NOW)
    assert (site / "scripts/zh/hold.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "step", "kind", "said"),
    [
        ("{{ surname", "ask_leave", "say", "would not be sound"),
        ("{{ nobody.knows }}", "ask_leave", "say", "would not be sound"),
        ("好", "nowhere", "say", "cannot be changed at nowhere"),
        ("好", "nowhere", "note", "cannot be changed at nowhere"),
        (" \ufffd ", "ask_leave", "say", "holds no words"),
    ],
)
def test_what_would_not_be_sound_is_not_written_and_not_remembered(site, text, step, kind: As, said) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    with pytest.raises(WrongUse, match=said):
        take_gap(site, at_hold(text=text, step=step), kind, "王主管", NOW)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_errors_that_were_there_before_do_not_keep_a_gap_from_being_taken(site: Path) -> None:
    other = site / "scripts/zh/transfer.yaml"
    other.write_text(other.read_text("utf-8").replace("next: ", "next: no-", 1), "utf-8")
    take_gap(site, at_hold(), "say", "王主管", NOW)
    assert flow_of(site, "hold").steps["ask_leave"].say[-1] == "我说：可以先登记"


def test_a_forbidden_phrase_in_the_agents_words_is_told(site: Path) -> None:
    done = take_gap(site, at_hold(text="这不归我们管"), "say", "王主管", NOW)
    assert [remark.code for remark in done.remarks] == ["T006"]


def test_a_flow_that_is_not_in_this_content_is_named(site: Path) -> None:
    (site / "scripts/zh/hold.yaml").unlink()
    with pytest.raises(WrongUse, match="There is no file"):
        take_gap(site, at_hold(), "say", "王主管", NOW)


def test_the_list_of_taken_gaps_is_never_written_over_when_it_is_not_understood(site: Path) -> None:
    for text in ("taken: [{id: x}]", "- a", "taken: {", "taken: [1]"):
        (site / NAME).write_text(text, "utf-8")
        with pytest.raises(WrongUse):
            note_taken(site, TakenGap("1", "a", "b", "say", "f", "s"))
        assert (site / NAME).read_text("utf-8") == text


def test_taken_gaps_are_read_back_whatever_their_names_are(tmp_path: Path) -> None:
    held = [
        TakenGap(f"{n}", by, "2026-10-19 12:00", "say", "f: #g", "") for n, by in enumerate(["王", 'a"b', "no", "{x"])
    ]
    for one in held:
        note_taken(tmp_path, one)
    assert list(taken_gaps(tmp_path).values()) == held


def test_shipped_words_give_the_line_as_it_reads_without_a_caller(tmp_path: Path) -> None:
    seat = Recording(tmp_path / "seat", shipped("zh"), agent="小李")
    seat.ring(surname="张", title="女士").do(lambda at: ev.FlowOpened(at=at, flow="hold"))
    gap(seat, "对方要找领导")
    (found,) = filed(seat)
    seat.seat.journal.close()
    assert (found.flow, found.step, found.step_title) == ("hold", "ask_leave", "请等")
    assert found.line == "请稍等，我来查一下，大概一分钟。"
    assert "张" not in found.line
