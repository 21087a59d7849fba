"""Scores do not hang on how quickly they are come by: the sieve, and what was heard before, change none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bench_training import played
from benchmarks.varied_attempts import Shares, Variety
from hypothesis import given
from hypothesis import strategies as st
from tests.packs import shipped
from tests.training.courses import course

from callassist.language import LANGS, Lang
from callassist.lookup.fold import folded, is_folded
from callassist.lookup.scanning.sieve import Sieve
from callassist.speech.digits import fold
from callassist.training.keeping import Attempt
from callassist.training.scoring import Score, score
from callassist.workflows.drill_desk import stage_of

ATTEMPTS = 40
"""In each language; with 250 it holds as well, and takes minutes: trying every pattern is what is slow."""


def _scores(lang: Lang, attempts: list[Attempt]) -> list[Score]:
    stage = stage_of(shipped(lang), course(lang))
    return [score(one.record, stage.scorecard, stage.ear, stage.pack) for one in attempts]


@pytest.mark.parametrize("lang", LANGS)
def test_the_scores_of_many_attempts_are_those_that_all_patterns_give(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    variety, shares = Variety(shipped(lang), played(lang, tmp_path, 6)[1]), Shares()
    attempts = [variety.attempt(number) for number in range(ATTEMPTS)]
    for one in attempts:
        shares.add(one)
    assert shares.percent()["agent"] > 70
    quick = _scores(lang, attempts)
    assert _scores(lang, attempts[::-1])[::-1] == quick
    monkeypatch.setattr(Sieve, "through", lambda sieve, _text: sorted(set(sieve._patterns)))
    assert _scores(lang, attempts) == quick


@given(text=st.text(st.sampled_from("不知道那个就是嗯您乾a1 ’，") | st.characters()))
def test_what_is_folded_is_left_as_it_is(text: str):
    assert not is_folded(text) or folded(text) == text.strip()
    assert fold(fold(text)) == fold(text)
