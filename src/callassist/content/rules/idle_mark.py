"""A mark `# ok: CODE reason` silences nothing, or gives no reason.

Errors cannot be silenced; the mark stands on the line of the warning, or alone on the line above.
"""

from callassist.content.found import Found, Said
from callassist.content.problem import Place, Problem
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("C006", "W")


def idle(source: Source, place: Place, code: str, *, has_reason: bool) -> Problem:
    """Give the problem of a mark."""
    if not has_reason:
        message = notice("This mark gives no reason")
        fix = notice("Write why: # ok: {code} reason", code=code or "T007")
    else:
        message = notice("This mark silences nothing: there is no warning {code} here", code=code or "?")
        fix = notice("Take it out; an error cannot be silenced.")
    return rule.problem(Found(source, place, Said(message, notice("The next one who reads it is led astray."), fix)))
