"""What a trainee sees of a drill at a moment, as one frozen value: the screen and the line mode draw this and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from callassist.call.clocks import rings_until, step_here
from callassist.clock import Millis
from callassist.content.values import FieldId
from callassist.training.lines import dice_of
from callassist.training.stage import Stage
from callassist.training.state import Drill, Line, Phase
from callassist.training.tempting import tempting
from callassist.training.turns import names_of
from callassist.workflows.bare_line import bare_line
from callassist.workflows.fill_in import Filler
from callassist.workflows.see import see
from callassist.workflows.view import FieldLine, View

Shown = Literal["line", "keywords", "nothing"]
_OPTIONS = 3


class DrillView(msgspec.Struct, frozen=True):
    """Everything on the drill screen."""

    phase: Phase
    title: str
    caller: str
    level: str
    rings: int
    shown: Shown
    say: str
    wordings: tuple[str, ...]
    keywords: tuple[str, ...]
    tone: str
    do: str
    options: tuple[str, ...]
    fields: tuple[FieldLine, ...]
    lines: tuple[Line, ...]
    elapsed: int
    """Milliseconds since the trainee's turn or the wait began."""
    every: int
    """Milliseconds within which a waiting caller wants a word; 0 when nobody waits."""
    mood: int
    mood_name: str
    hints: int


def to_write(view: DrillView, told: Mapping[FieldId, int], after: FieldId = "") -> FieldId:
    """Give the field to write next: of those told last the first, or the next told with the field `after`; empty if none.

    What was told earlier and never written stays where it is: it must not catch what is meant to be said.
    """
    still_open = [one.id for one in view.fields if one.state == "open" and one.id != after]
    if after:
        names = [one.id for one in view.fields]
        at = names.index(after) if after in names else len(names)
        return next((one for one in names[at:] if one in still_open and told.get(one, -1) == told.get(after, -2)), "")
    last = max((told.get(one, -1) for one in still_open), default=-1)
    return next((one for one in still_open if told.get(one, -1) == last), "")


def drill_view(drill: Drill, stage: Stage, now: Millis) -> DrillView:
    """Give what is seen of a drill."""
    pack = stage.pack
    seen: View = see(drill.call, pack, now)
    shown = _shown(drill)
    site = pack.site
    wait = drill.wait
    filler = Filler(drill.call, pack, now)
    lines = tuple(
        msgspec.structs.replace(one, text=filler.line(one.text)) if one.who == "scene" else one for one in drill.lines
    )
    moods = stage.callers.moods
    return DrillView(
        phase=drill.phase,
        title=seen.step_title or seen.flow_title,
        caller=drill.cast.temperament.label,
        level=drill.begun.level,
        rings=rings_until(drill.call, pack, now) if drill.phase == "ringing" else drill.rings,
        shown=shown,
        say=seen.say if shown == "line" else "",
        wordings=(seen.say, *seen.other_wordings) if shown == "line" and seen.say else (),
        keywords=seen.keywords if shown != "nothing" else (),
        tone=seen.tone if shown != "nothing" else "",
        do=seen.do if shown != "nothing" else "",
        options=_options(drill, stage, seen) if drill.begun.level == "pick" else (),
        fields=tuple(
            one for one in seen.fields if one.id in drill.caller.told or one.is_asked_here or one.state != "open"
        ),
        lines=lines,
        elapsed=max(0, now - (wait.last_word if wait is not None and drill.phase == "waiting" else drill.since)),
        every=site.timing.hold_check_in if drill.phase == "waiting" else 0,
        mood=drill.caller.mood,
        mood_name=moods[min(drill.caller.mood, len(moods) - 1)] if moods else "",
        hints=drill.hinted,
    )


def _shown(drill: Drill) -> Shown:
    by_level = {"pick": 2, "shown": 2, "keywords": 1, "hidden": 0}
    seen = by_level[drill.begun.level] + drill.hinted
    return "line" if seen >= 2 else "keywords" if seen == 1 else "nothing"  # noqa: PLR2004 - the whole line


def _options(drill: Drill, stage: Stage, seen: View) -> tuple[str, ...]:
    """Give lines to choose from: two ways to say it, and one that is wrong here if there is any, in an order of the seed's."""
    step = step_here(drill.call, stage.pack)
    if step is None or not seen.say or drill.phase != "speaking":
        return ()
    dice = dice_of(drill)
    name = f"{drill.place}/{drill.caller.visits.get(drill.place, 0)}"
    ways = list(dict.fromkeys((seen.say, *seen.other_wordings)))
    wrong = tempting(step, ways, stage.pack, stage.ear, names_of(drill, stage))
    bad = [bare_line(dice.pick(f"{name}/bad", wrong), stage.pack.site)] if wrong else []
    return tuple(dice.shuffled(f"{name}/order", [*ways[: _OPTIONS - 1], *bad]))
