from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.packs import ROOT

from callassist.content.live import folder_of, live_number, live_root, numbers
from callassist.content.problem import Problem
from callassist.content.versions import log, version
from callassist.errors import ContentError, WrongUse
from callassist.language import Words
from callassist.workflows.library import Library
from callassist.workflows.publish import publish, read_draft, rollback, words_of

AT = 1_792_288_800_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one's own with the shipped Chinese words."""
    for kind in ("scripts", "phrasebook"):
        shutil.copytree(ROOT / kind / "zh", tmp_path / kind / "zh")
    return tmp_path


def rewrite(site: Path, old: str, new: str, name: str = "scripts/zh/hold.yaml") -> None:
    path = site / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def published(site: Path, note: str = "第一版") -> int:
    made = publish(site, read_draft(site), by="王主管", note=note, at=AT)
    assert made is not None
    return made.number


def _codes(error: ContentError) -> set[str]:
    return {problem.code for problem in error.problems if isinstance(problem, Problem)}


def said_first(site: Path) -> str:
    return Library(site).pack("zh").flows["hold"].steps["ask_leave"].say[0]


def test_while_nothing_was_published_the_files_are_live(site):
    assert live_root(site) == site
    assert live_number(site) == 0


def test_a_published_version_is_live_and_the_draft_goes_on_without_it(site):
    assert published(site) == 1
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
    assert "我来查一下" in said_first(site)
    assert published(site, "等待的话改短了") == 2
    assert "我去查" in said_first(site)


def test_a_version_tells_who_made_it_when_why_and_what_was_live_before(site):
    published(site)
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
    published(site, "等待的话改短了")
    about = version(site, 2)
    assert about is not None
    assert (about.by, about.note, about.at, about.before) == ("王主管", "等待的话改短了", AT, 1)
    assert set(about.files) == {
        str(path.relative_to(site)) for kind in ("scripts", "phrasebook") for path in site.glob(f"{kind}/**/*.yaml")
    }
    assert [(one.deed, one.version) for one in log(site)] == [("publish", 1), ("publish", 2)]


def test_the_same_words_are_not_published_twice(site):
    published(site)
    assert publish(site, read_draft(site), by="", note="再来", at=AT) is None
    assert numbers(site) == [1]


def test_a_rollback_is_live_at_once_and_stands_in_the_log(site):
    published(site)
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
    published(site, "改短")
    rollback(site, 1, by="李主管", note="太短了", at=AT + 1)
    assert live_number(site) == 1
    assert "我来查一下" in said_first(site)
    assert (log(site)[-1].deed, log(site)[-1].by, log(site)[-1].note) == ("rollback", "李主管", "太短了")
    assert "我去查" in (site / "scripts/zh/hold.yaml").read_text(encoding="utf-8")


def test_errors_and_unfinished_steps_are_not_published(site):
    rewrite(site, "next: waiting", "next: wating")
    with pytest.raises(ContentError) as caught:
        read_draft(site)
    assert _codes(caught.value) == {"G001"}
    rewrite(site, "next: wating", "next: waiting")
    rewrite(site, "  ask_leave:\n", "  ask_leave:\n    todo: true\n")
    with pytest.raises(ContentError) as caught:
        read_draft(site)
    assert _codes(caught.value) == {"S013"}


def test_a_draft_whose_test_calls_fail_is_not_published(site):
    rewrite(site, "{see: 留个电话}", "{see: 没有这句}")
    draft = read_draft(site)
    assert draft.failed
    with pytest.raises(WrongUse):
        publish(site, draft, by="", note="x", at=AT)
    assert numbers(site) == []


def test_a_version_that_was_changed_by_hand_is_not_used(site):
    published(site)
    Library(site).pack("zh")
    stored = folder_of(site, 1) / "scripts/zh/hold.yaml"
    stored.chmod(0o644)
    stored.write_text(stored.read_text(encoding="utf-8").replace("请稍等，我来查一下", "坏话"), encoding="utf-8")
    library = Library(site)
    assert "我来查一下" in library.pack("zh").flows["hold"].steps["ask_leave"].say[0], "the last sound words are used"
    assert [problem.code for problem in library.problems] == ["V002"]
    with pytest.raises(WrongUse):
        words_of(site, 1)


def test_an_unreadable_pointer_never_lets_a_draft_go_live(site):
    published(site)
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
    (site / "versions/live").write_bytes(b"\xff\xfe")
    assert live_number(site) == 1
    (site / "versions/live").write_text("99\n", encoding="ascii")
    assert "我来查一下" in said_first(site)


def test_where_nothing_can_be_written_what_was_live_stays(site, monkeypatch):
    published(site)
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("callassist.content.versions.place", full)
    with pytest.raises(WrongUse):
        published(site, "改短")
    assert live_number(site) == 1
    assert [one.version for one in log(site)] == [1]


def test_under_git_the_commit_is_named_and_marked_where_the_files_hold_more(site):
    def git(*args: str) -> None:
        subprocess.run(
            ["git", "-C", str(site), "-c", "user.name=a", "-c", "user.email=a@example.org", *args],
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    published(site)
    first = version(site, 1)
    assert first is not None
    assert first.commit
    assert not first.commit.endswith("+")
    rewrite(site, "请稍等，我来查一下", "请您稍等，我去查")
    published(site, "改短")
    second = version(site, 2)
    assert second is not None
    assert second.commit == first.commit + "+"


def test_a_version_whose_number_does_not_exist_is_answered_with_those_that_do(site):
    published(site)
    with pytest.raises(WrongUse) as caught:
        rollback(site, 7, by="", note="", at=AT)
    assert Words("zh").of(caught.value.notice) == "没有第 7 版；现有：1"
