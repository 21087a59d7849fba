from __future__ import annotations

from benchmarks import soak_resume
from tests.packs import ROOT

from callassist.paths import cache_dir
from callassist.workflows.library import Library


def test_a_call_is_resumed_where_it_was_after_kill_9(tmp_path):
    library = Library(ROOT)
    library.get_ready(library.pack("zh"))
    (tmp_path / "cache").symlink_to(cache_dir())  # what is compiled once serves the programs here as well
    tally = soak_resume.soak(3, tmp_path, seed=7)
    assert tally.faults == []
    assert tally.sound
