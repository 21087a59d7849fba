from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callassist.content.edit_book import ListName, with_item, written

_FLOW = "phrases:\n  - id: a\n    variants: [一, 二] # two\n    examples: {hit: [三]}\n  - id: b\n    phrase: 四\n"
_BLOCK = "phrases:\n  # first\n  - id: a\n    variants:\n      - 一\n    examples:\n      hit:\n        - 三\n  - id: b\n    phrase: 四\n"


@pytest.mark.parametrize("text", [_FLOW, _BLOCK, _BLOCK.replace("\n", "\r\n"), _BLOCK.rstrip("\n")])
@pytest.mark.parametrize("name", ["variants", "unless"])
def test_an_item_is_added_to_the_list_of_its_phrase_and_nothing_else_changes(text: str, name: ListName):
    changed = with_item(text, "a", name, "新: 的")
    assert changed is not None
    was, now = yaml.safe_load(text)["phrases"], yaml.safe_load(changed)["phrases"]
    assert now[0].get(name) == [*was[0].get(name, []), "新: 的"]
    assert {**now[0], name: 0} == {**was[0], name: 0}
    assert now[1:] == was[1:]
    assert changed.count("#") == text.count("#")


def test_a_list_that_is_not_there_yet_is_begun():
    names: tuple[ListName, ...] = ("hit", "miss", "variants")
    for name in names:
        changed = with_item(_BLOCK, "b", name, "新")
        assert changed is not None
        phrase = yaml.safe_load(changed)["phrases"][1]
        assert (phrase if name == "variants" else phrase["examples"])[name] == ["新"]


def test_a_phrase_that_is_not_in_the_file_gives_none():
    assert with_item(_FLOW, "c", "variants", "新") is None


@given(
    st.text(
        st.characters(
            min_codepoint=32, exclude_characters="\x7f\x85\xa0\u2028\u2029\ufeff", exclude_categories=["Cs", "Cc", "Cn"]
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read_back_as_it_was(item: str):
    assert yaml.safe_load(f"[{written(item)}]") == [item]
