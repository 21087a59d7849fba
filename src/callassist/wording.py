"""Templates and values → words. The only door to Jinja2, which is not even imported for plain lines.

What a template may hold is decided by `callassist.template`, and once more here on Jinja's own tree: a sandbox stops
escapes, not bombs, so anything that is not on the list is refused before it runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from callassist.errors import TemplateError
from callassist.gap_values import Filter, Missing, Named, known, part
from callassist.gap_values import said as in_words
from callassist.language import notice
from callassist.template import LONGEST, Facts, has_gaps, inspect, inspect_expression

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.environment import TemplateExpression
    from jinja2.runtime import Context

__all__ = ["Facts", "Named", "holds", "inspect", "inspect_expression", "render"]

LONGEST_OUTPUT = 10_000
_NO_FILTERS: Mapping[str, Filter] = MappingProxyType({})
_FILTERS = "filters!"
"""The name under which a template's context carries the caller's filters; no template can say it."""
_GAP = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*)\s*(?:\|\s*(spoken|shown)\s*)?\}\}")
_NOT_NAMES = frozenset({"and", "or", "not", "if", "else", "in", "is", "true", "false", "none"})


def render(
    source: str, values: Mapping[str, object], *, missing: Filter, filters: Mapping[str, Filter] = _NO_FILTERS
) -> str:
    """Give the words of a template.

    `values` maps names to texts, numbers, truths and mappings of them; what is absent, None or empty is printed as
    `missing(path)`, is false, and gives way to `default`. The functions in `filters` (`spoken`, `shown`) are given a
    `Named` text, whose `path` tells which variable is being said.

    Raises:
        TemplateError: the template is refused, or what it gives is longer than 10 000 characters.
    """
    if not has_gaps(source):
        return source
    parts = _gaps(source)
    text = _filled(parts, values, missing, filters) if parts else _rendered(source, values, missing, filters)
    if len(text) > LONGEST_OUTPUT:
        raise TemplateError(notice("The words are longer than {limit} characters", limit=LONGEST_OUTPUT))
    return text


def holds(expression: str, values: Mapping[str, object]) -> bool:
    """Say whether a condition such as `known` or `not call.is_late` is true.

    Raises:
        TemplateError: the condition is refused.
    """
    negated = expression.startswith("not ")
    simple = expression.removeprefix("not ").strip()
    if simple.isascii() and simple.replace(".", "_").isidentifier() and not _NOT_NAMES.intersection(simple.split(".")):
        facts = inspect_expression(simple)
        if not facts.troubles:
            return bool(_looked_up(simple, values, str)) is not negated
    compiled, names = _compiled_expression(expression)
    try:
        return bool(compiled(**_context(names, values, str, _NO_FILTERS)))
    except TypeError:
        return False  # things of two kinds, such as a text and a number, are neither more nor less


# -- plain gaps, the common case, without Jinja ----------------------------------------------------------------


@lru_cache(maxsize=1024)
def _gaps(source: str) -> tuple[tuple[str, str, str], ...]:
    """Give a template of nothing but plain gaps as (text before, variable, filter), or () if it holds anything else."""
    if len(source) > LONGEST:
        return ()
    parts: list[tuple[str, str, str]] = []
    at = 0
    for gap in _GAP.finditer(source):
        if _NOT_NAMES.intersection(gap[1].split(".")):
            return ()
        parts.append((source[at : gap.start()], gap[1], gap[2] or ""))
        at = gap.end()
    parts.append((source[at:], "", ""))
    return () if any(has_gaps(text) for text, _, _ in parts) else tuple(parts)


def _filled(
    parts: tuple[tuple[str, str, str], ...],
    values: Mapping[str, object],
    missing: Filter,
    filters: Mapping[str, Filter],
) -> str:
    words = []
    for text, path, name in parts:
        words.append(text)
        if path:
            value = _looked_up(path, values, missing)
            words.append(str(in_words(value, filters.get(name)) if name else value))
    return "".join(words)


def _looked_up(path: str, values: Mapping[str, object], missing: Filter) -> object:
    first, *rest = path.split(".")
    value = known(values.get(first), first, missing)
    for name in rest:
        value = part(value, name)
    return value


# -- everything else, by Jinja ---------------------------------------------------------------------------------


def _rendered(source: str, values: Mapping[str, object], missing: Filter, filters: Mapping[str, Filter]) -> str:
    template, names = _compiled(source)
    try:
        return template.render(_context(names, values, missing, filters))
    except (TypeError, RecursionError) as error:
        raise TemplateError(notice("The line compares things of two kinds")) from error


def _context(
    names: frozenset[str], values: Mapping[str, object], missing: Filter, filters: Mapping[str, Filter]
) -> dict[str, object]:
    return {_FILTERS: filters} | {name: known(values.get(name), name, missing) for name in names}


@lru_cache(maxsize=1024)
def _compiled(source: str) -> tuple[Template, frozenset[str]]:
    names = _accepted(inspect(source))
    environment = _environment()
    try:
        _allow(environment.parse(source))
        return environment.from_string(source), names
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise TemplateError(notice("The line cannot be understood")) from error


@lru_cache(maxsize=256)
def _compiled_expression(source: str) -> tuple[TemplateExpression, frozenset[str]]:
    names = _accepted(inspect_expression(source))
    environment = _environment()
    try:
        _allow(environment.parse("{{ " + source + " }}"))
        return environment.compile_expression(source, undefined_to_none=False), names
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise TemplateError(notice("The line cannot be understood")) from error


def _accepted(facts: Facts) -> frozenset[str]:
    for trouble in facts.troubles:
        raise TemplateError(trouble.notice, trouble.offset, trouble.length)
    return frozenset(name.path.split(".")[0] for name in facts.names)


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined, TemplateSyntaxError, pass_context  # noqa: PLC0415 - 50 ms that plain lines spare
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - as above

    class Walled(ImmutableSandboxedEnvironment):
        """Looks names up in the values it was given and nowhere else, least of all among a value's methods."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            return part(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ARG002 - Jinja's signature
            raise TemplateSyntaxError("no lookups", 1)

    def by_caller(name: str) -> Callable[[Context, object], object]:
        @pass_context
        def said(context: Context, value: object) -> object:
            return in_words(value, context[_FILTERS].get(name))

        return said

    def on_text(change: Callable[[str], str]) -> Callable[[object], object]:
        def changed(value: object) -> object:
            if isinstance(value, Missing):
                return value
            return Named(change(str(value)), getattr(value, "path", ""))

        return changed

    environment = Walled(undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters |= {
        "default": lambda value, instead: instead if isinstance(value, Missing) else value,
        "spoken": by_caller("spoken"),
        "shown": by_caller("shown"),
        "first": on_text(lambda text: text[:1]),
        "last": on_text(lambda text: text[-1:]),
        "upper": on_text(str.upper),
        "lower": on_text(str.lower),
        "trim": on_text(str.strip),
        "title": on_text(str.title),
    }
    return environment


def _allow(tree: Any) -> None:
    """Refuse a tree that holds anything but what the grammar knows."""
    from jinja2 import nodes  # noqa: PLC0415 - as above

    plain = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Const, nodes.And, nodes.Or, nodes.Not)
    allowed = (*plain, nodes.Compare, nodes.Operand, nodes.Filter, nodes.Getattr, nodes.Name)
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        refused = type(node) not in allowed
        refused |= isinstance(node, nodes.Operand) and node.op not in {"eq", "ne", "gt", "gteq", "lt", "lteq"}
        refused |= isinstance(node, nodes.Name) and (node.ctx != "load" or node.name.startswith("_"))
        refused |= isinstance(node, nodes.Getattr) and node.attr.startswith("_")
        refused |= isinstance(node, nodes.Filter) and bool(node.kwargs or node.dyn_args or node.dyn_kwargs)
        if refused:
            raise TemplateError(notice("The line holds something that is not possible here"))
        waiting.extend(node.iter_child_nodes())
