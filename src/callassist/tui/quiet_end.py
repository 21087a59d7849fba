"""An app that ends over a fault of its own without showing what callers said or supervisors typed."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from callassist.clock import Millis
from callassist.tui import mishap

if TYPE_CHECKING:
    from rich.console import RenderableType


class QuietEnd(App[int]):
    """Writes the fault down for whoever mends it; the command line has the words for everybody else."""

    mishap: Path | None = None
    """Where the fault of our own is told that ended the program, if one did and it could be written down."""

    @property
    @abstractmethod
    def faults_go_to(self) -> tuple[Path, Millis]:
        """The folder in which faults are written down, and the moment it is."""

    def _fatal_error(self) -> None:
        # In place of Textual's, which shows the values of variables to everybody who looks at the screen.
        error = self._exception
        if error is not None:
            self.mishap = mishap.keep(*self.faults_go_to, mishap.told(error))
        self._exit_renderables.append("")
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End over a fault that Textual met by itself, in as few words."""
        del renderables
        self._return_code = 1
        self._exit_renderables.append("")
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        # The command line has the words.
        self._exit_renderables.clear()
