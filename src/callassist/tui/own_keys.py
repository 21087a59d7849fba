"""The keys that a user gave to actions, as far as they can be had; the rest is said, and the usual keys stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from callassist.language import Notice, notice
from callassist.tui.actions import APP, HOME, LIVE, STUDIO, STUDIO_APP, Action

_FLOWS = "open."
_NAMED = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values()) | {"space", "slash"}
_HELD = ("ctrl+", "shift+", "alt+")


class OwnKeys(msgspec.Struct, frozen=True):
    """What may be used, by action id in Textual's names, and what is wrong with the rest."""

    keys: Mapping[str, str] = msgspec.field(default_factory=dict)
    troubles: tuple[Notice, ...] = ()


def own_keys(given: Mapping[str, str], name: str) -> OwnKeys:
    """Sort out what a settings file of that name gives."""
    keys: dict[str, str] = {}
    troubles: list[Notice] = []
    for action, written in given.items():
        found = [_textuals(one.strip()) for one in written.split(",")]
        trouble = _trouble(action, written, found, name)
        if trouble is None:
            keys[action] = ",".join(key for key in found if key)
        else:
            troubles.append(trouble)
    while (clash := next(_clashes(keys), None)) is not None:
        # One at a time: an action that falls back on its usual key may be in the way of another then.
        action, other, key = clash
        del keys[action]
        said = notice(
            "{path}: {action} cannot have {key}: it is {other}'s", path=name, action=action, key=key, other=other
        )
        troubles.append(said)
    return OwnKeys(keys, tuple(troubles))


def _trouble(action: str, written: str, found: list[str | None], name: str) -> Notice | None:
    if not action.startswith(_FLOWS) and action not in {one.id for one in (*LIVE, *HOME, *STUDIO, *APP)}:
        return notice("{path} gives a key to {action}, which is no action", path=name, action=action)
    if None in found or (action.startswith(_FLOWS) and len(written) != 1):
        return notice('{path}: "{key}" is no key that {action} can have', path=name, key=written, action=action)
    return None


def _textuals(key: str) -> str | None:
    """Give Textual's name of a key as a user writes it; None for what is no key, or is needed on a call."""
    if len(key) == 1:
        return None if key.isdigit() or not key.isascii() or key.isspace() else _character_to_key(key)
    plain = key
    while plain.startswith(_HELD):
        plain = plain.partition("+")[2]
    known = key in _NAMED or plain in _NAMED or (len(plain) == 1 and plain.isascii() and plain.isalnum())
    return key if known and key not in {"ctrl+c", "ctrl+m", "ctrl+i", "ctrl+j"} else None


def _clashes(own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give each own key that does something else already on the same screen: the action, the other one, the key."""
    flows = {action: key for action, key in own.items() if action.startswith(_FLOWS)}
    for screen in ((*LIVE, *APP), (*HOME, *APP), (*STUDIO, *STUDIO_APP)):
        used: dict[str, str] = {}
        for action, keys in [*_in_order(screen, own), *(flows.items() if screen[0] is LIVE[0] else ())]:
            for key in keys.split(","):
                if used.setdefault(key, action) != action and action in own:
                    yield action, used[key], key


def _in_order(actions: tuple[Action, ...], own: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give the actions with their keys, those that stand as shipped first: they are not the ones to give way."""
    return sorted(((one.id, own.get(one.id, one.key)) for one in actions), key=lambda pair: pair[0] in own)
