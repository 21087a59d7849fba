"""One round of the quiz at a seat: what is due comes first, new cards a few a day; what was answered is written before it is shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

import msgspec

from callassist.clock import Clock, Millis, local, seat_offset
from callassist.content.training_values import Course
from callassist.content.values import Pack
from callassist.errors import WrongUse
from callassist.language import notice
from callassist.training.cards import (
    Answered,
    Contested,
    Entry,
    Memory,
    Practised,
    Rating,
    after,
    due_today,
    is_due,
    rating_of,
)
from callassist.training.ear import Ear
from callassist.training.quiz import Card, CardId, Quiz, Verdict
from callassist.training.stage import names_on
from callassist.workflows.drill_desk import Trainee
from callassist.workflows.due_cards import Waiting, known_cards, new_cards, waiting
from callassist.workflows.quiz_deck import Choice, deck_of, fits
from callassist.workflows.training_log import TrainingLog

_SLOW = 20_000
"""Milliseconds of thought from which on a right answer counts as hard: on a call nobody waits that long."""
_TYPING = {"zh": 40, "en": 150}
"""Characters a minute where the trainee's own rate was not measured: slow, in the trainee's favour."""
_MINUTE = 60_000


class Asked(msgspec.Struct, frozen=True):
    """What is asked now: the card and how it is put this time, what stands before it and behind it."""

    card: Card
    ask: str
    when: str
    left: int
    """Cards left in this round, this one too."""
    is_new: bool
    is_again: bool
    """Whether it was wrong in this round, or is not due: then it is practice, and nothing is rated."""
    hint: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """What an answer came to; `rating` is empty for practice; `due` is when the card comes again."""

    card: Card
    answer: str
    verdict: Verdict
    rating: Rating | None
    is_slow: bool
    due: Millis
    days: int
    """Midnights until it comes again, at the trainee's seat."""
    at: Millis
    ask: str
    """How it was asked."""
    is_given_up: bool = False

    @property
    def may_be_contested(self) -> bool:
        """Say whether the trainee may think otherwise: something was said, and not found right."""
        return bool(self.answer) and not self.is_given_up and not self.verdict.is_right


class Tally(msgspec.Struct, frozen=True):
    """How a round went: answered, right at the first go, and still to come today."""

    answered: int = 0
    right: int = 0


class QuizDesk:
    """One trainee's round of cards in one language."""

    def __init__(
        self,
        pack: Pack,
        course: Course,
        log: TrainingLog,
        trainee: Trainee,
        choice: Choice = "all",
        ear: Ear | None = None,
    ) -> None:
        self.pack, self.log, self.trainee, self.choice = pack, log, trainee, choice
        self.deck = deck_of(pack, course)
        self._ear = ear or ear_for(pack)
        self._quiz = Quiz(pack, self._ear, self.deck.values(), names_on(pack, trainee.name, trainee.badge, {}))
        self._rate = log.rate(trainee.name) or _TYPING[pack.site.language]
        self._cards = self._known()
        self.tally = Tally()
        self._queue: deque[CardId] = deque()
        self._failed: set[CardId] = set()
        self._asked: CardId | None = None
        self._since = self.clock.now()
        self._hints = 0
        self._then: Callable[[], None] | None = None
        self._last: Outcome | None = None
        self.begin(choice)

    @property
    def clock(self) -> Clock:
        """Give the clock."""
        return self.log.clock

    def begin(self, choice: Choice) -> None:
        """Begin a round about something; what was answered stays answered."""
        self.choice = choice
        self._cards = self._known()
        self._queue = deque(self._round(choice))
        self._failed = set()
        self._ask_next()

    def ask(self, cards: Sequence[Card], then: Callable[[], None]) -> None:
        """Ask these cards and no others, due or not; `then` follows once all were answered right."""
        self.deck = {**self.deck, **{card.id: card for card in cards}}
        self._queue = deque(card.id for card in cards)
        self._failed = set()
        self._then = then
        self._ask_next()

    @property
    def now(self) -> Asked | None:
        """Give what is asked now; None when the round is over."""
        if self._asked is None:
            return None
        card = self.deck[self._asked]
        memory = self._cards.get(self._asked)
        times = memory.times if memory is not None else 0
        return Asked(
            card=card,
            ask=card.ask(times),
            when=card.when(times),
            left=1 + len(self._queue),
            is_new=memory is None,
            is_again=self._is_practice(self._asked),
            hint=card.hint if self._hints else "",
        )

    @property
    def waiting(self) -> Waiting:
        """Give what waits today."""
        return waiting(self.deck, self._cards, self.trainee.name, self.clock.now())

    def hint(self) -> str:
        """Give the hint for what is asked; the answer counts as hard from then on."""
        asked = self.now
        if asked is None:
            return ""
        self._hints += 1
        return asked.card.hint

    def answer(self, text: str, typing: int | None = None) -> Outcome:
        """Judge an answer and write its rating down, then give both; `typing` is the milliseconds from the first key.

        Raises:
            WrongUse: nothing is asked, or nothing was typed.
        """
        asked = self.now
        if asked is None:
            raise WrongUse(notice("Nothing is asked: the round is over."))
        said = text.strip()
        if not said:
            raise WrongUse(notice("Type an answer, ask for a hint, or give up."))
        return self._settle(asked, said, self._quiz.judge(asked.card, said), typing)

    def give_up(self, typed: str = "") -> Outcome:
        """Leave what is asked unanswered and see the answer; what was typed so far is kept with it, the card comes again.

        Raises:
            WrongUse: nothing is asked.
        """
        asked = self.now
        if asked is None:
            raise WrongUse(notice("Nothing is asked: the round is over."))
        return self._settle(asked, typed.strip(), Verdict(is_right=False), None, is_given_up=True)

    def contest(self) -> Outcome:
        """Note that the trainee thinks the last answer was right; it counts as judged until a trainer decides.

        Raises:
            WrongUse: nothing was found wrong just now.
        """
        last = self._last
        if last is None or not last.may_be_contested:
            raise WrongUse(notice("Only an answer that was just found wrong can be contested."))
        entry = Contested(
            at=self.clock.now(),
            card=last.card.id,
            of=last.at,
            answer=last.answer,
            ask=last.ask,
            model=last.card.models[0] if last.card.models else "",
        )
        self.log.note_card(self.trainee.name, entry)
        self._last = None
        return last

    def _settle(
        self, asked: Asked, said: str, verdict: Verdict, typing: int | None, *, is_given_up: bool = False
    ) -> Outcome:
        now = self.clock.now()
        thinking = self._thinking(now - self._since, said, typing)
        is_slow = thinking > _SLOW + _reading(asked, self.pack)
        rating: Rating | None = None
        entry: Entry
        card = asked.card.id
        if asked.is_again:
            entry = Practised(at=now, card=card, is_right=verdict.is_right, answer=said)
        else:
            rating = rating_of(is_right=verdict.is_right, hints=self._hints, is_slow=is_slow)
            entry = Answered(at=now, card=card, rating=rating, answer=said, hints=self._hints, thinking=thinking)
            self.tally = Tally(self.tally.answered + 1, self.tally.right + verdict.is_right)
        self.log.note_card(self.trainee.name, entry)
        self._cards[card] = memory = after(self._cards.get(card), entry)
        if verdict.is_right:
            self._failed.discard(card)
        else:
            self._failed.add(card)
            self._queue.append(card)
        self._ask_next()
        offset = seat_offset(now)
        days = (local(memory.due, offset).date() - local(now, offset).date()).days
        self._last = Outcome(
            asked.card, said, verdict, rating, is_slow, memory.due, max(0, days), now, asked.ask, is_given_up
        )
        return self._last

    def _ask_next(self) -> None:
        self._asked = self._queue.popleft() if self._queue else None
        if self._asked is None and self._then is not None:
            self._then()
            self._then = None
        self._hints = 0
        self.shown()

    def shown(self) -> None:
        """Count thinking time from now: the question has just come before the trainee's eyes."""
        self._since = self.clock.now()

    def _is_practice(self, card: CardId) -> bool:
        memory = self._cards.get(card)
        if card in self._failed:
            return True
        now = self.clock.now()
        return memory is not None and not is_due(memory, now, seat_offset(now))

    def _thinking(self, elapsed: int, said: str, typing: int | None) -> int:
        """Give the milliseconds of thought: what typing takes at the trainee's own rate is taken out."""
        takes = len(said) * _MINUTE // self._rate
        if typing is None:
            return max(0, elapsed - takes)
        return max(0, elapsed - typing) + max(0, typing - takes)

    def _round(self, choice: Choice) -> Iterator[CardId]:
        """Give the cards of a round: mistakes and what is due, then new ones; of mistakes alone, all of them."""
        now = self.clock.now()
        if choice == "mistakes":
            yield from (name for name in due_today(self._cards, now, seat_offset(now)) if self._cards[name].is_mistake)
            yield from (
                name
                for name, memory in self._cards.items()
                if memory.is_mistake and not is_due(memory, now, seat_offset(now))
            )
            return
        due = [name for name in due_today(self._cards, now, seat_offset(now)) if fits(self.deck[name], choice)]
        yield from due
        yield from new_cards(self.deck, self._cards, self.trainee.name, now, choice)

    def _known(self) -> dict[CardId, Memory]:
        """Give what is known of the cards there still are, under their present names."""
        return known_cards(self.pack, self.deck, self.log, self.trainee.name)


def ear_for(pack: Pack) -> Ear:
    """Give an ear for answers: the site's own words. A scorecard's wider ones are for whole calls; to a card they say too little."""
    return Ear(pack, {})


def _reading(asked: Asked, pack: Pack) -> int:
    """Give the milliseconds that reading the card takes."""
    shown = len(asked.ask) + len(asked.when) + (len(asked.card.harm) if asked.card.kind == "say" else 0)
    return round(shown / pack.site.timing.chars_per_second * 1000)
