"""The bytes of a text file → its text, and the name of the encoding that they were in."""

from __future__ import annotations

import codecs
import re

from callassist.errors import WrongUse
from callassist.language import notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_PAIR = re.compile(rb"[\x81-\xfe]{2}")
"""Two bytes of a Chinese character as good as always; a lone one stands between letters: ’ of Windows-1252."""


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """Give the text and the encoding's name: UTF-8, UTF-16 with its mark, GB18030 (GBK too) or Windows-1252.

    Raises:
        WrongUse: it is no text in any of these.
    """
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding), shown
    if b"\0" in data:
        raise _no_text(name)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        encoding, shown = ("gb18030", "GB18030/GBK") if _PAIR.search(data) else ("cp1252", "Windows-1252")
    return _strict(name, data, encoding), shown


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error


def _no_text(name: str) -> WrongUse:
    return WrongUse(notice("{path} is no text that can be read. Save it as “CSV UTF-8” or as .xlsx.", path=name))
