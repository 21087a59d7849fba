"""`callassist drill`: a simulated caller rings up; afterwards every lost point is explained."""

from __future__ import annotations

import queue
import sys
import threading
import time
from functools import partial

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.drill_text import new_lines, prompt, report
from callassist.cli.open_training import run
from callassist.cli.unknown_name import unknown_name
from callassist.language import Words, marked
from callassist.text import one_line
from callassist.training import events as dr
from callassist.training.events import LEVELS, Level
from callassist.workflows.debrief import debrief
from callassist.workflows.drill_desk import DrillDesk, Maker, Wanted
from callassist.workflows.drill_view import drill_view
from callassist.workflows.training_room import TrainingRoom

_BEAT = 0.25
"""Seconds between two looks at the clock while nobody types."""


@click.command(
    "drill",
    help=marked(
        "Practise a call: FLOW is what it is about. --list names flows and callers. --plain goes line by line."
    ),
)
@click.argument("flow", required=False)
@click.option(
    "--caller", "temperament", metavar="KIND", default="calm", show_default=True, help=marked("Who rings up.")
)
@click.option("--seed", type=int, default=0, help=marked("The same number gives the same caller; 0 takes a new one."))
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="shown",
    show_default=True,
    help=marked("Choose among lines, read the line, see its key words, or see nothing."),
)
@click.option("--name", metavar="NAME", default="", help=marked("Who practises, if not this seat's agent."))
@click.option("--group", metavar="GROUP", default="", help=marked("The group that the trainee belongs to."))
@click.option("--list", "is_list", is_flag=True, help=marked("The flows and the kinds of callers there are."))
@click.option("--voice", is_flag=True, help=marked("Read the caller aloud, where espeak-ng is installed."))
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.pass_context
def command(
    context: click.Context,
    flow: str | None,
    temperament: str,
    seed: int,
    level: Level,
    name: str,
    group: str,
    *,
    is_list: bool,
    voice: bool,
    plain: bool,
) -> int:
    """Practise a call."""
    given = options.of(context)
    if is_list:
        return run(given, "", name=name, talk=_list)
    wanted = Wanted(flow or "repair-request", temperament, seed or time.time_ns() % 1_000_000, level)
    if plain:
        return run(given, "", name=name, group=group, talk=partial(_talk, wanted=wanted), is_practice=True)
    return run(given, "drill", name=name, group=group, voice=voice, wanted=wanted if flow else None)


def _list(room: TrainingRoom) -> int:
    for flow in room.pack.flows.values():
        output.line(f"{flow.id:20} {one_line(flow.title)}  {one_line(flow.when)}")
    output.line("")
    callers = room.course.callers
    for one in callers.temperaments.values() if callers is not None else ():
        output.line(f"{one.id:20} {one_line(one.label)}  {one_line(one.about)}")
    return diagnostics.FINE


def _talk(room: TrainingRoom, wanted: Wanted) -> int:
    """Drill from standard input: a line is what you say; `fill FIELD VALUE`, `open FLOW`, `?` a hint, `hang_up`, `end`."""
    words = Words(room.lang)
    desk = room.desk()
    desk.begin(_checked(room, wanted), room.trainee)
    output.line(words("Caller: {kind}. Seed {seed}.", kind=desk.drill.cast.temperament.label, seed=wanted.seed))
    shown = _show(desk, words, 0)
    typed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(typed,), daemon=True).start()
    while desk.drill.phase != "over":
        try:
            text = typed.get(timeout=_BEAT)
        except queue.Empty:
            if desk.tick():
                shown = _show(desk, words, shown)
            continue
        if text is None or text.strip() == "end":
            desk.do(lambda at: dr.Left(at=at))
            break
        _act(desk, text.strip(), words)
        shown = _show(desk, words, shown)
    desk.finish()
    found = room.log.attempt(desk.drill.begun.drill_id)
    if found is not None:
        for line in report(debrief(found, room.pack), words):
            output.line(line)
    return diagnostics.FINE


def _checked(room: TrainingRoom, wanted: Wanted) -> Wanted:
    callers = room.course.callers
    temperaments = list(callers.temperaments) if callers is not None else []
    known: dict[str, list[str]] = {"flow": list(room.pack.flows), "caller": temperaments}
    for kind, name in (("flow", wanted.flow), ("caller", wanted.temperament)):
        if name not in known[kind]:
            raise unknown_name(kind, name, known[kind])
    return wanted


def _listen(typed: queue.SimpleQueue[str | None]) -> None:
    for text in sys.stdin:
        typed.put(text)
    typed.put(None)


def _act(desk: DrillDesk, text: str, words: Words) -> None:
    view = drill_view(desk.drill, desk.stage, desk.clock.now())
    turn = desk.do(event_for(text, view.options, ringing=view.phase == "ringing"))
    if turn.refusal is not None:
        output.line("! " + one_line(words.of(turn.refusal)))


def event_for(text: str, choices: tuple[str, ...], *, ringing: bool) -> Maker:
    """Give the event that a typed line means."""
    verb, _, rest = text.partition(" ")
    if ringing:
        return lambda at: dr.PickedUp(at=at)
    if verb == "fill" and rest:
        field, _, value = rest.partition(" ")
        return lambda at: dr.Noted(at=at, field=field, value=value.strip())
    if verb == "open" and rest:
        return lambda at: dr.Opened(at=at, flow=rest.strip())
    if text in {"?", "？"}:
        return lambda at: dr.Hinted(at=at)
    if verb == "hang_up":
        return lambda at: dr.HungUp(at=at)
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        said = choices[int(text) - 1]
        return lambda at: dr.Said(at=at, text=said, picked=True)
    return lambda at: dr.Said(at=at, text=text)


def _show(desk: DrillDesk, words: Words, shown: int) -> int:
    view = drill_view(desk.drill, desk.stage, desk.clock.now())
    for line in new_lines(view.lines, shown):
        output.line(line)
    if view.phase != "over":
        for line in prompt(view, words):
            output.line(line)
    return len(view.lines)
