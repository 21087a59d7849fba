"""A letter opens one flow only, and b f g k p u v x y belong to the screen.

Bad::

    key: b
    steps:
      first: {say: 您好, return: true}

Good::

    key: w
    steps:
      first: {say: 您好, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("G013", "E")
RESERVED = "bfgkpuvxyU"
_NEVER = notice("The agent could never open this flow by its key.")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Compare the keys of all flows."""
    taken: dict[str, str] = {}
    used = {draft.flow.key for draft in content.flows}
    free = " ".join(letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in RESERVED and letter not in used)
    fix = notice("Free letters: {letters}; capital letters are keys of their own.", letters=free or "-")
    for draft in sorted(content.flows, key=lambda one: one.path):
        key = draft.flow.key
        if not key:
            continue
        if key in RESERVED:
            said = Said(notice('The key "{key}" belongs to the screen', key=key), _NEVER, fix)
            yield draft.at(("key",), said)
        elif key in taken:
            said = Said(notice('The key "{key}" already opens "{flow}"', key=key, flow=taken[key]), _NEVER, fix)
            yield draft.at(("key",), said)
        taken.setdefault(key, draft.flow.id)
