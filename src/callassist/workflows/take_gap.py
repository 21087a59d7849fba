"""A gap becomes words of the scripts: a further wording, a courtesy line or a note, checked before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from callassist.clock import Millis, local, seat_offset
from callassist.content.edit_courtesy import new_courtesy, with_occasion
from callassist.content.edit_flow import with_comment, with_wording
from callassist.content.folder import File, Raw, files, read_raw
from callassist.content.loading import load_raw
from callassist.content.problem import Problem
from callassist.content.saving import save
from callassist.content.taken_gaps import TakenGap, note_taken
from callassist.content.values import Occasion, Reply
from callassist.errors import WrongUse, why
from callassist.language import Words, notice
from callassist.text import one_line
from callassist.workflows.gaps import Gap
from callassist.workflows.proven import proven

As = Literal["say", "phrase", "note"]
"""What a gap becomes: a further wording of its step, a courtesy line that is found from anywhere, or a comment."""

COURTESY = "from-agents"
"""The courtesy file that keeps agents' own words."""
_BOM = "\ufeff"
_HIDDEN = "\ufffd"


class Taking(msgspec.Struct, frozen=True):
    """What was done: the file that was changed, and what the check says of it now that it did not say before."""

    path: Path
    remarks: tuple[Problem, ...]


def take_gap(root: Path, gap: Gap, as_: As, by: str, now: Millis) -> Taking:
    """Put a gap's words into the content of a site and remember that they were taken.

    Raises:
        WrongUse: it was taken before, its place is not in this content, or the content would have new errors.
    """
    if gap.taken is not None:
        raise WrongUse(notice("{id} was taken already, by {by} on {at}.", id=gap.id, by=gap.taken.by, at=gap.taken.at))
    raws = read_raw(root, files(root, gap.lang))
    raw = _file(root, gap, raws, as_)
    after = msgspec.structs.replace(raw, content=_changed(raw, gap, as_).encode())
    remarks = _remarks(gap, raws, after)
    _save(after)
    when = f"{local(now, seat_offset(now)):%Y-%m-%d %H:%M}"
    note_taken(root, TakenGap(gap.id, one_line(by), when, as_, raw.file.shown, gap.step))
    return Taking(raw.file.path, remarks)


def _file(root: Path, gap: Gap, raws: list[Raw], as_: As) -> Raw:
    """Give the file that the words go into, as it is now; a courtesy file may be yet to come."""
    shown = f"phrasebook/{gap.lang}/{COURTESY}.yaml" if as_ == "phrase" else f"scripts/{gap.lang}/{gap.flow}.yaml"
    found = next((raw for raw in raws if raw.file.shown == shown and raw.file.kind != "site"), None)
    if found is None and as_ == "phrase":
        words = Words(gap.lang)
        empty = new_courtesy(COURTESY, words("Agents' own words"))
        return Raw(File(root / shown, shown, "phrasebook"), empty.encode())
    if found is None:
        raise WrongUse(notice("There is no file {path} to put it into.", path=shown))
    if found.refused:
        raise WrongUse(notice("{path} cannot be read.", path=shown))
    return found


def _changed(raw: Raw, gap: Gap, as_: As) -> str:
    """Give the file's text with the gap's words in it, a mark before its first character kept."""
    words = one_line(gap.text.replace(_HIDDEN, ""))
    try:
        text = raw.content.decode()
    except UnicodeDecodeError as error:
        raise WrongUse(notice("{path} cannot be read: {why}", path=raw.file.shown, why=why(error))) from error
    mark = _BOM if text.startswith(_BOM) else ""
    if not words:
        raise WrongUse(notice("{id} holds no words.", id=gap.id))
    changed = _EDITS[as_](text.removeprefix(_BOM), gap, words)
    if changed is None:
        raise WrongUse(
            notice("{path} cannot be changed at {step} without touching the rest: put the words in by hand.",
                   path=raw.file.shown, step=gap.step or "–")
        )  # fmt: skip
    return mark + changed


def _credit(gap: Gap) -> str:
    """Give who raised it and when, in the language of the file."""
    words = Words(gap.lang)
    agent = gap.agent.replace(_HIDDEN, "").strip() or words("an agent")
    return words("raised by {agent}, {date}", agent=agent, date=f"{local(gap.at, gap.offset):%Y-%m-%d}")


def _say(text: str, gap: Gap, said: str) -> str | None:
    return with_wording(text, gap.step, said, _credit(gap))


def _note(text: str, gap: Gap, said: str) -> str | None:
    words = Words(gap.lang)
    return with_comment(text, gap.step, words("{credit}: {text}", credit=_credit(gap), text=said))


def _phrase(text: str, gap: Gap, said: str) -> str | None:
    title = gap.step_title or gap.flow_title or gap.flow or said
    occasion = Occasion(id=f"gap-{gap.id}", title=title, when=gap.flow_title, lines=(Reply(say=said),))
    return with_occasion(text, occasion, _credit(gap))


_EDITS: dict[As, Callable[[str, Gap, str], str | None]] = {"say": _say, "note": _note, "phrase": _phrase}


def _remarks(gap: Gap, raws: list[Raw], after: Raw) -> tuple[Problem, ...]:
    """Give what the check says of the changed file and did not say before; WrongUse if that is an error."""
    changed = [after if raw.file.shown == after.file.shown else raw for raw in raws]
    if not any(raw.file.shown == after.file.shown for raw in raws):
        changed.append(after)
    before = Counter((one.path, one.code) for one in load_raw(gap.lang, raws, proven).problems)
    found = load_raw(gap.lang, changed, proven).problems
    now = Counter((one.path, one.code) for one in found)
    new = tuple(one for one in found if now[one.path, one.code] > before[one.path, one.code])
    worse = next((one for one in new if one.severity == "E"), None)
    if worse is not None:
        raise WrongUse(notice("Nothing was changed, the content would not be sound: {why}", why=worse.message))
    return new


def _save(raw: Raw) -> None:
    path = raw.file.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, raw.content.decode())
    except OSError as error:
        raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=why(error))) from error
