"""What all frozen values of content are made of: ids, kinds, and the values that files of several sorts hold."""

from __future__ import annotations

from typing import Literal

import msgspec

FlowId = str
StepId = str
FieldId = str
DispositionId = str
PhraseId = str
ElementId = str

FlowKind = Literal["inbound", "outbound", "exception"]
FieldType = Literal["text", "choice", "phone", "room", "surname", "date", "time", "amount", "note"]
Level = Literal["forbid", "avoid"]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that never changes once it is made. Values never refer back to each other: the collector can pass by."""


class Care(Value, frozen=True):
    """Who looks after a file, the day on which they last did, and the day of a change that it must take in."""

    owner: str = ""
    reviewed: str = ""
    changed: str = ""


class Promise(Value, frozen=True):
    """What a step or disposition commits somebody to; `within` is a span such as `24h`, `3d` or `3wd`."""

    kind: str
    what: str = ""
    within: str = ""
    owner: str = ""
