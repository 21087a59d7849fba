from __future__ import annotations

from benchmarks import soak_resume


def test_a_call_is_resumed_where_it_was_after_kill_9(tmp_path):
    tally = soak_resume.soak(3, tmp_path, seed=7)
    assert tally.faults == []
    assert tally.sound
