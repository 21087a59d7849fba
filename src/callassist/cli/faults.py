"""`callassist faults`: a call with faults in it; mark them, name them, say the lines better."""

from __future__ import annotations

import sys
import time
from functools import partial

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.faults_text import call_lines, report
from callassist.cli.open_training import run
from callassist.cli.unknown_name import unknown_name
from callassist.language import Notice, Words, marked, notice
from callassist.text import one_line, safe_json
from callassist.training.fault_sheet import KINDS, FaultKind
from callassist.workflows.drill_desk import Wanted
from callassist.workflows.faults_desk import FaultsDesk, unfinished
from callassist.workflows.training_room import TrainingRoom

_ANY = "incoming-call"
_SEEDS = 1_000_000


@click.command(
    "faults",
    help=marked(
        "Find the faults in a call about FLOW. --plain: mark 4 forbidden, say 4 TEXT, unmark 4, show, done. "
        "--json reads the same and prints one object."
    ),
)
@click.argument("flow", required=False)
@click.option("--seed", type=int, default=0, help=marked("The same number gives the same call; 0 takes a new one."))
@click.option("--name", metavar="NAME", default="", help=marked("Who practises, if not this seat's agent."))
@click.option("--group", metavar="GROUP", default="", help=marked("The group that the trainee belongs to."))
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.option("--json", "as_json", is_flag=True, help=marked("The sheet and its result as one object."))
@click.pass_context
def command(
    context: click.Context, flow: str | None, seed: int, name: str, group: str, *, plain: bool, as_json: bool
) -> int:
    """Find the faults in a call."""
    given = options.of(context)
    if plain or as_json:
        talk = partial(_talk, flow=flow or "", seed=seed, as_json=as_json)
        return run(given, "", name=name, group=group, talk=talk, is_practice=True)
    wanted = Wanted(flow or _ANY, "", seed or _new()) if flow or seed else None
    return run(given, "faults", name=name, group=group, wanted=wanted)


def _new() -> int:
    return time.time_ns() % _SEEDS


def _talk(room: TrainingRoom, *, flow: str, seed: int, as_json: bool) -> int:
    """Work on a sheet from standard input; what is not done at its end goes on the next time."""
    words = Words(room.lang)
    desk = _desk(room, flow, seed, is_new=as_json)
    if not as_json:
        _show(desk, words)
    for typed in sys.stdin:
        text = typed.strip()
        if text == "done":
            break
        why = act(desk, text, words, quiet=as_json)
        if why is not None:
            (diagnostics.line if as_json else output.line)("! " + one_line(words.of(why)))
    else:
        if not as_json:
            output.line(words("Not handed in: the same command without a flow goes on with it."))
            return diagnostics.FINE
    result = desk.finish()
    if as_json:
        found = {"sheet": msgspec.to_builtins(desk.sheet), "result": msgspec.to_builtins(result)}
        output.line(safe_json(msgspec.json.encode(found).decode()))
        return diagnostics.FINE
    for line in report(result, desk.stage.pack, words):
        output.line(line)
    return diagnostics.FINE


def _desk(room: TrainingRoom, flow: str, seed: int, *, is_new: bool) -> FaultsDesk:
    """Give the sheet that waits, unless another is asked for."""
    if not (flow or seed or is_new):
        waiting = unfinished(room.log, room.trainee.name, room.lang)
        if waiting is not None:
            return waiting
    if flow and flow not in room.pack.flows:
        raise unknown_name("flow", flow, room.pack.flows)
    desk = FaultsDesk(room.stage, room.course, room.log)
    desk.begin(flow or _ANY, seed or _new(), room.trainee)
    return desk


def act(desk: FaultsDesk, text: str, words: Words, *, quiet: bool) -> Notice | None:
    """Do what a line says; give why not."""
    verb, _, rest = text.partition(" ")
    if verb == "show" or not text:
        if not quiet:
            _show(desk, words)
        return None
    place, _, more = rest.strip().partition(" ")
    if verb not in {"mark", "unmark", "say"}:
        return notice("Write: mark 4 forbidden, say 4 TEXT, unmark 4, show, done.")
    if not (place.isascii() and place.isdecimal()):
        return notice("Give the number of a line.")
    line = int(place) - 1
    if verb == "unmark":
        return desk.unmark(line)
    if verb == "say":
        return desk.rewrite(line, one_line(more)) if more.strip() else notice("Write how the line should be said.")
    kind = _kind(more.strip())
    if more.strip() and kind is None:
        return notice("The kinds are: {kinds}.", kinds=" ".join(KINDS))
    return desk.mark(line, kind)


def _kind(text: str) -> FaultKind | None:
    """Give the kind by its name or its number."""
    kinds = dict(enumerate(KINDS, 1))
    if text.isascii() and text.isdecimal():
        return kinds.get(int(text))
    return next((one for one in KINDS if one == text), None)


def _show(desk: FaultsDesk, words: Words) -> None:
    for line in call_lines(desk.work, words):
        output.line(line)
