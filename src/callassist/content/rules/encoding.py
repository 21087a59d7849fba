"""A file is not UTF-8: saved as "ANSI" (GBK) or "Unicode" (UTF-16) in Notepad, or not text at all."""

import os

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.errors import why
from callassist.language import notice

rule = Rule("C002", "E")


@rule.explains("encoding")
def words(fault: Fault) -> Said:
    """Name the encoding where it was recognised."""
    encoding = str(fault.facts["encoding"])
    if encoding == "GBK":
        message = notice('The file is saved as GBK ("ANSI" in Notepad), not as UTF-8')
    elif encoding:
        message = notice("The file is saved as {encoding}, not as UTF-8", encoding=encoding)
    else:
        message = notice("The file is not UTF-8 text from here on")
    fix = (
        notice('In Notepad choose "Save as", and UTF-8 as the encoding; or run: callassist upgrade --write')
        if encoding
        else notice('In Notepad choose "Save as", and UTF-8 as the encoding.')
    )
    return Said(message, notice("Nothing of this file can be used."), fix)


@rule.explains("binary")
def binary(_: Fault) -> Said:
    """Say that it is no text."""
    return Said(
        notice("This is not a text file"),
        notice("Nothing of this file can be used."),
        notice("Move it out of the folder."),
    )


@rule.explains("unreadable")
def unreadable(fault: Fault) -> Said:
    """Say that the system does not give the file away, or that it is not to be followed."""
    if fault.facts["reason"] == "link":
        return Said(
            notice("The file is a link that leads out of the content's folder"),
            notice("Nothing of this file can be used."),
            notice("Copy the file itself into the folder."),
        )
    if fault.facts["reason"] == "no file":
        return Said(
            notice("This is a folder or something else that is no file"),
            notice("Nothing of it can be used."),
            notice("Move it out of the folder."),
        )
    number = int(str(fault.facts["reason"]))
    return Said(
        notice("The file cannot be read: {reason}", reason=why(OSError(number, os.strerror(number)))),
        notice("Nothing of this file can be used."),
        notice("Look at the file's rights, and whether it is still there."),
    )
