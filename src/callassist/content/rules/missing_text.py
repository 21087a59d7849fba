"""The text for what is not known yet may hold {label} and no other braces."""

from collections.abc import Iterator
from string import Formatter

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S009", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Look into its braces."""
    if content.site is None:
        return
    if not _is_plain(content.site.site.missing):
        said = Said(
            notice("This text can only hold {label} in braces", label="{label}"),
            notice("Every line with something missing would fail."),
            notice("Write for example: 〔缺：{label}〕", label="{label}"),
        )
        yield content.site.at(("missing",), said)


def _is_plain(text: str) -> bool:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name is None or (name, form, turned) == ("label", "", None) for _, name, form, turned in parts)
