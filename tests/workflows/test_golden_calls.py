"""The golden calls that live in the flow files hold, in both languages."""

from __future__ import annotations

import pytest
from tests.packs import flows_so_far, shipped, so_far

from callassist.language import Lang
from callassist.workflows.run_cases import run_case, run_cases


@pytest.mark.parametrize(("lang", "flow"), flows_so_far(), ids=lambda part: part)
def test_every_golden_call_of_a_flow_holds(lang: Lang, flow: str) -> None:
    pack = so_far(lang)
    found = pack.flows[flow]
    faults = [
        f"{found.path}:{case.line} {case.name}: {fault.plain()}"
        for case in found.tests
        for fault in run_case(pack, found, case).faults
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("lang", "flow"), flows_so_far(), ids=lambda part: part)
def test_every_flow_has_a_golden_call(lang: Lang, flow: str) -> None:
    assert so_far(lang).flows[flow].tests


def test_the_cases_of_one_flow_can_be_run_alone() -> None:
    verdicts = list(run_cases(shipped("zh"), frozenset({"hold"})))
    assert {verdict.flow for verdict in verdicts} == {"hold"}
    assert len(verdicts) == len(shipped("zh").flows["hold"].tests)
    assert ("hold", "waiting") in verdicts[0].entered
