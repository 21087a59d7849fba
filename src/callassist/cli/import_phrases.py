"""`callassist import`: the phrases of a spreadsheet beside the phrasebook, on stdout; `--write` adds the new ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.cli.import_table import shown
from callassist.content.report import as_json, as_text
from callassist.language import Words, marked, notice
from callassist.paths import content_root
from callassist.text import safe_json
from callassist.workflows.grow_books import save_all
from callassist.workflows.import_phrases import Plan, Wishes, plan_import
from callassist.workflows.weigh_proposals import Verdict


@click.command(
    "import",
    help=marked("Add the phrases of a spreadsheet (.xlsx, .csv) to the phrasebook; without --write, only show."),
)
@click.argument("what", type=click.Choice(["phrases"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "theme", metavar="THEME", default="", help=marked("The theme that they go to; new or not."))
@click.option("--sheet", metavar="NAME", default="", help=marked("The sheet, if there are several."))
@click.option(
    "--columns",
    metavar="phrase=A,reply=B,…",
    default="",
    help=marked("Columns by letter or heading: phrase, reply, harm, variants, situations, id."),
)
@click.option("--harm", metavar="TEXT", default="", help=marked("What callers hear, for rows that do not say it."))
@click.option(
    "--as-new",
    metavar="CELLS",
    default="",
    help=marked("Phrases that are new though they look like known ones, such as B4,B7; or all."),
)
@click.option("--merge", is_flag=True, help=marked("Add variants to phrases that are there already."))
@click.option("--write", is_flag=True, help=marked("Write the phrasebook; the file before is kept beside it."))
@click.option("--json", "as_json_", is_flag=True, help=marked("One object with all of it."))
@click.pass_context
def command(
    context: click.Context,
    what: str,  # noqa: ARG001 - there is one thing to import so far
    file: Path,
    theme: str,
    sheet: str,
    columns: str,
    harm: str,
    as_new: str,
    *,
    merge: bool,
    write: bool,
    as_json_: bool,
) -> int:
    """Show what an import would do, and do it if asked to."""
    given = options.of(context)
    root = content_root(given.site)
    cells = tuple(one if one.lower() != "all" else "all" for one in re.split(r"[,，\s]+", as_new.strip()) if one)
    wishes = Wishes(
        theme=theme, sheet=sheet, columns=columns, harm=harm.strip(), merge=merge,
        as_new=tuple(one if one == "all" else one.upper() for one in cells),
    )  # fmt: skip
    plan = plan_import(root, given.lang, file, wishes)
    written = save_all(plan.changes) if write and plan.is_sound else []
    if as_json_:
        output.line(_as_json(plan, written, given.words))
    else:
        for line in shown(plan, file.name, given.words, merge=merge):
            output.line(line)
        _end(plan, root, written, given.words, write=write)
    if not plan.is_sound or any(one.state == "unusable" for one in plan.verdicts):
        return diagnostics.FOUND
    return diagnostics.FINE


def _end(plan: Plan, root: Path, written: list[Path], words: Words, *, write: bool) -> None:
    """Say what the check says, and what was written."""
    for block in as_text(plan.problems, words, lambda path: diagnostics.seen_from_here(root, path)):
        diagnostics.line(block)
    if not plan.is_sound:
        diagnostics.say(words, notice("With these phrases the check finds errors: nothing was written."))
    elif written:
        for path in written:
            is_new = plan.is_new and path == plan.file.path
            said = (
                marked("Written: {path}")
                if is_new
                else marked("Written: {path}; the file as it was is kept beside it.")
            )
            output.line(words(said, path=path))
    elif write:
        output.line(words("There is nothing to write."))
    elif plan.changes:
        output.line(words("Nothing is written yet; --write does it."))


def _as_json(plan: Plan, written: list[Path], words: Words) -> str:
    told = {
        "sheet": plan.sheet.title,
        "other_sheets": plan.sheet.others,
        "encoding": plan.sheet.encoding,
        "delimiter": plan.sheet.delimiter,
        "header": plan.columns.header,
        "columns": dict(plan.columns.of),
        "theme": plan.theme,
        "file": plan.file.shown,
        "is_new": plan.is_new,
        "phrases": [_row(one, plan.ids, words) for one in plan.verdicts],
        "problems": json.loads(as_json(plan.problems, words)),
        "written": [str(path) for path in written],
    }
    return safe_json(msgspec.json.encode(told).decode())


def _row(one: Verdict, ids: dict[str, str], words: Words) -> dict[str, object]:
    cell = one.proposal.cell.name
    return {
        "cell": cell,
        "state": one.state,
        "phrase": one.proposal.phrase,
        "id": ids.get(cell, ""),
        "other": one.other,
        "score": one.score,
        "matched": one.matched,
        "more_variants": one.more,
        "why": words.of(one.why) if one.why else "",
    }
