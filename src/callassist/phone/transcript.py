"""A transcript, line by line → who said what. The shape of each line is told from the line itself.

Plain lines (`坐席: …`, `A: …`), and one JSON object a line: `{speaker, text, final}` of any recorder, Vosk (`partial`, or
`text` with `result`), FunASR (`mode`: only `2pass-offline` and `offline` are final), sherpa-onnx (`segment`: the next one
closes the last). What is not final yet is never given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from callassist.phone.speakers import Speaker, speaker_of, split_speaker

_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_SPEAKERS = ("speaker", "role", "channel", "spk")
_TEXTS = ("text", "line", "sentence", "content")
_FINAL_MODES = {"2pass-offline", "offline"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that were said: `line` is the line of the input they stand in (from 1); an empty speaker is not known."""

    line: int
    speaker: Speaker
    text: str


def spoken(lines: Iterable[str]) -> Iterator[Spoken]:
    """Give what was said, as soon as it is final; lines that hold no words are passed over."""
    segments = _Segments()
    for number, line in enumerate(lines, start=1):
        plain = line.strip()
        if not plain:
            continue
        told = _object(plain) if plain.startswith("{") else None
        if told is None:
            speaker, text = split_speaker(plain)
            yield from _said(number, speaker, text)
        elif "segment" in told:
            yield from segments.take(number, told)
        elif _is_final(told):
            yield from _said(number, _speaker(told), _text(told))
    yield from segments.rest()


class _Segments:
    """The segment that a recogniser is still at work on."""

    def __init__(self) -> None:
        self._open: tuple[object, int, Speaker, str] | None = None

    def take(self, number: int, told: dict[str, object]) -> Iterator[Spoken]:
        """Give the last segment when the next one begins, and one that is said to be final at once."""
        name = told["segment"]
        if self._open is not None and self._open[0] != name:
            yield from self.rest()
        self._open = name, number, _speaker(told), _text(told)
        if told.get("is_final") is True or told.get("final") is True:
            yield from self.rest()

    def rest(self) -> Iterator[Spoken]:
        """Give what is open at the end."""
        if self._open is not None:
            _, number, speaker, text = self._open
            self._open = None
            yield from _said(number, speaker, text)


def _object(line: str) -> dict[str, object] | None:
    try:
        told = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _is_final(told: dict[str, object]) -> bool:
    if "mode" in told:
        return told["mode"] in _FINAL_MODES
    return not any(told.get(name) is False for name in ("final", "is_final"))


def _text(told: dict[str, object]) -> str:
    found = next((told[name] for name in _TEXTS if isinstance(told.get(name), str)), "")
    return _BETWEEN_HAN.sub("", str(found).strip())


def _speaker(told: dict[str, object]) -> Speaker:
    found = next((told[name] for name in _SPEAKERS if isinstance(told.get(name), str)), "")
    return speaker_of(str(found))


def _said(number: int, speaker: Speaker, text: str) -> Iterator[Spoken]:
    if text:
        yield Spoken(number, speaker, text)
