"""What every dialog is: a screen over the screen that gives one answer, however often it is asked to."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog; Enter pressed twice, or Enter and Esc at once, leave it once and take nothing else along."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave, if that has not been done already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
