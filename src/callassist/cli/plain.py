"""`callassist live --plain`: the same call line by line, for screen readers and slow links."""

from __future__ import annotations

import gc
import queue
import sys
import threading
from collections.abc import Callable

from callassist.cli import diagnostics
from callassist.cli.plain_text import plain
from callassist.errors import WrongUse
from callassist.language import Words
from callassist.text import one_line
from callassist.workflows.line_commands import event_for, split
from callassist.workflows.open_seat import OpenSeat, begin
from callassist.workflows.see import see

_BEAT = 0.25
"""Seconds between two looks at the clock while nobody types."""


def talk(opened: OpenSeat, flow: str, write: Callable[[str], None]) -> int:
    """Walk one call from standard input; each line is an action, an empty one goes on, `end` leaves the call open."""
    gc.enable()
    seat, words = opened.seat, Words(opened.lang)
    begin(seat, flow)
    _show(opened, words, write)
    typed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(typed,), daemon=True).start()
    while seat.desk.call is not None:
        try:
            text = typed.get(timeout=_BEAT)
        except queue.Empty:
            if seat.tick():
                _show(opened, words, write)
            continue
        if text is None or split(text)[0] == "end":
            break
        _act(opened, text, words, write)
    if seat.journal.trouble is not None:
        diagnostics.line(words("Not everything could be written: see the data folder."))
    return diagnostics.FINE if seat.close() else diagnostics.WRONG


def _listen(typed: queue.SimpleQueue[str | None]) -> None:
    for text in sys.stdin:
        typed.put(text)
    typed.put(None)


def _act(opened: OpenSeat, text: str, words: Words, write: Callable[[str], None]) -> None:
    verb, argument = split(text)
    seat = opened.seat
    call = seat.desk.call
    if call is None:
        return
    seat.tick()
    try:
        turn = seat.do(lambda at: event_for(verb, argument, call, at))
    except WrongUse as error:
        write(f"! {one_line(words.of(error.notice))}")
        return
    if turn is not None and turn.refusal is not None:
        write(f"! {one_line(words.of(turn.refusal))}")
    _show(opened, words, write)


def _show(opened: OpenSeat, words: Words, write: Callable[[str], None]) -> None:
    call = opened.seat.desk.call
    if call is None:
        write(words("The call is closed."))
        return
    for text in plain(see(call, opened.seat.pack_of(call), opened.seat.clock.now()), words):
        write(text)
