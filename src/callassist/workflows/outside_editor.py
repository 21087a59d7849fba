"""A text handed to the user's own editor and taken back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from callassist.errors import WrongUse, why
from callassist.language import notice
from callassist.text import clean


def own_editor(environ: Mapping[str, str]) -> list[str]:
    """Give the command of the user's editor: VISUAL, else EDITOR.

    Raises:
        WrongUse: neither is set, or it is no command.
    """
    written = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = shlex.split(written)
    except ValueError as error:
        raise WrongUse(notice("EDITOR is no command: {written}", written=clean(written))) from error
    if not command:
        raise WrongUse(notice("Set EDITOR to the editor of your own that is to be used."))
    return command


def edited_outside(command: list[str], name: str, text: str) -> str:
    """Give the text as the editor left it; it waits until the editor ends.

    Raises:
        WrongUse: the editor could not be started, or gave no text back.
    """
    with tempfile.TemporaryDirectory(prefix="callassist-") as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8", "replace"))
        try:
            code = subprocess.run([*command, os.fspath(path)], check=False).returncode  # noqa: S603 - the user's own, no shell
            back = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            said = notice("{editor} gave nothing back: {why}", editor=command[0], why=why(error))
            raise WrongUse(said) from error
    if code:
        raise WrongUse(notice("{editor} ended with an error; the text is as it was.", editor=command[0]))
    return clean(back)
