"""The rules of the content check, one a file. A new file here is a new rule: nothing else lists them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from callassist.content.rule import Rule, Words


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, by code."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        found.append(importlib.import_module(f"{__name__}.{module.name}").rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def words_for() -> dict[str, tuple[Rule, Words]]:
    """Give, for each name of a fault, the rule that explains it and its words."""
    return {name: (rule, words) for rule in all_rules() for name, words in rule.faults.items()}
