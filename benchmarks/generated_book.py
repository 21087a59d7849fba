"""Phrasebooks as large as wanted, made of the shipped scripts' own words, and queries for them of every kind."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from tests.packs import shipped

from callassist.content.values import Pack, Phrase, Reply
from callassist.lookup.bare import bare
from callassist.lookup.simplified import simplified
from callassist.lookup.syllables import initials, letters, spelled

_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


@cache
def vocabulary() -> tuple[str, ...]:
    """Give the pairs of characters that the shipped Chinese lines use more than once, sorted."""
    counted: Counter[str] = Counter()
    for flow in shipped("zh").flows.values():
        for step in flow.steps.values():
            for line in step.say:
                for run in _HAN.findall(bare(line)):
                    counted.update(run[at : at + 2] for at in range(len(run) - 1))
    return tuple(sorted(pair for pair, times in counted.items() if times > 1))


def phrases(count: int, *, short: bool = False, seed: int = 1) -> list[str]:
    """Give so many different phrases: of four to ten characters, or short ones of four on average."""
    dice, words = random.Random(f"{count}{short}{seed}"), vocabulary()
    made: dict[str, None] = {}
    while len(made) < count:
        size = dice.choice((1, 2, 2, 2, 3)) if short else dice.choice((2, 3, 3, 4, 5))
        text = "".join(dice.choices(words, k=size))
        made[text[: len(text) - dice.choice((0, 0, 1))]] = None
    return list(made)


def pack_of(texts: list[str]) -> Pack:
    """Give a pack of nothing but these phrases."""
    book = {
        f"p{number}": Phrase(id=f"p{number}", phrase=text, harm="", replies=(Reply(say="好"),))
        for number, text in enumerate(texts)
    }
    return Pack(site=shipped("zh").site, flows={}, phrases=book, digest="")


def query(text: str, kind: str, dice: random.Random) -> str:
    """Give a phrase as somebody types it, by kind."""
    return _TYPED[kind](text, dice)


def _one_wrong(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(dice.choice(vocabulary())) + text[at + 1 :]


def _sounds_alike(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + _same_sound(text[at], dice) + text[at + 1 :]


def _left_out(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _inside(text: str, dice: random.Random) -> str:
    before, behind = dice.choice(("您好，", "不好意思啊，", "这个嘛")), dice.choice(("，您看", "就是这样", "，明白吗"))
    return before + text + behind


def _in_traditional(text: str, _: random.Random) -> str:
    forms = {simple: char for char, simple in reversed(simplified().items())}
    return "".join(forms.get(char, char) for char in text)


_TYPED: dict[str, Callable[[str, random.Random], str]] = {
    "whole": lambda text, _: text,
    "one wrong": _one_wrong,
    "sounds alike": _sounds_alike,
    "two wrong": lambda text, dice: _sounds_alike(_one_wrong(text, dice), dice),
    "left out": _left_out,
    "pinyin": lambda text, _: letters(spelled(text)),
    "pinyin slip": lambda text, dice: _slip(letters(spelled(text)), dice),
    "initials": lambda text, _: initials(spelled(text)),
    "traditional": _in_traditional,
    "half": lambda text, _: text[: max(2, (len(text) + 1) // 2 + 1)],
    "inside": _inside,
}
KINDS = tuple(_TYPED)
"""The ways in which somebody types a phrase."""


@cache
def _by_sound() -> dict[str, str]:
    found: dict[str, str] = {}
    for word in vocabulary():
        for char in word:
            syllable = spelled(char)[0]
            if char not in found.get(syllable, ""):
                found[syllable] = found.get(syllable, "") + char
    return found


def _same_sound(char: str, dice: random.Random) -> str:
    others = _by_sound().get(spelled(char)[0], char).replace(char, "")
    return dice.choice(others) if others else char


def _slip(spelling: str, dice: random.Random) -> str:
    for right, wrong in dice.sample((("ng", "n"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("l", "n"), ("n", "l")), 6):
        if right in spelling:
            return spelling.replace(right, wrong, 1)
    return spelling
