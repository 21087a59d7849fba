"""An amount of money as typed or heard → yuan: `1280.50`, `¥1,280`, `一千二百八十块五`, `1.2万`."""

from __future__ import annotations

import re
from decimal import Decimal

from callassist.speech.chinese_numbers import LIMIT, figures
from callassist.speech.digits import fold

_AROUND = re.compile(r"^(?:人民币|rmb|cny|¥)|(?:人民币|rmb|cny|yuan|整|钱)$")
_WHOLE = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}"
_FIGURES = re.compile(rf"(?P<yuan>{_WHOLE})(?:\.(?P<part>[0-9]{{1,4}}))?(?P<wan>万)?[元块圆]?")
_WORDS = re.compile(
    rf"(?:(?P<yuan>{_WHOLE})[元块圆])?"
    r"(?:(?P<jiao>[0-9])[角毛])?(?:(?P<fen>0?[0-9])分)?(?P<last>(?<=[元块圆角毛])[1-9])?"
)
_CENTS = 2
_WAN = 10_000


def read_amount(text: str) -> Decimal | None:
    """Give the yuan that a text means, to the fen, or None: other money and parts of a fen are not understood."""
    plain = fold(text).lower().replace(" ", "")
    sign = -1 if plain[:1] in {"-", "负"} else 1
    plain = figures(plain if sign > 0 else plain[1:])
    while (bare := _AROUND.sub("", plain)) != plain:
        plain = bare
    amount = _read_figures(plain)
    amount = _read_words(plain) if amount is None else amount
    return None if amount is None or amount >= LIMIT else sign * amount


def _read_figures(plain: str) -> Decimal | None:
    told = _FIGURES.fullmatch(plain)
    if told is None or (not told["wan"] and len(told["part"] or "") > _CENTS):
        return None
    amount = Decimal(f"{told['yuan'].replace(',', '')}.{told['part'] or 0}")
    return amount * _WAN if told["wan"] else amount


def _read_words(plain: str) -> Decimal | None:
    told = _WORDS.fullmatch(plain)
    if not plain or told is None:
        return None
    jiao, fen, last = int(told["jiao"] or 0), int(told["fen"] or 0), int(told["last"] or 0)
    if last and told["fen"]:
        return None
    fen += last if told["jiao"] else last * 10  # 三毛五 is five fen, 十块五 is five jiao
    return int((told["yuan"] or "0").replace(",", "")) + Decimal(jiao * 10 + fen) / 100
