"""The site's timing keeps other figures than the manual: second or third ring, 20 s, 3 s."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("D003", "W")
_FIGURES = {
    "answer_from": (2, notice("the second ring")),
    "answer_by": (3, notice("the third ring")),
    "hold_check_in": (20_000, notice("20 s")),
    "hang_up_wait": (3_000, notice("3 s")),
}
"""The manual: not on the first ring, by the third; who waits is asked every 20 s; 3 s before hanging up."""


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Hold the site's figures against the manual's."""
    if content.site is None:
        return
    for name, (figure, told) in _FIGURES.items():
        if getattr(content.site.site.timing, name) != figure:
            said = Said(
                notice("The manual says {figure} for {name}", figure=told, name=name),
                notice("Agents are trained to another figure than the clock keeps."),
                notice("Put it back, unless your own manual differs: then mark it # ok: D003 reason."),
            )
            yield content.site.at(("timing", name), said)
