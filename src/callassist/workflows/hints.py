"""What helps while a field is typed: how it will be heard, what seems wrong, which surnames a sound may be."""

from __future__ import annotations

from datetime import date

from callassist.content.values import Field
from callassist.language import Lang
from callassist.speech.readback import readback
from callassist.speech.surnames import candidates

_MOST = 9


def hint(field: Field, typed: str, lang: Lang, today: date) -> str:
    """Give one line of help for what is typed in a field; empty when there is nothing to say."""
    text = typed.strip()
    if field.type == "choice":
        return "  ".join(f"{number} {option}" for number, option in enumerate(field.options, 1))
    if not text:
        return field.ask
    if field.type == "surname" and lang == "zh" and text.isascii():
        return "  ".join(f"{number} {name}" for number, name in enumerate(candidates(text)[:_MOST], 1))
    said = readback(text, field.type, lang, today=today)
    return "  ".join(part for part in (said.spoken if said.spoken != text else "", said.hint) if part)


def understood(field: Field, typed: str, lang: Lang) -> str:
    """Give the value that was meant: the number of an option stands for it, `zhang2` for the second surname of it."""
    text = typed.strip()
    if field.type == "choice" and text.isdigit() and 1 <= int(text) <= len(field.options):
        return field.options[int(text) - 1]
    if field.type == "surname" and lang == "zh" and text.isascii() and text[:-1].isalpha():
        sound, number = (text[:-1], int(text[-1])) if text[-1].isdigit() else (text, 1)
        found = candidates(sound)
        if 1 <= number <= len(found):
            return found[number - 1]
    return text
