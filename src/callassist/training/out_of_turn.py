"""Questions that the script would not ask yet, or no more: a caller answers what was asked, not what a step expects."""

from __future__ import annotations

from callassist.content.values import FieldId, Step
from callassist.training.said_value import is_said
from callassist.training.speaking import has_opened
from callassist.training.stage import Stage
from callassist.training.state import Drill


def asked_elsewhere(drill: Drill, text: str, step: Step, stage: Stage) -> tuple[FieldId, ...]:
    """Give the fields that a line asks for though its step does not, as far as the caller knows them.

    None where the step's own question is asked too, and none that the step's own line names: the flow knows better what
    it means there. Saying a fact is reading it back, no question.
    """
    if not has_opened(drill):
        return ()
    asked = stage.asking.fields(text)
    if not asked or not set(asked).isdisjoint(step.record):
        return ()
    meant = frozenset(field for line in step.say for field in stage.asking.fields(line))
    facts, site = drill.cast.facts, stage.pack.site
    return tuple(
        field
        for field in asked
        if field not in meant
        and field in site.fields
        and facts.get(field)
        and not is_said(text, facts[field], field, site)
    )
