"""How well one colour is read on another."""

from __future__ import annotations

Rgb = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""

_WEIGHTS = (0.2126, 0.7152, 0.0722)
_DIM = 0.04045  # up to here sRGB is linear


def contrast(a: Rgb, b: Rgb) -> float:
    """Give the contrast of two opaque colours, 1 (the same) to 21 (black on white), in either order.

    Source: WCAG 2.2, contrast ratio. Text wants 4.5 (level AA), 7 where contrast is high (AAA).
    """
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    return sum(weight * _linear(part / 255) for weight, part in zip(_WEIGHTS, colour, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DIM else float(((part + 0.055) / 1.055) ** 2.4)
