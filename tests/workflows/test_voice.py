"""The caller read aloud; the program that speaks is a stand-in that writes down what it was asked to say."""

from __future__ import annotations

import pytest

from callassist.content.training_values import Voice
from callassist.workflows.voice import PROGRAM, Speaker


@pytest.fixture
def said(tmp_path, monkeypatch):
    program, heard = tmp_path / PROGRAM, tmp_path / "heard"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def read(speaker: Speaker) -> list[str]:
        running = speaker._running
        if running is not None:
            running.wait(10)
        return heard.read_text().splitlines() if heard.exists() else []

    return read


def test_numbers_are_read_digit_by_digit_in_the_voice_of_the_language(said):
    speaker = Speaker("zh", Voice(190, 55))
    speaker.say("电话13800000046")
    assert said(speaker) == ["-v", "cmn-latn-pinyin", "-s", "190", "-p", "55", "--", "电话1 3 8 0 0 0 0 0 0 4 6"]


def test_what_is_heard_and_not_said_stays_silent(said):
    speaker = Speaker("zh", Voice())
    speaker.say("（没有声音）")
    assert said(speaker) == []


def test_without_the_program_nothing_is_said_and_nothing_fails(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    speaker = Speaker("en", Voice())
    assert not speaker.is_there
    speaker.say("Hello?")
    speaker.stop()
