"""`callassist play`: a flow walked without a screen, one action a line, in virtual time."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.plain_text import plain
from callassist.errors import WrongUse, why
from callassist.language import Words, marked, notice
from callassist.paths import content_root
from callassist.text import clean, one_line, safe_json
from callassist.workflows.line_commands import split
from callassist.workflows.load_pack import load_pack
from callassist.workflows.random_walk import random_actions
from callassist.workflows.walk import Walker

_STOP = "end"


@click.command(
    "play",
    help=marked("Walk FLOW: press 1, fill phone 138…, wait 25s, open hold, back, goto STEP, undo, see TEXT, end."),
)
@click.argument("flow")
@click.option(
    "--inputs",
    type=click.Path(path_type=Path, allow_dash=True),
    help=marked("Actions, one a line; - is standard input."),
)
@click.option("--json", "as_json", is_flag=True, help=marked("One object a line."))
@click.option(
    "--record", metavar="NAME", help=marked("Write the walked call into the flow's file as a test of this name.")
)
@click.option("--seed", type=int, help=marked("Let chance answer; the same number, the same call."))
@click.pass_context
def command(
    context: click.Context, flow: str, inputs: Path | None, record: str | None, seed: int | None, *, as_json: bool
) -> int:
    """Walk FLOW: press 1, fill phone 138…, wait 25s, open hold, back, goto STEP, undo, see TEXT, end."""
    given = options.of(context)
    pack, _ = load_pack(content_root(given.site), given.lang)
    walker = Walker(pack, flow)
    show = _show_json if as_json else _show_text
    show(walker, "", None, given.words)
    actions = random_actions(walker, random.Random(seed)) if seed is not None and inputs is None else _lines(inputs)  # noqa: S311 - a dice for drills
    code = diagnostics.FINE
    done = []
    for text in actions:
        verb, argument = split(text)
        if verb == _STOP:
            break
        trouble = _act(walker, verb, argument, given.words)
        if trouble is not None:
            code = diagnostics.FOUND
        else:
            done.append((verb, argument))
        show(walker, text, trouble, given.words)
        if walker.call.phase == "closed":
            break
    if record is not None:
        from callassist.workflows.record_case import record_case  # noqa: PLC0415 - loads YAML

        walker.coast()
        path = record_case(content_root(given.site), given.lang, walker, record, done)
        diagnostics.say(given.words, notice("Recorded as a test in {path}", path=path))
    return code


def _act(walker: Walker, verb: str, argument: str, words: Words) -> str | None:
    """Do what a line asks; give the reason if it was refused or means nothing."""
    if verb == "see":
        shown = "\n".join(plain(walker.view(), words))
        return None if argument in shown else words("“{text}” is not on the screen.", text=argument)
    try:
        refusal = walker.act(verb, argument)
    except WrongUse as error:
        refusal = error.notice
    return words.of(refusal) if refusal is not None else None


def _lines(inputs: Path | None) -> Iterator[str]:
    """Give the lines of a file or of standard input, without comments."""
    try:
        source: Iterable[str] = (
            sys.stdin if inputs is None or str(inputs) == "-" else inputs.read_text(encoding="utf-8").splitlines()
        )
        for text in source:
            if not text.lstrip().startswith("#"):
                yield text.rstrip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(notice("The actions cannot be read: {why}", why=why(error))) from error


def _show_text(walker: Walker, action: str, trouble: str | None, words: Words) -> None:
    if action:
        output.line(f"> {clean(action)}")
    if trouble is not None:
        output.line(f"! {one_line(trouble)}")
    for text in plain(walker.view(), words):
        output.line(text)


def _show_json(walker: Walker, action: str, trouble: str | None, _words: Words) -> None:
    view = walker.view()
    output.line(
        safe_json(
            json.dumps(
                {
                    "action": action,
                    "refused": trouble,
                    "phase": view.phase,
                    "flow": view.flow,
                    "step": view.step,
                    "say": view.say,
                    "do": view.do,
                    "nudge": view.nudge,
                    "answers": [{"key": answer.key, "label": answer.label} for answer in view.answers],
                    "may_go_on": view.may_go_on,
                    "fields": {field.id: field.value for field in view.fields if field.state == "known"},
                    "readbacks": [
                        {"field": heard.id, "spoken": heard.spoken, "outcome": heard.outcome}
                        for heard in view.readbacks
                    ],
                    "promises": [{"what": one.what, "owner": one.owner, "due": one.due} for one in view.promises],
                    "disposition": view.disposition,
                    "missing": list(view.missing),
                    "elapsed_ms": walker.clock.now() - walker.call.opened.at,
                    "summary": view.summary,
                },
                ensure_ascii=False,
            )
        )
    )
