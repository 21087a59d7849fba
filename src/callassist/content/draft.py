"""Content on its way in: values beside the files they came from, so that rules can point at the place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from msgspec.structs import replace

from callassist.content.found import Found, Said
from callassist.content.problem import Path
from callassist.content.references import Reference, Target, by_target, in_flow
from callassist.content.source import Source
from callassist.content.texts import (
    Gapped,
    gapped_in_book,
    gapped_in_courtesy,
    gapped_in_flow,
    gapped_in_site,
    gapped_in_training,
)
from callassist.content.training_values import Bank, Callers, Course, Exam, Scorecard
from callassist.content.tree import tree_of
from callassist.content.values import Care, Flow, FlowId, Occasion, Pack, Phrase, PhraseId, Site, StepId
from callassist.language import Lang


@dataclass
class Draft:
    """A file that was read as YAML."""

    source: Source

    @property
    def path(self) -> str:
        """Give the file's path as it is shown."""
        return self.source.path

    def at(self, path: Path, said: Said, *, key: bool = False) -> Found:
        """Give something found at the value (or key) of a path."""
        return Found(self.source, tree_of(self.source).place(path, key=key), said)

    def within(self, path: Path, offset: int, length: int, said: Said) -> Found:
        """Give something found in a part of the text at a path."""
        return Found(self.source, tree_of(self.source).within(path, offset, length), said)


@dataclass
class FlowDraft(Draft):
    """A flow as far as it could be read: `flow` lacks the steps named in `broken`."""

    flow: Flow
    names: tuple[StepId, ...] = ()
    """The ids of all steps, broken ones included, in file order."""
    broken: frozenset[StepId] = frozenset()
    care: Care = field(default_factory=Care)

    @cached_property
    def references(self) -> dict[Target, list[Reference]]:
        """Give everything that the flow refers to, by what it names."""
        return by_target(in_flow(self.flow))

    @cached_property
    def gapped(self) -> tuple[Gapped, ...]:
        """Give the flow's templates and conditions."""
        return tuple(gapped_in_flow(self.flow))


@dataclass(slots=True)
class SiteDraft(Draft):
    """A site file that has its shape."""

    site: Site

    @property
    def gapped(self) -> tuple[Gapped, ...]:
        """Give the site's templates."""
        return tuple(gapped_in_site(self.site))


@dataclass
class BookDraft(Draft):
    """A phrasebook file; phrases with their position in it, without the ones that lack their shape."""

    phrases: Mapping[int, Phrase]
    renamed: Mapping[PhraseId, PhraseId] = field(default_factory=dict)
    care: Care = field(default_factory=Care)
    is_whole: bool = True
    """Whether every phrase of the file has its shape."""

    @cached_property
    def gapped(self) -> tuple[Gapped, ...]:
        """Give the templates among the replies."""
        return tuple(gapped_in_book(self.phrases))


@dataclass
class CourtesyDraft(Draft):
    """A courtesy file; occasions with their position in it, without the ones that lack their shape."""

    occasions: Mapping[int, Occasion]
    care: Care = field(default_factory=Care)

    @cached_property
    def gapped(self) -> tuple[Gapped, ...]:
        """Give the templates among the lines."""
        return tuple(gapped_in_courtesy(self.occasions))


@dataclass
class TrainingDraft(Draft):
    """A file of training that has its shape."""

    part: Callers | Scorecard | Bank | Exam
    care: Care = field(default_factory=Care)

    @cached_property
    def gapped(self) -> tuple[Gapped, ...]:
        """Give the templates among what callers say, and in questions."""
        return tuple(gapped_in_training(self.part))


@dataclass
class Content:
    """Everything of one language that could be read."""

    lang: Lang
    site: SiteDraft | None = None
    flows: list[FlowDraft] = field(default_factory=list)
    books: list[BookDraft] = field(default_factory=list)
    courtesies: list[CourtesyDraft] = field(default_factory=list)
    trainings: list[TrainingDraft] = field(default_factory=list)
    unread: frozenset[FlowId] = frozenset()
    """Flows whose files are there but could not be read, or hold another id."""
    unread_phrases: frozenset[PhraseId] = frozenset()
    """Phrases, as far as their ids can be made out, of books that could not be read."""
    has_whole_books: bool = True
    """Whether every phrasebook file could be read, with every phrase in it: only then is a phrase unknown that is not there."""
    has_site_file: bool = False
    """Whether there is a site file at all, readable or not."""

    @cached_property
    def flow_ids(self) -> dict[FlowId, FlowDraft | None]:
        """Give every flow that exists by its id, None where its file could not be read."""
        return {**dict.fromkeys(sorted(self.unread)), **{draft.flow.id: draft for draft in self.flows}}

    @property
    def sources(self) -> list[Source]:
        """Give the text of every file that could be read."""
        site = [self.site] if self.site is not None else []
        return [draft.source for draft in (*site, *self.flows, *self.books, *self.courtesies, *self.trainings)]

    @cached_property
    def phrases(self) -> dict[PhraseId, Phrase]:
        """Give all phrases by id."""
        return {phrase.id: phrase for book in self.books for phrase in book.phrases.values()}

    def pack(self, digest: str) -> Pack | None:
        """Give the finished content, or None while there is no site."""
        if self.site is None:
            return None
        return Pack(
            site=self.site.site,
            flows={draft.flow.id: draft.flow for draft in self.flows},
            phrases=self.phrases,
            courtesy={one.id: one for draft in self.courtesies for one in draft.occasions.values()},
            renamed={old: new for book in self.books for old, new in book.renamed.items()},
            digest=digest,
        )

    def course(self, digest: str) -> Course:
        """Give what training is made of; callers of several files are put together, a later file adding to an earlier."""
        callers: Callers | None = None
        scorecards, banks, exams = {}, {}, {}
        for draft in self.trainings:
            match draft.part:
                case Callers() as more:
                    callers = more if callers is None else _together(callers, more)
                case Scorecard() as card:
                    scorecards[card.id] = replace(card, digest=hashlib.sha256(draft.source.text.encode()).hexdigest())
                case Bank() as bank:
                    banks[bank.id] = bank
                case Exam() as exam:
                    exams[exam.id] = exam
        return Course(callers=callers, scorecards=scorecards, banks=banks, exams=exams, digest=digest)


def _together(callers: Callers, more: Callers) -> Callers:
    return replace(
        callers,
        situations={**callers.situations, **more.situations},
        tells={**callers.tells, **more.tells},
        asked_by={**callers.asked_by, **more.asked_by},
        rules=(*callers.rules, *more.rules),
        temperaments={**callers.temperaments, **more.temperaments},
    )
