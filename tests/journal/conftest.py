import contextlib
import os
import subprocess

import pytest

from callassist.journal.durable import Journal


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "seat"


@pytest.fixture
def journal(folder):
    with contextlib.closing(Journal.open(folder)) as opened:
        yield opened


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MB of our own; skips where this user may not mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def read_only(tmp_path, folder):
    """A second look at the seat's folder through which nothing may be written, even by root."""
    folder.mkdir()
    place = tmp_path / "sealed"
    place.mkdir()
    mount("--bind", str(folder), str(place))
    try:
        mount("-o", "remount,bind,ro", str(place))
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def mount(*arguments):
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if done.returncode != 0:
        pytest.skip("this user may not mount a disk")


@pytest.fixture
def rights():
    """Give the rights of a path as three octal digits."""
    before = os.umask(0o022)
    yield lambda path: f"{path.stat().st_mode & 0o777:03o}"
    os.umask(before)
