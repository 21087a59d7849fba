"""The text for what is not known yet may hold {label} and no other braces."""

from collections.abc import Iterator

from callassist.content.draft import Content
from callassist.content.found import Found, Said
from callassist.content.rule import Rule
from callassist.language import notice

rule = Rule("S009", "E")


@rule.whole
def check(content: Content) -> Iterator[Found]:
    """Try it."""
    if content.site is None:
        return
    try:
        content.site.site.missing.format(label="")
    except (KeyError, IndexError, ValueError, AttributeError):
        said = Said(
            notice("This text can only hold {label} in braces", label="{label}"),
            notice("Every line with something missing would fail."),
            notice("Write for example: 〔缺：{label}〕", label="{label}"),
        )
        yield content.site.at(("missing",), said)
