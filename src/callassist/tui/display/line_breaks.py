"""Where a line of Chinese, English or both may be broken.

No line begins with a closing mark (。，）”…) or ends with an opening one (（“《); numbers, times, addresses such as
3栋2单元1001 and Latin words stay whole. Source: GB/T 15834-2011, 5.1 (where marks may stand on a line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rich.cells import cell_len, get_character_cell_size, split_graphemes

OPENING = "（【《〈“‘「『〔〖［｛￥([{"
WIDE_CLOSING = "。，、；：？！）】》〉”’…」』〕〗］｝·～％．々"
ASCII_CLOSING = ",.;:?!)]}%"
CLOSING = WIDE_CLOSING + ASCII_CLOSING

_ZERO_WIDTH_JOINER = "\u200d"


_UNITS = "单元号楼层小时分钟栋幢座室户房弄区期年月日时点秒"
"""Han characters that may stand within a number or behind it."""

_HAN = "一"
"""Stands for every other Han character while tokens are looked for: one character to test instead of eighteen ranges."""

# Characters between which a line may break anywhere: Han, kana, Hangul, full-width signs, emoji. Full-width letters and
# digits are left out, since a number typed with the input method on is still a number.
_HAN_RANGES = (
    "\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f"
    "\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6\U0001f000-\U0001faff\U00020000-\U0003fffd"
)


_KEPT = _UNITS + OPENING + CLOSING + "：～．－"
"""What tokens are told by, and so is not folded."""


def _is_han(char: str) -> bool:
    return any(low <= char <= high for low, high in zip(_HAN_RANGES[::3], _HAN_RANGES[2::3], strict=True))


class _Fold(dict[int, int]):
    """Character → what tokens are looked for in; filled as characters turn up."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        kept = char in _KEPT or char.isspace() or not _is_han(char)
        self[code] = code if kept else ord(_HAN)
        return self[code]


_FOLD = _Fold()


@cache
def _pattern() -> re.Pattern[str]:
    r"""Give the pattern of one unbreakable token of folded text; group 1 is the token without the blanks behind it."""
    opening, wide, ascii_ = re.escape(OPENING), re.escape(WIDE_CLOSING), re.escape(ASCII_CLOSING)
    quote = "\"'/"  # opens or closes by where it stands: held to both neighbours
    han = _HAN + re.escape("".join(char for char in _KEPT if _is_han(char)))
    letter = rf"[^\s{quote}{opening}{wide}{ascii_}{han}]"
    word = rf"[{ascii_}]*{letter}(?:[^\s“‘”…{han}]*{letter})?"
    digit = "[0-9０-９]"
    between = "[：～．－]|(?:单元|号楼|楼层|小时|分钟|[栋幢座号楼层室户房弄区期年月日时点分])"
    after = "单元|号楼|小时|分钟|[栋幢座号层室户元年月日时点分秒]"
    number = rf"{word}(?:(?<={digit})(?:{between})(?={digit}){word})*(?:(?<={digit})(?:{after}))?"
    unit = rf"(?:{number}|[^\s{quote}{opening}{wide}{ascii_}])"
    closing = (
        rf"(?:\s*[{quote}]*[{wide}]|[{quote}]*[{ascii_}]|\s+[{ascii_}]++(?!{letter})|[{quote}]++(?=\s|$))"  # abc 。
    )
    return re.compile(rf"((?:[{opening}{quote}]\s*)*+(?:{unit}(?:[{quote}]+{unit})*)?{closing}*)\s*", re.DOTALL)


_WORDISH = re.compile(r"[0-9０-９A-Za-z\u00c0-\u024f" + re.escape(ASCII_CLOSING) + "]")


def line_breaks(text: str, width: int, fold: bool = True) -> list[int]:
    """Give the character offsets at which a line is cut so that each part, less trailing blanks, fits `width` cells.

    A token wider than the line is itself cut if `fold`, and left too wide if not; only then may a mark stand where
    it should not. `text` is one line, tabs already expanded.
    """
    if width < 1 or cell_len(text.rstrip()) <= width:
        return []
    breaks: list[int] = []
    used = 0
    for start, body_end, end, body, whole in _tokens(text):
        if used + body <= width:
            used += whole
            continue
        if used:
            breaks.append(start)
        last = start
        if fold and body > width:
            cuts = [start + cut for cut in _cuts(text[start:body_end], width)]
            breaks += cuts
            last = cuts[-1] if cuts else start
        used = cell_len(text[last:end])
    return breaks


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[tuple[int, int, int, int, int], ...]:
    """Give each token: start, end of its body, end of the blanks behind it, cells of the body, cells with the blanks.

    Remembered, since a line is drawn again and again, and at every width while a window is pulled.
    """
    return tuple(
        (start, body_end, end, cell_len(text[start:body_end]), cell_len(text[start:end]))
        for start, body_end, end in _found(text)
    )


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    start = body_end = end = 0
    for match in _pattern().finditer(text.translate(_FOLD)):
        here = match.start()
        if here == match.end():
            continue
        # A mark of no width (an accent, a joiner, a variation selector) belongs to what stands before it.
        joined = text[here - 1] == _ZERO_WIDTH_JOINER or not get_character_cell_size(text[here])
        if here and not joined:
            yield start, body_end, end
            start = here
        body_end, end = match.end(1), match.end()
    yield start, body_end, end


def _cuts(token: str, width: int) -> list[int]:
    """Give the offsets that cut a token wider than the line, at its gentlest places."""
    spans, _ = split_graphemes(token)
    cuts: list[int] = []
    first = at = used = 0
    while at < len(spans):
        if at == first or used + spans[at][2] <= width:
            used += spans[at][2]
            at += 1
            continue
        places = [spans[place][0] for place in range(at, first, -1)]
        allowed = [place for place in places if _may_break(token, place)]
        gentle = (
            place for place in allowed if not _WORDISH.fullmatch(token[place - 1]) or not _WORDISH.match(token, place)
        )
        cut = next(gentle, allowed[0] if allowed else places[0])
        at = first = at - places.index(cut)
        cuts.append(cut)
        used = 0
    return cuts


def _may_break(token: str, place: int) -> bool:
    """Say whether no mark would begin or end a line wrongly if the token were cut here."""
    before, after = token[:place].rstrip(), token[place:].lstrip()
    return before[-1:] not in OPENING and after[:1] not in CLOSING
