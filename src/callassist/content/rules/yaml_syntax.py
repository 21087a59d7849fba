"""The file cannot be understood as YAML from some place on.

Bad::

    steps:
      first:
        say: [您好
        next: last

Good::

    steps:
      first:
        say: [您好]
        return: true
"""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import Notice, notice

rule = Rule("Y001", "E")

# What the parser complains of → what is usually behind it. Its own words never reach a supervisor.
_LIKELY = (
    ("quote", notice("A quote is opened here and never closed")),
    ("comment", notice("From # on this is a comment, so what is opened before it is never closed")),
    ("too far left", notice("This line stands further left than those before and after it")),
    ("all too deep", notice("This line stands deeper than the lines below it")),
    ("too deep", notice("This line stands deeper than the one above, which has its value already")),
    ("did not find expected ',' or ']'", notice("A list opened by [ is not closed, or lacks a comma between two items")),
    ("did not find expected ',' or '}'", notice("A brace opened by { is not closed, or lacks a comma between two pairs")),
    ("mapping values are not allowed", notice("There is a second colon in this line; words that hold a colon need quotes")),
    ("could not find expected ':'", notice("This line is no key with a colon; is a colon missing, or the indentation wrong?")),
    ("did not find expected key", notice("The indentation does not fit, or a quote or brace ends too early")),
    ("did not find expected '-'", notice("Something that is no list item stands among list items")),
    ("block sequence entries are not allowed", notice("A list item must begin on a line of its own")),
    ("did not find expected node content", notice("Before this character something is missing")),
    ("cannot start any token", notice("A value may not begin with this character")),
    ("mapping keys are not allowed", notice("A value may not begin with this character")),
    ("found unknown escape character", notice("After a backslash within double quotes stands a character that means nothing")),
    ("did not find expected comment or line break", notice("After | only the text's lines may follow")),
    ("found unexpected document indicator", notice("A line of --- or ... stands within quotes")),
    ("did not find expected whitespace or line break", notice("After the closing quote a blank is missing")),
)  # fmt: skip


@rule.explains("syntax")
def words(fault: Fault) -> Said:
    """Say what is probably wrong."""
    detail = str(fault.facts.get("detail", ""))
    likely: Notice = next(
        (said for part, said in _LIKELY if part in detail),
        notice("The file cannot be understood from here on"),
    )
    since = fault.facts.get("since")
    if isinstance(since, int) and 0 < since < fault.place.line:
        likely = notice("{what} (it begins in line {line})", what=likely, line=since)
    return Said(
        likely,
        notice("Nothing after this place can be read."),
        notice("Look at this line and the one above: colon, quotes, brackets, indentation."),
    )
