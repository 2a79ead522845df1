"""What is wrong with a value by itself: against its indicator, its period, the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import numpy as np

from convention.domain.catalogue import Indicator, Kind
from convention.domain.findings import Finding, FindingCode
from convention.domain.territories import Territory
from convention.wording.formats import day, is_percent, joined, period_label
from convention.wording.labels import label
from convention.wording.values import SCALE
from loaders.checks.checker import Checker
from loaders.parsing.suggestions import fold
from loaders.values.amounts import MILLIONTHS
from loaders.values.cells import Flags
from loaders.values.values import GRAINS, has_text
from loaders.values.words import TERRITORIES

_MEASURES = frozenset({"km", "m", "m²", "ha", "€", "k€", "M€", "t", "tonnes", "heures", "jours", "%"})
_SHARE = re.compile(r"(part|parts|proportion|quote-part|pourcentage (de|des|du|d'))\b")
_SIGNED_UNIT = re.compile(r"(°|degres? (c|celsius)\b|points?\b)")
_SIGNED_TITLE = re.compile(r"(solde|evolution|variation|ecart|temperature)\b")
_RATIO_TOLERANCE = MILLIONTHS // 10


def check_rows(checker: Checker, today: date) -> None:
    """All checks that look at one value at a time."""
    _check_ranges(checker)
    _check_periods(checker, today)
    _check_territories(checker)
    _check_ratios(checker)
    _check_sources(checker)


def _of(checker: Checker, holds: Callable[[Indicator], bool]) -> Flags:
    """The valid values with a number whose indicator is such."""
    such = np.array([holds(indicator) for indicator in checker.file.agreed.catalogue.indicators], bool)
    flags: Flags = checker.valid & checker.values.known & such[checker.values.indicator]
    return flags


def is_share(indicator: Indicator) -> bool:
    """Whether a percentage is the part of a whole, from its title; others may fall below zero or pass a hundred."""
    return is_percent(indicator.unit) and _SHARE.match(fold(indicator.title)) is not None


def may_be_negative(indicator: Indicator) -> bool:
    """Whether a value by itself may fall below zero: temperatures, balances, changes, percentages that are no shares.

    Increments may too, to put an earlier one right: that is for the base to say, which knows their sum.
    """
    if indicator.kind is Kind.FLOW:
        return True
    if indicator.kind not in {Kind.LEVEL, Kind.RATE}:
        return False
    signed = _SIGNED_UNIT.match(fold(indicator.unit)) or _SIGNED_TITLE.match(fold(indicator.title))
    return signed is not None or (is_percent(indicator.unit) and not is_share(indicator))


def is_counted(indicator: Indicator) -> bool:
    """Whether the values count things one by one: sums of measures and averages are no counts."""
    adds_up = indicator.kind in {Kind.FLOW, Kind.CUMULATIVE, Kind.YEARLY}
    return adds_up and indicator.unit not in _MEASURES and " par " not in indicator.unit


def _check_ranges(checker: Checker) -> None:
    amount = checker.values.amount
    whole = amount % MILLIONTHS == 0
    steps = _of(checker, lambda i: i.kind is Kind.MILESTONE)
    checker.say(
        FindingCode.YES_NO_VALUE, steps & (amount != 0) & (amount != MILLIONTHS), "1 (fait) ou 0 (pas encore fait)"
    )
    degrees = _of(checker, lambda i: i.kind is Kind.QUALITATIVE)
    last = len(SCALE) - 1
    wrong = degrees & (~whole | (amount < 0) | (amount > last * MILLIONTHS))
    checker.say(FindingCode.SCALE_VALUE, wrong, f"un degré entier de 0 ({SCALE[0]}) à {last} ({SCALE[last]})")
    bounded = _of(checker, lambda i: not may_be_negative(i))
    checker.say(FindingCode.NEGATIVE_VALUE, bounded & (amount < 0), "un nombre positif ou nul")
    above = amount > 100 * MILLIONTHS
    shares = _of(checker, is_share)
    checker.say(FindingCode.OVER_HUNDRED, shares & above, "un pourcentage de 0 à 100")
    others = _of(checker, lambda i: is_percent(i.unit) and not is_share(i))
    checker.say(FindingCode.RATE_OVER_HUNDRED, others & above, "le plus souvent, un pourcentage de 0 à 100")
    counts = _of(checker, is_counted)
    checker.say(FindingCode.NOT_WHOLE, counts & ~whole, lambda at: f"un nombre entier de {checker.indicator(at).unit}")


def _check_periods(checker: Checker, today: date) -> None:
    periods, values = checker.file.periods, checker.values
    if not periods:
        return
    future = np.array([period.end > today for period in periods], bool)
    checker.say(
        FindingCode.PERIOD_IN_FUTURE,
        checker.valid & future[values.period],
        f"une période terminée au plus tard le {day(today)}",
    )
    grains = np.array([GRAINS.index(period.grain) for period in periods], np.int64)
    other = checker.valid & (grains[values.period] != checker.file.agreed.grains[values.indicator])
    steps = _of(checker, lambda i: i.kind is Kind.MILESTONE)
    checker.say(
        FindingCode.MILESTONE_DAY,
        other & steps,
        "le jour de cette étape, comme 15/12/2018, s’il est connu",
        lambda at: (("period", period_label(periods[int(values.period[at])])),),
    )
    checker.say(
        FindingCode.PERIOD_GRAIN,
        other & ~steps,
        lambda at: f"une période du rythme de l’indicateur ({label(checker.indicator(at).frequency.grain)})",
        lambda at: (("period", period_label(periods[int(values.period[at])])),),
    )


def _check_territories(checker: Checker) -> None:
    indicators = checker.file.agreed.catalogue.indicators
    followed = np.array([[t in i.territories for t in TERRITORIES] for i in indicators], bool)
    other = checker.valid & ~followed[checker.values.indicator, checker.values.territory]
    checker.say(
        FindingCode.TERRITORY_NOT_EXPECTED,
        other & ~_given_total(checker),
        lambda at: joined([label(t) for t in checker.indicator(at).territories], "ou"),
        lambda at: (("territory", label(TERRITORIES[int(checker.values.territory[at])])),),
    )


def _given_total(checker: Checker) -> Flags:
    """A common value of what adds up over the territories: a total that was given, which the sums are checked with."""
    adds_up = np.array([str(i.aggregation) == "sum" for i in checker.file.agreed.catalogue.indicators], bool)
    common = TERRITORIES.index(Territory.COMMON)
    flags: Flags = adds_up[checker.values.indicator] & (checker.values.territory == common)
    return flags


def _check_ratios(checker: Checker) -> None:
    """A percentage against its numerator and denominator, to a tenth of a point; nothing is a share of zero or less."""
    values = checker.values
    given = _of(checker, lambda i: is_percent(i.unit)) & values.has_numerator & values.has_denominator
    if not given.any():
        return
    divides = values.denominator > 0
    ratio = 100 * values.numerator / np.where(given & divides, values.denominator, 1) * MILLIONTHS
    off = given & (~divides | (np.abs(ratio - values.amount) > _RATIO_TOLERANCE))
    checker.say(FindingCode.RATIO_MISMATCH, off, "le numérateur divisé par le dénominateur, en pourcentage")


def _check_sources(checker: Checker) -> None:
    """Values without a source, once for each sheet: most often the whole column is missing."""
    bare = checker.valid & checker.values.known & ~has_text(checker.values.source)
    for number, sheet in enumerate(checker.file.sheets) if bare.any() else ():
        count = int(np.count_nonzero(bare & (checker.values.sheet == number)))
        if count:
            checker.collector.add(Finding(FindingCode.SOURCE_MISSING, sheet, details=(("count", str(count)),)))
