"""Learn how much the words of a line speak for each forbidden phrase: `python tools/weights.py`.

Read are the shipped phrasebooks (wordings, examples), the lines of the shipped scripts, which are harmless, and the tuning
halves of the hand-written sets; never a reporting half. Written is src/callassist/lookup/scanning/weights-<language>.txt.
A soft-max over phrases and "nothing forbidden", learnt by AdaGrad in a fixed order: the same lines give the same file.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from callassist.content.values import Pack
from callassist.language import LANGS, Lang
from callassist.lookup.fold import has_han
from callassist.lookup.scanning.heard import clauses_at, english_clauses_at
from callassist.lookup.scanning.traits import traits_of
from callassist.lookup.scanning.weights import HARMLESS, fingerprint, row
from callassist.lookup.scanning.wordings import is_pattern
from callassist.workflows.library import Library

ROOT = Path(__file__).resolve().parent.parent
SET = ROOT / "benchmarks" / "sets" / "tuning"
VALIDITY = ROOT / "tests" / "training" / "validity"
TO = ROOT / "src" / "callassist" / "lookup" / "scanning"
_ROUNDS, _RATE, _BIAS_RATE = 8, 0.5, 0.02
_RAREST = 3
"""A trait of fewer lines than this tells nothing of others."""
_STIRS = 0.05
"""A line moves only the weights of phrases that it was taken for so much: most weights stay nought, and the file small."""
_SAID = {"say", "answer"}
Example = tuple[str, str]
"""A line, and the phrase that is said in it; none if it is harmless."""


def examples(pack: Pack, lang: Lang) -> Iterator[Example]:
    """Give the lines that are learnt from."""
    for phrase in pack.phrases.values():
        yield from (
            (text, phrase.id) for text in (phrase.phrase, *phrase.variants, *phrase.hits) if not is_pattern(text)
        )
        yield from ((text, "") for text in phrase.misses)
    yield from ((line, "") for line in sorted(_spoken(lang)))
    for name in ("scan_positive", "scan_negative"):
        for text in (SET / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            if has_han(line["line"]) is (lang == "zh"):
                yield line["line"], line.get("expect", [""])[0]
    for call in yaml.safe_load((VALIDITY / f"tuning-{lang}.yaml").read_text(encoding="utf-8")):
        for turn in call["turns"]:
            yield str(turn["say"]), (turn.get("phrases") or [""])[0]


def _spoken(lang: Lang) -> set[str]:
    """Give what the shipped scripts and replies let the agent say."""
    found: set[str] = set()

    def walk(part: Any, key: str) -> None:
        if isinstance(part, dict):
            for name, value in part.items():
                walk(value, str(name))
        elif isinstance(part, list):
            for value in part:
                walk(value, key)
        elif isinstance(part, str) and key in _SAID:
            found.add(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", part))

    for folder in ("scripts", "phrasebook"):
        for path in sorted((ROOT / folder / lang).rglob("*.yaml")):
            walk(yaml.safe_load(path.read_text(encoding="utf-8")), "")
    return found


def traits(line: str, lang: Lang) -> set[str]:
    """Give what a line is weighed by."""
    clauses = clauses_at(line) if lang == "zh" else english_clauses_at(line)
    return set().union(*traits_of(clauses.text, is_han=lang == "zh"))


def learnt(lines: list[tuple[list[str], int]], count: int) -> tuple[dict[str, list[float]], list[float]]:
    """Give the weights of each trait, and what every line begins with."""
    weight: dict[str, list[float]] = {trait: [0.0] * count for one, _ in lines for trait in one}
    moved = {trait: [1e-8] * count for trait in weight}
    bias = [0.0] * count
    order = random.Random(0)  # noqa: S311 - no secret: the same order every time
    for _ in range(_ROUNDS):
        order.shuffle(lines)
        for found, truth in lines:
            share = 1 / math.sqrt(len(found))
            wrong = _shares(found, weight, bias, share)
            wrong[truth] -= 1
            stirred = [number for number in range(count) if abs(wrong[number]) > _STIRS]
            for trait in found:
                own, past = weight[trait], moved[trait]
                for number in stirred:
                    step = wrong[number] * share
                    past[number] += step * step
                    own[number] -= _RATE * step / math.sqrt(past[number])
            for number in stirred:
                bias[number] -= _BIAS_RATE * wrong[number]
    return weight, bias


def _shares(found: list[str], weight: dict[str, list[float]], bias: list[float], share: float) -> list[float]:
    sums = [
        one * share + more
        for one, more in zip(map(sum, zip(*[weight[trait] for trait in found], strict=True)), bias, strict=True)
    ]
    top = max(sums)
    parts = [math.exp(one - top) for one in sums]
    whole = sum(parts)
    return [part / whole for part in parts]


def main() -> None:
    """Learn and write."""
    for lang in LANGS:
        pack = Library(ROOT).pack(lang)
        ids = sorted(pack.phrases)
        number = {"": HARMLESS, **{one: at for at, one in enumerate(ids, HARMLESS + 1)}}
        lines = [(traits(line, lang), number[phrase]) for line, phrase in examples(pack, lang) if phrase in number]
        often = Counter(trait for one, _ in lines for trait in one)
        told = [(sorted(trait for trait in one if often[trait] >= _RAREST), phrase) for one, phrase in lines]
        weight, bias = learnt([one for one in told if one[0]], len(number))
        book = {text for phrase in pack.phrases.values() for text in (phrase.phrase, *phrase.variants)}
        rows = {trait: row(dict(enumerate(given))) for trait, given in sorted(weight.items())}
        head = [" ".join(ids), " ".join(sorted(map(fingerprint, book))), " ".join(f"{one:.4f}" for one in bias)]
        (TO / f"weights-{lang}.txt").write_text(
            "\n".join([*head, *(f"{trait}\t{given}" for trait, given in rows.items() if given)]) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
