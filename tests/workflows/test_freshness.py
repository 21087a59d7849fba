from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import ROOT

from callassist.content.edit_head import with_key
from callassist.errors import WrongUse
from callassist.workflows.freshness import is_overdue, mark, upkeep

HOLD = "scripts/zh/hold.yaml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the Chinese flow `hold` and the site file."""
    folder = tmp_path / "scripts/zh"
    folder.mkdir(parents=True)
    for name in ("site", "hold"):
        shutil.copy(ROOT / f"scripts/zh/{name}.yaml", folder)
    return tmp_path


def head(site: Path, **keys: str) -> None:
    path = site / HOLD
    text = path.read_text(encoding="utf-8")
    for key, value in keys.items():
        text = with_key(text, key, value)
    path.write_text(text, encoding="utf-8")


def state(site: Path, today: str) -> str:
    (found,) = upkeep(site, date.fromisoformat(today))
    return found.state


def test_every_shipped_file_names_its_owner_and_the_day_it_was_looked_through():
    assert [one.path for one in upkeep(ROOT, date(2026, 11, 27)) if not one.care.owner or not one.care.reviewed] == []


@pytest.mark.parametrize(
    ("today", "found"),
    [("2026-11-27", "fresh"), ("2026-12-01", "fresh"), ("2026-12-31", "fresh"), ("2027-01-01", "month")],
)
def test_a_file_must_be_looked_through_at_every_months_end(site, today, found):
    head(site, reviewed="2026-11-27")
    assert state(site, today) == found


@pytest.mark.parametrize(
    ("today", "found"), [("2026-11-20", "fresh"), ("2026-11-25", "fresh"), ("2026-11-26", "change")]
)
def test_a_change_must_be_taken_in_within_three_working_days(site, today, found):
    head(site, reviewed="2026-11-10", changed="2026-11-20")
    assert state(site, today) == found, "the twentieth is a Friday"


def test_a_file_looked_through_after_the_change_is_in_order(site):
    mark(site, ["hold"], "changed", date(2026, 11, 20))
    mark(site, [HOLD], "reviewed", date(2026, 11, 23))
    assert state(site, "2026-11-27") == "fresh"


def test_a_file_without_an_owner_is_told(site):
    path = site / HOLD
    path.write_text(
        "".join(
            line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("owner")
        ),
        encoding="utf-8",
    )
    assert state(site, "2026-11-27") == "never"


def test_a_mark_changes_its_line_alone(site):
    path = site / HOLD
    before = path.read_text(encoding="utf-8").splitlines()
    mark(site, ["hold"], "reviewed", date(2026, 11, 30))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["reviewed: 2026-11-30"]


def test_a_file_that_is_not_there_is_named(site):
    with pytest.raises(WrongUse):
        mark(site, ["nowhere"], "reviewed", date(2026, 11, 30))


@given(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "  # 谁", " # x"]), st.booleans())
def test_a_key_is_set_once_however_often_it_is_set(newline, comment, is_there):
    text = newline.join(
        ["format: flow/1", "id: a", *(["owner: 甲" + comment] if is_there else []), "steps:", "  owner: 乙"]
    )
    once = with_key(text, "owner", "丙")
    assert with_key(once, "owner", "丙") == once
    assert once.count("owner: 丙") == 1
    assert "  owner: 乙" in once
    assert not is_there or "owner: 丙" + comment in once


def test_a_file_as_it_stands_typed_is_overdue_or_not():
    today = date(2026, 11, 27)
    assert is_overdue("format: flow/1\nid: hold\n", today)
    assert not is_overdue("owner: 王主管\nreviewed: 2026-11-27\n", today)
    assert is_overdue("owner: 王主管\nreviewed: 2026-09-01  # 九月\n", today)
    assert is_overdue("owner: 王主管\nreviewed: 2026-11-01\nchanged: 2026-11-16\n", today)
    assert not is_overdue("owner: 王主管\nreviewed: 2026-1", today)
