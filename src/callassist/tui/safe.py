"""The one way by which words that are not ours reach a widget.

A caller's name or a script's line is shown as it is written: `[b]` stays three characters, `[@click=app.quit]`
does nothing, and what could steer the terminal is shown as U+FFFD. Widgets that take a plain `str` and never read
markup in it (Input and its placeholder) are given `callassist.text.one_line` instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span
from textual.style import Style

from callassist.text import clean


def safe(text: str, style: Style | str = "", spans: Iterable[Span] = ()) -> Content:
    r"""Give the text as content without markup, in `style`, with `spans` of it marked on top.

    A span's start and end count characters of `text` as it was given; what lies outside the text is left out.
    """
    words = clean(text)

    def place(given: int) -> int:
        within = min(max(given, 0), len(text))
        return within - text.count("\r\n", 0, within)  # the only two characters that become one

    marked = [Span(place(span.start), place(span.end), span.style) for span in spans]
    whole = [Span(0, len(words), style)] if style else []
    return Content(words, [span for span in whole + marked if span.start < span.end], strip_control_codes=False)
