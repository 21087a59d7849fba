"""The rules of the content check, one a file. A new file here is a new rule: nothing else lists them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from callassist.content.rule import Rule, Words


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, by code."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(sorted((module.rule for module in modules), key=lambda rule: rule.code))


@cache
def words_for() -> dict[str, tuple[Rule, Words]]:
    """Give, for each name of a fault, the rule that explains it and its words."""
    return {name: (rule, words) for rule in all_rules() for name, words in rule.faults.items()}
