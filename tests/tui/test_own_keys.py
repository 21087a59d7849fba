"""Keys of one's own that cannot be had: the usual ones stay, and one line says why."""

from __future__ import annotations

import pytest
from tests.tui.stage import on_stage, talking

from callassist.tui.own_keys import own_keys


@pytest.mark.parametrize(
    "given",
    [
        {"find": "/"},
        {"find": "slash"},
        {"back": "f", "forward": "b"},
        {"gap": "ctrl+g"},
        {"undo": "u,backspace"},
        {"find": "F12".lower()},
        {"open.hold": "j"},
        {"find": "shift+f5"},
        {"back": "left"},
        {"gap": "h"},
    ],
)
def test_a_key_that_is_free_is_given(given):
    found = own_keys(given, "settings.toml")
    assert found.troubles == ()
    assert set(found.keys) == set(given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"find": ""}, '"" is no key that find can have'),
        ({"find": "1"}, '"1" is no key that find can have'),
        ({"find": "１"}, '"１" is no key that find can have'),
        ({"find": "中"}, '"中" is no key that find can have'),
        ({"find": "ctrl+c"}, '"ctrl+c" is no key that find can have'),
        ({"find": "zzz"}, '"zzz" is no key that find can have'),
        ({"find": "['a', 'b']"}, "is no key that find can have"),
        ({"find": "a,b,,"}, "is no key that find can have"),
        ({"open.hold": "f12"}, '"f12" is no key that open.hold can have'),
        ({"fnd": "j"}, "gives a key to fnd, which is no action"),
        ({"find": "b"}, "find cannot have b: it is back's"),
        ({"find": "enter"}, "find cannot have enter: it is go-on's"),
        ({"find": "j", "gap": "j"}, "gap cannot have j: it is find's"),
        ({"open.hold": "b"}, "open.hold cannot have b: it is back's"),
        ({"quit": "f1"}, "quit cannot have f1: it is help's"),
    ],
)
def test_a_key_that_cannot_be_had_is_said(given, told):
    found = own_keys(given, "settings.toml")
    assert told in found.troubles[0].plain()
    assert len(found.troubles) == 1
    assert len(found.keys) == len(given) - 1


def test_an_action_that_falls_back_on_its_usual_key_is_in_nobodys_way():
    found = own_keys({"find": "b", "back": "u"}, "settings.toml")
    assert found.keys == {}
    assert len(found.troubles) == 2


@pytest.mark.parametrize(
    "line", ['find = ""', 'find = "1"', 'quit = ""', 'find = ["a"]', 'nothing = "j"', 'find = "b"']
)
async def test_the_screen_says_so_and_goes_by_the_usual_keys(line, tmp_path):
    tmp_path.joinpath("settings.toml").write_text(f"[keys]\n{line}\n", encoding="utf-8")
    async with on_stage(tmp_path, start=talking) as stage:
        assert "settings.toml" in stage.message
        await stage.go("1", to="asking/listen")
        await stage.go("b", to="greeting/open")
        await stage.press("slash")
        assert stage.dialog == "find"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("agent = [1]\n", "settings.toml：agent 要写 引号里的文字"),
        ('nudges = "no"\n', "settings.toml：nudges 要写 true 或 false"),
        ('lang = "fr"\n', 'settings.toml：lang 要写 "zh" 或 "en"'),
        ('theme = "neon"\n', "settings.toml：没有叫 neon 的配色"),
        ("agent = 小王\n", '看不懂 settings.toml:1:9；每行要写成  agent = "…"  ，文字放在英文引号里'),
        ('agent = "小王"\n\nkeys = ' + "[" * 5000, "看不懂 settings.toml"),
    ],
)
async def test_a_setting_that_means_nothing_is_said(text, told, tmp_path):
    tmp_path.joinpath("settings.toml").write_text(text, encoding="utf-8")
    async with on_stage(tmp_path, start=talking) as stage:
        assert told.replace("  ", "") in stage.message.replace("  ", "")
        await stage.go("1", to="asking/listen")
