"""The scorer beside a human trainer, on transcripts that were labelled before any program heard them."""

from __future__ import annotations

import pytest
from benchmarks.validity import GOOD, study, transcripts

from callassist.language import LANGS


def test_there_are_sixty_transcripts_and_more_of_every_quality():
    found = [one for lang in LANGS for one in transcripts("reporting", lang)]
    assert len(found) >= 60
    for quality in ("good", "fair", "poor"):
        assert sum(one["quality"] == quality for one in found) >= 15


@pytest.mark.parametrize("lang", LANGS)
def test_elements_are_heard_as_a_trainer_hears_them(lang):
    found = study("reporting", lang)
    assert found.elements.kappa >= GOOD
    assert found.lines.kappa >= GOOD
