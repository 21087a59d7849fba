"""A list to choose from, its rows read as words; a page up or down in a window without room for a row is no fault."""

from __future__ import annotations

from textual._widget_navigation import Direction
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choices(OptionList):
    """Textual's list, which counts rows that were never laid out."""

    def __init__(self, *content: Option, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(*content, id=id, markup=False)

    def _move_page(self, direction: Direction) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)
