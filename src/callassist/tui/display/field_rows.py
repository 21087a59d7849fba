"""What is known and what is still to be asked, a line each."""

from __future__ import annotations

from rich.cells import cell_len

from callassist.language import Words
from callassist.text import one_line
from callassist.tui.display.spans import Block, Line, Span, line
from callassist.workflows.view import FieldLine, View


def field_rows(view: View, words: Words, editing: str = "") -> Block:
    """Give a line a field, those asked here marked, needed ones plain to see, then the promises made."""
    labels = max((cell_len(field.label) for field in view.fields), default=0)
    rows: list[Line] = [_row(field, words, labels, editing=editing) for field in view.fields]
    if view.promises:
        rows += [(), line((words("promised"), "label"))]
        rows += [line(promise.what, (f"  {promise.due}", "warn")) for promise in view.promises]
    if view.disposition:
        rows += [(), line((words("recorded as") + "  ", "label"), (view.disposition, "strong"))]
    if view.gaps:
        rows.append(line((words("gaps filed {count}", count=view.gaps), "dim")))
    return tuple(rows)


def _row(field: FieldLine, words: Words, labels: int, *, editing: str) -> Line:
    mark = "▸" if field.id == editing else "*" if field.is_asked_here and field.state == "open" else " "
    pad = " " * (labels - cell_len(field.label))
    head: Span = (f"{mark}{field.label}{pad}  ", "strong" if field.is_asked_here else "label")
    if field.draft.strip() and field.draft != field.value:
        # Typed and not written yet: after a crash nobody would think of it otherwise, least of all in a known field.
        return line(head, (one_line(field.draft) + " …", "dim" if field.id == editing else "warn"))
    if field.state == "declined":
        return line(head, (words("would rather not say"), "dim"))
    if field.state == "known":
        told = {"confirmed": words("read back"), "corrected": words("corrected")}.get(field.readback, "")
        return line(head, one_line(field.shown), *([(f"  {told}", "ok")] if told else []))
    if field.is_needed:
        return line(head, (words("[needed]"), "warn"))
    return line(head, (words("[to ask]"), "dim"))
