"""A file → a sheet. What it is, is told from its bytes; what it cannot be is refused in one line that says what to do."""

from __future__ import annotations

from pathlib import Path

from callassist.errors import WrongUse, why
from callassist.language import Notice, notice
from callassist.sheets.delimited import read_delimited
from callassist.sheets.limits import MOST_BYTES
from callassist.sheets.values import Sheet

_ARCHIVE, _EMPTY_ARCHIVE = b"PK\x03\x04", b"PK\x05\x06"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office begin that are older than xlsx, or locked with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers"}


def read_sheet(path: Path, wanted: str = "") -> Sheet:
    """Give the sheet of a file, by its title if it has several.

    Raises:
        WrongUse: it cannot be read, is no spreadsheet, or is too large.
    """
    name = path.name
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongUse(notice("{path} cannot be read: {why}", path=path, why=why(error))) from error
    if len(data) > MOST_BYTES:
        raise WrongUse(notice("{path} is larger than {most} MB.", path=name, most=MOST_BYTES // 1_000_000))
    if data.startswith((_ARCHIVE, _EMPTY_ARCHIVE)):
        from callassist.sheets.workbook import read_workbook  # noqa: PLC0415 - a text file does without the library

        sheet = read_workbook(name, data, wanted)
    elif data.startswith(_OLD):
        raise WrongUse(_old(name, data))
    elif path.suffix.lower() in _WORKBOOKS and data:
        raise WrongUse(
            notice("{path} is named like a workbook but holds something else. Save it anew as .xlsx.", path=name)
        )
    elif wanted:
        raise WrongUse(notice("{path} is a text file: it has no sheets to choose from.", path=name))
    else:
        sheet = read_delimited(name, data)
    if not sheet.rows:
        raise WrongUse(notice("{path} holds no words.", path=name))
    return sheet


def _old(name: str, data: bytes) -> Notice:
    if _LOCKED in data:
        return notice("{path} is locked with a password. Save it without one.", path=name)
    return notice("{path} is in an old format (.xls). Open it and save it as .xlsx.", path=name)
