from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import ROOT, shipped

from callassist.content.folder import files
from callassist.content.loading import load_files
from callassist.content.name_at import name_at
from callassist.content.outline import entry_at, key_line, outline
from callassist.language import LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_the_outline_of_every_shipped_flow_has_its_steps_on_their_lines(lang):
    for flow in shipped(lang).flows.values():
        found = outline((ROOT / flow.path).read_text("utf-8"), "flow")
        assert [(one.id, one.line, one.title) for one in found] == [
            (step.id, step.line, step.title) for step in flow.steps.values()
        ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_outline_of_every_shipped_book_has_its_phrases(lang):
    content = load_files(ROOT, lang).content
    for book in content.books:
        found = outline(book.source.text, "phrasebook")
        assert [(one.id, one.title) for one in found] == [(one.id, one.phrase) for one in book.phrases.values()]
    for courtesy in content.courtesies:
        assert [one.id for one in outline(courtesy.source.text, "phrasebook")] == [
            one.id for one in courtesy.occasions.values()
        ]


def test_a_broken_file_still_has_its_outline():
    text = "id: x\nsteps:\n    one:\n        say: 您好\n        choices: [{{{\n    two: {say: 再见\n# no\ntests:\n  - name: three\n"
    assert [(one.id, one.line, one.end) for one in outline(text, "flow")] == [("one", 3, 6), ("two", 6, 8)]


def test_a_line_belongs_to_the_entry_it_stands_in():
    entries = outline("steps:\n  a:\n    say: 1\n  b:\n    say: 2\ntests: []\n", "flow")
    assert [one.id if (one := entry_at(entries, line)) else "" for line in range(1, 8)] == [
        "",
        "a",
        "a",
        "b",
        "b",
        "",
        "",
    ]


def test_a_key_is_found_where_it_stands_outermost():
    text = "fields:\n  phone:\n    label: x\n  x:\n    phone: 1\n"
    assert key_line(text, "phone") == 2
    assert key_line(text, "nothing") == 0


@given(st.text(alphabet="abc-_:{}[]'\"# \n,steps", max_size=200), st.sampled_from(["flow", "site", "phrasebook"]))
def test_entries_follow_one_another_whatever_is_typed(text, kind):
    entries = outline(text, kind)
    lines = text.count("\n") + 1
    assert all(1 <= one.line < one.end <= lines + 1 for one in entries)
    assert all(one.end <= after.line for one, after in pairwise(entries))


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_of_the_site_file_is_in_its_outline(lang):
    site = next(file for file in files(ROOT, lang) if file.kind == "site")
    found = [one.id for one in outline(site.path.read_text("utf-8"), "site")]
    assert {"format", "fields", "dispositions"} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("column", "name"), [(0, "next"), (4, "next"), (6, "ask_leave"), (15, "ask_leave"), (16, ""), (40, "")]
)
def test_the_name_under_a_column_is_the_whole_id(column, name):
    assert name_at("next: ask_leave } 您", column) == name
