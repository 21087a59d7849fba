"""The rules of the check as pages of a manual, made from the rules' own docstrings."""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from callassist.content import rules
from callassist.content.problem import Severity
from callassist.language import Words, marked
from callassist.lookup import proof

_SEVERITIES: dict[Severity, str] = {
    "E": marked("An error: it keeps the content from being used."),
    "W": marked("A warning: the content can be used."),
    "I": marked("A note."),
}
_HEADINGS = {"Bad": marked("Wrong:"), "Good": marked("Right:")}
_EXAMPLE = re.compile(r"^(Bad|Good)::\n\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule as it is explained: `title` and `more` are English and are translated when they are shown."""

    code: str
    severity: Severity
    title: str
    more: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


def pages() -> dict[str, Page]:
    """Give every rule's page, by code."""
    modules = [importlib.import_module(f"{rules.__name__}.{one.name}") for one in pkgutil.iter_modules(rules.__path__)]
    return {page.code: page for page in sorted(map(_page, [*modules, *proof.RULES]), key=lambda page: page.code)}


def explained(page: Page, words: Words) -> Iterator[str]:
    """Give a page as lines."""
    yield f"{page.code}  {words(page.title)}"
    yield words(_SEVERITIES[page.severity])
    for paragraph in page.more:
        yield words(paragraph)
    for kind, example in page.examples:
        yield ""
        yield words(_HEADINGS[kind])
        yield from textwrap.indent(example, "    ").splitlines()


def _page(module: ModuleType) -> Page:
    text = (module.__doc__ or "") + "\n"
    examples = tuple((found[1], textwrap.dedent(found[2]).strip("\n")) for found in _EXAMPLE.finditer(text))
    title, *more = paragraphs(text)
    return Page(module.rule.code, module.rule.severity, title, tuple(more), examples)


def paragraphs(docstring: str) -> list[str]:
    """Give the paragraphs of a rule's docstring, its examples left out, each as one line."""
    parts = re.split(r"\n\s*\n", _EXAMPLE.sub("\n", docstring + "\n"))
    return [" ".join(part.split()) for part in parts if part.strip()]
