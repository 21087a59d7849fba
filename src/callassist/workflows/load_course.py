"""Load what training is made of in one language: from the copy kept of exactly these files, else from the files."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec

from callassist.content.folder import digest, read_raw, training_files
from callassist.content.live import folder_of, live_number
from callassist.content.snapshot import program
from callassist.content.training_values import Course
from callassist.errors import ContentError, WrongUse
from callassist.language import Lang, notice
from callassist.paths import cache_dir


def load_course(root: Path, lang: Lang) -> Course:
    """Give the course of a site: of its live version, where something was published.

    Raises:
        ContentError: a file of training has errors.
        WrongUse: there is no training in this language.
    """
    number = live_number(root)
    folder = folder_of(root, number) if number else root
    raws = read_raw(folder, training_files(folder, lang))
    if not raws:
        raise WrongUse(notice("There are no files of training in {path}", path=folder / "scripts" / lang / "training"))
    name = digest(raws)
    kept = _kept(lang, name)
    if kept is not None:
        return kept
    from callassist.content.draft import Content, TrainingDraft  # noqa: PLC0415 - YAML and pydantic only after a change
    from callassist.content.reading import has_errors, read_file  # noqa: PLC0415 - as above
    from callassist.content.values import Timing  # noqa: PLC0415 - as above

    reads = [read_file(raw, Timing()) for raw in raws]
    problems = [problem for read in reads for problem in read.problems]
    if has_errors(problems):
        raise ContentError(problems, folder)
    content = Content(lang, trainings=[read.draft for read in reads if isinstance(read.draft, TrainingDraft)])
    course = content.course(name)
    _keep(lang, course)
    return course


def _kept(lang: Lang, name: str) -> Course | None:
    try:
        course = msgspec.msgpack.decode(_path(lang, name).read_bytes(), type=Course)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return course if course.digest == name else None


def _keep(lang: Lang, course: Course) -> None:
    """Keep the course for next time; a cache that cannot be written costs only time."""
    path = _path(lang, course.digest)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in path.parent.glob(f"{lang}-*.course"):
            old.unlink(missing_ok=True)
        new = path.with_name(f".new-{os.getpid()}-{path.name}")
        new.write_bytes(msgspec.msgpack.encode(course))
        new.chmod(0o600)
        new.replace(path)


def _path(lang: Lang, name: str) -> Path:
    return cache_dir() / "training" / f"{lang}-{name[:40]}-{program()}.course"
