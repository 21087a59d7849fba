"""Two versions of the words → what is different, in plain sentences: for whoever publishes, and for agents afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec

from callassist.content.values import Choice, Flow, Occasion, Pack, Phrase, Promise, Site, Step
from callassist.language import Notice, notice
from callassist.lookup.bare import bare
from callassist.text import one_line

Part = Literal["flow", "phrase", "courtesy", "site"]
_LONGEST = 60
_T = TypeVar("_T")


class Change(msgspec.Struct, frozen=True):
    """One difference: `part` and `id` say in what; `place` is the step's title where there is one; `said` tells it."""

    part: Part
    id: str
    title: str
    said: Notice
    step: str = ""
    place: str = ""


def changes(old: Pack | None, new: Pack | None) -> tuple[Change, ...]:
    """Give what is different in `new`, flows first; no words at all count as an empty book."""
    return tuple(_changes(old, new))


def _changes(old: Pack | None, new: Pack | None) -> Iterator[Change]:
    yield from _in_flows(old.flows if old else {}, new.flows if new else {})
    yield from _in_phrases(old.phrases if old else {}, new.phrases if new else {})
    yield from _in_courtesy(old.courtesy if old else {}, new.courtesy if new else {})
    if old is not None and new is not None:
        for said in _in_site(old.site, new.site):
            yield Change("site", "site", new.site.centre.get("name", ""), said)


def _in_flows(old: Mapping[str, Flow], new: Mapping[str, Flow]) -> Iterator[Change]:
    apart = _apart(old, new)
    yield from (Change("flow", name, flow.title, notice("new flow")) for name, flow in apart.new)
    for name, before, flow in apart.both:
        for one in _in_flow(before, flow):
            yield msgspec.structs.replace(one, id=name, title=flow.title)
    yield from (Change("flow", name, flow.title, notice("taken out")) for name, flow in apart.gone)


def _in_phrases(old: Mapping[str, Phrase], new: Mapping[str, Phrase]) -> Iterator[Change]:
    apart = _apart(old, new)
    for name, phrase in apart.new:
        yield Change("phrase", name, phrase.phrase, notice("new: not to be said any more"))
    for name, was, phrase in apart.both:
        yield from (Change("phrase", name, phrase.phrase, said) for said in _in_phrase(was, phrase))
    for name, phrase in apart.gone:
        yield Change("phrase", name, phrase.phrase, notice("taken out: may be said again"))


def _in_courtesy(old: Mapping[str, Occasion], new: Mapping[str, Occasion]) -> Iterator[Change]:
    apart = _apart(old, new)
    yield from (Change("courtesy", name, one.title, notice("new")) for name, one in apart.new)
    for name, was, one in apart.both:
        yield from (Change("courtesy", name, one.title, said) for said in _lines(_says(was), _says(one)))
    yield from (Change("courtesy", name, one.title, notice("taken out")) for name, one in apart.gone)


def _in_flow(old: Flow, new: Flow) -> Iterator[Change]:
    yield from (Change("flow", "", "", said) for said in _heads(old, new))
    apart = _apart(old.steps, new.steps)
    yield from (Change("flow", "", "", notice("new step"), name, step.title or name) for name, step in apart.new)
    for name, before, step in apart.both:
        for said in _in_step(before, step, old, new):
            yield Change("flow", "", "", said, name, step.title or name)
    yield from (Change("flow", "", "", notice("step taken out"), name, step.title or name) for name, step in apart.gone)


def _heads(old: Flow, new: Flow) -> Iterator[Notice]:
    if old.title != new.title:
        yield notice("now called “{new}”, before “{old}”", new=new.title, old=old.title)
    if old.key != new.key:
        yield _key_moved(old.key, new.key)
    if old.start != new.start:
        yield notice("now begins with “{new}”", new=_name(new, new.start))
    if old.when != new.when:
        yield notice("is now for: {new}", new=_cut(new.when))


def _key_moved(old: str, new: str) -> Notice:
    if not old:
        return notice("now opens with the key {new}", new=new)
    if not new:
        return notice("has no key any more (was {old})", old=old)
    return notice("now opens with the key {new}, before {old}", new=new, old=old)


def _in_step(before: Step, step: Step, old: Flow, new: Flow) -> Iterator[Notice]:
    yield from _lines(before.say, step.say)
    for label, was, now in (
        (notice("to do"), before.do, step.do),
        (notice("tone"), before.tone, step.tone),
        (notice("condition for being skipped"), before.skip_if, step.skip_if),
    ):
        if was != now:
            yield (
                notice("{label}: now “{new}”", label=label, new=_cut(now))
                if now
                else notice("{label}: taken out", label=label)
            )
    if before.keywords != step.keywords and step.keywords:
        yield notice("key words: {new}", new=" · ".join(step.keywords))
    yield from _choices(before, step, old, new)
    was, now = _leads(before, old), _leads(step, new)
    if was != now:
        yield notice("now leads to {new}, before to {old}", new=now, old=was)
    yield from _sets(notice("asked for"), before.record, step.record)
    yield from _sets(notice("read back"), before.readback, step.readback)
    yield from _sets(notice("to avoid"), before.avoid, step.avoid)
    yield from _sets(notice("must be heard"), before.must, step.must)
    yield from _timer(before, step, old, new)
    yield from _promised(before.promise, step.promise)


def _choices(before: Step, step: Step, old: Flow, new: Flow) -> Iterator[Notice]:
    apart = _apart({one.key: one for one in before.choices}, {one.key: one for one in step.choices})
    for key, choice in apart.new:
        yield notice("key {key} is new: {label}, leads to {to}", key=key, label=choice.label, to=_leads(choice, new))
    for key, was, choice in apart.both:
        if was.label != choice.label:
            yield notice("key {key} now means “{new}”, before “{old}”", key=key, new=choice.label, old=was.label)
        if (to := _leads(choice, new)) != (came := _leads(was, old)):
            yield notice("key {key} now leads to {to}, before to {old}", key=key, to=to, old=came)
        if was.sets != choice.sets:
            yield notice("key {key} writes down something else", key=key)
        yield from _promised(was.promise, choice.promise)
    for key, choice in apart.gone:
        yield notice("key {key} is gone: {label}", key=key, label=choice.label)


def _timer(before: Step, step: Step, old: Flow, new: Flow) -> Iterator[Notice]:
    was, now = before.timer, step.timer
    if was is None and now is not None:
        yield notice("new timer: every {seconds} s", seconds=now.every // 1000)
    elif was is not None and now is None:
        yield notice("timer taken out")
    elif was is not None and now is not None:
        if (was.every, was.most) != (now.every, now.most):
            yield notice("timer: every {seconds} s, {most} times", seconds=now.every // 1000, most=now.most)
        if _name(old, was.then) != _name(new, now.then):
            yield notice("timer: then “{to}”", to=_name(new, now.then))
        yield from _lines(was.say, now.say)
    if before.repeat != step.repeat and step.repeat is not None:
        yield notice("at most {most} times, then “{to}”", most=step.repeat.most, to=_name(new, step.repeat.then))


def _promised(was: Promise | None, now: Promise | None) -> Iterator[Notice]:
    if was == now:
        return
    if now is None:
        yield notice("promises nothing any more")
    else:
        yield notice("promises: {what} {within}", what=now.what or now.kind, within=now.within)


def _in_phrase(was: Phrase, now: Phrase) -> Iterator[Notice]:
    if was.phrase != now.phrase:
        yield notice("now called “{new}”, before “{old}”", new=now.phrase, old=was.phrase)
    yield from _lines([reply.say for reply in was.replies], [reply.say for reply in now.replies])
    if was.level != now.level:
        yield notice("now forbidden") if now.level == "forbid" else notice("now only better avoided")
    more, fewer = _gone(was.variants, now.variants)
    if more:
        yield notice(
            "{count} more ways of saying it are recognised, such as “{one}”", count=len(more), one=_cut(more[0])
        )
    if fewer:
        yield notice("{count} ways of saying it are no longer looked for", count=len(fewer))
    if was.unless != now.unless:
        yield notice("other surroundings make it harmless")
    if was.scope != now.scope:
        yield notice("scope: {new}", new=_cut(now.scope))


def _in_site(old: Site, new: Site) -> Iterator[Notice]:
    desks = _apart(old.departments, new.departments)
    for _, desk in [*desks.new, *((name, now) for name, _, now in desks.both)]:
        yield notice("department {name}: {number} {hours}", name=desk.name, number=desk.number, hours=desk.hours)
    yield from (notice("department {name} taken out", name=desk.name) for _, desk in desks.gone)
    yield from _names(notice("fields"), old.fields, new.fields)
    yield from _names(notice("outcomes"), old.dispositions, new.dispositions)
    yield from _names(notice("promises"), old.promises, new.promises)
    yield from _names(notice("emergency numbers"), old.emergency_numbers, new.emergency_numbers)
    if old.timing != new.timing:
        yield notice("other timing figures")
    if (old.company, old.centre) != (new.company, new.centre):
        yield notice("company or centre has other particulars")
    if (old.hours, old.festivals) != (new.hours, new.festivals):
        yield notice("other opening hours or festivals")


def _names(label: Notice, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Notice]:
    changed = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    if changed:
        yield notice("{label} changed: {names}", label=label, names=", ".join(changed))


# -- small parts -----------------------------------------------------------------------------------------------


def _lines(before: Iterable[str], after: Iterable[str]) -> Iterator[Notice]:
    """Tell of sentences: one for one is a rewording, the rest came or went."""
    new, gone = _gone(before, after)
    for line, was in zip(new, gone, strict=False):
        said, old = _spoken(line), _spoken(was)
        if said == old:
            said, old = line, was  # the gaps are what differs
        yield notice("now “{new}”, before “{old}”", new=_cut(said), old=_cut(old))
    for line in new[len(gone) :]:
        yield notice("new sentence: “{new}”", new=_cut(_spoken(line)))
    for line in gone[len(new) :]:
        yield notice("sentence taken out: “{old}”", old=_cut(_spoken(line)))


def _spoken(line: str) -> str:
    """Give a line as it reads, its gaps in brackets."""
    return bare(line, missing=lambda path: f"〔{path}〕")


def _sets(label: Notice, before: Iterable[str], after: Iterable[str]) -> Iterator[Notice]:
    new, gone = _gone(before, after)
    if new:
        yield notice("{label}: also {names}", label=label, names=", ".join(new))
    if gone:
        yield notice("{label}: no longer {names}", label=label, names=", ".join(gone))


def _gone(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """Give what came and what went."""
    old, new = list(before), list(after)
    return [one for one in new if one not in old], [one for one in old if one not in new]


def _leads(way: Choice | Step, flow: Flow) -> str:
    parts = [f"[{way.call}]"] if way.call else []
    if way.next:
        parts.append(f"“{_name(flow, way.next)}”")
    if way.end:
        parts.append(f"■ {way.end}")
    if way.returns:
        parts.append("↩")
    return " → ".join(parts) or "–"


def _name(flow: Flow, step: str) -> str:
    found = flow.steps.get(step)
    return (found.title if found is not None else "") or step


def _says(occasion: Occasion) -> list[str]:
    return [line.say for line in occasion.lines]


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


class _Apart(NamedTuple, Generic[_T]):
    """What came, what stayed and is otherwise, what went; by name."""

    new: list[tuple[str, _T]]
    both: list[tuple[str, _T, _T]]
    gone: list[tuple[str, _T]]


def _apart(before: Mapping[str, _T], after: Mapping[str, _T]) -> _Apart[_T]:
    return _Apart(
        [(name, one) for name, one in after.items() if name not in before],
        [(name, before[name], one) for name, one in after.items() if name in before and before[name] != one],
        [(name, one) for name, one in before.items() if name not in after],
    )
