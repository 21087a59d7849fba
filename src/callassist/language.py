"""Every word the program says for itself, in the language of the seat.

Messages are written in English in the code and translated by gettext catalogues under `locale/`.
Rooms below the screen never choose a language: they hand up a `Notice`, which is put into words at the door.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues lie."""


class Notice(NamedTuple):
    """A message not yet put into words: an English template and the facts that fill its `{names}`."""

    template: str
    facts: tuple[tuple[str, object], ...] = ()

    def plain(self) -> str:
        """Give the English wording."""
        facts = {name: fact.plain() if isinstance(fact, Notice) else fact for name, fact in self.facts}
        return self.template.format(**facts) if facts else self.template


def notice(template: str, **facts: object) -> Notice:
    """Give a message to be put into words later; `template` must be a literal, so that it reaches the catalogue."""
    return Notice(template, tuple(facts.items()))


def marked(template: str) -> str:
    """Give the literal back, marked for the catalogue: it is put into words where it is shown."""
    return template


class Words:
    """Puts messages into one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._catalogue = _catalogue(lang)

    def __call__(self, template: str, **facts: object) -> str:
        """Give the translated template with its facts filled in."""
        text = self._catalogue.gettext(template)
        return text.format(**facts) if facts else text

    def of(self, message: Notice) -> str:
        """Give a notice in this language; facts that are notices themselves are put into words too."""
        facts = {name: self.of(fact) if isinstance(fact, Notice) else fact for name, fact in message.facts}
        return self(message.template, **facts)


@cache
def _catalogue(lang: Lang) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation("callassist", LOCALE, languages=[lang], fallback=True)


def as_lang(name: str | None) -> Lang | None:
    """Give the language that a setting or locale name such as `zh_CN.UTF-8` means, or None."""
    short = (name or "").strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    for lang in LANGS:
        if short == lang:
            return lang
    return None
