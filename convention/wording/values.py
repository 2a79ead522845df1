"""A value as its indicator is read: with its unit, as a step done or not, or as a degree of the scale."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from convention.domain.catalogue import Indicator, Kind
from convention.wording.formats import COLON, EXACT, is_percent, number, value_with_unit

SHORT_UNIT = 4

SCALE = ("non engagé", "en préparation", "engagé", "réalisé en partie", "réalisé")
"""The qualitative scale: the word of each degree, 0 to 4."""


def indicator_value(indicator: Indicator, value: Decimal | Fraction | float, decimals: int = 2) -> str:
    """A value as its indicator is read: `2,6 km`, `52 %`, `fait`, `2 – engagé`."""
    if indicator.kind is Kind.MILESTONE:
        return "fait" if value >= 1 else "non fait"
    if indicator.kind is Kind.QUALITATIVE:
        return degree(value)
    return value_with_unit(value, indicator.unit, decimals)


def short_value(indicator: Indicator, value: Decimal | Fraction | float) -> str:
    """A value beside its mark on a chart: the unit only where it is short, for it stands above the axis."""
    if indicator.kind is Kind.QUALITATIVE:
        return number(value)
    if indicator.kind is Kind.MILESTONE or len(indicator.unit) <= SHORT_UNIT:
        return indicator_value(indicator, value, EXACT)
    return number(value, EXACT)


def bare_value(indicator: Indicator, value: Decimal | Fraction | float) -> str:
    """A value where there is room for little: without its unit, except `52 %` and `fait`."""
    bare = indicator.kind is not Kind.MILESTONE and not is_percent(indicator.unit)
    return number(value, EXACT) if bare else indicator_value(indicator, value, EXACT)


def standing_text(indicator: Indicator, value: Decimal | Fraction | float, decimals: int = EXACT) -> str:
    """What stands at a date, as its indicator is read; a yearly duty counts the years in which it was done."""
    if indicator.kind is Kind.YEARLY:
        return f"fait {value_with_unit(value, 'années', decimals)}"
    if indicator.kind is Kind.QUALITATIVE:
        return f"degré {degree(value)}"
    return indicator_value(indicator, value, decimals)


def degree(value: Decimal | Fraction | float) -> str:
    """A degree of the qualitative scale with its word: `3 – réalisé en partie`; off the scale, only a number."""
    known = value == int(value) and 0 <= value < len(SCALE)
    return f"{number(value)} – {SCALE[int(value)]}" if known else number(value)


def comment_with_note(comment: str, note: str) -> str:
    """A value's comment with what was noted on its cell: `relevé partiel – note de cellule : à revoir`."""
    if not note:
        return comment
    noted = f"note de cellule{COLON}{' '.join(note.split())}"
    return f"{comment} – {noted}" if comment else noted
