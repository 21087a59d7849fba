"""An outcome needs a field that is never asked for on some way to it.

The way is named. It may be meant so, where the number is shown by the telephone: mark it `# ok: R001 reason`.

Bad::

    steps:
      first: {say: 我查好了告诉您。, end: noted}

Good::

    steps:
      first: {say: 请问您的号码？, record: [phone], end: noted}
"""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.graph import graph_of
from callassist.content.recorded import Recorded
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("R001", "W")
_SHOWN = 8


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look at every end of every flow that could be read whole."""
    if content.site is None:
        return
    whole = {draft.flow.id: draft.flow for draft in content.flows if graph_of(draft) is not None}
    recorded = Recorded(whole)
    for draft in content.flows:
        if draft.flow.id not in whole:
            continue
        for ending in recorded.endings(draft.flow):
            disposition = content.site.site.dispositions.get(ending.disposition)
            for field in disposition.needs if disposition is not None else ():
                known = content.site.site.fields.get(field)
                if field not in ending.sure and known is not None and not known.always:
                    way = recorded.way_without(draft.flow, ending, field)
                    said = Said(
                        notice(
                            "“{end}” needs “{field}”, which nobody asks for on the way {way}",
                            end=ending.disposition,
                            field=known.label,
                            way=" → ".join(way[:_SHOWN]),
                        ),
                        notice("The call is over when the agent sees that it is missing."),
                        notice("Add “record: [{field}]” to a step on that way.", field=field),
                    )
                    steps = ("steps", ending.step)
                    yield draft.at(
                        (*steps, "end") if ending.choice is None else (*steps, "choices", ending.choice, "end"), said
                    )
