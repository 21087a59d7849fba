"""Which key does what: the registry's keys, the flows' own, and the user's keymap over both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from callassist.content.values import Pack
from callassist.tui.actions import Action
from callassist.tui.dialogs.pick import Item

_NAMES = {
    "slash": "/",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
}


class Keys:
    """Names keys as they are printed on the keyboard, and finds the flow a key opens."""

    def __init__(self, own: Mapping[str, str], pack: Callable[[], Pack]) -> None:
        self.own = own
        self._pack = pack

    def name(self, action: Action) -> str:
        """Give the key by which the user knows an action."""
        return key_name(action, self.own)

    @property
    def of_flows(self) -> dict[str, str]:
        """The key of each flow that can be opened from any step: the user's own (`open.hold`), else the flow's.

        A key that the user gave to anything else is no longer a flow's own.
        """
        flows = self._pack().flows.values()
        own = {flow.id: self.own[f"open.{flow.id}"] for flow in flows if f"open.{flow.id}" in self.own}
        taken = {"", *(key for keys in self.own.values() for key in keys.split(","))}
        return {flow.id: own.get(flow.id, flow.key) for flow in flows if flow.id in own or flow.key not in taken}

    def flow(self, key: str) -> str:
        """Give the flow that a key opens, or nothing."""
        return next((flow for flow, own in self.of_flows.items() if own == key), "")

    @property
    def flow_items(self) -> list[Item]:
        """Every flow that has a key, for a list."""
        flows = self._pack().flows
        return [Item(flow, flows[flow].title, flows[flow].when, key) for flow, key in self.of_flows.items()]


def key_name(action: Action, own: Mapping[str, str]) -> str:
    """Give the key by which the user knows an action; `own` are the user's own keys by action id."""
    key = own.get(action.id, action.key).split(",")[0]
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    held, plain = ("Shift+", key.removeprefix("shift+")) if key.startswith("shift+") else ("", key)
    return held + (plain.upper() if plain[0] == "f" and plain[1:].isdigit() else plain)
