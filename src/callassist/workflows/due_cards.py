"""Which cards wait for a trainee today: those that are due, mistakes first, and a few new ones."""

from __future__ import annotations

import msgspec

from callassist.clock import Millis, seat_offset
from callassist.content.values import Pack
from callassist.training.cards import Memory, due_today, met_today
from callassist.training.dice import Dice
from callassist.training.quiz import Card, CardId
from callassist.workflows.card_cache import cards_of
from callassist.workflows.quiz_deck import Choice, fits, now_named
from callassist.workflows.training_log import TrainingLog

NEW_A_DAY = 10
"""Cards met for the first time on one day; mistakes come on top."""


class Waiting(msgspec.Struct, frozen=True):
    """What waits today: cards that are due, mistakes among them, and new ones within the day's limit."""

    due: int
    mistakes: int
    new: int


def known_cards(pack: Pack, deck: dict[CardId, Card], log: TrainingLog, trainee: str) -> dict[CardId, Memory]:
    """Give what the log says of a trainee's cards, as far as they are in the deck."""
    found = {}
    for name, memory in cards_of(log.journal.folder, trainee, log.cards(trainee)).items():
        card = now_named(name, deck, pack)
        if card is not None and (card == name or card not in found):
            found[card] = memory
    return found


def waiting(deck: dict[CardId, Card], cards: dict[CardId, Memory], trainee: str, now: Millis) -> Waiting:
    """Give what waits for a trainee today."""
    due = due_today(cards, now, seat_offset(now))
    return Waiting(
        due=len(due),
        mistakes=sum(cards[name].is_mistake for name in due),
        new=len(new_cards(deck, cards, trainee, now)),
    )


def new_cards(
    deck: dict[CardId, Card], cards: dict[CardId, Memory], trainee: str, now: Millis, choice: Choice = "all"
) -> list[CardId]:
    """Give the cards to be met today, within the day's limit, in an order of the trainee's own.

    What not to say is asked only of a phrase whose reply was met on a day before: one would give the other away.
    """
    offset = seat_offset(now)
    room = NEW_A_DAY - sum(met_today(memory, now, offset) for memory in cards.values())
    dice = Dice("quiz", trainee)
    fresh = [name for name, card in deck.items() if name not in cards and fits(card, choice)]
    found = [name for name in sorted(fresh, key=dice.share) if _may_come(deck[name], cards, now, offset)]
    return found[: max(0, room)]


def _may_come(card: Card, cards: dict[CardId, Memory], now: Millis, offset: int) -> bool:
    if card.kind != "dont":
        return True
    other = cards.get(card.id.replace(":dont:", ":say:", 1))
    return other is not None and other.times > 0 and not met_today(other, now, offset)
