"""A flow's id must be its file's name, so that people and files agree on what is meant."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S006", "E")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:  # noqa: ARG001 - one shape for all rules
    """Compare the two."""
    stem = draft.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if draft.flow.id != stem:
        said = Said(
            notice('The id is "{id}", the file\'s name is "{stem}"', id=draft.flow.id, stem=stem),
            notice("Other flows would look for the wrong name."),
            notice('Write "id: {stem}", or rename the file.', stem=stem),
        )
        yield draft.at(("id",), said)
