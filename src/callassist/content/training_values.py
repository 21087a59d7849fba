"""What training is made of beside the flows: callers, scorecards, questions and exams, frozen and without a trace of YAML.

A course is all of it in one language. Texts that may hold templates are kept as their source; spans are milliseconds.
"""

from __future__ import annotations

from typing import Literal

from callassist.content.values import ElementId, FieldId, FlowId, PhraseId, Value

SituationId = str
TemperamentId = str
QuestionId = str
ScorecardId = str
ExamId = str
ItemId = str

COOLEST, HOTTEST = 0, 5
"""The caller's temper; beyond the hottest the caller hangs up."""


# -- callers ---------------------------------------------------------------------------------------------------


class Persons(Value, frozen=True):
    """What a caller is put together from; the seed draws one of each."""

    surnames: tuple[str, ...]
    titles: tuple[str, ...]
    rooms: tuple[str, ...]
    phones: tuple[str, ...]
    firms: tuple[str, ...] = ()


class Situation(Value, frozen=True):
    """What a call is about: the flows it fits, the facts behind it, how it is first told, and the keys of answers it leads to."""

    id: SituationId
    label: str
    flows: tuple[FlowId, ...]
    answers: dict[str, tuple[str, ...]] = {}
    facts: dict[FieldId, str] = {}
    opening: tuple[str, ...] = ()
    tells: dict[FieldId, tuple[str, ...]] = {}


class When(Value, frozen=True):
    """What must have happened for a reaction; all that is given must hold. `at` names flows or `flow/step`."""

    at: tuple[str, ...] = ()
    heard: tuple[ElementId, ...] = ()
    lacks: tuple[ElementId, ...] = ()
    forbidden: bool = False
    phrases: tuple[PhraseId, ...] = ()
    thinks: int = 0
    kept_waiting: int = 0
    asks_again: bool = False
    named: bool | None = None
    mood_from: int = 0


class Reaction(Value, frozen=True):
    """What a caller does about something: the temper goes up or down, words come first, the line may be closed."""

    id: str
    when: When
    mood: int = 0
    says: tuple[str, ...] = ()
    once: bool = False
    hang_up: bool = False


class Style(Value, frozen=True):
    """How a caller's lines come out: words before and after them at a chance, and the share of words that is lost."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    chance: float = 0.5
    garble: float = 0.0


class ByMood(Value, frozen=True):
    """The keys of the answers a caller gives at a step, by temper; taken in turn when the step comes again."""

    calm: tuple[str, ...] = ()
    upset: tuple[str, ...] = ()
    hot: tuple[str, ...] = ()


class Voice(Value, frozen=True):
    """How a speech program reads the caller: words a minute, and height from 0 to 99."""

    speed: int = 175
    pitch: int = 50


class Temperament(Value, frozen=True):
    """A kind of caller: the temper at the start, the flows such a caller leads into, and how steps are answered."""

    id: TemperamentId
    label: str
    about: str
    mood: int = 0
    enters: tuple[FlowId, ...] = ()
    opening: tuple[str, ...] = ()
    style: Style = Style()
    answers: dict[str, ByMood] = {}
    voice: Voice = Voice()
    rules: tuple[Reaction, ...] = ()


class Callers(Value, frozen=True):
    """Everybody who may ring up in a drill."""

    moods: tuple[str, ...]
    persons: Persons
    situations: dict[SituationId, Situation]
    tells: dict[FieldId, tuple[str, ...]]
    asked_by: dict[FieldId, tuple[str, ...]]
    small_talk: dict[str, tuple[str, ...]]
    rules: tuple[Reaction, ...]
    temperaments: dict[TemperamentId, Temperament]


# -- scorecards ------------------------------------------------------------------------------------------------

SectionKind = Literal["quality", "compliance"]
Fatal = Literal["", "section", "call"]
Proof = Literal[
    "element",
    "phrases",
    "phrase",
    "order",
    "fields",
    "readback",
    "promise",
    "ring",
    "hold",
    "goodbye",
    "thinks",
    "asked_again",
    "hints",
]


class By(Value, frozen=True):
    """How an item is proved: the kind of proof, and what it is about (an element, a level, ids, a span in milliseconds)."""

    proof: Proof
    names: tuple[str, ...] = ()
    span: int = 0


class Item(Value, frozen=True):
    """One line of a scorecard: `points` can be earned, or `deduct` is lost each time down to `floor`; fatal is a gate."""

    id: ItemId
    label: str
    by: By
    points: float = 0.0
    deduct: float = 0.0
    floor: float = 0.0
    fatal: Fatal = ""
    advice: str = ""


class Section(Value, frozen=True):
    """A part of a call that is scored by itself; weights are shares of the whole."""

    id: str
    label: str
    weight: float
    items: tuple[Item, ...]
    kind: SectionKind = "quality"


class Hearing(Value, frozen=True):
    """How else an element is said, beside the words of the site file, or `instead` of them.

    `together` are groups of words of which the line needs one each; `never` are words that only look like it.
    """

    also: tuple[str, ...] = ()
    together: dict[str, tuple[str, ...]] = {}
    never: tuple[str, ...] = ()
    instead: bool = False


class Scorecard(Value, frozen=True):
    """What a drill is marked by: pass mark in percent, how many of how many calls must reach it."""

    id: ScorecardId
    title: str
    pass_mark: float
    sections: tuple[Section, ...]
    elements: dict[ElementId, Hearing] = {}
    need: int = 4
    of: int = 5
    digest: str = ""


# -- questions -------------------------------------------------------------------------------------------------


class Question(Value, frozen=True):
    """Something staff must know: ways to ask it, the model answer, and the groups of words of which one each must be heard."""

    id: QuestionId
    about: str
    ask: tuple[str, ...]
    answer: str
    must: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[str, ...], ...] = ()
    hint: str = ""
    why: str = ""
    harm: str = ""


class Bank(Value, frozen=True):
    """The questions of one file."""

    id: str
    title: str
    questions: dict[QuestionId, Question]


# -- exams -----------------------------------------------------------------------------------------------------

PartKind = Literal["questions", "phrases", "faults", "calls"]


class ExamCall(Value, frozen=True):
    """A call of an exam."""

    flow: FlowId
    temperament: TemperamentId


class Part(Value, frozen=True):
    """A part of an exam; weights are shares of the whole. Of its calls, `need` must pass."""

    kind: PartKind
    weight: float
    count: int = 0
    banks: tuple[str, ...] = ()
    flows: tuple[FlowId, ...] = ()
    calls: tuple[ExamCall, ...] = ()
    need: int = 0


class Exam(Value, frozen=True):
    """An exam: what it asks, how long one has, and how much is enough."""

    id: ExamId
    title: str
    about: str
    minutes: int
    pass_mark: float
    parts: tuple[Part, ...]
    scorecard: ScorecardId = ""


class Course(Value, frozen=True):
    """All of training in one language; `digest` names exactly these files."""

    callers: Callers | None = None
    scorecards: dict[ScorecardId, Scorecard] = {}
    banks: dict[str, Bank] = {}
    exams: dict[ExamId, Exam] = {}
    digest: str = ""
