"""What lists of calls and promises show of a call: written beside its events."""

from __future__ import annotations

from callassist.call.state import Call
from callassist.call.values import caller_name
from callassist.clock import Millis
from callassist.content.values import Pack
from callassist.journal.entries import CallOutline, PromiseRow
from callassist.text import one_line

_HEADLINE = 60
_TELLING = ("matter", "message", "place", "wanted", "people", "notes")
"""The fields that say what a call is about, the most telling first."""


def outline(call: Call, pack: Pack) -> CallOutline:
    """Give the line by which lists name this call."""
    told = next((call.value(name) for name in _TELLING if call.value(name)), "")
    parts = (who(call, pack), call.value("room"), told)
    headline = one_line(" ".join(part for part in parts if part))[:_HEADLINE]
    return CallOutline(
        call_id=call.id,
        opened_at=call.opened.at,
        closed_at=call.closed_at,
        changed_at=call.last_at,
        direction=call.opened.direction,
        flow=call.opened.flow,
        lang=call.opened.lang,
        digest=call.opened.digest,
        headline=headline,
    )


def who(call: Call, pack: Pack) -> str:
    """Give the caller as lists name them: with form of address, else by what is known of the name."""
    return caller_name(call, pack.site) or call.value("surname")


def promise_rows(call: Call, pack: Pack) -> tuple[PromiseRow, ...]:
    """Give the promises made on this call as lists show them."""
    named = one_line(" ".join(part for part in (who(call, pack), call.value("room")) if part))
    return tuple(
        PromiseRow(
            promise_id=f"{call.id}:{made.source}",
            call_id=call.id,
            kind=made.kind,
            what=made.what,
            owner=made.owner,
            due_at=made.due,
            made_at=made.made,
            kept_at=made.kept,
            who=named,
            phone=call.value("phone") or call.opened.number,
        )
        for made in call.walk.promises
    )


def kept_at(call: Call, pack: Pack) -> Millis | None:
    """Give when this call kept the promise it was made for, or None while it has not."""
    ended = call.walk.ended
    found = pack.site.dispositions.get(ended.disposition) if ended else None
    return ended.at if ended and found and found.keeps_promise else None
