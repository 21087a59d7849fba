"""A simulated caller read aloud, where the speech program espeak-ng is installed; nothing ever waits for it or needs it."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess

from callassist.content.training_values import Voice
from callassist.language import Lang
from callassist.text import one_line

PROGRAM = "espeak-ng"
_VOICES = {"zh": "cmn-latn-pinyin", "en": "en-gb"}
"""The voice of each language: `cmn` itself misreads characters in some versions, `cmn-latn-pinyin` does not."""
_SOUND = re.compile(r"^[（(].*[）)]$")
_DIGITS = re.compile(r"\d(?=\d)")


class Speaker:
    """Reads one line after the other; a new one cuts off the last."""

    def __init__(self, lang: Lang, voice: Voice) -> None:
        self._lang, self._voice = lang, voice
        self._program = shutil.which(PROGRAM)
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def is_there(self) -> bool:
        """Say whether the speech program is installed."""
        return self._program is not None

    def say(self, text: str) -> None:
        """Begin to read a line; what is heard and not said, in brackets, stays silent."""
        self.stop()
        if self._program is None or not text.strip() or _SOUND.match(text.strip()):
            return
        # Number by number: a telephone number is no sum.
        spaced = _DIGITS.sub(lambda digit: digit[0] + " ", one_line(text))
        command = [self._program, "-v", _VOICES[self._lang], "-s", str(self._voice.speed), "-p", str(self._voice.pitch)]
        with contextlib.suppress(OSError):
            self._running = subprocess.Popen(  # noqa: S603 - a fixed program, the text behind `--`, no shell
                [*command, "--", spaced],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def stop(self) -> None:
        """Fall silent."""
        running, self._running = self._running, None
        if running is not None:
            with contextlib.suppress(OSError):
                running.kill()
            running.wait()
