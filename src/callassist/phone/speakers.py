"""Who says a line of a transcript: the names that recognisers, recorders and people write."""

from __future__ import annotations

import re
from typing import Literal

Speaker = Literal["agent", "caller", ""]

_AGENT = [
    "坐席",
    "座席",
    "座席员",
    "坐席员",
    "客服",
    "客服员",
    "接线员",
    "话务员",
    "前台",
    "物业",
    "agent",
    "operator",
    "staff",
    "advisor",
    "adviser",
    "a",
    "甲",
]
_CALLER = [
    "客户",
    "业主",
    "住户",
    "租户",
    "来电",
    "来电人",
    "来电者",
    "对方",
    "顾客",
    "用户",
    "访客",
    "caller",
    "customer",
    "client",
    "resident",
    "tenant",
    "user",
    "visitor",
    "b",
    "c",
    "乙",
]
_NAMED: dict[str, Speaker] = {**dict.fromkeys(_AGENT, "agent"), **dict.fromkeys(_CALLER, "caller")}
_PREFIX = re.compile(
    rf"\s*[\[【(（]?(?P<name>{'|'.join(sorted(map(re.escape, _NAMED), key=len, reverse=True))})\s?\d{{0,4}}[\]】)）]?\s*[:：]\s*",
    re.IGNORECASE,
)


def speaker_of(name: str) -> Speaker:
    """Give who is meant by a name as recorders write it (`agent_1`, `坐席8021`); empty if it says nothing."""
    plain = re.sub(r"[\W\d_]+$", "", name.strip().lower())
    return _NAMED.get(plain, "")


def split_speaker(line: str) -> tuple[Speaker, str]:
    """Give who says a plain line (`坐席: …`, `A: …`), and the words; without a known name all of it is words."""
    found = _PREFIX.match(line)
    if found is None:
        return "", line.strip()
    return _NAMED[found["name"].lower()], line[found.end() :].strip()
