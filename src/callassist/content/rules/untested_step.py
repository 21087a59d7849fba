"""No test call goes through a step."""

from callassist.content.draft import FlowDraft
from callassist.content.found import Said
from callassist.content.problem import Problem
from callassist.content.rule import Rule
from callassist.content.values import StepId
from callassist.language import notice

rule = Rule("X002", "I")


def untested(draft: FlowDraft, step: StepId) -> Problem:
    """Give the problem of a step that no test enters."""
    said = Said(
        notice("No test call goes through this step"),
        notice("Nobody notices when it stops working."),
        notice("Walk it once with: callassist play {flow} --record NAME", flow=draft.flow.id),
    )
    return rule.problem(draft.at(("steps", step), said, key=True))
