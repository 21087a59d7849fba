"""The programs under measure: how each is started, what on its screen is awaited, and which keys change its screen."""

from __future__ import annotations

import os
import re
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from benchmarks.large_site import thousand_phrases
from benchmarks.peers import FOLDER, ROOT, peers
from benchmarks.terminal import Terminal

PYTHON = sys.executable
LIVE = "callassist live"
LARGE = "callassist live, 1000 phrases"
FINDER = "the finder, 1000 phrases"
FLOORS = ("minimal Textual app", "input + list + detail")


@dataclass(frozen=True, slots=True)
class Program:
    """One program; `awaited` are patterns that must all stand on the screen, `says` puts them into words.

    `keys` are pressed in turn, each of which changes the screen; `before` brings the program to where they do.
    """

    name: str
    command: tuple[str, ...]
    awaited: tuple[str, ...]
    says: str
    keys: tuple[bytes, ...] = ()
    before: tuple[bytes, ...] = ()
    is_ours: bool = False
    is_painted: bool = True
    """Whether its first paint is measured; not if another program has the same."""
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: Path = FOLDER

    def start(self) -> Terminal:
        """Start it on a terminal of its own."""
        return Terminal(self.command, self.environ, folder=self.folder)

    def stands(self, text: str) -> bool:
        """Say whether all that is awaited stands on the screen."""
        return all(re.search(pattern, text) for pattern in self.awaited)

    def presses(self) -> Iterator[bytes]:
        """Give key after key, without end."""
        return cycle(self.keys)


_LIVE = (r"回车|Enter", r"姓氏|surname", r"F1")
_HOME = (r"╭─ callassist", r"接电话|answer a call", r"F1")
_QUERY = (b"t", b"s", b"\x7f", b"\x7f")  # 投诉 by its initials, letter by letter, and back
_KEYS = (b"v", b"k", b"k", b"v", b"b", b"f")


@contextmanager
def on_stage() -> Iterator[list[Program]]:
    """Give all programs, minimal ones first, then ours, then the peers; their folders live as long as the context."""
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        home = Path(made)
        (home / "note.md").write_text("# Words on the phone\n\n" + "A line to read.\n\n" * 300)
        (home / "calls.log").write_text("".join(f"2026-01-01 10:00:00 call {row} answered\n" for row in range(5000)))
        environ = environment(home)
        programs = [*_minimal(environ, home), *_ours(environ, home), *_peers(environ, home)]
        for program in programs:
            if program.is_ours:
                warm(program)
        yield programs


def warm(program: Program) -> int:
    """Start ours once and let it make what it keeps for later starts; give the most memory that it took."""
    terminal = program.start()
    try:
        terminal.wait_for(program.stands)
        cache = Path(program.environ["CALLASSIST_CACHE"])
        first = _newest(cache)
        # The words are kept before the first paint, the index over them some seconds after it, in the same file.
        terminal.run_for(8, lambda: _newest(cache) > first)
        terminal.run_for(0.3)
        return terminal.resident_bytes(most=True)
    finally:
        terminal.kill(signal.SIGTERM)


def _newest(folder: Path) -> int:
    return max((path.stat().st_mtime_ns for path in folder.rglob("*.pack")), default=0)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Give a plain environment whose home is a folder of its own; compiled Python files may be kept, as installed."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    plain = {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    ours = {"CALLASSIST_DATA": str(home / "data"), "CALLASSIST_CACHE": str(home / "cache")}
    return {**kept, **plain, **ours, "CALLASSIST_SITE": str(ROOT), **more}


def _minimal(environ: Mapping[str, str], home: Path) -> list[Program]:
    app = (PYTHON, str(Path(__file__).with_name("minimal_app.py")))
    says = "its one line"
    parts = "input, list, detail and footer"
    return [
        Program(FLOORS[0], app, (r"ready: nothing",), says, (b"x",), environ=environ, folder=home),
        Program(
            FLOORS[1], (*app, "--parts"), (r"ready: nothing", r"row 9"), parts, (b"x",), environ=environ,
            folder=home,
        ),
    ]  # fmt: skip


def _ours(environ: Mapping[str, str], home: Path) -> list[Program]:
    large = {**environ, "CALLASSIST_SITE": str(thousand_phrases(home / "site"))}

    def program(name: str, *arguments: str, awaited: Sequence[str] = _LIVE, says: str = "", **more: object) -> Program:
        command = (PYTHON, "-m", "callassist", *arguments)
        known = {"environ": large, "folder": home, "is_ours": True, **more}
        return Program(name, command, tuple(awaited), says, **known)  # type: ignore[arg-type]

    live = "the ringing card, the fields to ask and the keys"
    return [
        program(LIVE, "--lang", "zh", "live", says=live, keys=_KEYS, before=(b"\r", b"\r"), environ=environ),
        program(LARGE, "--lang", "zh", "live", says=live, keys=_KEYS, before=(b"\r", b"\r")),
        program(FINDER, "--lang", "zh", "live", says=live, keys=_QUERY, before=(b"\r", b"\r", b"/"), is_painted=False),
        program("callassist live, English", "--lang", "en", "live", says=live),
        program("callassist (home)", "--lang", "zh", awaited=_HOME, says="the list of what to do and the keys"),
    ]


def _peers(environ: Mapping[str, str], home: Path) -> list[Program]:
    there = peers()
    down, up = b"\x1b[B", b"\x1b[A"
    known: dict[str, tuple[tuple[str, ...], tuple[str, ...], str, tuple[bytes, ...], tuple[bytes, ...]]] = {
        "frogmouth": (("frogmouth", "note.md"), (r"Words on the phone", r"F1"), "the document and the keys",
                      (down, up), ()),
        "toolong": (("tl", "calls.log"), (r"call 4999", r"Tail"), "the end of the log and the keys",
                    (up, down), (up,) * 3),
        "dooit": (("dooit",), (r"Welcome to Dooit", r"NORMAL"), "welcome and status bar", (), ()),
        "harlequin": (("harlequin", "-a", "sqlite", "calls.db"), (r"Query Editor", r"Run Query", r"Quit"),
                      "editor, results and keys", (b"a", b"b"), ()),
        "posting": (("posting",), (r"Enter a URL", r"Collection", r"Send"), "address line, collection, request",
                    (b"a", b"b"), ()),
    }  # fmt: skip
    return [
        Program(
            name,
            (str(there[name] / command[0]), *command[1:]),
            awaited,
            says,
            keys,
            before,
            environ=environ,
            folder=home,
        )
        for name, (command, awaited, says, keys, before) in known.items()
        if name in there
    ]
