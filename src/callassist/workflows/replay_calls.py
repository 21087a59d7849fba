"""Recorded calls walked through a draft, one after the other: which of them would not come to their end as they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from callassist.call.events import CallOpened
from callassist.clock import Millis
from callassist.content.values import Flow, Pack
from callassist.errors import JournalError
from callassist.language import Lang, as_lang
from callassist.workflows.compare_ends import compare_ends
from callassist.workflows.masked_number import masked
from callassist.workflows.on_draft import walk_on
from callassist.workflows.present_names import PresentNames
from callassist.workflows.recorded import Recorded
from callassist.workflows.track import Track, track
from callassist.workflows.track_as_now import as_now
from callassist.workflows.troubles_of_a_draft import Trouble

Fate = Literal["walked", "same", "not-in-draft", "no-words", "unreadable"]
"""What became of a call: walked; not walked since its words are the draft's, since the draft has none in its language,
since the words it ran on were not kept, or since its record cannot be read."""


class Replayed(msgspec.Struct, frozen=True):
    """One recorded call on the draft, without anything the caller said."""

    fate: Fate
    call_id: str = ""
    at: Millis = Millis(0)
    offset: int = 0
    lang: str = ""
    flow: str = ""
    number: str = ""
    troubles: tuple[Trouble, ...] = ()

    @property
    def breaks(self) -> bool:
        """Whether the call would break on the draft."""
        return any(trouble.breaks for trouble in self.troubles)


class _Change(msgspec.Struct, frozen=True):
    """What a draft changes of the words that calls ran on."""

    flows: frozenset[str]
    site: bool

    @property
    def is_none(self) -> bool:
        return not (self.flows or self.site)

    def touches(self, one: Track) -> bool:
        """Whether the call came through anything that is otherwise now; if not, it goes as it went."""
        return self.site or any(flow in self.flows for flow, _ in one.steps)


def replay_calls(
    recorded: Recorded, drafts: Mapping[Lang, Pack], since: Millis, langs: frozenset[Lang]
) -> Iterator[Replayed]:
    """Give every recorded call of these languages, oldest first, with what would be otherwise on its language's draft."""
    changes: dict[str, _Change] = {}
    for opened in recorded.openings(since):
        if opened is None:
            yield Replayed("unreadable")
        elif (lang := as_lang(opened.lang) or "zh") in langs:
            yield _replayed(recorded, opened, drafts.get(lang), changes)


def _replayed(recorded: Recorded, opened: CallOpened, draft: Pack | None, changes: dict[str, _Change]) -> Replayed:
    about = Replayed(
        "same", opened.call_id, opened.at, opened.offset, opened.lang, opened.flow, number=masked(opened.number)
    )
    if draft is None:
        return replace(about, fate="not-in-draft")
    if opened.digest == draft.digest:
        return about
    pack = recorded.pack(opened.digest)
    if pack is None:
        return replace(about, fate="no-words")
    change = changes.get(opened.digest) or changes.setdefault(opened.digest, _change(pack, draft))
    if change.is_none:
        return about
    try:
        found = track(recorded.events(opened.call_id).values(), pack)
    except JournalError:
        found = None
    if found is None:
        return replace(about, fate="unreadable")
    troubles: tuple[Trouble, ...] = ()
    if change.touches(found):
        now = as_now(found, PresentNames(draft))
        troubles = compare_ends(now, walk_on(now, draft), draft)
    return replace(about, fate="walked", number=about.number or masked(found.call.value("phone")), troubles=troubles)


def _change(pack: Pack, draft: Pack) -> _Change:
    then, now = _walked_part(pack), _walked_part(draft)
    changed = frozenset(name for name in {*then, *now} if then.get(name) != now.get(name))
    return _Change(changed, pack.site != draft.site)


def _walked_part(pack: Pack) -> dict[str, Flow]:
    """Give the flows without what no call meets: their tests, and where in a file they stand."""
    return {
        name: replace(flow, tests=(), path="", steps={key: replace(step, line=0) for key, step in flow.steps.items()})
        for name, flow in pack.flows.items()
    }
