"""Anchors, aliases, tags, merges and several documents in one file: YAML knows them, our files do not.

Bad::

    steps:
      first: {say: *hello, return: true}

Good::

    steps:
      first: {say: "*hello", return: true}
"""

from callassist.content.found import Said
from callassist.content.problem import Fault
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("Y002", "E")
_HURTS = notice("Nothing of this file can be used.")


@rule.explains("alias", "anchor", "tag")
def words(fault: Fault) -> Said:
    """Say which sign has a meaning of its own, and to quote it."""
    signs = {"alias": "*", "anchor": "&", "tag": "!"}
    return Said(
        notice("A value that begins with {sign} means something else in YAML", sign=signs[fault.name]),
        _HURTS,
        notice('Put the words in "double quotes", or begin them otherwise.'),
    )


@rule.explains("merge")
def merge(_: Fault) -> Said:
    """Say that nothing is merged."""
    return Said(
        notice("The key << (merge) is not used here"),
        _HURTS,
        notice("Write the lines out."),
    )


@rule.explains("documents")
def documents(_: Fault) -> Said:
    """Say that one file is one flow."""
    return Said(
        notice("A second document begins here (---)"),
        _HURTS,
        notice("One file, one flow: move the rest to a file of its own."),
    )


@rule.explains("odd-key")
def odd_key(_: Fault) -> Said:
    """Say that a key is a word."""
    return Said(
        notice("A key must be a word, not a list or braces"),
        _HURTS,
        notice('Did you mean a template? Put the whole line in "double quotes".'),
    )
