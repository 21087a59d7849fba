from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.content.small_site import BOOK, OTHER, SITE

from callassist.content import snapshot
from callassist.content.folder import digest, files, read_raw
from callassist.content.snapshot import Compiled, find_compiled, load_compiled, save_compiled
from callassist.workflows.load_pack import load_pack


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CALLASSIST_CACHE", str(folder))
    return folder


@pytest.fixture
def site(tmp_path: Path, cache: Path) -> Path:
    root = tmp_path / "site"
    for path, text in (
        ("scripts/zh/site.yaml", SITE),
        ("scripts/zh/other.yaml", OTHER),
        ("phrasebook/zh/busy.yaml", BOOK),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def _copies(cache: Path) -> list[Path]:
    return sorted((cache / "content").glob("*.pack"))


def test_there_is_no_compiled_copy_before_the_first_loading(site):
    assert load_compiled(site, "zh") is None


def test_the_compiled_copy_is_the_pack_that_was_read(site):
    pack, _ = load_pack(site, "zh")
    compiled = load_compiled(site, "zh")
    assert compiled is not None
    assert compiled.pack == pack
    assert compiled.index is None


def test_the_index_of_the_lookup_room_is_kept_beside_the_words(site):
    pack, _ = load_pack(site, "zh")
    save_compiled("zh", Compiled(pack, b"\0\xffwhatever"))
    compiled = load_compiled(site, "zh")
    assert compiled is not None
    assert compiled.index == b"\0\xffwhatever"


def test_a_compiled_copy_is_read_without_yaml_pydantic_jinja_or_pypinyin(site):
    load_pack(site, "zh")
    program = (
        "import sys; from pathlib import Path; from callassist.content.snapshot import load_compiled;"
        f"from callassist.workflows.load_pack import load_pack; load_pack(Path({str(site)!r}), 'zh');"
        f"assert load_compiled(Path({str(site)!r}), 'zh');"
        "print([name for name in ('yaml', 'pydantic', 'jinja2', 'pypinyin', 'rapidfuzz', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_changed_words_have_no_compiled_copy(site):
    load_pack(site, "zh")
    (site / "scripts/zh/other.yaml").write_text(OTHER.replace("您好", "早"), encoding="utf-8")
    assert load_compiled(site, "zh") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"[]", b'{"pack": 1}', b"\xff" * 100, b"[" * 100_000])
def test_a_damaged_copy_is_passed_over_and_written_again(site, cache, damage):
    pack, _ = load_pack(site, "zh")
    (copy,) = _copies(cache)
    copy.write_bytes(damage)
    assert load_compiled(site, "zh") is None
    assert load_pack(site, "zh")[0] == pack
    assert load_compiled(site, "zh") is not None


def test_a_copy_of_other_words_under_this_name_is_not_believed(site, cache):
    pack, _ = load_pack(site, "zh")
    (copy,) = _copies(cache)
    copy.write_bytes(msgspec.msgpack.encode(Compiled(msgspec.structs.replace(pack, digest="0" * 64))))
    assert load_compiled(site, "zh") is None


def test_a_copy_that_others_may_write_is_not_believed(site, cache):
    load_pack(site, "zh")
    (copy,) = _copies(cache)
    copy.chmod(0o666)
    assert load_compiled(site, "zh") is None


def test_a_link_in_place_of_a_copy_is_not_followed(site, cache, tmp_path):
    load_pack(site, "zh")
    (copy,) = _copies(cache)
    copy.rename(tmp_path / "elsewhere.json")
    copy.symlink_to(tmp_path / "elsewhere.json")
    assert load_compiled(site, "zh") is None


def test_the_folder_of_copies_is_the_users_own(site, cache):
    load_pack(site, "zh")
    assert (cache / "content").stat().st_mode & 0o777 == 0o700
    assert all(copy.stat().st_mode & 0o777 == 0o600 for copy in _copies(cache))


def test_a_cache_that_cannot_be_written_keeps_nobody_from_loading(site, cache):
    cache.write_text("in the way", encoding="utf-8")
    assert load_pack(site, "zh")[0].flows


def test_only_the_newest_copies_are_kept(site, cache, monkeypatch):
    monkeypatch.setattr(snapshot, "_KEPT", 8)
    for number in range(12):
        (site / "scripts/zh/other.yaml").write_text(OTHER.replace("您好", f"您好{number}"), encoding="utf-8")
        load_pack(site, "zh")
        os.utime(_newest(cache), (number, number))
    assert len(_copies(cache)) == 8
    assert load_compiled(site, "zh") is not None


def _newest(cache: Path) -> Path:
    return max(_copies(cache), key=lambda path: path.stat().st_mtime)


def test_no_half_written_file_stays_behind(site, cache):
    load_pack(site, "zh")
    assert [path.name for path in (cache / "content").iterdir()] == [path.name for path in _copies(cache)]


def test_a_digest_without_a_copy_gives_nothing(site):
    assert find_compiled("zh", digest(read_raw(site, files(site, "en")))) is None
