"""Everything that can happen with a sheet, as it is written down. The work on a sheet is exactly the replay of its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from callassist.clock import Millis
from callassist.errors import JournalError
from callassist.training.fault_grading import FaultsResult, Marked
from callassist.training.fault_sheet import FaultKind, Sheet


class FaultEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is"):
    """Something that happened with one sheet at one moment."""

    at: Millis


class SheetBegun(FaultEvent, frozen=True, tag="sheet-begun"):
    """A sheet is taken: who works on it, on which words; the sheet itself, so that it stays what it is."""

    sheet_id: str
    trainee: str
    sheet: Sheet
    course: str
    scorecard: str
    group: str = ""
    offset: int = 0
    exam: str = ""


class LineMarked(FaultEvent, frozen=True, tag="line-marked"):
    """A line is marked as faulty, or its kind is named; marked again, the kind is another."""

    line: int
    kind: FaultKind | Literal[""] = ""


class LineUnmarked(FaultEvent, frozen=True, tag="line-unmarked"):
    """A mark is taken back; what was rewritten there is kept."""

    line: int


class LineRewritten(FaultEvent, frozen=True, tag="line-rewritten"):
    """A marked line as it should have been said."""

    line: int
    text: str


class SheetFinished(FaultEvent, frozen=True, tag="sheet-finished"):
    """The trainee is done: the result by the rules of that day."""

    result: FaultsResult


Event = SheetBegun | LineMarked | LineUnmarked | LineRewritten | SheetFinished

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class Work(msgspec.Struct, frozen=True):
    """Where the work on a sheet stands; `kept` are rewrites of lines that are not marked any more."""

    begun: SheetBegun
    marks: Mapping[int, Marked] = msgspec.field(default_factory=dict)
    kept: Mapping[int, str] = msgspec.field(default_factory=dict)
    result: FaultsResult | None = None

    @property
    def sheet(self) -> Sheet:
        """Give the sheet."""
        return self.begun.sheet


def after(work: Work, event: Event) -> Work:
    """Give the work after an event; what does not fit changes nothing."""
    if work.result is not None:
        return work
    match event:
        case LineMarked() if _is_ours(work, event.line):
            old = work.marks.get(event.line, Marked(rewrite=work.kept.get(event.line, "")))
            return replace(work, marks={**work.marks, event.line: replace(old, kind=event.kind or old.kind)})
        case LineUnmarked() if event.line in work.marks:
            marks = {line: one for line, one in work.marks.items() if line != event.line}
            return replace(work, marks=marks, kept={**work.kept, event.line: work.marks[event.line].rewrite})
        case LineRewritten() if _is_ours(work, event.line):
            old = work.marks.get(event.line, Marked())
            return replace(work, marks={**work.marks, event.line: replace(old, rewrite=event.text.strip())})
        case SheetFinished():
            return replace(work, result=event.result)
        case _:
            return work


def replayed(events: Iterable[Event]) -> Work | None:
    """Give the work that these events come to; None when the first is no beginning."""
    found: Work | None = None
    for event in events:
        if isinstance(event, SheetBegun):
            found = found or Work(event)
        elif found is not None:
            found = after(found, event)
    return found


def written(event: Event) -> bytes:
    """Give the event as it is stored."""
    return msgspec.json.encode(event)


def read(body: bytes) -> Event:
    """Give back a stored event; JournalError when it is none of ours."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"not an event of a sheet of faults: {error}"
        raise JournalError(msg) from error


def _is_ours(work: Work, line: int) -> bool:
    return 0 <= line < len(work.sheet.lines) and work.sheet.lines[line].is_ours
