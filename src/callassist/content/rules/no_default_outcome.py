"""A flow ends with the outcome noted on the way, but the site file does not say what holds if none was noted."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.references import OUTCOME
from callassist.content.rule import Rule
from callassist.content.values import Flow
from callassist.language import notice

rule = Rule("G016", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look for such ends while the site names no default."""
    if content.site is None or content.site.site.default_outcome:
        return
    for path in _ends(draft.flow):
        said = Said(
            notice("It is not said how the call ends if no outcome was noted"),
            notice("The call could not be closed."),
            notice('Add "default_outcome: …" to site.yaml.'),
        )
        yield draft.at(path, said)


def _ends(flow: Flow) -> Iterator[Path]:
    for step in flow.steps.values():
        if step.end == OUTCOME:
            yield ("steps", step.id, "end")
        for position, choice in enumerate(step.choices):
            if choice.end == OUTCOME:
                yield ("steps", step.id, "choices", position, "end")
