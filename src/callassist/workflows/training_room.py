"""All that training at one seat needs: whose practice it is, on which words, and where it is written down."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from callassist.clock import Clock
from callassist.content.training_values import Course
from callassist.content.values import Pack
from callassist.errors import WrongUse
from callassist.language import LANGS, Lang
from callassist.settings import NAME, Settings, read_settings
from callassist.text import one_line
from callassist.training.quiz import Card
from callassist.training.stage import Stage
from callassist.workflows.changed_cards import mark_seen, unseen
from callassist.workflows.drill_desk import DrillDesk, Trainee, stage_of
from callassist.workflows.due_cards import Waiting, known_cards, waiting
from callassist.workflows.library import Library
from callassist.workflows.load_course import load_course
from callassist.workflows.quiz_deck import Choice, deck_of
from callassist.workflows.quiz_desk import QuizDesk
from callassist.workflows.training_log import TrainingLog


class TrainingRoom:
    """Words, callers, questions and the log, for one trainee in one language."""

    is_changed = False
    """Whether the quiz asks about what changed in the words, and nothing else."""
    exam = seed = ""
    """What the command line named of an exam to be sat."""
    choice: Choice = "all"
    """What the quiz is about."""

    def __init__(self, root: Path, log: TrainingLog, lang: Lang, trainee: Trainee) -> None:
        self.root = root
        self.lang = lang
        self.log = log
        self.trainee = trainee
        self.library = Library(root)
        self.pack: Pack = self.library.pack(lang)
        self.course: Course = load_course(root, lang)
        self.choice: Choice = "all"
        self.half_typed: dict[str, str] = {}

    @property
    def clock(self) -> Clock:
        """Give the clock."""
        return self.log.clock

    @cached_property
    def stage(self) -> Stage:
        """Give the stage for drills: made when first wanted, since the scanner takes a moment to learn the phrasebook."""
        return stage_of(self.pack, self.course)

    @cached_property
    def half_typed(self) -> dict[str, str]:
        """Give answers that were begun and left, by card: they stand there again when it is asked."""
        return {}

    def in_lang(self, lang: Lang) -> TrainingRoom:
        """Give the room in another language, with the same log and trainee."""
        other = TrainingRoom(self.root, self.log, lang, self.trainee)
        other.choice = self.choice
        return other

    def desk(self) -> DrillDesk:
        """Give a desk for one drill."""
        return DrillDesk(self.stage, self.course, self.log)

    def quiz(self) -> QuizDesk:
        """Give a desk for a round of the quiz, about what was chosen."""
        ear = self.stage.reply_ear if self.course.callers is not None and self.course.scorecards else None
        desk = QuizDesk(self.pack, self.course, self.log, self.trainee, self.choice, ear)
        if self.is_changed:
            desk.ask(self.unseen(), self.saw_words)
        return desk

    def unseen(self) -> tuple[Card, ...]:
        """Give a few questions on what changed in the words since the trainee last knew them."""
        return unseen(self.log, self.pack, self.course, self.trainee.name)

    def saw_words(self) -> None:
        """Note that the trainee knows the words as they are."""
        mark_seen(self.log, self.pack, self.course, self.trainee.name)

    def waiting(self) -> Waiting:
        """Give what the quiz has for the trainee today."""
        deck = deck_of(self.pack, self.course)
        cards = known_cards(self.pack, deck, self.log, self.trainee.name)
        return waiting(deck, cards, self.trainee.name, self.clock.now())

    def close(self) -> bool:
        """Let go of the log; say whether nothing was left behind."""
        return self.log.close()


def open_room(
    root: Path,
    data: Path,
    lang: Lang,
    *,
    chose_lang: bool,
    name: str = "",
    group: str = "",
    clock: Clock | None = None,
) -> tuple[TrainingRoom, Settings]:
    """Open the room for whoever was named, else for this seat's agent.

    Raises:
        ContentError: there are no sound words, or no sound files of training.
        WrongUse: there are no files of training in this language.
    """
    settings = read_settings(data / NAME)
    if settings.lang is not None and not chose_lang:
        lang = settings.lang
    log = TrainingLog(data, clock)
    own = one_line(name).strip() or settings.agent
    try:
        room = TrainingRoom(root, log, lang, Trainee(own, settings.badge if not name else "", one_line(group).strip()))
    except WrongUse:
        other: Lang = next(one for one in LANGS if one != lang)
        if chose_lang:
            raise
        room = TrainingRoom(root, log, other, Trainee(own))
    if not room.trainee.name:
        agent = room.pack.site.agent
        room.trainee = Trainee(agent.get("name", "–"), agent.get("badge", ""), room.trainee.group)
    return room, settings
