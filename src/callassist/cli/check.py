"""`callassist check`: the problems of content on stdout, exit 1 if there are any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.content.problem import Problem
from callassist.content.report import as_github, as_json, as_text
from callassist.language import Notice, marked, notice
from callassist.paths import content_root
from callassist.workflows.check_content import Report, check_content


@click.command("check", help=marked("Check content files; without PATH, all content of the site."))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "layout", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True, help=marked("Warnings count as errors."))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], layout: str, *, strict: bool) -> int:
    """Check content files; without PATH, all content of the site."""
    given = options.of(context)
    words = given.words
    reports = check_content(content_root(given.site), paths, given.lang)
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
