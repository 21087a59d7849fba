"""The words of a site → the cards of its quiz, templates filled in: two for each phrase with a reply, one for each question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from callassist.content.training_values import Course, Question
from callassist.content.values import Pack, Phrase, Site
from callassist.training.quiz import Card, CardId, Kind, card_id
from callassist.workflows.bare_line import bare_line

Choice = Literal["all", "phrases", "questions", "mistakes"]
"""What a round is about."""
_WAYS = 3
"""So many wordings of a phrase are shown in turn."""
_LONGEST_WAY = 24
"""Characters of a wording that still reads like one breath."""


def deck_of(pack: Pack, course: Course) -> dict[CardId, Card]:
    """Give all cards of one language, in the order of the files."""
    return {card.id: card for card in (*_phrase_cards(pack), *_question_cards(pack, course))}


def fits(card: Card, choice: Choice) -> bool:
    """Say whether a card is about what was chosen; whether it is a mistake, the card cannot know."""
    return choice not in {"phrases", "questions"} or (card.kind == "know") is (choice == "questions")


def now_named(card: CardId, deck: Mapping[CardId, Card], pack: Pack) -> CardId | None:
    """Give the id by which a card of the log is known now; None if its phrase or question is gone."""
    if card in deck:
        return card
    lang, _, rest = card.partition(":")
    kind, _, name = rest.partition(":")
    renamed = f"{lang}:{kind}:{pack.renamed.get(name, name)}"
    return renamed if renamed in deck else None


def filled(question: Question, site: Site) -> Question:
    """Give a question with the site's own words in it."""

    def all_of(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(bare_line(one, site) for one in group) for group in groups)

    return replace(
        question,
        ask=tuple(bare_line(one, site) for one in question.ask),
        answer=bare_line(question.answer, site),
        must=all_of(question.must),
        wrong=all_of(question.wrong),
        hint=bare_line(question.hint, site),
        why=bare_line(question.why, site),
        harm=bare_line(question.harm, site),
    )


def _phrase_cards(pack: Pack) -> Iterator[Card]:
    for phrase in pack.phrases.values():
        if phrase.replies:
            replies = tuple(bare_line(reply.say, pack.site) for reply in phrase.replies)
            ways = _ways(phrase)
            yield _phrase_card(pack, phrase, "say", ways, replies)
            at = tuple(reply.when for reply in phrase.replies)
            yield replace(_phrase_card(pack, phrase, "dont", replies, ways), at=at)


def _phrase_card(pack: Pack, phrase: Phrase, kind: Kind, asks: tuple[str, ...], models: tuple[str, ...]) -> Card:
    return Card(
        id=card_id(pack.site.language, kind, phrase.id),
        kind=kind,
        name=phrase.id,
        asks=asks,
        models=models,
        situations=phrase.situations,
        harm=phrase.harm,
        hint=_begun(models[0]),
    )


def _ways(phrase: Phrase) -> tuple[str, ...]:
    """Give a few wordings as one would say them: the phrase itself first."""
    plain = [one for one in phrase.variants if not one.startswith("/") and len(one) <= _LONGEST_WAY]
    return tuple(dict.fromkeys((phrase.phrase, *plain)))[:_WAYS]


def _begun(model: str) -> str:
    """Give the beginning of an answer as a hint: its first clause, or half of a short one."""
    for at, char in enumerate(model):
        if char in "，。！？；,.!?;" and at < len(model) - 1:
            return model[: at + 1] + "…"
    words = model.split(" ")
    return (" ".join(words[: max(1, len(words) // 2)]) if len(words) > 1 else model[: max(1, len(model) // 2)]) + "…"


def _question_cards(pack: Pack, course: Course) -> Iterator[Card]:
    for bank in course.banks.values():
        for question in bank.questions.values():
            one = filled(question, pack.site)
            yield Card(
                id=card_id(pack.site.language, "know", one.id),
                kind="know",
                name=one.id,
                asks=one.ask,
                models=(one.answer,),
                harm=one.harm,
                why=one.why,
                hint=one.hint or _begun(one.answer),
                question=one,
            )
