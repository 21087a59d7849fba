"""All that a drill runs on beside its own events: the words, the callers, the ear, and which flows lead where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from callassist.content.training_values import Callers, Scorecard
from callassist.content.values import Flow, FlowId, Pack
from callassist.training.asking import Asking
from callassist.training.casting import Cast
from callassist.training.ear import Ear, Names

_NAMES = frozenset({"surname", "title"})
"""Facts that are said by name: saying them is not saying back what is the matter."""


class Stage:
    """The words of one language with everything that drills need of them; nothing in it ever changes."""

    def __init__(self, pack: Pack, callers: Callers, scorecard: Scorecard) -> None:
        self.pack = pack
        self.callers = callers
        self.scorecard = scorecard
        self.asking = Asking(callers.asked_by)
        self.ear = Ear(pack, scorecard.elements)
        self._reply_ear: Ear | None = None
        self._leads = _leads(pack.flows)

    @property
    def reply_ear(self) -> Ear:
        """Give the ear for single replies: the site's own words. A scorecard's wider ones say too little without a call around."""
        if self._reply_ear is None:
            self._reply_ear = Ear(self.pack, {}, like=self.ear)
        return self._reply_ear

    def leads_to(self, flow: FlowId, target: FlowId) -> bool:
        """Say whether a flow is the target, or runs it somewhere, or runs one that does."""
        return target == flow or target in self._leads.get(flow, ())

    def names(self, name: str, badge: str, cast: Cast, lines: Iterable[str] = ()) -> Names:
        """Give what is said by name on a call of this trainee with that caller, who has said so many lines."""
        return names_on(self.pack, name, badge, cast.facts, lines)


def names_on(pack: Pack, name: str, badge: str, facts: Mapping[str, str], lines: Iterable[str] = ()) -> Names:
    """Give what is said by name: of the company, of who speaks, of the caller with any form of address.

    What the caller told are the facts that are no name, and the caller's lines.
    """
    site = pack.site
    surname = facts.get("surname", "")
    title = site.fields.get("title")
    titles = title.options if title is not None else ()
    if site.language == "zh":
        caller = tuple(surname + one for one in titles) if surname else ()
    else:
        caller = tuple(f"{one} {surname}" for one in titles) if surname else ()
    keys = ("name", "short") if site.language == "zh" else ("name",)  # "for example" is no company
    own = tuple(one for one in (name or site.agent.get("name", ""), badge or site.agent.get("badge", "")) if one)
    company = tuple(site.company[key] for key in keys if site.company.get(key))
    told = tuple(value for field, value in facts.items() if field not in _NAMES and value)
    return Names(company=company, own=own, caller=caller, told=(*told, *lines))


def _leads(flows: Mapping[FlowId, Flow]) -> dict[FlowId, set[FlowId]]:
    """Give for each flow all that it may run, directly or not; exceptions are entered by their own rules, not on the way."""
    direct = {
        name: {
            called
            for step in flow.steps.values()
            for called in (step.call, *(choice.call for choice in step.choices))
            if called in flows
        }
        for name, flow in flows.items()
    }
    found: dict[FlowId, set[FlowId]] = {}
    for name in flows:
        seen: set[FlowId] = set()
        waiting = list(direct[name])
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                if flows[one].kind != "exception":
                    waiting += direct[one]
        found[name] = seen
    return found
