"""Former ids, as records hold them, and the ids that the same things have now: files keep them in `renamed`."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.content.values import Pack

_FLOW, _FIELD, _DISPOSITION, _ELEMENT = "flow/", "field/", "disposition/", "element/"


class PresentNames:
    """Former id → present id, by some words; what has the former id now keeps it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        former = [(old, new) for flow in pack.flows.values() for old, new in flow.renamed.items()]
        self._flows = {old.removeprefix(_FLOW): new for old, new in former if old.startswith(_FLOW)}
        self._has_any = bool(former or pack.site.renamed or pack.renamed)

    def __bool__(self) -> bool:
        """Say whether anything was ever renamed."""
        return self._has_any

    def flow(self, name: str) -> str:
        """Give the present id of a flow."""
        return name if name in self._pack.flows else self._flows.get(name, name)

    def step(self, flow: str, name: str) -> str:
        """Give the present id of a step, the flow being named as it was."""
        found = self._pack.flows.get(self.flow(flow))
        return name if found is None or name in found.steps else found.renamed.get(name, name)

    def field(self, name: str) -> str:
        """Give the present id of a field."""
        return self._in_site(_FIELD, name, self._pack.site.fields)

    def disposition(self, name: str) -> str:
        """Give the present id of a disposition."""
        return self._in_site(_DISPOSITION, name, self._pack.site.dispositions)

    def spoken(self, name: str) -> str:
        """Give the present id of a phrase or an element."""
        if name in self._pack.phrases or name in self._pack.site.elements:
            return name
        return self._pack.renamed.get(name) or self._in_site(_ELEMENT, name, self._pack.site.elements)

    def _in_site(self, kind: str, name: str, there: Mapping[str, object]) -> str:
        return name if name in there else self._pack.site.renamed.get(kind + name, name)
