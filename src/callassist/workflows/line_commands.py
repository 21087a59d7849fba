"""One typed line → what it asks for: the small language of `play`, `live --plain` and the tests in flow files."""

from __future__ import annotations

from callassist.call import events as ev
from callassist.call.deadlines import span
from callassist.call.state import Call
from callassist.clock import Millis
from callassist.errors import WrongUse
from callassist.language import notice

ENTER = "enter"

VERBS = (
    "press",
    "enter",
    "fill",
    "decline",
    "confirm",
    "correct",
    "draft",
    "wait",
    "open",
    "goto",
    "back",
    "forward",
    "undo",
    "redo",
    "reword",
    "answer",
    "hang_up",
    "park",
    "unpark",
    "dispose",
    "gap",
    "say",
    "close",
)
"""Every verb a line may begin with, `end` and `see` besides, which the walker itself understands."""


def split(line: str) -> tuple[str, str]:
    """Give verb and argument of a line; a bare digit or letter is a press, an empty line is `enter`."""
    words = line.strip().split(maxsplit=1)
    if not words:
        return ENTER, ""
    verb, rest = words[0].replace("-", "_"), words[1].strip() if len(words) > 1 else ""
    if not rest and len(words[0]) == 1:
        return "press", words[0]
    return verb, rest


def waiting(argument: str) -> int:
    """Give the milliseconds of `wait`'s argument; WrongUse when it is no span."""
    millis = span(argument)
    if millis is None:
        raise WrongUse(notice("“{text}” is no span of time: write 20s, 5m or 2h.", text=argument))
    return millis


def event_for(verb: str, argument: str, call: Call, at: Millis) -> ev.Event:
    """Give the event that a verb asks for on this call; WrongUse when the line means nothing."""
    step = call.here.step if call.here else ""
    if verb == "press" and argument != ENTER:
        return ev.Chose(at=at, step=step, key=argument)
    if verb in {ENTER, "press"}:
        return ev.Answered(at=at) if call.phase == "ringing" else ev.WentOn(at=at, step=step)
    plain = _PLAIN.get(verb)
    if plain is not None:
        return plain(at=at)
    if verb in {"open", "goto", "dispose", "gap", "decline", "confirm"}:
        return _named(verb, argument, at)
    if verb == "hang_up":
        return ev.HungUp(at=at, by="agent" if argument == "agent" else "caller")
    if verb in {"fill", "correct", "draft"}:
        return _written(verb, argument, at)
    if verb == "say":
        # What the agent says in other words goes to the notes: nothing typed is lost.
        said = call.value("notes")
        return ev.Filled(at=at, field="notes", value=f"{said}\n{argument}".strip())
    raise WrongUse(notice("“{verb}” is no command here: try {verbs}.", verb=verb, verbs=", ".join(VERBS)))


_PLAIN: dict[
    str,
    type[
        ev.Answered
        | ev.WentBack
        | ev.WentForward
        | ev.Undone
        | ev.Redone
        | ev.Reworded
        | ev.Parked
        | ev.Unparked
        | ev.Closed
    ],
] = {
    "answer": ev.Answered,
    "back": ev.WentBack,
    "forward": ev.WentForward,
    "undo": ev.Undone,
    "redo": ev.Redone,
    "reword": ev.Reworded,
    "park": ev.Parked,
    "unpark": ev.Unparked,
    "close": ev.Closed,
}


def _named(verb: str, name: str, at: Millis) -> ev.Event:
    if not name:
        raise WrongUse(notice("“{verb}” wants a name after it.", verb=verb))
    if verb == "open":
        flow, _, step = name.partition("/")
        return ev.FlowOpened(at=at, flow=flow, step=step)
    if verb == "goto":
        return ev.WentTo(at=at, step=name)
    if verb == "dispose":
        return ev.Disposed(at=at, disposition=name)
    if verb == "gap":
        return ev.GapFiled(at=at, text=name)
    if verb == "decline":
        return ev.Declined(at=at, field=name)
    return ev.ReadBack(at=at, field=name, confirmed=True)


def _written(verb: str, argument: str, at: Millis) -> ev.Event:
    field, _, value = argument.partition(" ")
    if not field:
        raise WrongUse(notice("“{verb}” wants a field and its value.", verb=verb))
    if verb == "fill":
        return ev.Filled(at=at, field=field, value=value.strip())
    if verb == "draft":
        return ev.Drafted(at=at, field=field, text=value)
    return ev.ReadBack(at=at, field=field, confirmed=False, value=value.strip())
