"""What Textual would end the program over, and what is left when it ends over a fault all the same."""

from __future__ import annotations

import codecs
import inspect
from importlib import import_module

import pytest
from tests.tui.stage import SMALL, on_stage, talking

from callassist.tui import raw_input


@pytest.fixture
def installed(monkeypatch):
    for place in raw_input.PLACES:
        module = pytest.importorskip(place)
        monkeypatch.setattr(module, raw_input.NAME, codecs.getincrementaldecoder)  # so that it is taken out again
    raw_input.install()


@pytest.mark.parametrize("place", raw_input.PLACES)
def test_textual_still_decodes_by_the_name_we_replace(place):
    assert f'{raw_input.NAME}("utf-8")().decode' in inspect.getsource(pytest.importorskip(place))


@pytest.mark.parametrize("place", raw_input.PLACES)
def test_bytes_that_are_no_text_are_read_as_unknown_characters(place, installed):
    decode = vars(import_module(place))[raw_input.NAME]("utf-8")().decode
    assert decode("您".encode()[:2]) == ""
    assert decode("您".encode()[2:]) == "您"
    assert decode("您好".encode("gbk")) == "\ufffd\ufffd\ufffd"
    assert decode(b"1") == "\ufffd1"


@pytest.mark.parametrize("size", [(2, 200), (1, 1), (80, 1), (20, 5)])
async def test_no_key_ends_the_program_in_a_window_without_room(size, tmp_path):
    async with on_stage(tmp_path) as stage:
        for keys in (("pagedown", "pageup", "home", "end", "up", "down"), ("slash", "pagedown", "pageup", "escape")):
            await stage.resize(*size)
            await stage.press(*keys)
        await stage.press("escape", "a", "enter", "x", "pagedown", "pageup", "escape", "pagedown", "pageup")
        await stage.resize(*SMALL)
        assert "上午好" in stage.card


def _stumble(said: str) -> None:
    raise ValueError(said)


async def test_a_fault_of_our_own_is_written_down_without_what_callers_said(tmp_path):
    async with on_stage(tmp_path) as stage:
        try:
            _stumble("13800000000")
        except ValueError as error:
            stage.app._exception = error
            stage.app._fatal_error()
        assert stage.app.mishap is not None
        told = stage.app.mishap.read_text(encoding="utf-8")
        assert "in _stumble" in told
        assert told.endswith("ValueError\n")
        assert "13800000000" not in told.replace('_stumble("13800000000")', "")
        assert stage.app.mishap.stat().st_mode & 0o077 == 0
        stage.app._exception = None


async def test_nothing_of_it_is_shown_on_the_terminal(tmp_path, capfd):
    async with on_stage(tmp_path) as stage:
        stage.app.panic("13800000000")
    assert stage.app.return_code == 1
    told = capfd.readouterr()
    assert "13800000000" not in told.out + told.err


@pytest.mark.parametrize("keys", [("enter", "enter"), ("enter", "enter", "escape"), ("escape", "escape", "enter")])
@pytest.mark.parametrize("dialog", ["x", "slash", "p"])
async def test_a_dialog_left_twice_at_once_is_left_once(dialog, keys, tmp_path):
    async with on_stage(tmp_path, start=talking) as stage:
        await stage.press("p", "enter", dialog)
        assert stage.dialog
        await stage.press_at_once(*keys)
        assert len(stage.app.screen_stack) <= 2


async def test_home_and_back_as_fast_as_keys_come(tmp_path):
    async with on_stage(tmp_path, start=talking) as stage:
        await stage.press_at_once(*("escape", "enter") * 10, "escape", "escape", "enter", "enter")
        for _ in range(10):
            stage.app.show_home()
            stage.app.show_live()
        await stage.settle()
        assert stage.app.screen_stack == [stage.app.screen]
