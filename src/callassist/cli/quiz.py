"""`callassist quiz`: phrases and must-know questions as cards, each when it is due."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.open_training import run
from callassist.cli.quiz_text import asked_lines, outcome_lines
from callassist.errors import WrongUse
from callassist.language import Words, marked, notice
from callassist.text import one_line
from callassist.workflows.mistakes import add_due, cards_from_transcript
from callassist.workflows.quiz_deck import Choice
from callassist.workflows.quiz_desk import QuizDesk
from callassist.workflows.training_room import TrainingRoom

_HINT, _GIVE_UP, _CONTEST, _END = ("?", "？"), ("-", "—", "－"), ("!", "！"), "end"


@click.command(
    "quiz",
    help=marked(
        "Phrases and must-know questions that are due. With --plain a line is an answer, ? a hint, - gives up, "
        "! contests a verdict, end leaves."
    ),
)
@click.option(
    "--only",
    "choice",
    type=click.Choice(["phrases", "questions", "mistakes"]),
    default=None,
    help=marked("Phrases, questions, or what went wrong before."),
)
@click.option("--name", metavar="NAME", default="", help=marked("Who practises, if not this seat's agent."))
@click.option(
    "--from-scan",
    "transcript",
    type=click.Path(path_type=Path),
    default=None,
    help=marked("Make due what the agent said in a transcript, and begin with it."),
)
@click.option(
    "--changed",
    "is_changed",
    is_flag=True,
    help=marked("Three questions on what changed in the words since you last answered these; then to the first call."),
)
@click.option("--plain", is_flag=True, help=marked("Line by line, for screen readers and slow links."))
@click.pass_context
def command(
    context: click.Context,
    choice: Choice | None,
    name: str,
    transcript: Path | None,
    *,
    is_changed: bool,
    plain: bool,
) -> int:
    """Practise what is due."""
    given = options.of(context)
    ready = partial(_made_ready, choice=choice or "all", transcript=transcript, is_changed=is_changed)
    return run(given, "quiz", name=name, talk=_talk if plain else None, ready=ready, is_practice=True)


def _made_ready(room: TrainingRoom, choice: Choice, transcript: Path | None, *, is_changed: bool) -> None:
    room.choice = choice
    room.is_changed = is_changed
    if is_changed and not room.unseen():
        diagnostics.say(Words(room.lang), notice("Nothing to ask about has changed since then."))
    if transcript is not None:
        cards = cards_from_transcript(transcript, room.pack)
        count = add_due(room.log, room.trainee.name, cards, room.clock.now(), "scan", transcript.name)
        diagnostics.say(
            Words(room.lang), notice("Cards that are due now, from {path}: {count}", path=transcript, count=count)
        )


def _talk(room: TrainingRoom) -> int:
    """Ask from standard input until the round is over or `end` is read."""
    words = Words(room.lang)
    desk = room.quiz()
    _ask(desk, words)
    for raw in sys.stdin:
        text = one_line(raw).strip()
        if text == _END or (desk.now is None and text not in _CONTEST):
            break
        _act(desk, text, words)
    _say_how_it_went(desk, words)
    return diagnostics.FINE


def _act(desk: QuizDesk, text: str, words: Words) -> None:
    if not text:
        return
    if text in _HINT:
        output.line(words("hint") + ("：" if words.lang == "zh" else ": ") + one_line(desk.hint()))
        return
    try:
        if text in _CONTEST:
            desk.contest()
            output.line(words("Noted: a trainer will look at it. Until then it counts as it was judged."))
            return
        outcome = desk.give_up() if text in _GIVE_UP else desk.answer(text)
    except WrongUse as error:
        output.line("! " + one_line(words.of(error.notice)))
        return
    for line in outcome_lines(outcome, words):
        output.line(line)
    _ask(desk, words)


def _ask(desk: QuizDesk, words: Words) -> None:
    if desk.now is not None:
        for line in asked_lines(desk.now, words):
            output.line(line)
        sys.stdout.flush()
        desk.shown()


def _say_how_it_went(desk: QuizDesk, words: Words) -> None:
    tally = desk.tally
    output.line("")
    if desk.now is None:
        output.line(words("Nothing else is due."))
    if tally.answered:
        output.line(
            words("Answered: {count}; right at the first go: {right}.", count=tally.answered, right=tally.right)
        )
