"""`callassist replay`: recorded calls on a draft, as a table or as JSON; exit 1 if one of them would break."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.clock import SystemClock, local
from callassist.content.folder import files
from callassist.content.report import width
from callassist.content.values import Pack
from callassist.errors import WrongUse
from callassist.language import LANGS, Lang, Words, marked, notice
from callassist.paths import content_root, data_dir
from callassist.text import one_line, safe_json
from callassist.workflows.load_pack import load_pack
from callassist.workflows.recorded import recorded
from callassist.workflows.replay_calls import Fate, Replayed, replay_calls
from callassist.workflows.replay_sum import ReplaySum
from callassist.workflows.since import since
from callassist.workflows.troubles_of_a_draft import Kind, Trouble

_KINDS: dict[Kind, str] = {
    "flow-gone": marked("flow gone"),
    "step-gone": marked("step gone"),
    "key-gone": marked("key gone"),
    "key-changed": marked("key means something else"),
    "asks-more": marked("a new step wants an answer"),
    "elsewhere": marked("leads elsewhere"),
    "needs-more": marked("the record needs more"),
    "field-gone": marked("field lost: it is gone"),
    "field-unasked": marked("field lost: nobody asks for it"),
    "other-outcome": marked("another outcome"),
    "other-promise": marked("another promise"),
    "more-keys": marked("more keys"),
    "fewer-keys": marked("fewer keys"),
}
_FATES: dict[Fate, str] = {
    "walked": marked("{count} calls were walked on the draft."),
    "same": marked("{count} calls ran on the very words of the draft."),
    "not-in-draft": marked("{count} calls are in a language that the draft has no words for."),
    "no-words": marked("{count} calls cannot be compared: the words they ran on were not kept."),
    "unreadable": marked("{count} calls cannot be read."),
}


@click.command(
    "replay",
    help=marked(
        "Walk recorded calls through a draft (a folder with scripts/ and phrasebook/; without DRAFT, the site's)."
    ),
)
@click.argument("draft", required=False, type=click.Path(path_type=Path))
@click.option("--since", "begin", metavar="DATE", default="", help=marked("Calls from then on: 2026-11-01, or 7d."))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a call that would differ, then the sums."))
@click.pass_context
def command(context: click.Context, draft: Path | None, begin: str, *, as_json: bool) -> int:
    """Walk recorded calls through a draft."""
    given = options.of(context)
    root = draft if draft is not None else content_root(given.site)
    start = since(begin, SystemClock().now())
    drafts = _drafts(root, (given.lang,) if given.named_lang else LANGS)
    total = ReplaySum()
    with recorded(data_dir()) as record:
        for call in replay_calls(record, drafts, start, frozenset((given.lang,) if given.named_lang else LANGS)):
            total.add(call)
            if as_json and call.troubles:
                output.line(_json(_call(call)))
    if as_json:
        output.line(_json(_sums(total)))
    else:
        for text in _table(total, given.words, drafts.values()):
            output.line(text)
    return diagnostics.FOUND if total.broken else diagnostics.FINE


def _drafts(root: Path, langs: Iterable[Lang]) -> dict[Lang, Pack]:
    """Give the draft's words in these languages, as far as it has any."""
    found = {lang: load_pack(root, lang)[0] for lang in langs if files(root, lang)}
    if not found:
        raise WrongUse(notice("No content was found in {path}", path=root))
    return found


def _table(total: ReplaySum, words: Words, packs: Iterable[Pack]) -> Iterable[str]:
    for fate, text in _FATES.items():
        if total.fates[fate] or fate == "walked":
            yield words(text, count=total.fates[fate])
    yield words("{count} of them would break.", count=total.broken) if total.broken else words("None would break.")
    titles = {name: flow.title for pack in reversed(list(packs)) for name, flow in pack.flows.items()}
    rows = [
        (one_line(f"{flow} {titles.get(flow, '')}"), words(_KINDS[kind]), str(count))
        for flow, kind, count in total.counts
    ]
    if rows:
        yield ""
        yield from _aligned([(words("flow"), words("trouble"), words("calls")), *rows])
        yield ""
        yield words("Single calls:")
    for call, trouble in total.examples:
        when = f"{local(call.at, call.offset):%Y-%m-%d %H:%M}"
        parts = (when, one_line(call.call_id)[:8], call.number, *_said(trouble, words))
        yield "  ".join(part for part in map(one_line, parts) if part)


def _aligned(rows: list[tuple[str, ...]]) -> Iterable[str]:
    """Give rows with their columns under each other; a Chinese character is two columns wide."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()


def _said(trouble: Trouble, words: Words) -> list[str]:
    """Give a trouble in words: the place, the key and its label then, and what is otherwise."""
    place = "/".join(part for part in (trouble.flow, trouble.step) if part)
    pressed = " ".join((trouble.key, f"“{trouble.label}”" if trouble.label else "")).strip()
    parts = [place, pressed, words(_KINDS[trouble.kind])]
    if trouble.then or trouble.now:
        parts.append(words("then {then}, now {now}", then=trouble.then or "–", now=trouble.now or "–"))
    return parts


def _call(call: Replayed) -> dict[str, object]:
    return {
        "call": call.call_id,
        "at": local(call.at, call.offset).isoformat(timespec="seconds"),
        "lang": call.lang,
        "flow": call.flow,
        "number": call.number,
        "breaks": call.breaks,
        "troubles": [msgspec.to_builtins(trouble) for trouble in call.troubles],
    }


def _sums(total: ReplaySum) -> dict[str, object]:
    fates = {fate.replace("-", "_"): total.fates[fate] for fate in _FATES}
    counts = [{"flow": flow, "kind": kind, "calls": count} for flow, kind, count in total.counts]
    return {"calls": sum(fates.values()), **fates, "broken": total.broken, "counts": counts}


def _json(value: dict[str, object]) -> str:
    return safe_json(msgspec.json.encode(value).decode())
