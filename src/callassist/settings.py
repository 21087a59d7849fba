"""One seat's own settings: who sits there, keys, looks. Frozen; read once from a TOML file the agent may edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from callassist.errors import why
from callassist.language import Lang, Notice, as_lang, notice
from callassist.text import one_line

NAME = "settings.toml"
"""The file's name in the data folder."""
_PLACE = re.compile(r"(?:line|column) (\d+)")
_KNOWN = ("agent", "badge", "lang", "theme", "nudges", "keywords_first", "keys")


class _Wanted(NamedTuple):
    """What an entry may be."""

    said: Notice
    holds: Callable[[object], bool]


_TEXT = _Wanted(notice("text in quotes"), lambda value: isinstance(value, str | int) and not isinstance(value, bool))
_YES_NO = _Wanted(notice("true or false"), lambda value: isinstance(value, bool))
_WANTED = {
    "agent": _TEXT,
    "badge": _TEXT,
    "theme": _TEXT,
    "lang": _Wanted(notice('"zh" or "en"'), lambda value: isinstance(value, str) and as_lang(value) is not None),
    "nudges": _YES_NO,
    "keywords_first": _YES_NO,
}


class Settings(msgspec.Struct, frozen=True):
    """What one seat has chosen; `keys` maps action ids to keys, `troubles` says what could not be read."""

    agent: str = ""
    badge: str = ""
    lang: Lang | None = None
    theme: str = "callassist-dark"
    nudges: bool = True
    keywords_first: bool = False
    keys: Mapping[str, str] = msgspec.field(default_factory=dict)
    troubles: tuple[Notice, ...] = ()


def read_settings(path: Path) -> Settings:
    """Give the settings of a file; what is missing or cannot be read falls back to the usual, and is said."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(troubles=(notice("{path} cannot be read: {why}", path=path.name, why=why(error)),))
    import tomllib  # noqa: PLC0415 - most seats have no settings of their own

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = path.name + "".join(f":{number}" for number in _PLACE.findall(str(error)))
        said = notice('{place} is not understood; lines there read  agent = "…"  with the text in quotes', place=place)
        return Settings(troubles=(said,))
    return _from(data, path.name)


def _from(data: Mapping[str, object], name: str) -> Settings:
    troubles = [
        notice("{path} has an entry that means nothing: {key}", path=name, key=one_line(key))
        for key in data
        if key not in _KNOWN
    ]
    keys = data.get("keys", {})
    if not isinstance(keys, Mapping):
        troubles.append(notice('{path}: [keys] wants lines such as  reword = "w"  or  open.hold = "h"', path=name))
        keys = {}
    for key, wanted in _WANTED.items():
        if key in data and not wanted.holds(data[key]):
            troubles.append(notice("{path}: {key} wants {wanted}", path=name, key=key, wanted=wanted.said))
            data = {other: value for other, value in data.items() if other != key}
    return Settings(
        agent=one_line(str(data.get("agent", ""))),
        badge=one_line(str(data.get("badge", ""))),
        lang=as_lang(str(data.get("lang", ""))),
        theme=one_line(str(data.get("theme", "callassist-dark"))),
        nudges=bool(data.get("nudges", True)),
        keywords_first=bool(data.get("keywords_first", False)),
        keys=dict(_flat(keys)),
        troubles=tuple(troubles),
    )


def _flat(keys: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Give ids and keys; TOML reads an unquoted `open.hold` as a table of its own."""
    for name, key in keys.items():
        path = one_line(f"{above}{name}")
        if isinstance(key, Mapping):
            yield from _flat(key, f"{path}.")
        else:
            yield path, str(key)
