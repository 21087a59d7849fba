"""Two entries of one list have the same id: occasions, day parts, festivals, callers, situations, items, questions."""

from collections.abc import Iterator

from callassist.content.draft import Content, Draft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.tree import tree_of
from callassist.language import notice

rule = Rule("S014", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look through every list of every file whose entries are named by their id; phrases have a rule of their own."""
    drafts: list[Draft] = [*content.courtesies, *content.trainings]
    if content.site is not None:
        drafts.append(content.site)
    for draft in drafts:
        yield from _in(draft, tree_of(draft.source).data, ())


def _in(draft: Draft, data: object, path: Path) -> Iterator[Found]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _in(draft, value, (*path, key))
    elif isinstance(data, list):
        first: dict[str, int] = {}
        for position, entry in enumerate(data):
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str) and name in first:
                there = tree_of(draft.source).place((*path, first[name], "id")).line
                said = Said(
                    notice('There is an "{id}" already, in line {line}', id=name, line=there),
                    notice("Only one of the two would be used."),
                    notice("Give one of them another id."),
                )
                yield draft.at((*path, position, "id"), said)
            elif isinstance(name, str):
                first[name] = position
            yield from _in(draft, entry, (*path, position))
