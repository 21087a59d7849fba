"""What helps while a field is typed: how it will be heard, what seems wrong, which surnames a sound may be."""

from __future__ import annotations

from datetime import date

from callassist.content.values import Field, FieldId, Site
from callassist.workflows.ear import heard

_MOST = 9
_TITLE = "title"
"""The field of the form of address, as `caller.title` names it."""


def hint(field: Field, typed: str, site: Site, today: date) -> str:
    """Give one line of help for what is typed in a field; empty when there is nothing to say."""
    text = typed.strip()
    if field.type == "choice":
        return "  ".join(f"{number} {option}" for number, option in enumerate(field.options, 1))
    if not text:
        return field.ask
    if field.type == "surname" and site.language == "zh" and text.isascii() and text.isalpha():
        return "  ".join(f"{number} {name}" for number, name in enumerate(_candidates(text)[:_MOST], 1))
    meant = understood(field, text, site)
    value = meant[field.id]
    said = heard(value, field.type, site.language, today=today)
    # What seems wrong comes first: the line below the field is short.
    parts = (" ".join(meant.values()) if value != text else "", said.hint, said.spoken if said.spoken != value else "")
    return "  ".join(part for part in parts if part)


def understood(field: Field, typed: str, site: Site) -> dict[FieldId, str]:
    """Give the values that were meant, by field.

    The number of an option stands for it, `zhang2` for the second surname of that sound, and 张女士 in the surname
    fills the form of address as well.
    """
    text = typed.strip()
    if field.type == "choice":
        return {field.id: _option(field.options, text)}
    if field.type != "surname":
        return {field.id: text}
    title = site.fields.get(_TITLE)
    spoken = next(
        (option for option in (title.options if title else ()) if text.endswith(option) and text != option), ""
    )
    if spoken:
        return {field.id: _surname(text.removesuffix(spoken).strip(), site), _TITLE: spoken}
    return {field.id: _surname(text, site)}


def _candidates(sound: str) -> tuple[str, ...]:
    from callassist.speech.surnames import candidates  # noqa: PLC0415 - opened when the first name is typed

    return candidates(sound)


def _option(options: tuple[str, ...], text: str) -> str:
    return options[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(options) else text


def _surname(text: str, site: Site) -> str:
    """Give the surname that pinyin stands for, by its number when it has one; anything else is as typed."""
    if site.language != "zh" or not text.isascii() or not text.rstrip("0123456789").isalpha():
        return text
    sound = text.rstrip("0123456789")
    number = int(text[len(sound) :] or "1")
    found = _candidates(sound)
    return found[number - 1] if 1 <= number <= len(found) else text
