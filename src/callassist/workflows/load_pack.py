"""Load one language's content, ready to be walked: from the compiled copy if it is current, else from the files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.content.folder import digest, files, read_raw
from callassist.content.snapshot import Compiled, find_compiled, save_compiled
from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import Lang

if TYPE_CHECKING:
    from callassist.content.problem import Problem


def load_pack(root: Path, lang: Lang, saved: Collection[str] = ()) -> tuple[Pack, tuple[Problem, ...]]:
    """Give the content of a language, and its warnings if the files had to be read (a compiled copy keeps none).

    Files known to be `saved` just now, named as they are shown, are looked at before all others.

    Raises:
        ContentError: with every problem, if any of them is an error.
    """
    raws = read_raw(root, files(root, lang))
    compiled = find_compiled(lang, digest(raws))
    if compiled is not None:
        return compiled.pack, ()
    from callassist.content.loading import first_faults, load_sound  # noqa: PLC0415 - keeps YAML and pydantic off the way to a screen
    from callassist.workflows.proven import proven  # noqa: PLC0415 - as above

    if faults := first_faults(lang, raws, saved):
        raise ContentError(faults, root)
    try:
        pack, warnings = load_sound(lang, raws, proven)
    except ContentError as error:
        raise ContentError(error.problems, root, is_absent=not raws) from error
    save_compiled(lang, Compiled(pack))
    return pack, warnings
