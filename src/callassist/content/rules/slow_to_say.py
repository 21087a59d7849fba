"""A timer's line takes longer to say than the time until it comes again.

Bad::

    steps:
      first:
        say: 正在查
        timer: {every: 2s, say: 您好，我这边还在帮您查，您是继续等我，还是留个电话我查到了打给您？, max: 2, then: last}
        choices:
          - {key: 1, label: 查到了, next: last}
      last: {return: true}

Good::

    steps:
      first:
        say: 正在查
        timer: {every: 20s, say: 您好，我这边还在帮您查，您是继续等我，还是留个电话我查到了打给您？, max: 2, then: last}
        choices:
          - {key: 1, label: 查到了, next: last}
      last: {return: true}
"""

from collections.abc import Iterator

from callassist.content.draft import Content, FlowDraft
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.content.speaking import spoken, stretches
from callassist.content.values import Timing
from callassist.language import notice

rule = Rule("L004", "W")


@rule.each_flow
def check(draft: FlowDraft, content: Content) -> Iterator[Found]:
    """Hold the speaking time of timers' lines against their span."""
    timing = content.site.site.timing if content.site is not None else Timing()
    for step in draft.flow.steps.values():
        if step.timer is None:
            continue
        for position, text in enumerate(step.timer.say):
            seconds = sum(spoken(stretch) for _, stretch in stretches(text)) / timing.chars_per_second
            if seconds * 1000 > step.timer.every:
                said = Said(
                    notice(
                        "It takes {seconds} s to say this, and it comes again after {every} s",
                        seconds=round(seconds),
                        every=step.timer.every // 1000,
                    ),
                    notice("The agent never comes to an end."),
                    notice("Make the line shorter, or the span longer."),
                )
                yield draft.at(("steps", step.id, "timer", "say", position), said)
