"""Open a seat: settings, words, journal, and everything joined."""

from __future__ import annotations

from pathlib import Path

import msgspec

from callassist.clock import SystemClock
from callassist.errors import WrongUse
from callassist.journal.resilient import ResilientJournal
from callassist.language import Lang
from callassist.settings import NAME, Settings, read_settings
from callassist.workflows.library import Library, packed
from callassist.workflows.seat import Agent, Seat


class OpenSeat(msgspec.Struct, frozen=True):
    """A seat with what its front end needs besides."""

    seat: Seat
    library: Library
    settings: Settings
    lang: Lang


def open_seat(root: Path, data: Path, lang: Lang, *, chose_lang: bool) -> OpenSeat:
    """Open the seat that keeps its data in a folder, in a language (the settings' own unless one was chosen).

    Raises:
        ContentError: there are no words to begin with.
    """
    settings = read_settings(data / NAME)
    if settings.lang is not None and not chose_lang:
        lang = settings.lang
    library = Library(root)
    pack = library.pack(lang)
    seat = Seat(pack, lambda: packed(pack), ResilientJournal(data), SystemClock())
    seat.agent = Agent(settings.agent, settings.badge)
    return OpenSeat(seat, library, settings, lang)


def begin(seat: Seat, flow: str) -> None:
    """Begin with a call in this flow, dialled if it is an outbound one; with none named the phone rings.

    Raises:
        WrongUse: the words have no flow for it.
    """
    found = seat.pack.flows.get(flow)
    outbound = found is not None and found.kind == "outbound"
    turn = seat.open(flow, direction="outbound" if outbound else "inbound") if flow else seat.begin_ringing()
    if turn.refusal is not None:
        raise WrongUse(turn.refusal)
