"""Every text of a flow or site that is filled in on a call, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from callassist.content.draft import Content, Draft, FlowDraft
from callassist.content.problem import Path
from callassist.content.rule import Found, Said
from callassist.content.values import Flow, Site
from callassist.language import Notice
from callassist.template import Facts, Trouble, inspect, inspect_expression


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text with gaps or a condition: where it stands and what it uses."""

    path: Path
    text: str
    facts: Facts
    is_condition: bool = False


def gapped_in_flow(flow: Flow) -> Iterator[Gapped]:
    """Give every template and condition of a flow."""
    for step in flow.steps.values():
        path: Path = ("steps", step.id)
        for position, line in enumerate(step.say):
            yield from _template(line, (*path, "say", position))
        yield from _template(step.do, (*path, "do"))
        for position, line in enumerate(step.timer.say if step.timer else ()):
            yield from _template(line, (*path, "timer", "say", position))
        for position, choice in enumerate(step.choices):
            yield from _template(choice.label, (*path, "choices", position, "label"))
        if step.skip_if:
            yield Gapped((*path, "skip_if"), step.skip_if, inspect_expression(step.skip_if), is_condition=True)


def gapped_in_site(site: Site) -> Iterator[Gapped]:
    """Give every template of a site."""
    yield from _template(site.summary, ("summary",))


def drafts(content: Content) -> Iterator[Draft]:
    """Give the site's and the flows' files."""
    if content.site is not None:
        yield content.site
    yield from content.flows


def gapped(draft: Draft, content: Content) -> Iterator[Gapped]:
    """Give every template and condition of a file."""
    if isinstance(draft, FlowDraft):
        yield from gapped_in_flow(draft.flow)
    elif content.site is not None and draft is content.site:
        yield from gapped_in_site(content.site.site)


def troubles(content: Content, kind: str) -> Iterator[tuple[Draft, Gapped, Trouble]]:
    """Give all troubles of one kind in all texts."""
    for draft in drafts(content):
        for text in gapped(draft, content):
            for trouble in text.facts.troubles:
                if trouble.kind == kind:
                    yield draft, text, trouble


def found_in(content: Content, kind: str, consequence: Notice, fix: Notice) -> Iterator[Found]:
    """Give all troubles of one kind as they are shown."""
    for draft, text, trouble in troubles(content, kind):
        yield draft.within(text.path, trouble.offset, trouble.length, Said(trouble.notice, consequence, fix))


def _template(text: str, path: Path) -> Iterator[Gapped]:
    facts = inspect(text)
    if facts.names or facts.troubles:
        yield Gapped(path, text, facts)
