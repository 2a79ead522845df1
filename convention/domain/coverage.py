"""Coverage: the periods that a sum of increments lacks; with one missing, the sum is only a minimum."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.period import Grain, periods_between
from convention.domain.standing import Standing


def missing_periods(catalogue: Catalogue, indicator: Indicator, standing: Standing) -> int:
    """Periods without a value between the start and the last value of a flow; 0 for what is not added up.

    Counted in days, so that values of a finer or coarser grain than expected cover what they cover.
    """
    if standing.period is None:
        return 0
    parts = indicator.parts
    days = (standing.period.end - catalogue.counted_from(indicator)).days + 1
    missing = (len(parts) if standing.computed else 1) * days - standing.covered_days
    return periods_of(catalogue, indicator, missing, standing.period.end)


def periods_of(catalogue: Catalogue, indicator: Indicator, missing: int, last: date) -> int:
    """How many periods the days without a value make, in a sum of increments that ends on a day; else 0.

    At least one period when any day is missing.
    """
    grain = indicator.frequency.grain
    if indicator.kind is not Kind.FLOW or grain is Grain.DAY or missing <= 0:
        return 0
    first = catalogue.counted_from(indicator)
    periods = len(periods_between(first, last, grain))
    return max(1, round(Fraction(missing * periods, (last - first).days + 1)))
