"""Typed words → flows, steps and phrases to go to."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from callassist.content.values import Pack
from callassist.lookup.bare import bare
from callassist.lookup.index import Index
from callassist.lookup.values import Hit, Kind
from callassist.text import one_line
from callassist.workflows.bare_line import bare_line

MOST = 12
"""Results shown unless somebody asks for more."""
_LONGEST_TITLE = 24


class Found(msgspec.Struct, frozen=True):
    """One thing found: what it is, where it is, the words it holds.

    `words` is what the agent would say there; `detail` tells it from its neighbours; `matched` is the text that the
    query was found in; `score` goes up to 100. Phrases and departments lie in no flow: `flow` and `step` are empty.
    """

    kind: Kind
    id: str
    flow: str
    step: str
    title: str
    detail: str
    words: str
    score: float
    matched: str = ""
    reply: str = ""
    """The reply as it is written, with its gaps, where it is one that is said to a caller."""


def find(pack: Pack, index: Index, query: str, limit: int = MOST) -> tuple[Found, ...]:
    """Give what a query means, likeliest first; `index` must be the one built from `pack`."""
    from callassist.lookup.search import search  # noqa: PLC0415 - the matcher is loaded when somebody asks

    return tuple(_SHOWN[hit.entry.kind](pack, hit) for hit in search(index, query, limit))


def _flow(pack: Pack, hit: Hit) -> Found:
    flow = pack.flows[hit.entry.flow]
    return _found(hit, flow.title, flow.when, _first_words(pack, flow.id, flow.start))


def _step(pack: Pack, hit: Hit) -> Found:
    flow = pack.flows[hit.entry.flow]
    step = flow.steps[hit.entry.step]
    lines = (*step.say, *(step.timer.say if step.timer else ()), step.do)
    return _found(hit, step.title or step.id, flow.title, bare_line(next(filter(None, lines), ""), pack.site))


def _phrase(pack: Pack, hit: Hit) -> Found:
    phrase = pack.phrases[hit.entry.id]
    reply = phrase.replies[0].say if phrase.replies else ""
    words = bare_line(reply, pack.site)
    return replace(_found(hit, phrase.phrase, f"→ {_cut(words)}" if words else "", words), reply=reply)


def _reply(pack: Pack, hit: Hit) -> Found:
    """Give the line of a phrase's replies, or of an occasion's, that the query is likest to."""
    occasion = pack.courtesy.get(hit.entry.id)
    replies = occasion.lines if occasion else pack.phrases[hit.entry.id].replies
    known = {one_line(bare(reply.say)): reply for reply in replies}
    reply = known.get(hit.matched) or replies[0]
    words = bare_line(reply.say, pack.site)
    detail = " ".join(filter(None, (occasion.title if occasion else pack.phrases[hit.entry.id].phrase, reply.when)))
    return replace(_found(hit, _cut(words), detail, words), reply=reply.say)


def _desk(pack: Pack, hit: Hit) -> Found:
    desk = pack.site.departments[hit.entry.id]
    return _found(hit, desk.name, " ".join(filter(None, (desk.number, desk.hours))), desk.about)


_SHOWN: dict[Kind, Callable[[Pack, Hit], Found]] = {
    "flow": _flow,
    "step": _step,
    "phrase": _phrase,
    "reply": _reply,
    "department": _desk,
}


def _found(hit: Hit, title: str, detail: str, words: str) -> Found:
    entry = hit.entry
    return Found(
        kind=entry.kind,
        id=entry.id,
        flow=entry.flow,
        step=entry.step,
        title=one_line(title),
        detail=one_line(detail),
        words=words,
        score=hit.score,
        matched=hit.matched,
    )


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE] + "…"


def _first_words(pack: Pack, flow: str, step: str) -> str:
    """Give the first line that is said in a flow, going the way that leads on by itself or into another flow."""
    seen: set[tuple[str, str]] = set()
    while (flow, step) not in seen and flow in pack.flows and step in pack.flows[flow].steps:
        seen.add((flow, step))
        here = pack.flows[flow].steps[step]
        if here.say:
            return bare_line(here.say[0], pack.site)
        if here.call:
            flow, step = here.call, pack.flows[here.call].start if here.call in pack.flows else ""
        else:
            step = here.next or next((choice.next for choice in here.choices if choice.next), "")
    return ""
