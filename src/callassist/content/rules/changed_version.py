"""The files of a published version are not the ones that were published: somebody changed them by hand."""

from callassist.content.found import Found, Said
from callassist.content.problem import TOP, Problem
from callassist.content.rule import Rule
from callassist.content.source import Source
from callassist.language import notice

rule = Rule("V002", "E")


def changed(number: int) -> Problem:
    """Give the problem of a version that was touched."""
    said = Said(
        notice("Version {number} is not as it was published", number=number),
        notice("Its words are not used: calls go on with the last ones that were sound."),
        notice("Go back to another version, or publish the draft again."),
    )
    return rule.problem(Found(Source(f"versions/{number:04d}/version.json", ""), TOP, said))
