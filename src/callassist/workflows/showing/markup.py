"""HTML made of elements: text is escaped on its way in, so that no word of a script is ever read as markup."""

from __future__ import annotations

from html import escape

from callassist.language import Words
from callassist.text import clean
from callassist.workflows.showing.lines import Line, rendered


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


_HELD = Html("&#8288;")
"""Keeps the comma behind a blank on the same line."""
_SAFE = "default-src 'none'; style-src 'unsafe-inline'"
"""What a page of ours may load: nothing."""

FONTS = (
    'font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", '
    '"WenQuanYi Micro Hei", "Heiti SC", "Segoe UI", "Helvetica Neue", Arial, sans-serif;'
)
"""Chinese first; what the reader's machine has, nothing is fetched."""


def tag(name: str, *children: str | None, **attributes: str) -> Html:
    """Give an element; children that are not markup yet are escaped, None and attributes without a value left out.

    `class_` stands for `class`.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(value))}"' for key, value in attributes.items() if value
    )
    return Html(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    """Give children one after the other, escaped where they are not markup yet."""
    return Html("".join(one if isinstance(one, Html) else escape(clean(one)) for one in children if one is not None))


def line(pieces: Line) -> Html:
    """Give a line: gaps as blanks to fill in, what is said only when known in brackets."""
    return Html(
        rendered(
            pieces,
            lambda text: escape(clean(text)),
            lambda label: joined(tag("span", label, class_="gap"), _HELD),
            lambda inner: tag("span", "[", Html(inner), "]", class_="maybe"),
        )
    )


def blank(label: str, *, wide: bool = False) -> Html:
    """Give a line to write on, with its label before it."""
    return tag("span", label, " ", tag("i"), class_="blank wide" if wide else "blank")


def page(title: str, style: str, body: Html, words: Words) -> str:
    """Give a whole document that needs nothing but itself."""
    lang = "zh-CN" if words.lang == "zh" else "en"
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_SAFE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{tag('title', title)}\n<style>\n{style.strip()}\n</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'
