from __future__ import annotations

import re

import pytest
from tests.content.broken_site import BROKEN, STANDS_FOR, checked, expected, place_of, sound_raws

from callassist.content.keys import ENGLISH
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.language import Notice, Words
from callassist.lookup.proof import proofs
from callassist.template import FILTERS

EXPECTED = expected()
WORDS = Words("zh")
OURS = frozenset(
    re.findall(
        r"\w+",
        """
        ANSI BOM GBK UTF YAML Tab site yaml flow phrasebook courtesy ask_name answer_from surname label phone room
        if elif else endif and or not true false default known now rings is_late every set confirms yields_to
        press wait see fill open back hang_up hold_check_in silence_prompt hang_up_wait ring_cadence breath
        caller text choice date time amount note callassist upgrade write
        """,
    )
)
"""Words of ours that a message in Chinese may name: formats, examples, figures, actions."""
_LATIN = re.compile(r"(?<!U\+)\b[A-Za-z][A-Za-z_]{2,}")


def test_the_site_around_the_broken_files_is_sound():
    assert load_raw("zh", sound_raws(), proofs).problems == ()


def test_the_index_names_every_broken_file_and_no_other():
    there = {path.relative_to(BROKEN).as_posix() for kind in STANDS_FOR for path in (BROKEN / kind).iterdir()}
    assert there == EXPECTED.keys()


def test_there_are_enough_of_them():
    assert len(EXPECTED) >= 150


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_is_told_of_at_the_place_and_once(name):
    problems, _ = checked(name)
    assert [_shown(problem, place_of(name)) for problem in problems] == EXPECTED[name]


def test_no_broken_file_takes_a_second():
    assert [name for name in EXPECTED if checked(name)[1] >= 1] == []


def test_what_is_said_of_a_broken_file_is_chinese_without_a_hole():
    for name in EXPECTED:
        own = (BROKEN / name).read_bytes()
        for problem in checked(name)[0]:
            for part in (problem.message, problem.consequence, problem.fix):
                assert part is not None, name
                said = WORDS.of(part)
                assert re.search("[\u4e00-\u9fff]", said), (name, said)
                assert not _holes(part, said), (name, said)
                assert not [word for word in _LATIN.findall(said) if not _is_named(word, own)], (name, said)


def _shown(problem: Problem, place: str) -> str:
    elsewhere = "" if problem.path == place else f"{problem.path}:"
    return f"{elsewhere}{problem.line}:{problem.column} {problem.code}"


def _holes(part: Notice, said: str) -> list[str]:
    """Give the names in braces that should have been filled in; what a fact itself says is none."""
    facts = " ".join(str(fact) for _, fact in part.facts)
    return [name for name, _ in part.facts if f"{{{name}}}" in said and f"{{{name}}}" not in facts]


def _is_named(word: str, own: bytes) -> bool:
    """Say whether a word that is not Chinese is the author's own, a key, or the name of something that exists."""
    return word in OURS or word in ENGLISH or word in FILTERS or word.encode() in own or word.encode() in _SOUND


_SOUND = b"\n".join(one.content for one in sound_raws())
