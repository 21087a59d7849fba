"""A line is too long to be said in one breath: so much stands between two pauses.

Bad::

    steps:
      first: {say: 请您把门牌号码联系电话还有您方便的时间一起告诉我我好马上替您登记下来, return: true}

Good::

    steps:
      first: {say: 请告诉我门牌号、联系电话，还有您方便的时间，我马上登记。, return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.speaking import spoken, stretches
from callassist.content.texts import said_in_flow
from callassist.content.values import Timing
from callassist.language import notice
from callassist.template import inspect

rule = Rule("T007", "W")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Measure every stretch between pauses against the site's speaking rate."""
    timing = content.site.site.timing if content.site is not None else Timing()
    most = int(timing.chars_per_second * timing.breath / 1000)
    for path, text in said_in_flow(draft.flow):
        if "{" in text and inspect(text).troubles:
            continue  # another rule has that; where the gap ends is not known
        for offset, stretch in stretches(text):
            if (syllables := spoken(stretch)) > most:
                said = Said(
                    notice("{count} syllables without a pause; a breath holds {most}", count=syllables, most=most),
                    notice("The agent runs out of breath, and the caller loses the thread."),
                    notice("Put in a comma, or make two short sentences of it."),
                )
                yield draft.within(path, offset, len(stretch), said)
