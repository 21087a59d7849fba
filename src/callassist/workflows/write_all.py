"""Changed files written all or nothing, unless somebody else was quicker."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.content.saving import Replaced, save_all
from callassist.errors import WrongUse, why
from callassist.language import notice


def write_all(files: Sequence[Replaced]) -> None:
    """Write changed files, all or nothing, and keep each as it was beside it.

    Raises:
        WrongUse: one has changed meanwhile or cannot be written; all files are as they were.
    """
    try:
        for file in files:
            if file.path.read_bytes() != file.before:
                raise WrongUse(notice("{path} has just been changed by somebody else. Look again.", path=file.path))
            if file.name != file.path and file.name.exists():
                raise WrongUse(notice("There is a file {path} already.", path=file.name))
        save_all(files)
    except OSError as error:
        raise WrongUse(notice("Nothing was changed: {why}", why=why(error))) from error
