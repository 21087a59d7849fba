from __future__ import annotations

from benchmarks.mutations import DEEDS, Deed, mutated
from benchmarks.soak_mutated import faults_of, originals, soak
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_ORIGINALS = {original.file.shown: original for original in originals()}
_DEED = st.builds(
    Deed,
    what=st.sampled_from(DEEDS),
    where=st.floats(0, 1, exclude_max=True),
    one=st.integers(0, 9_999),
    two=st.integers(0, 9_999),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(_ORIGINALS)), st.lists(_DEED, min_size=1, max_size=4))
def test_whatever_hands_do_to_a_file_the_check_ends_and_points_into_it(name: str, deeds: list[Deed]):
    original = _ORIGINALS[name]
    wrong, _, _ = faults_of(original, mutated(original.content, deeds))
    assert wrong == []


def test_a_file_that_nothing_happened_to_is_sound_among_its_neighbours():
    for original in originals()[::9]:
        _, loaded, _ = faults_of(original, original.content, whole=True)
        assert loaded.problems == ()


def test_the_long_run_counts_what_it_spoilt():
    tally = soak(17, seed=7)
    assert (tally.files, tally.wrong) == (17, [])
    assert tally.codes
