"""Strings → the keys they are found by: pairs and threes of neighbours, and how they begin."""

from __future__ import annotations

START = "^"
"""Marks a beginning; no folded text holds it."""


def singles_and_pairs(text: str) -> list[str]:
    """Give every character and every two neighbours: for Han, where one character is already a word."""
    return [*text, *pairs(text)]


def pairs(text: str) -> list[str]:
    """Give every two neighbours."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def threes(text: str) -> list[str]:
    """Give every three neighbours and the first one and two: for strings of letters."""
    return [START + text[:1], START + text[:2], *[text[at : at + 3] for at in range(len(text) - 2)]] if text else []


def threes_or_start(asked: str) -> list[str]:
    """Give the keys to look a string of letters up by: its threes, or for want of them how it begins."""
    short = 2
    return threes(asked)[2:] if len(asked) > short else [START + asked] if asked else []


def words(text: str) -> list[str]:
    """Give every word, and how the first begins."""
    return [START + text[:1], START + text[:2], *text.split(" ")] if text else []
