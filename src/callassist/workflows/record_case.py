"""A call that was walked → a test in the flow's own file, kept only if it holds there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from callassist.call.effects import Entered, Skipped
from callassist.content.edit_tests import with_case
from callassist.content.folder import files, read_raw
from callassist.content.loading import load_raw
from callassist.content.saving import save
from callassist.content.source import decode
from callassist.errors import WrongUse, why
from callassist.language import Lang, notice
from callassist.text import one_line
from callassist.workflows.run_cases import run_case
from callassist.workflows.walk import Walker

RECORDED = ("press", "enter", "wait", "see", "fill", "open", "back", "hang_up")
"""The verbs that a test may hold."""
_LONGEST = 200_000_000


def record_case(root: Path, lang: Lang, walker: Walker, name: str, actions: Sequence[tuple[str, str]]) -> Path:
    """Write the walked call into its flow's file as a test; give the file.

    Raises:
        WrongUse: something was done that tests have no word for, or the file cannot take it; nothing is written.
    """
    flow = walker.call.opened.flow
    strange = [verb for verb, _ in actions if verb not in RECORDED]
    if strange:
        raise WrongUse(
            notice("A test cannot hold “{verb}”; it may hold {verbs}.", verb=strange[0], verbs=", ".join(RECORDED))
        )
    raws = read_raw(root, files(root, lang))
    place = next((at for at, raw in enumerate(raws) if raw.file.kind == "flow" and raw.file.stem == flow), None)
    if place is None:
        raise WrongUse(notice("No content was found in {path}", path=root))
    raw = raws[place]
    source, _ = decode(raw.file.shown, raw.content, _LONGEST)
    play = [("press", "enter") if verb == "enter" else (verb, argument or "true") for verb, argument in actions]
    text = with_case(source.text, one_line(name), play, _expected(walker, flow))
    if text is None:
        raise WrongUse(notice("{path}: write the tests one below the other, each with a dash.", path=raw.file.shown))
    raws[place] = msgspec.structs.replace(raw, content=text.encode())
    pack = load_raw(lang, raws).content.pack("")
    case = pack.flows[flow].tests[-1] if pack is not None and flow in pack.flows and pack.flows[flow].tests else None
    if pack is None or case is None:
        raise WrongUse(notice("{path} has errors: mend them first.", path=raw.file.shown))
    faults = run_case(pack, pack.flows[flow], case).faults
    if faults:
        raise WrongUse(notice("This call would not hold as a test: {why}", why=faults[0]))
    try:
        save(raw.file.path, text)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be written: {why}", path=raw.file.path, why=why(error))) from error
    return raw.file.path


def _expected(walker: Walker, flow: str) -> dict[str, object]:
    walk = walker.call.walk
    found: dict[str, object] = {}
    if walk.has_returned:
        found["returned"] = True
    if walk.ended is not None and walk.ended.disposition:
        found["ended"] = walk.ended.disposition
    found["visited"] = tuple(
        one.step for one in walker.effects if isinstance(one, Entered | Skipped) and one.flow == flow
    )
    return found
