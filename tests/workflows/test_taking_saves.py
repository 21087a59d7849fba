"""What a save does to the words in use: faults told from the file just saved, nothing missed, nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.small_site import BOOK, OTHER, SITE

from callassist.content.reading import draft_of
from callassist.content.source import Source
from callassist.content.tree import read_tree
from callassist.workflows.library import Library

OTHER_FLOW = "scripts/zh/other.yaml"
SOUND = {"scripts/zh/site.yaml": SITE, OTHER_FLOW: OTHER, "phrasebook/zh/busy.yaml": BOOK}
SLIPS = {
    "a key that is not known": ("start:", "strat:"),
    "a step that is not there": ("start: first", "start: fisrt"),
    "a colon in full width": ("title: ", "title："),
    "no YAML": ("steps:", "steps: ["),
    "a field that is not there": ("say: 您好", "say: 您好，{{ fields.nmae }}"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for shown, text in SOUND.items():
        path = tmp_path / "site" / shown
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_from_the_saved_file_as_it_is_from_all_of_them(site, slip):
    library, again = Library(site), Library(site)
    sound = library.pack("zh"), again.pack("zh")
    (site / OTHER_FLOW).write_text(OTHER.replace(*SLIPS[slip]), encoding="utf-8")
    assert not library.reload({OTHER_FLOW})
    assert not again.reload()
    assert library.problems
    assert set(library.problems) <= set(again.problems)
    assert (library.pack("zh"), again.pack("zh")) == sound


def test_only_the_saved_file_is_read_again(site, monkeypatch):
    draft_of.cache_clear()  # another test may have read the very words
    library = Library(site)
    library.pack("zh")
    library.read_ahead()
    read: list[str] = []

    def reads(source: Source, most: int) -> object:
        read.append(source.path)
        return read_tree(source, most)

    monkeypatch.setattr("callassist.content.reading.read_tree", reads)
    (site / OTHER_FLOW).write_text(OTHER.replace("start: first", "start: fisrt"), encoding="utf-8")
    library.reload({OTHER_FLOW})
    assert read == [OTHER_FLOW]


def test_a_save_that_mends_one_file_tells_what_is_wrong_in_another(site):
    library = Library(site)
    library.pack("zh")
    (site / OTHER_FLOW).write_text(OTHER.replace("start:", "strat:"), encoding="utf-8")
    book = site / "phrasebook/zh/busy.yaml"
    book.write_text(BOOK.replace("phrase:", "phrsae:"), encoding="utf-8")
    library.reload({"phrasebook/zh/busy.yaml"})
    assert {problem.path for problem in library.problems} == {"phrasebook/zh/busy.yaml"}
    book.write_text(BOOK, encoding="utf-8")
    library.reload({"phrasebook/zh/busy.yaml"})
    assert {problem.path for problem in library.problems} == {OTHER_FLOW}
    (site / OTHER_FLOW).write_text(OTHER, encoding="utf-8")
    library.reload({OTHER_FLOW})
    assert not library.problems


def test_words_saved_since_they_were_loaded_are_noticed(site):
    library = Library(site)
    library.pack("zh")
    assert not library.is_behind()
    (site / OTHER_FLOW).write_text(OTHER.replace("您好", "您好呀"), encoding="utf-8")
    assert library.is_behind()
    assert library.reload()
    assert not library.is_behind()
