"""A test call in the file does not come out as it says. `callassist test` tells of each.

Either the words or the ways were changed on purpose: then change the test; or not: then the flow.
"""

from callassist.content.draft import FlowDraft
from callassist.content.found import Said
from callassist.content.problem import Problem
from callassist.content.rule import Rule
from callassist.language import Notice, notice

rule = Rule("X001", "E")


def failed(draft: FlowDraft, number: int, why: Notice) -> Problem:
    """Give the problem of a test, by its position in the file."""
    said = Said(
        notice("This test call fails: {why}", why=why),
        notice("Calls go another way than whoever wrote the test meant."),
        notice("Mend the flow; or the test, if the change is meant so."),
    )
    return rule.problem(draft.at(("tests", number, "name"), said))
