from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

import pytest
from benchmarks.pty_terminal import Seat, end, modes_left
from benchmarks.soak_terminal import TINY, TINY_DRAWN, TINY_FAILS, stall_and_close, verdict, ways
from textual.app import App

from callassist.tui.signals import restore_on_signals

CODES = {"TERM": 143, "HUP": 129, "INT": 0, "unhandled error": 1, "window closed": 129}
WAYS = ways(TINY_FAILS)


@pytest.mark.parametrize("run", [1, 2])
@pytest.mark.parametrize("name", WAYS)
def test_the_terminal_is_given_back_however_the_program_ends(name, run):
    ending = end(TINY, WAYS[name], drawn=TINY_DRAWN, environ=os.environ)
    assert verdict(ending) == ""
    assert ending.return_code == CODES[name]


def test_the_program_ends_although_its_line_stalled_before_it_dropped():
    ending = end(TINY, stall_and_close, drawn=TINY_DRAWN, environ=os.environ)
    assert verdict(ending) == ""
    assert ending.return_code == 129


def test_a_program_that_leaves_the_terminal_broken_is_found_out():
    program = (
        "import sys, tty; tty.setraw(0); print('\x1b[?1049h\x1b[?1000;1006h\x1b[?25l\x1b[>1uready', flush=True);"
        "sys.stdin.read()"
    )
    ending = end((sys.executable, "-c", program), WAYS["TERM"], drawn=b"ready", environ=os.environ)
    assert ending.return_code == -signal.SIGTERM
    assert ending.left_wrong == (
        *("alternate screen", "mouse clicks", "mouse reports", "cursor"),
        *("keyboard protocol", "line settings"),
    )


def test_modes_set_and_taken_back_are_no_trouble():
    assert modes_left(b"\x1b[?1049h\x1b[?25l words \x1b[?25h\x1b[?1049l") == ()


def test_a_program_that_draws_nothing_is_reported(monkeypatch):
    monkeypatch.setattr("benchmarks.pty_terminal.PATIENCE", 0.1)
    seat = Seat((sys.executable, "-c", "input()"), os.environ)
    with pytest.raises(TimeoutError, match="nothing drawn"):
        seat.wait_until_drawn(b"ready")
    seat.ending()


async def test_the_app_ends_with_the_shells_code_for_the_signal(monkeypatch):
    handlers: dict[int, Callable[[], None]] = {}
    app = App[None]()
    async with app.run_test():
        with monkeypatch.context() as patch:
            patch.setattr(asyncio.get_running_loop(), "add_signal_handler", handlers.__setitem__)
            patch.setattr(signal, "signal", lambda *_: None)
            restore_on_signals(app)
        assert set(handlers) == {signal.SIGTERM, signal.SIGHUP}
        handlers[signal.SIGTERM]()
    assert app.return_code == 143


async def test_a_platform_without_such_handlers_is_left_as_it_is(monkeypatch):
    def refuse(*_):
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", refuse)
    before = signal.getsignal(signal.SIGHUP)
    restore_on_signals(App())
    assert signal.getsignal(signal.SIGHUP) is before
    monkeypatch.delattr(signal, "SIGHUP")  # as on Windows
    restore_on_signals(App())
