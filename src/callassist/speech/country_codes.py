"""Where a country's telephone code ends. Source: ITU-T E.164, its list of assigned codes."""

from __future__ import annotations

import re

CHINA = "86"

_CODE = re.compile("[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{0,3}")


def split_country(digits: str) -> tuple[str, str]:
    """Give the country code and the rest of the digits after a plus sign; codes not listed have three digits."""
    code = _CODE.match(digits)
    end = code.end() if code else 0
    return digits[:end], digits[end:]
