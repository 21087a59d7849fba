"""A flow ends with the outcome noted on the way, but the site file does not say what holds if none was noted."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.references import OUTCOME
from callassist.content.rule import Rule
from callassist.content.values import Flow
from callassist.language import notice

rule = Rule("G016", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for such ends while the site names no default: where that is mended, and once."""
    if content.site is None or content.site.site.default_outcome:
        return
    if any(_ends(draft.flow) for draft in content.flows):
        said = Said(
            notice("It is not said how the call ends if no outcome was noted"),
            notice("The call could not be closed."),
            notice('Add "default_outcome: …" to site.yaml.'),
        )
        yield content.site.at(("dispositions",), said, key=True)


def _ends(flow: Flow) -> bool:
    """Say whether a flow ends with the outcome noted on the way."""
    return any(OUTCOME in {step.end, *(choice.end for choice in step.choices)} for step in flow.steps.values())
