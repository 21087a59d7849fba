"""Surroundings that make any phrase harmless: it is told of somebody else, denied, or quoted."""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"(?:他|她|他们|她们|客户|业主|租户|住户|邻居|对方|师傅|有人|人家|谁|同事|保安|你|你们|孩子|老人)"
    r"(?:[^\n说讲问]{0,4})(?:说|讲过|讲的|问过|问的|以为|觉得|反映|抱怨|嘀咕|提到)(?:是|的是|过|了|起)?\n?$"
)
_DENIED = re.compile(
    r"(?:不会|不能|不该|不应该|没有?|别|不要|不用|绝不|从不|哪能|怎么会|怎么能)(?:再|就|跟你|对你|让你)?(?:说|讲|是)\n?$"
    r"|(?:不用|不必|用不着|省得|免得|不会让|不让|别让|省了|怎么会|哪能)(?:你|叫你|让你)?(?:再|去|自己|一直)?$"
    r"|(?:不是|并非|不一定|没必要)(?:说|一定)?\n?$"
)
_OTHERS = re.compile(r"(?:很多人|好多人|不少人|大家|别人|有的人|业主|住户|邻居)(?:可能|也许|也|都|还)*$")
"""What others do not know or cannot do is no answer to the caller."""
_TOLD_EN = re.compile(
    r"\b(?:he|she|they|you|caller|resident|neighbour|tenant|owner|someone|somebody|who|people)(?: \w+){0,2} "
    r"(?:say|says|said|tell|told|ask|asked|think|thought|mean|meant|claim|claims|claimed)(?: me| us| you)?(?: that| if| whether| why| how| when| what)?(?: it is| it was| that is| there is)?[ \n]?$"
)
_DENIED_EN = re.compile(
    r"\b(?:not|never)(?: just)? (?:say|saying|tell|telling|mean|suggest|suggesting|think)(?: you)?(?: that)?[ \n]?$"
    r"|\b(?:no need to|need not|not (?:have|need) to|rather than|instead of|so (?:that )?you can|(?:to )?save you) ?$"
)
_ASKED_EN = re.compile(r"\b(?<!how )(?<!what )(?<!why )(?<!when )(?:have|did|had|do|shall|should|may|can|could) $")
_OPENING, _CLOSING = '“「『‘《"', '”」』’》"'
_CLOSINGS = frozenset(_CLOSING)
_FAR = 14


def is_harmless(before: str, said: str, *, is_han: bool) -> bool:
    """Say whether the words before a phrase, folded, tell that somebody else said it, or that it is asked or not said."""
    if is_han and said[:1] in {"不", "没"} and len(said) > 1 and before.endswith((said[1:2], said[1:3])):
        return True  # 能不能办, 行不行: a question
    if is_han and said[:1] in {"不", "没"} and _OTHERS.search(before):
        return True
    if not is_han and said.startswith(("i ", "we ")) and _ASKED_EN.search(before):
        return True  # have I told you, did I say
    near = before[-_FAR:] if is_han else before[-_FAR * 3 :]
    told, denied = (_TOLD, _DENIED) if is_han else (_TOLD_EN, _DENIED_EN)
    return bool(told.search(near) or denied.search(near))


def is_quoted(line: str, start: int, end: int) -> bool:
    """Say whether a part of a line stands between quotation marks."""
    if _CLOSINGS.isdisjoint(line):
        return False
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        begun = line.rfind(opening, 0, start)
        if begun < 0 or line.find(closing, end) < 0:
            continue
        if opening == closing:
            if line.count(opening, 0, start) % 2:
                return True
        elif line.find(closing, begun, start) < 0:
            return True
    return False
