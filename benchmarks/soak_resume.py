"""R5: the open call after a crash: the same step, the same fields, at most two seconds of typing lost.

`python -m benchmarks.soak_resume --runs 200`
The real `callassist live` runs in a pseudo-terminal on a fresh data folder; a dice player walks steps, writes fields
down and types on without a pause, and at some moment the program is killed with -9. Then
 - the journal is opened as the next start would and the call replayed: step, line to say and fields must be what the
   screen showed (what a key brought that was pressed but not yet answered by the screen may be there or not);
 - what was typed must be there but for the last two seconds;
 - the program is started again, the unfinished call is chosen on the home screen, and the screen must show that step,
   that line and those fields again.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.programs import PYTHON, Program, environment, warm
from benchmarks.report import shown, spread
from benchmarks.terminal import StoppedError, Terminal
from callassist.call import events as ev
from callassist.call.replay import replay
from callassist.call.state import Call
from callassist.clock import SystemClock
from callassist.content.values import Pack
from callassist.journal.durable import Journal
from callassist.journal.entries import CallOutline
from callassist.workflows.library import unpacked
from callassist.workflows.see import see
from callassist.workflows.view import View

MOST_LOST = 2.0
"""Seconds of typing that a crash may cost."""
_WALK = ("\r", "\r", "\r", "1", "1", "2", "3", "4", "b", "f", "v", "u", "h", "a")
_WORDS = "电梯坏了水管漏水三栋二单元一直没人来修已经打了好几次电话今天必须给个说法"
_PACE = (0.02, 0.12, 0.3)
"""Seconds between two keys of a quick, a usual and a slow typist; none pauses for long."""


@dataclass(slots=True)
class Typed:
    """What was typed into a field and when."""

    text: str = ""
    moments: list[float] = field(default_factory=list)

    def lost_seconds(self, kept: str, end: float) -> float:
        """Give how old the oldest character is that was not kept; 0 if none was lost."""
        same = 0
        while same < min(len(kept), len(self.text)) and kept[same] == self.text[same]:
            same += 1
        return end - self.moments[same] if same < len(self.text) else 0.0


@dataclass(slots=True)
class Tally:
    """What the crashes came to."""

    runs: int = 0
    closed: int = 0
    resumed: int = 0
    other_step: int = 0
    other_fields: int = 0
    other_screen: int = 0
    unsound: int = 0
    lost: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether every call came back whole."""
        wrong = self.other_step + self.other_fields + self.other_screen + self.unsound
        return not wrong and self.resumed + self.closed == self.runs and max(self.lost, default=0) <= MOST_LOST


def soak(runs: int, folder: Path, seed: int) -> Tally:
    """Crash so many calls and give what came of it."""
    tally = Tally()
    environ = environment(folder)
    warm(Program("live", _command("live"), ("F1", "╭─"), "", environ=environ, folder=folder))
    for run in range(runs):
        data = folder / f"run-{run}"
        _crash(random.Random(seed * 100_003 + run), data, {**environ, "CALLASSIST_DATA": str(data)}, tally)
        shutil.rmtree(data, ignore_errors=True)
    return tally


def _command(*arguments: str) -> tuple[str, ...]:
    return (PYTHON, "-m", "callassist", "--lang", "zh", *arguments)


def _stands(text: str) -> bool:
    return "F1" in text and "╭─" in text


def _crash(dice: random.Random, data: Path, environ: dict[str, str], tally: Tally) -> None:
    tally.runs += 1
    terminal = Terminal(_command("live"), environ)
    typed = Typed()
    unanswered = 0
    try:
        terminal.wait_for(_stands)
        _keys(terminal, ["\r"])
        _walk(terminal, dice)
        before = Shown.of(terminal)
        kind = dice.random()
        if kind < 0.55:
            _type(terminal, dice, typed)
        elif kind < 0.8:
            terminal.press(dice.choice(_WALK).encode())
            unanswered = 1
            time.sleep(dice.uniform(0, 0.06))
        else:
            terminal.run_for(dice.uniform(0, 0.5))
            before = Shown.of(terminal)
        at_end = Shown.of(terminal)
        end = time.perf_counter()
    finally:
        terminal.kill()
    before_crash = _kept(data, tally)
    if before_crash is None:
        tally.closed += 1
        return
    # The clock may have brought another step while the player was at it: then the last look holds.
    shown = at_end if at_end.step_of(before_crash.view()) else before
    _judge(shown, before_crash, typed, end, unanswered, tally)
    _again(before_crash, environ, tally)


# -- at the keyboard -----------------------------------------------------------------------------------------


def _keys(terminal: Terminal, keys: Sequence[str]) -> None:
    for key in keys:
        terminal.press(key.encode())
        terminal.rest(2)


def _walk(terminal: Terminal, dice: random.Random) -> None:
    for _ in range(dice.randrange(7)):
        _keys(terminal, [dice.choice(_WALK)])
        if "╭─" not in terminal.text():
            return
        if dice.random() < 0.25:
            value = dice.choice(("王", "3栋2单元1001", "13800000000", "电梯坏了", "姓李"))
            _keys(terminal, ["\t", value, "\r"] if _is_live(terminal) else [])
            if _is_writing(terminal):
                _keys(terminal, ["\x1b"])


def _is_live(terminal: Terminal) -> bool:
    return "Tab" in terminal.text()


def _is_writing(terminal: Terminal) -> bool:
    return "^N" in terminal.text()


def _type(terminal: Terminal, dice: random.Random, typed: Typed) -> None:
    """Type without a pause, for up to five seconds."""
    if not _is_live(terminal):
        return
    _keys(terminal, ["\t"])
    _keys(terminal, ["\x01", "\x0b"])  # what stood there already goes: to the line's begin, and cut
    pace = dice.choice(_PACE)
    end = time.perf_counter() + dice.uniform(0.3, 5)
    while time.perf_counter() < end:
        char = dice.choice(_WORDS)
        typed.moments.append(terminal.press(char.encode()))
        typed.text += char
        next_key = typed.moments[-1] + dice.uniform(0.5, 1.5) * pace
        while (left := next_key - time.perf_counter()) > 0:
            terminal.read(left)
    if dice.random() < 0.3:  # or the pause comes, and the crash after it
        terminal.run_for(dice.uniform(0.2, 2.5))


# -- what the screen shows -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """The call as it stands on the screen, blanks left out, since lines are broken to fit."""

    card: str
    fields: str

    @classmethod
    def of(cls, terminal: Terminal) -> Shown:
        """Find the card and the fields by their frames."""
        terminal.look()
        rows = terminal.text().splitlines()
        top = next((number for number, row in enumerate(rows) if row.count("╭─") >= 2), None)
        if top is None:
            return cls(_bare(terminal.text()), "")
        split = terminal.column_of(top, "╭", 1)
        left, right = [], []
        for number in range(top, len(rows)):
            left.append(terminal.within(number, 0, split))
            right.append(terminal.within(number, split))
        end = next((number for number, row in enumerate(left) if row.startswith("╰")), len(left) - 1)
        ruler = next((number for number, row in enumerate(right) if "────" in row and number), len(right))
        return cls(_bare("\n".join(left[: end + 1])), _bare("\n".join(right[:ruler])))

    def step_of(self, view: View) -> bool:
        """Say whether the card shows that step: its title, and its line (or key words) in that wording."""
        said = _bare(view.say)
        return (not view.step_title or _bare(view.step_title) in self.card) and said in self.card

    def fields_of(self, view: View, besides: str = "") -> list[str]:
        """Give the fields of that view that are not shown: as half-typed, or else as known."""
        told = [one for one in view.fields if (one.draft or one.state == "known") and one.id != besides]
        return [one.id for one in told if _bare(one.label + (one.draft or one.shown)) not in self.fields]


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "│╭╮╰╯─▸*")


# -- what the journal holds ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """An unfinished call: its events, and the words that it runs on."""

    outline: CallOutline
    events: tuple[ev.Event, ...]
    pack: Pack

    def call(self, without: int = 0) -> Call:
        """Replay it, without so many of the last events."""
        return replay(self.events[: len(self.events) - without], self.pack)

    def view(self, without: int = 0) -> View:
        """Give what an agent would see."""
        call = self.call(without)
        return see(call, self.pack, call.last_at)


def _kept(data: Path, tally: Tally) -> Kept | None:
    copy = data.with_name(data.name + "-copy")  # looked at beside, so that the next start finds what the crash left
    shutil.copytree(data, copy)
    journal = Journal.open(copy)
    try:
        tally.unsound += journal.check() != "ok" or journal.damage is not None
        unfinished = journal.unfinished()
        if not unfinished:
            return None
        pack = unpacked(journal.content(unfinished[0].digest))
        assert pack is not None
        bodies = journal.events(unfinished[0].call_id)
        return Kept(unfinished[0], tuple(ev.read(body) for body in bodies), pack)
    finally:
        journal.close()
        shutil.rmtree(copy)


def _judge(before: Shown, kept: Kept, typed: Typed, end: float, unanswered: int, tally: Tally) -> None:
    edited = ""
    if typed.text:
        call = kept.call()
        drafts = dict(call.drafts)
        edited, draft = next(iter(drafts.items())) if drafts else ("", "")
        tally.lost.append(typed.lost_seconds(draft, end))
        if tally.lost[-1] > MOST_LOST:
            tally.faults.append(f"{tally.lost[-1]:.1f} s typed and not kept: {typed.text!r} against {draft!r}")
    states = [kept.view(without) for without in range(unanswered + 1)]
    if unanswered and not any(before.step_of(state) for state in states):
        # The key was taken and its event is there, but the clock may have added one besides.
        states.append(kept.view(2))
    if not any(before.step_of(state) for state in states):
        tally.other_step += 1
        tally.faults.append(f"step: kept {states[0].step} {states[0].say!r}, shown {before.card!r}")
    elif all(before.fields_of(state, edited) for state in states):
        tally.other_fields += 1
        tally.faults.append(f"fields: kept {before.fields_of(states[0], edited)}, shown {before.fields!r}")


def _again(kept: Kept, environ: dict[str, str], tally: Tally) -> None:
    """Start again and go on with the unfinished call from the home screen."""
    clock = SystemClock()
    terminal = Terminal(_command(), environ)
    try:
        terminal.wait_for(lambda text: "callassist" in text and "F1" in text)
        terminal.rest(3)
        terminal.press(b"\r")  # the list begins at what is unfinished
        terminal.wait_for(lambda text: text.count("╭─") >= 2 and "F1" in text)
        terminal.rest(3)
        after = Shown.of(terminal)
    except StoppedError as why:
        tally.faults.append(f"not resumed: {str(why)[:2000]}")
        return
    finally:
        terminal.kill()
    view = see(kept.call(), kept.pack, clock.now())
    tally.resumed += 1
    if not after.step_of(view) or after.fields_of(view):
        tally.other_screen += 1
        tally.faults.append(f"screen after: kept {view.step} {view.say!r}, shown {after.card!r} {after.fields!r}")


def figures(tally: Tally) -> dict[str, object]:
    """Give the tally as figures."""
    lost = spread(tally.lost) if tally.lost else {"max": 0.0, "p50": 0.0, "n": 0}
    return {
        "crashes": tally.runs,
        "resumed": tally.resumed,
        "call was closed before": tally.closed,
        "another step": tally.other_step,
        "other fields": tally.other_fields,
        "another screen after": tally.other_screen,
        "journal unsound": tally.unsound,
        "crashes while typing": lost["n"],
        "typing lost, median s": round(float(lost["p50"]), 2),
        "typing lost, most s": round(float(lost["max"]), 2),
        "met": tally.sound,
    }


def main() -> None:
    """Print the figures; exit with 1 if a call did not come back whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        tally = soak(given.runs, Path(folder), given.seed)
    for name, value in figures(tally).items():
        print(f"{name:28}{shown(value) if isinstance(value, float) else value!s:>10}")
    for fault in tally.faults[:20]:
        print("  ", fault)
    print(json.dumps({"R5": figures(tally)}))
    sys.exit(0 if tally.sound else 1)


if __name__ == "__main__":
    main()
