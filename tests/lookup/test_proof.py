from __future__ import annotations

from tests.content.small_site import OTHER, SITE, raw

from callassist.content.loading import load_raw
from callassist.lookup.proof import proofs

_BOOK = """format: phrasebook/1
id: small
title: 小
phrases:
  - id: no
    phrase: 没门儿
    harm: 门关上了
    replies:
      - {{say: {reply}}}
    examples:
      hit: [{hit}]
      miss: [{miss}]
"""


def found(reply: str = "我来办", hit: str = "没门儿", miss: str = "门开着") -> list[tuple[str, int]]:
    book = raw("phrasebook/zh/small.yaml", _BOOK.format(reply=reply, hit=hit, miss=miss))
    site = [raw("scripts/zh/site.yaml", SITE), raw("scripts/zh/other.yaml", OTHER)]
    problems = load_raw("zh", [*site, book], proofs).problems
    return [(one.code, one.line) for one in problems if one.code.startswith("P")]


def test_a_book_whose_examples_hold_is_sound():
    assert found() == []


def test_an_example_that_is_not_recognised_is_an_error_at_its_place():
    assert found(hit="办不到") == [("P002", 11)]


def test_a_harmless_example_that_is_taken_for_a_phrase_is_an_error_at_its_place():
    assert found(miss="这可没门儿") == [("P003", 12)]


def test_a_reply_that_is_forbidden_itself_is_a_warning():
    assert found(reply="没门儿") == [("P004", 9)]
