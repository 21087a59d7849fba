"""A choice's key leads elsewhere than in the live version, while its old meaning still exists: fingers remember."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.values import Choice, Flow, Pack
from callassist.language import notice

rule = Rule("K001", "W")


@rule.since
def check(content: Content, published: Pack) -> Iterator[Found]:
    """Hold every choice against the one that had its key."""
    for draft in content.flows:
        before = published.flows.get(draft.flow.id)
        if before is not None:
            yield from _in_flow(draft, before)


def _in_flow(draft: FlowDraft, before: Flow) -> Iterator[Found]:
    for name, step in draft.flow.steps.items():
        old = before.steps.get(name)
        if old is None:
            continue
        meanings = {choice.key: choice for choice in old.choices}
        for position, choice in enumerate(step.choices):
            was = meanings.get(choice.key)
            if was is None or _way(was) == _way(choice):
                continue
            now = next((one.key for one in step.choices if _way(one) == _way(was)), "")
            if now:
                said = Said(
                    notice("Key {key} was “{old}”, which is on {now} now", key=choice.key, old=was.label, now=now),
                    notice("Agents press it without looking, and go the wrong way."),
                    notice("Leave the old key where it was, and give the new choice one that was free."),
                )
                yield draft.at(("steps", name, "choices", position, "key"), said)


def _way(choice: Choice) -> tuple[object, ...]:
    return (choice.next, choice.call, choice.end, choice.returns)
