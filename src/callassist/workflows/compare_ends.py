"""A recorded call's end beside its end on a draft: fields, outcome, promises, and the keys it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from callassist.call.state import Call, Made
from callassist.content.values import Pack
from callassist.workflows.on_draft import Walked
from callassist.workflows.track import Track, asked
from callassist.workflows.troubles_of_a_draft import Trouble

_UNITS = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s"))


def compare_ends(track: Track, walked: Walked, draft: Pack) -> tuple[Trouble, ...]:
    """Give everything that would be otherwise for this call; of one that stopped on the way only the fields gone."""
    found = [] if walked.trouble is None else [walked.trouble]
    found += _fields(track, walked, draft)
    if walked.trouble is None:
        found += _outcome(track, walked, draft)
        found += _promises(track, walked, draft)
        if not found:
            found += _keys(track, walked)
    return tuple(found)


def _fields(track: Track, walked: Walked, draft: Pack) -> Iterator[Trouble]:
    """Give the fields written on the call that the draft has no more, or that nobody asks for on that way."""
    then = asked(track.call, track.steps, track.pack)
    now = asked(walked.call, walked.steps, draft)
    for name in _written(track.call):
        field = track.pack.site.fields.get(name)
        flow, step = then.get(name, ("", ""))
        place = (flow or track.call.opened.flow, step, name, field.label if field else name)
        if name not in draft.site.fields:
            yield Trouble("field-gone", *place)
        elif walked.trouble is None and ((name in then and name not in now) or not walked.call.value(name).strip()):
            yield Trouble("field-unasked", *place)


def _written(call: Call) -> list[str]:
    given = call.opened.given
    return [
        name for name, entry in call.walk.fields.items() if entry.value.strip() and entry.value != given.get(name, "")
    ]


def _outcome(track: Track, walked: Walked, draft: Pack) -> Iterator[Trouble]:
    then, now = track.call.walk.ended, walked.call.walk.ended
    if then is not None and (now is None or now.disposition != then.disposition):
        last = next((mark.before for mark in track.marks if mark.after.is_over), None)
        place = (last.flow, last.step) if last is not None and last.flow else (track.call.opened.flow, "")
        labels = _outcome_label(track.call, track.pack), _outcome_label(walked.call, draft)
        yield Trouble("other-outcome", *place, then=labels[0], now=labels[1])


def _outcome_label(call: Call, pack: Pack) -> str:
    name = call.walk.ended.disposition if call.walk.ended else ""
    found = pack.site.dispositions.get(name)
    return found.label if found else name


def _promises(track: Track, walked: Walked, draft: Pack) -> Iterator[Trouble]:
    """Give the promises that differ in kind, owner or span; in other words they are the same promise."""
    then, now = track.call.walk.promises, walked.call.walk.promises
    gone, come = (
        Counter(map(_owed, then)) - Counter(map(_owed, now)),
        Counter(map(_owed, now)) - Counter(map(_owed, then)),
    )
    if gone or come:
        source = next(made.source for made in (*then, *now) if _owed(made) in (gone or come))
        flow, _, rest = source.partition("/")
        place = (flow, rest.split("/")[0]) if flow else (track.call.opened.flow, "")
        texts = [
            ", ".join(sorted(_owed_text(owed, pack) for owed in some.elements()))
            for some, pack in ((gone, track.pack), (come, draft))
        ]
        yield Trouble("other-promise", *place, then=texts[0], now=texts[1])


class _Owed(NamedTuple):
    kind: str
    span: int
    owner: str
    is_kept: bool


def _owed(made: Made) -> _Owed:
    return _Owed(made.kind, made.due - made.made, made.owner, made.kept is not None)


def _owed_text(owed: _Owed, pack: Pack) -> str:
    kind = pack.site.promises.get(owed.kind)
    exact = ((owed.span // size, unit) for size, unit in _UNITS if owed.span and owed.span % size == 0)
    count, unit = next(exact, (owed.span, "ms"))
    parts = (kind.label if kind else owed.kind, f"{count}{unit}", owed.owner, "✓" if owed.is_kept else "")
    return " ".join(part for part in parts if part)


def _keys(track: Track, walked: Walked) -> Iterator[Trouble]:
    more, place = walked.added - walked.spared, walked.detour
    if more and place is not None:
        yield Trouble(
            "more-keys" if more > 0 else "fewer-keys",
            place.flow or track.call.opened.flow,
            place.step if place.flow else "",
            then=str(track.deeds),
            now=str(track.deeds + more),
        )
