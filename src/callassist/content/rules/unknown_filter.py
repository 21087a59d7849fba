"""A filter that does not exist.

Bad::

    steps:
      first: {say: "您的号码是{{ phone | speken }}。", return: true}

Good::

    steps:
      first: {say: "您的号码是{{ phone | spoken }}。", return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.near import joined, nearest
from callassist.content.rule import Rule
from callassist.content.troubles import troubles
from callassist.language import notice
from callassist.template import FILTERS

rule = Rule("T004", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look up every filter."""
    for draft, text, trouble in troubles(content, "filter"):
        near = nearest(trouble.name, FILTERS)
        said = Said(
            notice('There is no filter "{name}"; is it "{near}"?', name=trouble.name, near=near)
            if near
            else trouble.notice,
            notice("The agent would see the raw braces."),
            notice("Possible are {names}.", names=joined(FILTERS)),
        )
        yield draft.within(text.path, trouble.offset, trouble.length, said)
