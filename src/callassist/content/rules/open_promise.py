"""A promise has no deadline or no owner, neither itself nor by its kind."""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft, SiteDraft
from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.rule import Rule
from callassist.content.values import Promise
from callassist.language import notice

rule = Rule("D001", "W")
_HURTS = notice("Nobody knows until when, or who keeps it: it is forgotten.")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look at every promise of flows and outcomes."""
    if content.site is None:
        return
    kinds = content.site.site.promises
    drafts: list[SiteDraft | FlowDraft] = [content.site, *content.flows]
    for draft in drafts:
        for path, promise in promises_in(draft):
            kind = kinds.get(promise.kind)
            if kind is None:
                continue
            for key, is_there in (("within", promise.within or kind.within), ("owner", promise.owner or kind.owner)):
                if not is_there:
                    said = Said(
                        notice("The promise “{kind}” has no “{key}”", kind=promise.kind, key=key),
                        _HURTS,
                        notice(
                            "Add “{key}” here, or to promises: {kind} in the site file.", key=key, kind=promise.kind
                        ),
                    )
                    yield draft.at((*path, "kind"), said)


def promises_in(draft: FlowDraft | SiteDraft) -> Iterator[tuple[Path, Promise]]:
    """Give every promise with the way to it."""
    if isinstance(draft, SiteDraft):
        for name, disposition in draft.site.dispositions.items():
            if disposition.promise is not None:
                yield ("dispositions", name, "promise"), disposition.promise
        return
    for step in draft.flow.steps.values():
        if step.promise is not None:
            yield ("steps", step.id, "promise"), step.promise
        for position, choice in enumerate(step.choices):
            if choice.promise is not None:
                yield ("steps", step.id, "choices", position, "promise"), choice.promise
