"""The flow that calls begin with is not there: a call that comes in, is dialled or keeps a promise finds no first line."""

from collections.abc import Iterator

import msgspec

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.problem import TOP
from callassist.content.rule import Rule
from callassist.content.values import Site
from callassist.language import notice

rule = Rule("G017", "W")
_HURTS = {
    "inbound": notice("The phone rings, and there is no line to answer it with."),
    "outbound": notice("Nothing can be dialled unless a flow is chosen first."),
    "callback": notice("A promise cannot be kept from the list of promises."),
}


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look for the flows that nobody has to name: a name of the site's own that means nothing is another rule's."""
    if content.site is None:
        return
    usual = {field.name: field.default for field in msgspec.structs.fields(Site)}
    for key, hurts in _HURTS.items():
        name = getattr(content.site.site, key)
        if name == usual[key] and name not in content.flow_ids:
            said = Said(
                notice('There is no flow "{name}" for calls to begin with', name=name),
                hurts,
                notice('Add the flow, or name another in the site file: "{key}: …".', key=key),
            )
            yield Found(content.site.source, TOP, said)
