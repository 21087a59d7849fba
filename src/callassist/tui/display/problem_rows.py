"""Problems of the draft, a line each: where, how bad, what."""

from __future__ import annotations

from callassist.content.problem import Problem
from callassist.language import Words
from callassist.text import one_line
from callassist.tui.display.spans import Line, line

_ROLES = {"E": "error", "W": "warn", "I": "hint"}


def problem_row(problem: Problem, words: Words, here: str) -> Line:
    """Give the line of a problem; the file is named if it is another than the one that is edited."""
    place = f"{problem.line}:{problem.column}"
    where = place if problem.path == here else f"{problem.path.rpartition('/')[2]}:{place}"
    role = _ROLES[problem.severity]
    return line(
        (f"{where:<7} ", "strong"),
        (f"{problem.severity} {problem.code}" if problem.code[0] != problem.severity else problem.code, role),
        "  " + one_line(words.of(problem.message)),
    )


def advice_on(problem: Problem, words: Words) -> str:
    """Give what to do about a problem, or what it does to a call where nothing more can be said."""
    said = problem.fix or problem.consequence or problem.message
    return one_line(words.of(said))


def slip_and_advice(problem: Problem, words: Words) -> str:
    """Give what is wrong and what to do, for where the list with the first of them is not to be seen."""
    message = one_line(words.of(problem.message))
    return message if not problem.fix else words("{wrong}. {advice}", wrong=message, advice=advice_on(problem, words))
