"""A call rebuilt from its events."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.call.advance import advance, begin
from callassist.call.events import CallOpened, Event
from callassist.call.state import Call
from callassist.content.values import Pack
from callassist.errors import JournalError


def replay(events: Iterable[Event], pack: Pack) -> Call:
    """Give the call that these events make; JournalError when they do not begin with an opening.

    Refused events change nothing, as they changed nothing when they happened.
    """
    line = iter(events)
    first = next(line, None)
    if not isinstance(first, CallOpened):
        msg = "a call's first event must open it"
        raise JournalError(msg)
    call = begin(first, pack).call
    for event in line:
        call = advance(call, event, pack).call
    return call
