from __future__ import annotations

import pytest
from tests.packs import shipped

from callassist.language import Lang
from callassist.lookup.scanning.scanner import Scanner
from callassist.workflows.check_typed import TypedCheck


@pytest.mark.parametrize(
    ("lang", "note"),
    [("zh", "押金已原路退回"), ("zh", "装修工人六名"), ("zh", "姓名写错一个字"), ("en", "wants it in writing")],
)
def test_a_note_is_no_speech_its_words_alone_mark_nothing(lang: Lang, note: str):
    pack = shipped(lang)
    assert [hit.how for hit in Scanner(pack.phrases.values()).scan_line(note)] == ["words"]
    assert TypedCheck(pack).first(note) is None


@pytest.mark.parametrize(("lang", "note"), [("zh", "已回：急什么"), ("en", "told her: what's the rush")])
def test_a_forbidden_phrase_in_a_note_is_marked_with_its_reply(lang: Lang, note: str):
    slip = TypedCheck(shipped(lang)).first(note)
    assert slip is not None
    assert slip.phrase == "whats-the-rush"
    assert note[slip.start : slip.end] == slip.said
    assert slip.reply
