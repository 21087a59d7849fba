"""Scoring beside a human trainer: `python -m benchmarks.validity [--set reporting|tuning] [--show]`.

Hand-written transcripts of trainees (tests/training/validity) were labelled item by item before any program heard them.
Printed is the agreement: Cohen's kappa over all required elements, by element, and over forbidden phrases (whether a line
holds one, and which), in both languages. The tuning set is what the scorecard's wordings were chosen on; the reporting
set is only ever measured.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.peers import ROOT
from callassist.content.values import Pack
from callassist.language import LANGS, Lang
from callassist.training.ear import Ear
from callassist.training.stage import names_on
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course

FOLDER = ROOT / "tests" / "training" / "validity"
GOOD = 0.8


@dataclass(slots=True)
class Agreement:
    """How two judges' yes and no fell together."""

    both: int = 0
    neither: int = 0
    only_trainer: int = 0
    only_program: int = 0

    def add(self, *, trainer: bool, program: bool) -> None:
        """Count one item."""
        if trainer and program:
            self.both += 1
        elif trainer:
            self.only_trainer += 1
        elif program:
            self.only_program += 1
        else:
            self.neither += 1

    @property
    def items(self) -> int:
        """Give how many items were judged."""
        return self.both + self.neither + self.only_trainer + self.only_program

    @property
    def kappa(self) -> float:
        """Give Cohen's kappa; 1 where both always said the same."""
        count = self.items
        if not count:
            return 1.0
        agreed = (self.both + self.neither) / count
        yes = (self.both + self.only_trainer) * (self.both + self.only_program) / count**2
        no = (self.neither + self.only_trainer) * (self.neither + self.only_program) / count**2
        chance = yes + no
        return 1.0 if chance >= 1 else (agreed - chance) / (1 - chance)


@dataclass(slots=True)
class Study:
    """What came of one set in one language."""

    elements: Agreement = field(default_factory=Agreement)
    by_element: dict[str, Agreement] = field(default_factory=lambda: defaultdict(Agreement))
    lines: Agreement = field(default_factory=Agreement)
    ids: Agreement = field(default_factory=Agreement)
    transcripts: int = 0
    disagreements: list[str] = field(default_factory=list)


def transcripts(name: str, lang: Lang, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Give the labelled transcripts of a set."""
    found: list[dict[str, Any]] = yaml.safe_load((folder / f"{name}-{lang}.yaml").read_text())
    return found


def study(name: str, lang: Lang) -> Study:
    """Let the program judge a set, and compare."""
    pack = Library(ROOT).pack(lang)
    course = load_course(ROOT, lang)
    ear = Ear(pack, course.scorecards["call"].elements)
    found = Study()
    for one in transcripts(name, lang):
        found.transcripts += 1
        trainee = one["trainee"]
        facts = {field: str(value) for field, value in (one.get("caller") or {}).items()}
        told: list[str] = []
        for number, turn in enumerate(one["turns"]):
            told.append(str(turn.get("caller") or ""))
            names = names_on(pack, str(trainee["name"]), str(trainee.get("badge", "")), facts, told)
            heard = ear.listen(str(turn["say"]), names)
            where = f"{one['id']}:{number + 1} {turn['at']}"
            for element in _must(pack, str(turn["at"])):
                trainer, program = element in (turn.get("heard") or ()), heard.has(element)
                found.elements.add(trainer=trainer, program=program)
                found.by_element[element].add(trainer=trainer, program=program)
                if trainer is not program:
                    found.disagreements.append(f"{where} {element}: {_said(trainer)} | {turn['say']}")
            labelled = set(turn.get("phrases") or ())
            said = {span.id for span in heard.phrases}
            found.lines.add(trainer=bool(labelled), program=bool(said))
            for phrase in labelled | said:
                found.ids.add(trainer=phrase in labelled, program=phrase in said)
            if labelled != said:
                found.disagreements.append(
                    f"{where} phrases: trainer {sorted(labelled)}, program {sorted(said)} | {turn['say']}"
                )
    return found


def _must(pack: Pack, place: str) -> Iterator[str]:
    flow, _, step = place.partition("/")
    yield from pack.flows[flow].steps[step].must


def _said(trainer: bool) -> str:
    return "the trainer heard it, the program did not" if trainer else "the program heard it, the trainer did not"


def main() -> None:
    """Print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="name", choices=("reporting", "tuning"), default="reporting")
    parser.add_argument("--show", action="store_true", help="every disagreement")
    given = parser.parse_args()
    figures = {}
    for lang in LANGS:
        found = study(given.name, lang)
        print(f"\n{given.name} {lang}: {found.transcripts} transcripts")
        print(f"  elements: kappa {found.elements.kappa:.3f} over {found.elements.items} items {found.elements}")
        print(f"  forbidden lines: kappa {found.lines.kappa:.3f} over {found.lines.items} lines {found.lines}")
        for name, one in sorted(found.by_element.items(), key=lambda pair: pair[1].kappa):
            print(f"    {name:20} kappa {one.kappa:6.3f}  {one}")
        if given.show:
            print("\n".join(found.disagreements))
        figures[lang] = {
            "elements": round(found.elements.kappa, 3),
            "phrases": round(found.lines.kappa, 3),
            "same phrase": found.ids.both,
            "disagreements": len(found.disagreements),
        }
    print(json.dumps({given.name: figures}))


if __name__ == "__main__":
    main()
