"""A gap stands where nothing is filled in: titles, key words, tone, what callers say, what a promise is about.

Bad::

    steps:
      first: {say: 您好, tone: "慢一点，{{ caller.name }}在着急", return: true}

Good::

    steps:
      first: {say: 您好, tone: 慢一点，对方在着急, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.texts import plain_in_callers
from callassist.content.training_values import Callers
from callassist.content.values import Flow
from callassist.language import notice
from callassist.template import first_gap, has_gaps

rule = Rule("T005", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Look for braces in plain texts."""
    for path, text in _plain_texts(draft.flow):
        if has_gaps(text):
            said = Said(
                notice("Nothing is filled in here"),
                notice("The agent would see the raw braces."),
                notice("Say it without braces; gaps belong into say, do, a timer's say and labels."),
            )
            yield draft.within(path, first_gap(text), 2, said)


@rule.whole
def check_callers(content: Content) -> Iterator[Found]:
    """Look for braces where callers of drills say what stands there."""
    for draft in content.trainings:
        if isinstance(draft.part, Callers):
            for path, text in plain_in_callers(draft.part):
                if has_gaps(text):
                    said = Said(
                        notice("Nothing is filled in here"),
                        notice("In a drill the caller would say the raw braces."),
                        notice("Say it without braces; gaps belong into opening and tells."),
                    )
                    yield draft.within(path, first_gap(text), 2, said)


def _plain_texts(flow: Flow) -> Iterator[tuple[Path, str]]:
    yield ("title",), flow.title
    yield ("when",), flow.when
    for step in flow.steps.values():
        path: Path = ("steps", step.id)
        yield (*path, "title"), step.title
        yield (*path, "tone"), step.tone
        for position, word in enumerate(step.keywords):
            yield (*path, "keywords", position), word
        if step.promise is not None:
            yield (*path, "promise", "what"), step.promise.what
        for number, choice in enumerate(step.choices):
            for position, line in enumerate(choice.caller):
                yield (*path, "choices", number, "caller", position), line
