"""A field to choose from has no options, or a choice writes down something that is not among them."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.near import joined, nearest
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S011", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look at the fields of the site."""
    if content.site is None:
        return
    for name, field in content.site.site.fields.items():
        if field.type == "choice" and not field.options:
            said = Said(
                notice('The field "{name}" has nothing to choose from', name=name),
                notice("The agent could not write anything down there."),
                notice('Add "options: […]", or choose another type.'),
            )
            yield content.site.at(("fields", name), said, key=True)


@rule.each_flow
def check_sets(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Look at what the choices of a flow write down."""
    if content.site is None:
        return
    fields = content.site.site.fields
    for step in draft.flow.steps.values():
        for position, choice in enumerate(step.choices):
            for name, value in choice.sets.items():
                options = fields[name].options if name in fields else ()
                if options and value not in options:
                    near = nearest(value, options)
                    said = Said(
                        notice('"{value}" does not fit "{key}"; is it "{near}"?', value=value, key=name, near=near)
                        if near
                        else notice('"{value}" does not fit "{key}"', value=value, key=name),
                        notice("What the caller says could not be written down."),
                        notice("Possible are {names}.", names=joined(options)),
                    )
                    yield draft.at(("steps", step.id, "choices", position, "set", name), said)
