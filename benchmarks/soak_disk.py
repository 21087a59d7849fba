"""R3: a full disk at every write point, for supervisors and on a call: `python -m benchmarks.soak_disk [--points 24]`.

A site, its records and the cache lie on a small disk of their own (tmpfs; needs the right to mount). Each deed that
writes is done again and again with a little more room left each time, from none at all to enough, and then the disk is
given room. After each time
 - no traceback was shown, and a deed that could not be done said so in one line and another exit code;
 - what was refused left every content file, every version and the one in use byte for byte as they were;
 - what was reported done is there, whole;
 - with room again, the same deed succeeds.
The live screen and the studio are driven in a terminal over a disk that fills while they run: they stay up, say so, and
nothing that was shown as kept is missing afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers import ROOT
from benchmarks.programs import PYTHON, environment
from benchmarks.terminal import Terminal
from callassist.call import events as ev
from callassist.journal.durable import Journal

_DISK = 24 * 1024 * 1024
_PAGE = 4096
_BOOK = """phrase,harm,reply
忙死了谁有空管你,对方听到的是自己不重要,我先记下来，忙完第一个给您办
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that writes: the command, and what must be so on the site once it was reported done."""

    name: str
    command: tuple[str, ...]
    changes: str
    """A file or folder of the site that is other than before when it is done."""


DEEDS = (
    Deed("publish", ("publish", "--note", "满盘"), "versions"),
    Deed("rollback", ("rollback", "1"), "versions/live"),
    Deed("rename", ("rename", "step", "hold/waiting", "looking", "--write"), "scripts/zh/hold.yaml"),
    Deed("check --fix", ("check", "--fix", "scripts/zh/thanked.yaml"), "scripts/zh/thanked.yaml"),
    Deed("phrases miss", ("phrases", "miss", "whats-the-rush", "孩子急什么"), "phrasebook/zh/busy.yaml"),
    Deed("import phrases", ("import", "phrases", "new.csv", "--to", "busy", "--write"), "phrasebook/zh/busy.yaml"),
    Deed("init", ("init", "another"), "another"),
)


@dataclass(slots=True)
class Tally:
    """What came of the times."""

    times: int = 0
    refused: int = 0
    done: int = 0
    by_deed: dict[str, tuple[int, int]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Disk:
    """A small disk with a site on it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.site = place / "site"
        self.environ = environment(place, CALLASSIST_SITE=str(self.site), PYTHONPATH=str(ROOT / "src"))
        self._filler = place / "filler"
        self._original = place.parent / "original"

    def prepare(self) -> None:
        """Put a published site on it, with a fault that can be mended, and keep a copy elsewhere."""
        for kind in ("scripts", "phrasebook"):
            shutil.copytree(ROOT / kind, self.site / kind)
        first = self.run("publish", "--note", "一")
        second = self.site / "scripts/zh/thanked.yaml"
        second.write_text(second.read_text() + "# 第二版\n")
        again = self.run("publish", "--note", "二")
        if first.returncode or again.returncode:
            raise SystemExit(first.stdout + first.stderr + again.stdout + again.stderr)
        second.write_text(second.read_text().replace("title: ", "title：", 1))
        shutil.copytree(self.site, self._original)

    def restore(self, *, sound: bool) -> None:
        """Put everything back as it was; with the fault only where it is to be mended."""
        self.make_room()
        _make_writable(self.site)
        shutil.rmtree(self.site)
        shutil.copytree(self._original, self.site)
        (self.site / "new.csv").write_text(_BOOK)
        if sound:
            path = self.site / "scripts/zh/thanked.yaml"
            path.write_text(path.read_text().replace("title：", "title: ", 1) + "# 又改\n")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of ours in the site."""
        command = [PYTHON, "-m", "callassist", "--lang", "zh", *arguments]
        return subprocess.run(
            command, cwd=self.site, env=self.environ, capture_output=True, text=True, check=False, timeout=120,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def fill(self, leaving: int) -> None:
        """Fill the disk but for so many bytes."""
        room = 1 << 20
        with self._filler.open("wb", buffering=0) as stream:
            while room >= _PAGE:
                try:
                    if stream.write(bytes(room)) < room:
                        room //= 2
                except OSError:
                    room //= 2
        with self._filler.open("r+b") as stream:
            stream.truncate(max(0, self._filler.stat().st_size - leaving))

    def make_room(self) -> None:
        """Give the room back."""
        self._filler.unlink(missing_ok=True)

    def used(self) -> int:
        """Give the bytes in use."""
        return shutil.disk_usage(self.place).used

    def content(self) -> dict[str, str]:
        """Give every content file, version and the one in use, with a hash; kept copies beside them are none of these."""
        found = {}
        for path in sorted(self.site.rglob("*")):
            shown = path.relative_to(self.site).as_posix()
            if path.is_file() and not path.name.endswith(".before") and "/." not in f"/{shown}":
                found[shown] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found


@contextmanager
def small_disk() -> Iterator[Disk]:
    """Mount a small disk; ends the program where this user may not."""
    with tempfile.TemporaryDirectory(prefix="disk-") as made:
        place = Path(made) / "disk"
        place.mkdir()
        options = ["-t", "tmpfs", "-o", f"size={_DISK},mode=0700", "tmpfs", str(place)]
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            raise SystemExit("this user may not mount a disk: run it as one who may")
        try:
            yield Disk(place)
        finally:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


def soak(points: int) -> Tally:
    """Do each deed at each point."""
    tally = Tally()
    with small_disk() as disk:
        disk.prepare()
        for deed in DEEDS:
            needed = _needed(disk, deed, tally)
            before = (tally.refused, tally.done)
            for point in range(points):
                # Closest where there is next to no room: most writes are small, and fail among the first pages.
                leaving = int(needed * (point / max(1, points - 1)) ** 2) // _PAGE * _PAGE
                _once(disk, deed, leaving, tally)
            tally.by_deed[deed.name] = (tally.refused - before[0], tally.done - before[1])
        _live(disk, tally)
        _studio(disk, tally)
    return tally


def _needed(disk: Disk, deed: Deed, tally: Tally) -> int:
    """Give the bytes that a deed takes while it is done, found out by doing it with room enough."""
    disk.restore(sound=deed.name != "check --fix")
    before = disk.used()
    done = disk.run(*deed.command)
    if done.returncode:
        tally.wrong.append(f"{deed.name} does not work with room: {done.stdout}{done.stderr}")
    # Every file is written beside the old one before that goes: at times there are two of it.
    return 2 * max(_PAGE, disk.used() - before) + 64 * _PAGE


def _once(disk: Disk, deed: Deed, leaving: int, tally: Tally) -> None:
    disk.restore(sound=deed.name != "check --fix")
    before = disk.content()
    disk.fill(leaving)
    done = disk.run(*deed.command)
    told = done.stdout + done.stderr
    disk.make_room()
    after = disk.content()
    tally.times += 1
    place = f"{deed.name} with {leaving // 1024} KiB left"
    if "Traceback" in told:
        tally.wrong.append(f"{place}: {told[-300:]}")
    if done.returncode == 0:
        tally.done += 1
        if not any(name.startswith(deed.changes) and before.get(name) != now for name, now in after.items()):
            tally.wrong.append(f"{place}: reported done, but {deed.changes} is as it was")
    else:
        tally.refused += 1
        if not told.strip():
            tally.wrong.append(f"{place}: refused without a word")
        changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
        if changed:
            tally.wrong.append(f"{place}: refused, but changed {', '.join(changed[:4])}")
        again = disk.run(*deed.command)
        if again.returncode:
            tally.wrong.append(f"{place}: does not work with room again: {again.stdout}{again.stderr}")
    loads = disk.run("find", "急什么")
    if loads.returncode:
        tally.wrong.append(f"{place}: the words cannot be used any more: {loads.stderr}")


def _live(disk: Disk, tally: Tally) -> None:
    """Walk a call while the disk fills: the screen stays, says so, and all that was shown is there afterwards."""
    disk.restore(sound=True)
    tally.times += 1
    terminal = Terminal((PYTHON, "-m", "callassist", "--lang", "zh", "live"), disk.environ, folder=disk.place)
    try:
        terminal.wait_for(lambda text: "F1" in text and "╭─" in text)
        for key in ("\r", "\r"):
            _press(terminal, key)
        disk.fill(0)
        for number in range(40):
            _press(terminal, "vkkvbf"[number % 6])
            if number % 10 == 5:
                # The field opens with what it holds: ^U empties it.
                for key in ("\t", "\x15", f"电梯坏了{number}", "\r"):
                    _press(terminal, key)
        shown = terminal.text()
        if "F1" not in shown or not _says_so(shown):
            tally.wrong.append(f"the live screen does not say that the disk is full:\n{shown}")
        if "电梯坏了35" not in shown.replace(" ", ""):
            tally.wrong.append(f"the live screen does not show what was typed:\n{shown}")
        disk.make_room()
        terminal.run_for(5)
    finally:
        terminal.kill()
    journal = Journal.open(disk.place / "data")
    bodies = [body for call in journal.calls() for body in journal.events(call)]
    sound = journal.check()
    journal.close()
    kept = [event.value for event in map(ev.read, bodies) if isinstance(event, ev.Filled)]
    if sound != "ok" or "电梯坏了35" not in kept:
        tally.wrong.append(f"after the disk was full: {sound}, kept {kept[-3:]}")


def _studio(disk: Disk, tally: Tally) -> None:
    """Save in the studio on a full disk: it says so, the file is as it was, and with room the same save succeeds."""
    disk.restore(sound=True)
    tally.times += 1
    path = disk.site / "scripts/zh/hold.yaml"
    before = path.read_bytes()
    command = (PYTHON, "-m", "callassist", "--lang", "zh", "studio", "hold")
    terminal = Terminal(command, disk.environ, folder=disk.site)
    try:
        terminal.wait_for(lambda text: "草稿没有问题" in text, patience=60)
        disk.fill(0)
        for key in ("# 写满了\r", "\x13"):
            _press(terminal, key)
        terminal.run_for(1)
        terminal.look()
        if path.read_bytes() != before:
            tally.wrong.append("the studio changed a file on a full disk")
        if not _says_so(terminal.text()):
            tally.wrong.append(f"the studio does not say that the disk is full:\n{terminal.text()}")
        disk.make_room()
        _press(terminal, "\x13")
        terminal.run_for(1)
        if "写满了" not in path.read_text():
            tally.wrong.append(f"the studio does not save with room again:\n{terminal.text()}")
    finally:
        terminal.kill()


def _press(terminal: Terminal, key: str) -> None:
    terminal.press(key.encode())
    terminal.rest(3)


def _says_so(shown: str) -> bool:
    return "满" in shown.replace("写满了", "")


def _make_writable(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; exit with 1 if anything was lost or left unsaid."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=24)
    tally = soak(parser.parse_args(arguments).points)
    for name, (refused, done) in tally.by_deed.items():
        print(f"{name}: refused {refused}, done {done}")
    for one in tally.wrong[:20]:
        print("  ", one)
    met = not tally.wrong
    print(json.dumps({"R3": {"times": tally.times, "refused": tally.refused, "wrong": len(tally.wrong), "met": met}}))
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
