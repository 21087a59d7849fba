"""Sheets to find faults in, from the words in use, and what comes of them: for screens, line mode and exams."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.content.values import FlowId
from callassist.errors import UnknownName, WrongUse
from callassist.language import notice
from callassist.training import fault_grading
from callassist.training.fault_grading import FaultsResult, Marked
from callassist.training.fault_sheet import Sheet
from callassist.training.faults import sheet_of
from callassist.training.stage import Stage
from callassist.training.state import Drill
from callassist.workflows.fill_in import Filler


def sheet_for(stage: Stage, flow: FlowId, seed: int) -> Sheet:
    """Give the sheet of a flow and a seed: the same for everybody with these words.

    Raises:
        UnknownName: there is no such flow.
        WrongUse: no caller brings a call about this flow to an end, or nothing can go wrong in it.
    """
    if flow not in stage.pack.flows:
        raise UnknownName("flow", flow)

    def fill(drill: Drill, source: str) -> str:
        return Filler(drill.call, stage.pack, drill.last_at).line(source)

    sheet = sheet_of(stage, flow, seed, fill)
    if sheet is None or not sheet.faults:
        raise WrongUse(notice("There is no call to find faults in about “{flow}”.", flow=stage.pack.flows[flow].title))
    return sheet


def graded(sheet: Sheet, marks: Mapping[int, Marked], stage: Stage) -> FaultsResult:
    """Give what the marks on a sheet come to, in percent and line by line; lines count from 0."""
    return fault_grading.graded(sheet, marks, stage.ear, stage.pack.site)
