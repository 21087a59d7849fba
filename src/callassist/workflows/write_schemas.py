"""JSON Schemas written into a folder, one file a kind; what is there and current is left alone."""

from __future__ import annotations

from pathlib import Path

from callassist.content.saving import place
from callassist.content.schema import KINDS, file_name, schema_text
from callassist.errors import WrongUse, why
from callassist.language import notice


def write_schemas(folder: Path) -> list[Path]:
    """Bring the schema files of a folder up to date, and give the ones that were written.

    Raises:
        WrongUse: one cannot be written; those before it are.
    """
    written = []
    for kind in KINDS:
        path, text = folder / file_name(kind), schema_text(kind)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.is_file() and path.read_bytes() == text.encode():
                continue
            place(path, text.encode())
        except OSError as error:
            raise WrongUse(notice("{path} cannot be written: {why}", path=path, why=why(error))) from error
        written.append(path)
    return written
