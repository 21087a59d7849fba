"""`callassist check`: the problems of content on stdout, exit 1 if there are any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.cli.chosen import Globals
from callassist.content.problem import Problem
from callassist.content.report import as_github, as_json, as_text
from callassist.language import Notice, marked, notice
from callassist.paths import content_root
from callassist.workflows.check_content import Report, check_content

_ROUNDS = 5
"""A file with a trap in its first line may hide as many more."""


@click.command("check", help=marked("Check content files; without PATH, all content of the site."))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "layout", type=click.Choice(["text", "json", "github"]), default="text")
@click.option(
    "--fix",
    is_flag=True,
    help=marked("Mend what is beyond doubt, show it, and keep the file before beside the new one."),
)
@click.option("--strict", is_flag=True, help=marked("Warnings count as errors."))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], layout: str, *, fix: bool, strict: bool) -> int:
    """Check content files; without PATH, all content of the site."""
    given = options.of(context)
    words = given.words
    root = content_root(given.site)
    reports = check_content(root, paths, given.lang)
    if fix:
        reports = _mended(root, paths, given, reports)
    found = [_seen(report, problem) for report in reports for problem in report.problems]
    if layout == "json":
        output.line(as_json(found, words))
    elif layout == "github":
        for text in as_github(found, words):
            output.line(text)
    else:
        for text in as_text(found, words):
            output.line(text)
        output.line(words.of(_sum(reports, found)))
    counts = {"E", "W"} if strict else {"E"}
    return diagnostics.FOUND if any(problem.severity in counts for problem in found) else diagnostics.FINE


def _mended(root: Path, paths: tuple[Path, ...], given: Globals, reports: list[Report]) -> list[Report]:
    """Mend, show what was changed, and check again: behind a mistake another may have been waiting."""
    from callassist.workflows.fix_content import mend, write  # noqa: PLC0415 - only where it is asked for

    for _ in range(_ROUNDS):
        changed = mend(reports)
        if not changed:
            break
        for one in changed:
            for line in one.difference:
                diagnostics.line(line)
            if one.lost_mark:
                diagnostics.line(given.words("{path}: the byte-order mark is gone", path=one.shown))
        write(changed)
        reports = check_content(root, paths, given.lang)
    return reports


def _seen(report: Report, problem: Problem) -> Problem:
    """Give the problem with its path as seen from where the command runs."""
    return replace(problem, path=diagnostics.seen_from_here(report.root, problem.path))


def _sum(reports: list[Report], found: list[Problem]) -> Notice:
    errors = sum(problem.severity == "E" for problem in found)
    return notice(
        "{files} files: {errors} errors, {others} warnings and notes",
        files=sum(report.files for report in reports),
        errors=errors,
        others=len(found) - errors,
    )
