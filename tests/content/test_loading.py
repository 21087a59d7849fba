from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE, demo, reasons

from callassist.content import loading
from callassist.content.folder import digest, files, read_raw
from callassist.content.loading import load_files
from callassist.content.reading import draft_of
from callassist.content.snapshot import find_compiled
from callassist.errors import ContentError
from callassist.workflows.load_pack import load_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CALLASSIST_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give the root of a small site on disk."""
    root = tmp_path / "site"
    (root / "scripts/zh").mkdir(parents=True)
    (root / "phrasebook/zh").mkdir(parents=True)
    (root / "scripts/zh/site.yaml").write_text(SITE, encoding="utf-8")
    (root / "scripts/zh/other.yaml").write_text(OTHER, encoding="utf-8")
    (root / "phrasebook/zh/busy.yaml").write_text(BOOK, encoding="utf-8")
    return root


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shipped_content_has_no_errors(lang):
    assert [problem for problem in load_files(ROOT, lang).problems if problem.severity == "E"] == []


def test_a_pack_holds_the_site_the_flows_and_the_phrases(site):
    pack, warnings = load_pack(site, "zh")
    assert (pack.site.language, list(pack.flows), list(pack.phrases), warnings) == (
        "zh",
        ["other"],
        ["whats-the-rush"],
        (),
    )


def test_any_error_refuses_the_whole_pack_and_names_every_reason(site):
    (site / "scripts/zh/demo.yaml").write_text(demo("steps:\n  first: {next: a}\n"), encoding="utf-8")
    (site / "scripts/zh/more.yaml").write_text("format: [", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_pack(site, "zh")
    assert [problem.code for problem in reasons(refused.value)] == ["G001", "Y001"]


def test_a_warning_refuses_nothing(site):
    (site / "scripts/zh/demo.yaml").write_text(
        demo("steps:\n  first:\n    say: “您好”\n    return: true\n"), encoding="utf-8"
    )
    pack, warnings = load_pack(site, "zh")
    assert "demo" in pack.flows
    assert [problem.code for problem in warnings] == ["Y010"]


def test_a_language_without_any_files_cannot_be_loaded(site):
    with pytest.raises(ContentError):
        load_pack(site, "en")


def test_the_digest_names_exactly_these_words(site):
    def now() -> str:
        return digest(read_raw(site, files(site, "zh")))

    first = now()
    assert now() == first == load_pack(site, "zh")[0].digest
    os.utime(site / "scripts/zh/other.yaml", (1, 1))
    assert now() == first
    (site / "scripts/zh/other.yaml").write_text(OTHER + "\n", encoding="utf-8")
    changed = now()
    assert changed != first
    (site / "scripts/zh/other.yaml").rename(site / "scripts/zh/another.yaml")
    assert now() not in {first, changed}


def test_words_that_move_from_one_file_to_the_next_change_the_digest(tmp_path):
    folder = tmp_path / "scripts/zh"
    folder.mkdir(parents=True)

    def named(first: bytes, second: bytes) -> str:
        (folder / "a.yaml").write_bytes(first)
        (folder / "b.yaml").write_bytes(second)
        return digest(read_raw(tmp_path, files(tmp_path, "zh")))

    assert named(b"12", b"3") != named(b"1", b"23")


def test_after_a_change_only_the_changed_file_is_read_again(site):
    draft_of.cache_clear()
    load_files(site, "zh")
    (site / "scripts/zh/other.yaml").write_text(OTHER.replace("您好", "早"), encoding="utf-8")
    before = draft_of.cache_info().misses
    load_files(site, "zh")
    assert draft_of.cache_info().misses == before + 1


def test_the_collector_is_as_it_was_after_loading(site):
    load_files(site, "zh")
    assert gc.isenabled()
    gc.disable()
    try:
        load_files(site, "zh")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_wakes_up_even_if_loading_fails(site, monkeypatch):
    def broken(_: object) -> list[object]:
        raise ZeroDivisionError

    monkeypatch.setattr(loading, "_judge", broken)
    with pytest.raises(ZeroDivisionError):
        load_files(site, "zh")
    assert gc.isenabled()


def test_a_bad_save_leaves_the_compiled_copy_of_the_good_words_alone(site):
    pack, _ = load_pack(site, "zh")
    good = (site / "scripts/zh/other.yaml").read_bytes()
    (site / "scripts/zh/other.yaml").write_bytes(b"format: [")
    with pytest.raises(ContentError):
        load_pack(site, "zh")
    (site / "scripts/zh/other.yaml").write_bytes(good)
    assert find_compiled("zh", pack.digest) is not None


def test_problems_come_in_the_order_of_files_and_lines(site):
    shutil.copy(site / "scripts/zh/other.yaml", site / "scripts/zh/zz.yaml")
    (site / "scripts/zh/aa.yaml").write_text(
        demo("steps:\n  first: {say: 好, nxt: b, must: [x], next: c}\n"), encoding="utf-8"
    )
    found = load_files(site, "zh").problems
    assert [problem.order for problem in found] == sorted(problem.order for problem in found)
    assert found[0].path == "scripts/zh/aa.yaml"
    assert found[-1].path == "scripts/zh/zz.yaml"
