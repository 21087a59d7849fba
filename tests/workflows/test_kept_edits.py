from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from callassist.clock import Millis
from callassist.workflows.kept_edits import Edit, KeptEdits, forget


def edit(root: Path, text: str, shown: str = "scripts/zh/a.yaml", at: int = 1) -> Edit:
    return Edit(str(root.resolve()), shown, b"base", text, Millis(at))


def test_an_edit_is_offered_by_the_next_run_and_no_more_once_it_is_forgotten(tmp_path):
    first = KeptEdits(tmp_path)
    first.keep(edit(tmp_path, "一"))
    first.keep(edit(tmp_path, "二"))
    first.close()
    (left,) = KeptEdits(tmp_path).left_behind(tmp_path)
    assert left.edit.text == "二"
    forget(left)
    assert KeptEdits(tmp_path).left_behind(tmp_path) == []
    assert list((tmp_path / "unsaved").iterdir()) == []


def test_an_edit_of_a_run_that_goes_on_is_not_offered(tmp_path):
    running = KeptEdits(tmp_path)
    running.keep(edit(tmp_path, "一"))
    assert KeptEdits(tmp_path).left_behind(tmp_path) == []
    running.close()
    assert len(KeptEdits(tmp_path).left_behind(tmp_path)) == 1


def test_an_edit_of_another_site_waits_for_that_site(tmp_path):
    run = KeptEdits(tmp_path)
    run.keep(edit(tmp_path / "elsewhere", "一"))
    run.close()
    assert KeptEdits(tmp_path).left_behind(tmp_path) == []


def test_what_is_saved_leaves_nothing_behind(tmp_path):
    run = KeptEdits(tmp_path)
    run.keep(edit(tmp_path, "一"))
    run.drop("scripts/zh/a.yaml")
    run.close()
    assert list((tmp_path / "unsaved").iterdir()) == []


def test_nobody_else_can_read_what_is_kept(tmp_path):
    run = KeptEdits(tmp_path)
    run.keep(edit(tmp_path, "一"))
    (folder,) = (tmp_path / "unsaved").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    run.close()


def test_a_damaged_file_is_passed_over(tmp_path):
    run = KeptEdits(tmp_path)
    run.keep(edit(tmp_path, "一"))
    run.keep(edit(tmp_path, "二", "scripts/zh/b.yaml"))
    run.close()
    next((tmp_path / "unsaved").glob("*/*.json")).write_bytes(b"{")
    assert len(KeptEdits(tmp_path).left_behind(tmp_path)) == 1


def test_the_edit_of_a_process_that_was_killed_is_offered(tmp_path):
    program = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from callassist.workflows.kept_edits import Edit, KeptEdits\n"
        "folder = Path(sys.argv[1])\n"
        "KeptEdits(folder).keep(Edit(str(folder.resolve()), 'a', b'', '打到一半', 1))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, env={**os.environ})
    assert done.returncode < 0
    (left,) = KeptEdits(tmp_path).left_behind(tmp_path)
    assert left.edit.text == "打到一半"


def test_a_folder_that_cannot_be_written_is_an_error_and_keeps_what_was_there(tmp_path):
    run = KeptEdits(tmp_path)
    run.keep(edit(tmp_path, "一"))
    (folder,) = (tmp_path / "unsaved").iterdir()
    (path,) = folder.glob("*.json")
    path.with_suffix(".new").mkdir()
    with pytest.raises(OSError, match=r".*"):
        run.keep(edit(tmp_path, "二"))
    path.with_suffix(".new").rmdir()
    run.close()
    (left,) = KeptEdits(tmp_path).left_behind(tmp_path)
    assert left.edit.text == "一"
