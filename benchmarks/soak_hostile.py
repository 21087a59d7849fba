"""R6: a thousand hostile texts through every field and every screen of the real program.

`python -m benchmarks.soak_hostile --texts 1000`
Each text is the caller's number and what the agent is called, and, as far as a content file may hold it, the name of the
centre and the title of every flow, step, answer, field, disposition and department; it is written into every field, drafted, read back, pasted
into the editor, the finder and the note of a gap, promised, parked, summed up at the end of the call, and looked at on
the home screen. After every deed all that Textual would write to the terminal is searched for control characters,
halves of characters, direction marks, links and live actions.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from benchmarks.hostile_strings import harmful, hostile_strings
from benchmarks.peers import ROOT
from callassist.call import events as ev
from callassist.content.values import Pack
from callassist.journal.entries import Entry, PromiseRow
from callassist.text import one_line
from callassist.tui.app import CallassistApp
from callassist.workflows.library import packed
from callassist.workflows.open_seat import open_seat
from callassist.workflows.seat import Agent

_BATCH = 20
"""Texts on one data folder: what they leave behind fills the home screen of those after them."""
_PART = 40
"""Texts for each process: what Textual keeps of ended apps adds up."""
_SIZES = ((110, 32), (80, 24), (160, 50))


@dataclass(slots=True)
class Tally:
    """What came of the texts."""

    texts: int = 0
    looks: int = 0
    harmful: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    screens: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add what came of other texts."""
        self.texts += other.texts
        self.looks += other.looks
        self.harmful.update(other.harmful)
        self.crashes += other.crashes
        self.screens.update(other.screens)

    @property
    def sound(self) -> bool:
        """Whether nothing came through and nothing broke."""
        return not self.harmful and not self.crashes


async def soak(texts: Sequence[str], folder: Path) -> Tally:
    """Put the texts through the program, some on each run of it."""
    tally = Tally()
    waiting = list(texts)
    run = 0
    while waiting:
        run += 1
        batch = waiting[:_BATCH]
        done = await _run(batch, folder / str(run), _SIZES[run % len(_SIZES)], tally)
        waiting = waiting[max(done, 1) :]
    return tally


async def _run(texts: Sequence[str], data: Path, size: tuple[int, int], tally: Tally) -> int:
    """Give how many texts were put through; fewer than there are when the program broke down."""
    opened = open_seat(ROOT, data, "zh", chose_lang=True)
    app = CallassistApp(opened.seat, opened.library, opened.settings, opened.lang)
    done = 0
    text = ""
    try:
        async with app.run_test(size=size) as pilot:
            for number, text in enumerate(texts):
                async for deed in _deeds(app, pilot, text, number):
                    await pilot.pause()
                    _look(app, deed, text, tally)
                done += 1
                tally.texts += 1
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a crash
        tally.crashes.append(f"{type(error).__name__}: {str(error)[:200]!r} at {text[:80]!r}")
        done += 1
        tally.texts += 1
    opened.seat.close()
    return done


async def _deeds(app: CallassistApp, pilot: Pilot[Any], text: str, number: int) -> AsyncIterator[str]:
    seat = app.seat
    seat.agent = Agent(text, text)
    given = dict.fromkeys(seat.pack.site.fields, text)
    pack = named(app.library.pack("zh"), text)
    seat.take_pack(pack, partial(packed, pack))
    seat.open(number=text, ringing=True)
    app.show_live()
    yield "ringing"
    await pilot.press("enter")
    yield "answered"
    await pilot.press(*["tab"] * (1 + number % len(given)))  # the editor, then on to each field in turn
    await _pasted(app, pilot, text)
    yield "the editor"
    await pilot.press("enter")
    yield "written down"
    await pilot.press("escape")
    for name in given:
        seat.do(partial(_drafted, field=name, text=text))
    app.show_live()
    yield "drafted"
    for name in given:
        seat.do(partial(_filled, field=name, text=text))
    app.show_live()
    yield "known"
    for _ in range(3):
        await pilot.press("enter")
        yield "the next step"
    await pilot.press("v", "k")
    yield "key words"
    await pilot.press("slash")
    await _pasted(app, pilot, text)
    yield "the finder"
    await pilot.press("escape")
    await pilot.press("g")
    await _pasted(app, pilot, text)
    yield "a gap"
    await pilot.press("escape")
    yield "filed"
    await pilot.press("x")
    yield "the list of flows"
    await pilot.press("escape", "f1")
    yield "help"
    await pilot.press("escape")
    async for deed in _second_call(app, pilot, text, given):
        yield deed


def named(pack: Pack, text: str) -> Pack:
    """Give the pack with every name in it replaced: what is no command and no template may stand in a file."""
    name = one_line(text) or "[/]"
    line = "[/]" if any(mark in name for mark in ("{{", "{%", "{#")) else name
    flows = {
        flow.id: replace(
            flow,
            title=name,
            when=name,
            steps={
                step.id: replace(
                    step,
                    title=name,
                    tone=name,
                    keywords=(name,),
                    say=(line, *step.say[1:]) if step.say else (),
                    choices=tuple(replace(choice, label=line, caller=(name,)) for choice in step.choices),
                )
                for step in flow.steps.values()
            },
        )
        for flow in pack.flows.values()
    }
    site = replace(
        pack.site,
        centre={**pack.site.centre, "name": name},
        fields={key: replace(one, label=name, ask=name) for key, one in pack.site.fields.items()},
        dispositions={key: replace(one, label=name) for key, one in pack.site.dispositions.items()},
        departments={key: replace(one, name=name) for key, one in pack.site.departments.items()},
    )
    return replace(pack, flows=flows, site=site, digest=sha256(text.encode(errors="replace")).hexdigest())


async def _second_call(app: CallassistApp, pilot: Pilot[Any], text: str, given: dict[str, str]) -> AsyncIterator[str]:
    seat = app.seat
    _promise(app, text)
    seat.open(number=text, given=given)
    app.show_live()
    yield "another call"
    await pilot.press("p")
    yield "other lines"
    await pilot.press("escape")
    seat.do(lambda at: ev.HungUp(at=at, by="caller"))
    app.show_live()
    yield "wrap-up"
    for _ in range(6):
        await pilot.press("enter")
    yield "summed up"
    app.show_home()
    yield "home"


async def _pasted(app: CallassistApp, pilot: Pilot[Any], text: str) -> None:
    await pilot.pause()
    app.post_message(events.Paste(text))
    await pilot.pause()


def _drafted(at: Any, field: str, text: str) -> ev.Event:
    return ev.Drafted(at=at, field=field, text=text)


def _filled(at: Any, field: str, text: str) -> ev.Event:
    return ev.Filled(at=at, field=field, value=text)


def _promise(app: CallassistApp, text: str) -> None:
    """Put a promise with the text in every column on the list; the event beside it is the call's own."""
    now, call = app.seat.clock.now(), app.seat.desk.call
    if call is not None:
        row = PromiseRow(f"p-{now}", call.id, "callback", text, text, now, now, None, text, text)
        app.seat.journal.append_many([Entry(f"promise-{now}", 0, now, b"{}", promises=(row,))])


def _look(app: CallassistApp, deed: str, text: str, tally: Tally) -> None:
    error = app._exception  # noqa: SLF001 - where Textual keeps what broke a handler
    if error is not None:
        raise error
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what goes to the terminal
    tally.looks += 1
    tally.screens[type(app.screen).__name__] += 1
    for strip in strips:
        for segment in strip:
            for char in harmful(segment.text):
                tally.harmful[f"U+{ord(char):04X} at {deed}: {text[:40]!r}"] += 1
            style = segment.style
            if style is not None and (style.link or "@click" in style.meta):
                tally.harmful[f"a live link at {deed}: {text[:40]!r}"] += 1


def soak_in(folder: Path, texts: int, seed: int, first: int = 0) -> Tally:
    """Put so many texts from the `first` on through the program, its data below a folder."""
    os.environ["CALLASSIST_CACHE"] = str(folder / "cache")
    wanted = hostile_strings(first + texts, seed)[first:]
    return asyncio.run(soak(wanted, folder))


def soak_side_by_side(texts: int, seed: int, jobs: int) -> Tally:
    """Put so many texts through the program in processes of their own, some at a time on each core."""
    with ThreadPoolExecutor(jobs) as pool:
        parts = pool.map(partial(_part, texts=texts, seed=seed), range(0, texts, _PART))
        whole = Tally()
        for part in parts:
            whole.add(part)
    return whole


def _part(first: int, texts: int, seed: int) -> Tally:
    count = min(_PART, texts - first)
    numbers = [*("--texts", str(count)), *("--first", str(first)), *("--seed", str(seed))]
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.soak_hostile", "--part", *numbers],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return Tally(texts=count, crashes=[f"the process of texts {first} to {first + count} ended: {said}"])
    told = json.loads(ran.stdout.splitlines()[-1])
    return Tally(
        told["texts"], told["looks"], Counter(told["harmful"]), list(told["crashes"]), Counter(told["screens"])
    )


def figures(tally: Tally) -> dict[str, object]:
    """Give the tally as figures."""
    return {
        "texts": tally.texts,
        "screens looked at": tally.looks,
        "kinds of screen": len(tally.screens),
        "control characters": sum(tally.harmful.values()),
        "crashes": len(tally.crashes),
        "met": tally.sound,
    }


def main() -> None:
    """Print the figures; exit with 1 if anything came through or broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            part = soak_in(Path(folder), given.texts, given.seed, given.first)
            print(json.dumps({one.name: getattr(part, one.name) for one in fields(part)}))
        return
    tally = soak_side_by_side(given.texts, given.seed, given.jobs)
    for name, value in figures(tally).items():
        print(f"{name:28}{value!s:>10}")
    for name, times in [*tally.screens.most_common(), *tally.harmful.most_common(20)]:
        print(f"  {times:6}  {name}")
    for crash in tally.crashes[:20]:
        print("  ", crash)
    print(json.dumps({"R6": figures(tally)}))
    sys.exit(0 if tally.sound else 1)


if __name__ == "__main__":
    main()
