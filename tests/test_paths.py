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


def test_an_installed_package_brings_its_own_content(tmp_path, monkeypatch):
    monkeypatch.delenv("CALLASSIST_SITE", raising=False)
    package = tmp_path / "lib/callassist"
    (package / "site/scripts").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.content_root() == package / "site"


@pytest.mark.parametrize(("name", "give"), [("CALLASSIST_DATA", paths.data_dir), ("CALLASSIST_CACHE", paths.cache_dir)])
def test_a_folder_named_in_the_environment_is_used(name, give, tmp_path, monkeypatch):
    monkeypatch.setenv(name, str(tmp_path / "here"))
    assert give() == tmp_path / "here"
    monkeypatch.delenv(name)
    assert give().name == "callassist"
