"""Cards of the quiz, and whether what was typed answers them: say instead, what not to say, what must be known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from callassist.content.training_values import Question
from callassist.content.values import Pack, PhraseId
from callassist.lookup.fold import folded
from callassist.lookup.kinship import Kinship
from callassist.training.ear import Ear, Heard, Names, Span
from callassist.training.meaning import meaning

CardId = str
"""`zh:say:dont-know`: the language, the kind, and the phrase or question."""
Kind = Literal["say", "dont", "know"]
"""What to say instead of a phrase; the phrase that a reply stands for; a question."""

_CLOSE, _TOLD = 0.33, 0.3
"""So much of a reply must be said for the same in other words (tests/training/replies-*.yaml were the measure)."""
_NEAR, _NEARLY_TOLD = 0.24, 0.18
"""So much is enough of an answer that is no shorter than `_LONG` of the reply: a scrap of it is only a scrap."""
_AKIN, _PARTLY_TOLD = 0.22, 0.15
"""So much is enough of such an answer where half of what the reply holds was heard too."""
_LONG, _SHORT = 0.4, 0.3
_ENOUGH = 2
"""Two elements of a reply, if they are half of it, are its meaning in an answer no shorter than `_SHORT` of it."""
_LONGEST = 1_000
"""Characters of an answer that are looked at."""
_QUOTES = str.maketrans("", "", '“”‘’"「」『』«»')


_SENTENCE = re.compile(r"[^。！？!?.]+")


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know by heart; its templates are filled in.

    `asks` are ways to ask it, each time another; `at` tells when a reply fits, one for each way; `models` are answers.
    """

    id: CardId
    kind: Kind
    name: str
    asks: tuple[str, ...]
    models: tuple[str, ...]
    at: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    harm: str = ""
    why: str = ""
    hint: str = ""
    question: Question | None = None

    def ask(self, time: int) -> str:
        """Give how it is asked the next time, after so many times."""
        return self.asks[time % len(self.asks)]

    def when(self, time: int) -> str:
        """Give when what is shown that time fits; empty if always."""
        return self.at[time % len(self.at)] if self.at else ""


class Seen(msgspec.Struct, frozen=True):
    """A part of the answer that counted: characters `start` to `end`, what it is, and which way it counts."""

    start: int
    end: int
    what: str
    is_good: bool


class Verdict(msgspec.Struct, frozen=True):
    """Whether an answer is right, what was heard in it, and what was missing."""

    is_right: bool
    seen: tuple[Seen, ...] = ()
    missing: tuple[str, ...] = ()


def card_id(lang: str, kind: Kind, name: str) -> CardId:
    """Give the id of a card."""
    return f"{lang}:{kind}:{name}"


def parts_of(card: CardId) -> tuple[str, str, str]:
    """Give language, kind and name of a card's id."""
    lang, _, rest = card.partition(":")
    kind, _, name = rest.partition(":")
    return lang, kind, name


_TELLING = frozenset({"ask-name", "thank-waiting", "announce-transfer"})
"""Elements that are a whole reply by themselves: who asks for the name has said it, however briefly."""


class Quiz:
    """Judges answers in one language; made once for the words, the ear and the replies."""

    def __init__(self, pack: Pack, ear: Ear, cards: Iterable[Card], names: Names = Names()) -> None:  # noqa: B008 - frozen
        self._pack = pack
        self._ear = ear
        self._names = names
        self._held: dict[str, frozenset[str]] = {}
        self._wordings: dict[PhraseId, frozenset[str]] = {}
        self._kin = Kinship(model for card in cards if card.kind == "say" for model in card.models)

    def judge(self, card: Card, answer: str) -> Verdict:
        """Give what an answer comes to; an empty one is wrong."""
        answer = answer[:_LONGEST]
        if card.question is not None:
            return _known(answer, card.question)
        return self._avoided(card, answer) if card.kind == "dont" else self._said_instead(card, answer)

    def _avoided(self, card: Card, answer: str) -> Verdict:
        """Judge what must not be said: the scanner of transcripts must name this very phrase."""
        heard = self._listen(answer)
        seen = [
            Seen(span.start, span.end, self._phrase(span.id), is_good=True)
            for span in heard.phrases
            if span.id == card.name
        ]
        if not seen and self._is_wording(card.name, answer):
            seen = [Seen(0, len(answer), self._phrase(card.name), is_good=True)]
        return Verdict(bool(seen), tuple(seen))

    def _is_wording(self, phrase: PhraseId, answer: str) -> bool:
        """Say whether an answer is a wording of the book, letter by letter: the scanner may excuse it where it stands."""
        if phrase not in self._wordings:
            known = self._pack.phrases.get(phrase)
            ways = () if known is None else (known.phrase, *known.variants)
            self._wordings[phrase] = frozenset(map(folded, ways))
        return folded(answer) in self._wordings[phrase]

    def _said_instead(self, card: Card, answer: str) -> Verdict:
        """Judge a reply: nothing forbidden in it, and the meaning of one of the replies."""
        heard = self._listen(answer)
        bad = [
            Seen(span.start, span.end, self._phrase(span.id), is_good=False)
            for span in (*heard.phrases, *self._alone(card, answer))
            if span.id == card.name or self._ear.is_forbidden(span.id)
        ]
        mine = {span.id for span in heard.elements}
        wanted = [self._elements_of(model) for model in card.models]
        is_said = any(self._means(answer, model, mine, held) for model, held in zip(card.models, wanted, strict=True))
        nearest = max(
            zip(card.models, wanted, strict=True),
            key=lambda one: self._kin.between(answer, one[0]),
            default=("", frozenset[str]()),
        )[1]
        good = [
            Seen(span.start, span.end, self._label(span.id), is_good=True)
            for span in heard.elements
            if any(span.id in held for held in wanted)
        ]
        missing = () if is_said else tuple(self._label(one) for one in self._in_order(nearest - mine))
        seen = sorted((*bad, *_once(good)), key=lambda one: (one.start, one.end))
        return Verdict(is_said and not bad, tuple(seen), missing)

    def _means(self, answer: str, model: str, mine: set[str], held: frozenset[str]) -> bool:
        close, told = self._kin.between(answer, model), self._kin.told(answer, model)
        if close >= _CLOSE and told >= _TOLD:
            return True
        if held & mine & _TELLING:
            return True
        size = len(answer) / len(model)
        heard = len(held & mine)
        is_half = heard > 0 and 2 * heard >= len(held)
        if is_half and heard >= _ENOUGH and size >= _SHORT:
            return True
        if size < _LONG:
            return False
        return (close >= _NEAR and told >= _NEARLY_TOLD) or (is_half and close >= _AKIN and told >= _PARTLY_TOLD)

    def _listen(self, answer: str) -> Heard:
        # Who quotes is not excused here, as in a transcript: what must not be said is asked for. Blanks keep the places.
        plain = "".join(" " if not char.translate(_QUOTES) else char for char in answer)
        return self._ear.listen(plain, self._names)

    def _alone(self, card: Card, answer: str) -> list[Span]:
        """Give where the card's own phrase is a whole sentence: what comes next may excuse it on a call, not here."""
        return [
            Span(card.name, part.start(), part.end())
            for part in _SENTENCE.finditer(answer)
            if self._is_wording(card.name, part[0])
        ]

    def _elements_of(self, model: str) -> frozenset[str]:
        if model not in self._held:
            self._held[model] = frozenset(span.id for span in self._ear.listen(model, self._names).elements)
        return self._held[model]

    def _in_order(self, elements: Iterable[str]) -> list[str]:
        wanted = set(elements)
        return [name for name in self._pack.site.elements if name in wanted]

    def _label(self, element: str) -> str:
        known = self._pack.site.elements.get(element)
        return known.label if known is not None else element

    def _phrase(self, phrase: PhraseId) -> str:
        known = self._pack.phrases.get(phrase)
        return known.phrase if known is not None else phrase


def _known(answer: str, question: Question) -> Verdict:
    found = meaning(answer, question)
    seen = [Seen(part.start, part.end, question.must[part.group][0], is_good=True) for part in found.heard]
    seen += [Seen(part.start, part.end, answer[part.start : part.end], is_good=False) for part in found.wrong]
    missing = tuple(question.must[group][0] for group in found.missing)
    return Verdict(found.is_right, tuple(sorted(seen, key=lambda one: (one.start, one.end))), missing)


def _once(seen: Iterable[Seen]) -> list[Seen]:
    """Give the first place of each element."""
    found: dict[str, Seen] = {}
    for one in seen:
        found.setdefault(one.what, one)
    return list(found.values())
