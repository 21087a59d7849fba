"""What the parts of a YAML file look like in a theme; keys and errors are told by weight as well."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.widgets.text_area import TextAreaTheme


def yaml_colours(name: str, colours: Mapping[str, str]) -> TextAreaTheme:
    """Give the looks of the editor from a theme's roles; grounds come from the style sheet."""

    def style(role: str, *, bold: bool = False, italic: bool = False) -> Style:
        return Style(color=colours[role], bold=bold, italic=italic)

    return TextAreaTheme(
        name=name,
        syntax_styles={
            "yaml.field": style("text-primary", bold=True),
            "string": Style(),
            "string.escape": style("text-secondary"),
            "number": style("text-secondary"),
            "boolean": style("text-secondary"),
            "constant.builtin": style("text-secondary"),
            "comment": style("foreground-muted", italic=True),
            "type": style("text-error", bold=True),
            "punctuation.bracket": style("text-accent"),
            "punctuation.delimiter": style("text-accent"),
            "punctuation.special": style("text-error", bold=True),
        },
    )
