from __future__ import annotations

from pathlib import Path

import pytest

from callassist import paths

ROOT = Path(__file__).parents[1]


def test_a_named_site_goes_before_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("CALLASSIST_SITE", str(tmp_path / "other"))
    assert paths.content_root(tmp_path) == tmp_path
    assert paths.content_root() == tmp_path / "other"


def test_a_checkout_brings_its_own_content(monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE", raising=False)
    assert paths.content_root() == ROOT


def test_the_site_one_stands_in_goes_before_the_content_shipped(tmp_path, monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE", raising=False)
    (tmp_path / "scripts/zh").mkdir(parents=True)
    (tmp_path / "phrasebook").mkdir()
    monkeypatch.chdir(tmp_path)
    assert paths.content_root() == paths.shipped_content(), "folders of these names alone are no site"
    (tmp_path / "scripts/zh/site.yaml").write_text("format: site/1\n")
    assert paths.content_root() == tmp_path
    assert paths.content_root(ROOT) == ROOT


def test_a_folder_that_is_gone_is_no_site(tmp_path, monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE", raising=False)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert paths.content_root() == paths.shipped_content()


def test_an_installed_package_brings_its_own_content(tmp_path, monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE", raising=False)
    package = tmp_path / "lib/callassist"
    (package / "site/scripts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.content_root() == package / "site"


@pytest.mark.parametrize(("name", "give"), [("CALLASSIST_DATA", paths.data_dir), ("CALLASSIST_CACHE", paths.cache_dir)])
def test_a_folder_named_in_the_environment_is_used(name, give, tmp_path, monkeypatch):
    monkeypatch.setenv(name, str(tmp_path / "here"))
    assert give() == tmp_path / "here"
    monkeypatch.delenv(name)
    assert give().name == "callassist"
