"""Faults of the clock and of manners: left without asking, left without a word, answered late, hung up first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from callassist.training.dice import Dice
from callassist.training.ear import Heard
from callassist.training.fault_call import Spoken
from callassist.training.fault_plant import Plant, Soil
from callassist.training.fault_sheet import Fault

_ASK, _SORRY = "ask-to-wait", "apologise"
_TOO_LONG = (45, 58)


def holds(soil: Soil, _dice: Dice) -> Iterator[Plant]:
    """Give waits into which the caller is sent without having been asked."""
    lines, words = soil.call.lines, soil.call.words
    for number, line in soil.ours():
        pause = next((at for at in range(number + 1, len(lines)) if lines[at].who != "caller"), 0)
        if _ASK not in line.must or not pause or not lines[pause].wait:
            continue
        # Who marks the word to the caller left waiting means the same fault.
        after = pause + 1
        has_word = after < len(lines) and lines[after].is_wait
        fault = Fault(
            line=0,
            kind="hold",
            wrong=words("The caller was left waiting without having been asked, or told what for."),
            harm=words("Gone, just like that. Are they coming back?"),
            advised=line.text,
            must=line.must,
            also=(1,) if has_word else (),
        )
        yield Plant(number, after + has_word, tuple(lines[pause : after + has_word]), fault)


def silences(soil: Soil, dice: Dice) -> Iterator[Plant]:
    """Give waits in which nobody says a word for far longer than the figure."""
    lines, words = soil.call.lines, soil.call.words
    figure = soil.stage.pack.site.timing.hold_check_in // 1000
    start = 0
    while start < len(lines):
        if not lines[start].wait:
            start += 1
            continue
        run = list(takewhile(lambda one: bool(one.wait) or one.is_wait or one.who == "caller", lines[start:]))
        while run and not run[-1].wait:
            run.pop()
        nudges = _nudges(soil, lines[start])
        if nudges:
            seconds = dice.between(f"silence/{start}", *_TOO_LONG)
            quiet = Spoken("scene", words("({number} seconds pass)", number=seconds), wait=seconds * 1000)
            heard = soil.stage.ear.listen_to(nudges, soil.call.names)
            fault = Fault(
                line=0,
                kind="silence",
                wrong=words(
                    "{seconds} seconds without a word; after {figure} at the latest the caller hears one.",
                    seconds=seconds,
                    figure=figure,
                ),
                harm=words("Have they forgotten me? I'll hang up."),
                advised=nudges[0],
                any_of=_common(heard),
            )
            yield Plant(start, start + len(run), (quiet,), fault)
        start += max(1, len(run))


def _common(heard: Sequence[Heard]) -> tuple[str, ...]:
    """Give the elements of which every word to somebody waiting has one; none if there is a word without any."""
    if not all(one.elements for one in heard):
        return ()
    return tuple(sorted({span.id for one in heard for span in one.elements}))


def _nudges(soil: Soil, pause: Spoken) -> list[str]:
    """Give the words that the script has for a caller who waits here."""
    flows = soil.stage.pack.flows
    here = pause.drill.call.here if pause.drill is not None else None
    frame = flows.get(here.flow) if here is not None else None
    step = frame.steps.get(here.step) if frame is not None and here is not None else None
    if step is None or step.timer is None:
        return []
    return [soil.fill(pause, one) for one in step.timer.say]


def lates(soil: Soil, _dice: Dice) -> Iterator[Plant]:
    """Give the opening of a call that was answered late, without its apology."""
    lines, words = soil.call.lines, soil.call.words
    timing = soil.stage.pack.site.timing
    ours = soil.ours()
    if soil.call.drill.rings <= timing.answer_by or len(ours) < 2:  # noqa: PLR2004 - the apology, and what follows it
        return
    (number, sorry), (then, greeting) = ours[:2]
    if _SORRY not in sorry.must or then != number + 1 or not number:
        return
    fault = Fault(
        line=1,
        kind="late",
        wrong=words("Answered on ring {rings}, and no word of sorry.", rings=soil.call.drill.rings),
        harm=words("I've been ringing and ringing, and they don't even notice."),
        advised=sorry.text + ("" if soil.stage.pack.site.language == "zh" else " ") + greeting.text,
        must=(_SORRY, *greeting.must),
        also=(0,),
        fits=("left-out",),
    )
    yield Plant(number - 1, then + 1, (lines[number - 1], greeting), fault)


def hang_ups(soil: Soil, _dice: Dice) -> Iterator[Plant]:
    """Give the end of a call at which the agent does not wait for the caller."""
    lines, words = soil.call.lines, soil.call.words
    end = len(lines) - 1
    if not lines[end].is_end:
        return
    start = end
    while start and lines[start - 1].who == "caller":
        start -= 1
    gone = Spoken("scene", words("(the agent hangs up at once)"), is_end=True)
    fault = Fault(
        line=0,
        kind="hung-up",
        wrong=words("The agent hung up first; the caller was still on the line."),
        harm=words("They couldn't wait to be rid of me."),
        advised=words("Let the caller hang up first; after three seconds of quiet put the handset down gently."),
        wants_words=False,
    )
    yield Plant(start, end + 1, (gone,), fault)
