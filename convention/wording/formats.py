"""Numbers, percentages, dates and periods as a French reader writes them.

Rounding happens here and nowhere before: half away from zero (`2,25` becomes `2,3`), as people round by hand. Digits
are added where rounding would lie: a value that is not zero is never written as zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale

from convention.domain.clock import in_paris
from convention.domain.period import Grain, Period

Number = Decimal | Fraction | float | int

_FRENCH = Locale.parse("fr")
_SYMBOLS = _FRENCH.number_symbols["latn"]
DECIMAL_COMMA: str = _SYMBOLS["decimal"]
NARROW: str = _SYMBOLS["group"]
NO_BREAK = "\u00a0"
MINUS = "\u2212"
EXACT = 6
MONTHS: tuple[str, ...] = tuple(_FRENCH.months["format"]["wide"][n] for n in range(1, 13))
SHORT_MONTHS: tuple[str, ...] = tuple(_FRENCH.months["format"]["abbreviated"][n] for n in range(1, 13))
NOT_KNOWN = "n.d."
COLON, SEMICOLON = f"{NO_BREAK}: ", f"{NARROW}; "

_PERCENT = "%"
_SAME_IN_SINGULAR = frozenset(
    {"accès", "avis", "cas", "cours", "discours", "fois", "mois", "parcours", "pays", "temps"}
)
_UNIT_HEAD_ENDS = frozenset({"par", "de", "d’", "à", "en", "pour", "sur"})


def _scaled(value: Number, decimals: int) -> tuple[bool, int]:
    """Whether the value is negative, and its size in units of the last decimal, rounded half away from zero."""
    exact = Decimal(str(float(value))) if isinstance(value, float) else value
    if isinstance(exact, Decimal) and not exact.is_finite():
        raise ValueError(f"{value!r} is no number to show")
    above, below = exact.as_integer_ratio()
    return above < 0, (2 * abs(above) * 10**decimals + below) // (2 * below)


def _written(negative: bool, size: int, decimals: int, fixed: bool) -> str:
    whole, part = divmod(size, 10**decimals)
    digits = f"{part:0{decimals}d}" if decimals else ""
    digits = digits if fixed else digits.rstrip("0")
    text = f"{whole:,}".replace(",", NARROW)
    return f"{MINUS if negative and size else ''}{text}{DECIMAL_COMMA if digits else ''}{digits}"


def rounded(value: Number, decimals: int) -> Fraction:
    """A value rounded as it is shown: half away from zero."""
    negative, size = _scaled(value, decimals)
    return Fraction(-size if negative else size, 10**decimals)


def number(value: Number, decimals: int = 2, *, fixed: bool = False) -> str:
    """A number with at most so many decimals: `1 234,5`; `fixed` keeps their zeros: `62,0`.

    Takes more decimals rather than writing zero for what is not. Raises ValueError for a float that is no number.
    """
    negative, size = _scaled(value, decimals)
    while size == 0 and value != 0:
        decimals += 1
        negative, size = _scaled(value, decimals)
    return _written(negative, size, decimals, fixed)


def number_apart(value: Number, bounds: Iterable[Number], decimals: int = 2, *, fixed: bool = False) -> str:
    """A number with the decimals it needs not to be read as one of the bounds that it only comes near.

    99,96 beside the bound 100 stays `99,96` where one decimal would say `100,0`.
    """
    exact = Fraction(str(float(value)) if isinstance(value, float) else value)
    others = [Fraction(bound) for bound in bounds]
    while not all(_same_side(rounded(value, decimals), exact, other) for other in others):
        decimals += 1
    return _written(*_scaled(value, decimals), decimals, fixed)


def _same_side(shown: Fraction, exact: Fraction, bound: Fraction) -> bool:
    return exact == bound or ((shown > bound) == (exact > bound) and shown != bound)


def percent(value: Number, decimals: int = 1, *, fixed: bool = True) -> str:
    """A percentage, 62 for 62 %: `62,0 %`; 0 and 100 are written for these values only."""
    return f"{number_apart(value, (0, 100), decimals, fixed=fixed)}{NARROW}%"


def is_percent(unit: str) -> bool:
    """Whether a unit is a percentage."""
    return unit == _PERCENT


def value_with_unit(value: Number, unit: str, decimals: int = 2) -> str:
    """A value and its unit: `2,6 km`, `52 %`, `1 place`, `45 places`."""
    if is_percent(unit):
        return f"{number(value, decimals)}{NARROW}%"
    return f"{number(value, decimals)}{NO_BREAK}{unit_for(value, unit)}" if unit else number(value, decimals)


def unit_for(value: Number, unit: str) -> str:
    """The unit in the number that French asks for: singular below 2 (`1 point noir`, `0 enfant`)."""
    return _singular(unit) if -2 < value < 2 else unit


@lru_cache(maxsize=512)
def _singular(unit: str) -> str:
    words = unit.split(" ")
    head = next((at for at, word in enumerate(words) if word in _UNIT_HEAD_ENDS), len(words))
    return " ".join([*map(_singular_word, words[:head]), *words[head:]])


def _singular_word(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and word not in _SAME_IN_SINGULAR
    return word[:-1] if plural else word


def signed(value: Number, decimals: int = 2, *, fixed: bool = False) -> str:
    """A change: `+3,2`, `−1`, `0`."""
    text = number(value, decimals, fixed=fixed)
    return f"+{text}" if value > 0 else text


def signed_with_unit(value: Number, unit: str, decimals: int = 2) -> str:
    """A change with its unit: `+1,4 km`; a change of percentages is in points: `−2 points`."""
    if is_percent(unit):
        return points(value, decimals)
    return f"+{value_with_unit(value, unit, decimals)}" if value > 0 else value_with_unit(value, unit, decimals)


def points(value: Number, decimals: int = 1) -> str:
    """A difference of percentages: `−13,0 points`, `+1 point`."""
    return f"{signed(value, decimals)}{NO_BREAK}{unit_for(value, 'points')}"


def day(value: date) -> str:
    """A date as written in forms: `31/12/2019`."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def day_of_iso(text: str) -> str:
    """`31/12/2019` of `2019-12-31`."""
    return day(date.fromisoformat(text))


def short_day(value: date) -> str:
    """A day where there is room for little: `31/12/20`."""
    return value.strftime("%d/%m/%y")


def long_day(value: date) -> str:
    """A date as written in sentences: `31 décembre 2019`, `1er janvier 2019`."""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first}{NO_BREAK}{MONTHS[value.month - 1]}{NO_BREAK}{value.year}"


def moment(value: datetime) -> str:
    """A recorded moment (UTC, also when naive) on the clock of Paris: `14/01/2020 à 15:30`."""
    local = in_paris(value)
    return f"{day(local)} à {local.hour:02d}:{local.minute:02d}"


def period_label(period: Period) -> str:
    """A period in words: `1er semestre 2019`, `3e trimestre 2019`, `déc. 2019`, `année scolaire 2018-2019`, `2019`."""
    year = period.start.year
    match period.grain:
        case Grain.HALF_YEAR:
            return f"{_rank(1 if period.start.month == 1 else 2)}{NO_BREAK}semestre{NO_BREAK}{year}"
        case Grain.QUARTER:
            return f"{_rank((period.start.month + 2) // 3)}{NO_BREAK}trimestre{NO_BREAK}{year}"
        case Grain.SCHOOL_YEAR:
            return f"année scolaire{NO_BREAK}{year}-{year + 1}"
        case _:
            return short_period_label(period)


def period_name(period: Period) -> str:
    """A period in words that stand alone in a sentence: as its label, but `année 2019`."""
    return f"année{NO_BREAK}{period.start.year}" if period.grain is Grain.YEAR else period_label(period)


def short_period_label(period: Period) -> str:
    """A period for an axis or a narrow column: `S1 2019`, `T3 2019`, `déc. 2019`, `2018-19`, `2019`, `31/12/2019`."""
    year = period.start.year
    match period.grain:
        case Grain.DAY:
            return day(period.start)
        case Grain.MONTH:
            return f"{SHORT_MONTHS[period.start.month - 1]}{NO_BREAK}{year}"
        case Grain.QUARTER:
            return f"T{(period.start.month + 2) // 3}{NO_BREAK}{year}"
        case Grain.HALF_YEAR:
            return f"S{1 if period.start.month == 1 else 2}{NO_BREAK}{year}"
        case Grain.YEAR:
            return f"{year}"
        case Grain.SCHOOL_YEAR:
            return f"{year}-{(year + 1) % 100:02d}"


def _rank(place: int) -> str:
    return "1er" if place == 1 else f"{place}e"


def days(count: int) -> str:
    """A number of days: `1 jour`, `45 jours`."""
    return value_with_unit(count, "jours")


def counted(count: int, singular: str, plural: str) -> str:
    """A count and its noun: `1 période`, `3 périodes`."""
    return f"{number(count)}{NO_BREAK}{plural if abs(count) >= 2 else singular}"


def joined(words: Sequence[str], last: str = "et") -> str:
    """Words in a row: `Paris`, `Paris et Seine-Saint-Denis`, `a, b et c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def quoted(text: str) -> str:
    """Words of someone: `« non disponible »`."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»"


def capitalised(text: str) -> str:
    """The text with its first letter raised, the others as they are."""
    return text[:1].upper() + text[1:]


def amendment_named(reference: str) -> str:
    """An amendment by its reference, which may hold the word itself: `l’avenant « n° 1 »`."""
    bare = re.sub(r"^avenant\s+(?=\S)", "", reference.strip(), flags=re.IGNORECASE)
    return f"l’avenant {quoted(bare)}"


def french_spaces(text: str) -> str:
    """The text with the no-break spaces that French puts around its marks."""
    return re.sub(" (?=[;!?%])", NARROW, re.sub(" (?=[:»])|(?<=«) ", NO_BREAK, text))
