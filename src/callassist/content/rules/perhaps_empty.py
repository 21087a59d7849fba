"""A line holds nothing but a condition: where it is not met there is nothing to say.

Bad::

    steps:
      first: {say: "{% if surname %}{{ caller.name }}您好。{% endif %}", return: true}

Good::

    steps:
      first: {say: "{% if surname %}{{ caller.name }}，{% endif %}您好。", return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.speaking import may_be_empty
from callassist.content.texts import said_in_flow
from callassist.language import notice

rule = Rule("T008", "W")
_HURTS = notice("The agent sees an empty card and has to think of something.")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look for lines that may be empty."""
    for path, text in said_in_flow(draft.flow):
        if "{%" in text and may_be_empty(text):
            said = Said(
                notice("Where the condition is not met, nothing is left of this line"),
                _HURTS,
                notice("Add an {word}, or words outside the condition.", word="{% else %}"),
            )
            yield draft.at(path, said)
