"""A template or condition speaks of a variable that does not exist.

Bad::

    steps:
      first: {say: "{{ caller.nam }}，您好。", return: true}

Good::

    steps:
      first: {say: "{{ caller.name }}，您好。", return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, TrainingDraft
from callassist.content.found import Found, Said
from callassist.content.near import joined, listed, nearest
from callassist.content.rule import Rule
from callassist.content.training_values import Callers
from callassist.content.troubles import gapped_drafts
from callassist.content.variables import IN_CONDITIONS, IN_SUMMARY, variables
from callassist.language import Notice, notice
from callassist.template import Name

rule = Rule("T001", "E")
_HURTS = notice("On a call there would be a hole here: half a sentence read aloud.")
_HURTS_CALLER = notice("In a drill the caller would say “…” here.")
_HURTS_CONDITION = notice("The condition could never be true.")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look up every name that a text uses."""
    if content.site is None:
        return
    every = variables(content.site.site)
    for draft in gapped_drafts(content):
        is_caller = isinstance(draft, TrainingDraft) and isinstance(draft.part, Callers)
        # Callers speak of their own facts, which are fields: of the call they know nothing.
        known = {name: one.label for name, one in content.site.site.fields.items()} if is_caller else every
        for text in draft.gapped:
            here = dict.fromkeys(
                IN_SUMMARY if text.path == ("summary",) else IN_CONDITIONS if text.is_condition else (), ""
            )
            for name in text.facts.names:
                if name.path not in known and name.path not in here:
                    hurts = _HURTS_CALLER if is_caller else _HURTS_CONDITION if text.is_condition else _HURTS
                    said = _said(name, known | here, hurts)
                    yield draft.within(text.path, name.offset, name.length, said)


def _said(name: Name, known: dict[str, str], hurts: Notice) -> Said:
    parts = [one for one in known if one.startswith(f"{name.path}.")]
    if parts:
        return Said(
            notice('"{name}" is a group, not a value', name=name.path),
            hurts,
            notice("Possible are {names}.", names=listed(parts) or joined([*parts[:3], "…"])),
        )
    near = next((one for one, label in known.items() if label and label == name.path), "") or nearest(name.path, known)
    group = name.path.split(".")[0]
    family = [one for one in known if one.startswith(f"{group}.")] if "." in name.path else []
    names = listed(family) or joined([*[*known][:8], "…"])
    if near:
        message = notice('There is no variable "{name}"; is it "{near}"?', name=name.path, near=near)
    else:
        message = notice('There is no variable "{name}"', name=name.path)
    return Said(message, hurts, notice("Possible are {names}.", names=names))
