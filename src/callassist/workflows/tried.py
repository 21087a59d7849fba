"""The test calls of all flows, run as part of a check."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.problem import Problem
from callassist.content.rules.failed_test import failed
from callassist.content.rules.untested_step import untested
from callassist.workflows.coverage import coverage
from callassist.workflows.run_cases import run_cases


def tried(content: Content) -> Iterator[Problem]:
    """Give the tests that fail; where all hold, the steps that none goes through, of flows that have tests."""
    pack = content.pack("")
    if pack is None:
        return
    drafts = {draft.flow.id: draft for draft in content.flows}
    verdicts = list(run_cases(pack))
    broken = False
    for flow, draft in drafts.items():
        mine = [verdict for verdict in verdicts if verdict.flow == flow]
        for number, verdict in enumerate(mine):
            for fault in verdict.faults[:1]:
                broken = True
                yield failed(draft, number, fault)
    if not broken:
        for one in coverage(pack, verdicts):
            if one.flow.tests:
                for step in one.missed_steps:
                    yield untested(drafts[one.flow.id], step)
