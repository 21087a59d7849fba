"""`callassist test`: the golden calls inside the flow files."""

from __future__ import annotations

from pathlib import Path

import click

from callassist.cli import diagnostics, options, output
from callassist.content.folder import files
from callassist.content.near import nearest
from callassist.content.values import Pack
from callassist.errors import UnknownName, WrongUse
from callassist.language import LANGS, Lang, Words, marked, notice
from callassist.paths import content_root
from callassist.workflows.coverage import Covered
from callassist.workflows.coverage import coverage as covered
from callassist.workflows.load_pack import load_pack
from callassist.workflows.run_cases import run_cases


@click.command(
    "test",
    help=marked("Run the tests inside the flow files: of FLOWS (ids or files), or of all of them in both languages."),
)
@click.argument("flows", nargs=-1)
@click.option(
    "--coverage", is_flag=True, help=marked("Name the steps that no test enters and the keys that none presses.")
)
@click.pass_context
def command(context: click.Context, flows: tuple[str, ...], *, coverage: bool) -> int:
    """Run the tests inside the flow files: of FLOWS (ids or files), or of all of them in both languages."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    named = frozenset(Path(flow).stem if flow.endswith(".yaml") else flow for flow in flows)
    langs = [given.lang] if given.named_lang else [lang for lang in LANGS if files(root, lang)]
    failed = total = 0
    for pack in _packs(root, langs, named):
        verdicts = []
        for verdict in run_cases(pack, named):
            total += 1
            verdicts.append(verdict)
            if verdict.faults:
                failed += 1
                output.line(f"{verdict.path}:{verdict.line}: {verdict.case}")
                for fault in verdict.faults:
                    output.line(f"    {words.of(fault)}")
        if coverage:
            _show_coverage(covered(pack, verdicts, named), words)
    output.line(words("{total} tests, {failed} failed", total=total, failed=failed))
    return diagnostics.FOUND if failed else diagnostics.FINE


def _show_coverage(found: list[Covered], words: Words) -> None:
    for one in found:
        if one.missed_steps:
            output.line(words("{path}: never entered: {steps}", path=one.flow.path, steps=", ".join(one.missed_steps)))
        if one.missed_answers:
            keys = ", ".join(f"{step}/{key}" for step, key in one.missed_answers)
            output.line(words("{path}: never pressed: {keys}", path=one.flow.path, keys=keys))
    steps, answers = sum(one.steps for one in found), sum(one.answers for one in found)
    output.line(
        words(
            "entered: {steps_in} of {steps} steps; pressed: {answers_in} of {answers} keys",
            steps_in=steps - sum(len(one.missed_steps) for one in found),
            steps=steps,
            answers_in=answers - sum(len(one.missed_answers) for one in found),
            answers=answers,
        )
    )


def _packs(root: Path, langs: list[Lang], named: frozenset[str]) -> list[Pack]:
    """Give the words of these languages; each flow named must be in one of them."""
    if not langs:
        raise WrongUse(notice("No content was found in {path}", path=root))
    packs = [load_pack(root, lang)[0] for lang in langs]
    for name in sorted(named):
        if not any(name in pack.flows for pack in packs):
            raise UnknownName("flow", name, [nearest(name, packs[0].flows)])
    return packs
