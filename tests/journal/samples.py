"""Outlines, promises and events to try the journal with."""

from hypothesis import strategies as st
from msgspec.structs import replace

from callassist.clock import Millis
from callassist.journal.entries import CallOutline, Entry, PromiseRow
from callassist.journal.resilient import ResilientJournal

OUTLINE = CallOutline("call", Millis(1_000), None, Millis(1_000), "in", "hold", "zh", "d" * 64, "占线等候")
PROMISE = PromiseRow(
    "promise", "call", "callback", "回电", "前台", Millis(9_000), Millis(2_000), None, "王女士", "13800000000"
)


def outline(call_id="call", *, changed=1_000, closed=None):
    return replace(
        OUTLINE, call_id=call_id, changed_at=Millis(changed), closed_at=None if closed is None else Millis(closed)
    )


def promise(promise_id="promise", *, due=9_000, kept=None):
    return replace(PROMISE, promise_id=promise_id, due_at=Millis(due), kept_at=None if kept is None else Millis(kept))


def entry(seq, call_id="call", *, body=None, with_outline=None, promises=()):
    return Entry(call_id, seq, Millis(seq), body or f"{call_id} {seq}".encode(), with_outline, tuple(promises))


def sql(journal, statement):
    """Run a statement on the connection behind a journal."""
    opened = journal._journal if isinstance(journal, ResilientJournal) else journal
    assert opened is not None
    return opened._file.connection().execute(statement).fetchall()


call_ids = st.sampled_from(["一", "b", "c' OR 1=1 --", "d\x00e"])
bodies = st.binary(max_size=6000)


@st.composite
def logs(draw):
    """Events of a few calls in the order in which they came, each call numbered from 1."""
    counts: dict[str, int] = {}
    log: list[Entry] = []
    for call_id, body in draw(st.lists(st.tuples(call_ids, bodies), max_size=25)):
        counts[call_id] = counts.get(call_id, 0) + 1
        log.append(Entry(call_id, counts[call_id], Millis(len(log)), body))
    return log
