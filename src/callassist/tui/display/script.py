"""The words to say: the card the agent reads from."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.language import Words
from callassist.tui.display.news import new_words
from callassist.tui.display.spans import Block, Line, line
from callassist.workflows.view import ReadBackLine, View

_WITH_REPLIES = 2
"""So many phrases to avoid have their replies beside them on a small terminal too."""


def script(
    view: View, words: Words, *, keywords_first: bool, nudges: bool, roomy: bool, news: Sequence[str] = ()
) -> Block:
    """Give the card's lines: the clock's line first, then what to say and do, what to read back, and how."""
    if view.phase == "ringing":
        return (*_ringing(view, words), *new_words(news, words))
    parts: list[Block] = []
    if view.nudge and nudges:
        parts.append((line((view.nudge, "nudge")),))
    if view.reply:
        parts.append(
            (line((words("instead") + "  ", "label"), (view.reply, "say")), line((words("u: back to the line"), "dim")))
        )
        parts.append((line((view.say.split("\n")[0], "dim")),))
    elif view.say:
        parts.append(_say(view, words, keywords_first=keywords_first))
    if view.do:
        parts.append((line((words("do") + "  ", "label"), (view.do, "do")),))
    parts.extend(_read_back(heard, words, said=heard.spoken in view.say) for heard in view.readbacks)
    parts.append(_how(view, words, roomy=roomy))
    if roomy and view.other_wordings and not keywords_first:
        heading = line((words("or") + "  ", "label"))
        parts.append(tuple(line(*heading, (other, "dim")) for other in view.other_wordings))
    if view.phase == "wrap-up":
        parts.append(_finish(view, words))
        if roomy or not view.step:
            parts.append(tuple(line(row) for row in view.summary.splitlines()))
    return _joined([part for part in parts if part])


def _say(view: View, words: Words, *, keywords_first: bool) -> Block:
    if keywords_first and view.keywords:
        return (line((" · ".join(view.keywords), "say")), line((words("k: the whole line"), "dim")))
    rows = [line((row, "say")) for row in view.say.split("\n")]
    turn, count = view.wording
    if count > 1:
        rows.append(line((words("v: say it differently ({turn}/{count})", turn=turn, count=count), "dim")))
    return tuple(rows)


def _read_back(heard: ReadBackLine, words: Words, *, said: bool) -> Block:
    """Give what is heard and what came of it; what the line above says already is not said twice."""
    rows = [] if said else [line((words("read back") + "  ", "label"), (heard.spoken, "say"))]
    if heard.hint:
        rows.append(line((heard.hint, "dim")))
    if heard.outcome:
        told = words("confirmed") if heard.outcome == "confirmed" else words("corrected")
        rows.append(line((f"{heard.label} ", "label"), (told, "ok")))
    else:
        rows.append(line((words("y: confirmed   Tab: correct it"), "dim")))
    return tuple(rows)


def _how(view: View, words: Words, *, roomy: bool) -> Block:
    rows: list[Line] = []
    if view.tone:
        rows.append(line((words("tone") + "  ", "label"), view.tone))
    if view.avoid:
        rows += _avoid(view, words, roomy=roomy)
    asked = [field.label for field in view.fields if field.is_asked_here and field.state == "open"]
    if asked:
        rows.append(line((words("Tab: write down {fields}", fields=" · ".join(asked)), "hint")))
    return tuple(rows)


def _avoid(view: View, words: Words, *, roomy: bool) -> list[Line]:
    """Give the phrases that are near at hand here, each with what to say instead; many of them alone where it is narrow."""
    label = (words("not") + "  ", "label")
    if roomy or len(view.avoid) <= _WITH_REPLIES:
        return [
            line(label, (one.phrase, "avoid"), (f" → {one.reply}" if one.reply else "", "dim")) for one in view.avoid
        ]
    phrases = [(one.phrase, "avoid") for one in view.avoid]
    return [line(label, *[part for phrase in phrases for part in (phrase, "　")][:-1])]


def _ringing(view: View, words: Words) -> Block:
    times = view.clocks
    rings = times.rings if times else 1
    if times is not None and times.is_late:
        advice = words("Pick up now: the greeting begins with an apology.")
    elif times is not None and times.is_early:
        advice = words("Not yet: let it ring twice. Smile, pen in hand.")
    else:
        advice = words("Pick up now.")
    rows = [line((words("The phone rings"), "say")), line((words("ring {count}", count=rings), "strong"))]
    if view.number:
        rows.append(line(view.number))
    keys = (line((words("Enter: answer"), "key")), line((words("0: the caller has given up"), "dim")))
    return (*rows, (), line((advice, "do")), (), *keys)


def _finish(view: View, words: Words) -> Block:
    if view.missing:
        return (
            line((words("Still needed: {fields}", fields=" · ".join(view.missing)), "warn")),
            line((words("Tab: write it down"), "hint")),
        )
    if view.step:
        return (line((words("Nothing is missing. F8: next call"), "ok")),)
    return (line((words("Everything is there. Enter: close this call"), "ok")),)


def _joined(parts: list[Block]) -> Block:
    rows: list[Line] = []
    for part in parts:
        if rows:
            rows.append(())
        rows.extend(part)
    return tuple(rows)
