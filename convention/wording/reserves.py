"""Reserves: what a table must say beside one recorded value, so that nobody quotes it for more than it is."""

from __future__ import annotations

from collections.abc import Iterable

from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.coverage import periods_of
from convention.domain.period import Period
from convention.domain.progress import Assessment, is_stale
from convention.domain.rollup import IndicatorProgress
from convention.wording.caveats import reserves


class Reserves:
    """What must be said beside the values of some indicators; one that an assessment rests on carries its doubts."""

    def __init__(self, catalogue: Catalogue, progress: Iterable[IndicatorProgress]) -> None:
        self._catalogue = catalogue
        self._judged = {
            (row.indicator.code, found.territory, found.standing.period.end): found
            for row in progress
            for found in (row.overall, *row.parts)
            if found.standing.period is not None and not found.standing.computed
        }

    def of(self, indicator: Indicator, territory: Territory, period: Period, missing_days: int) -> str:
        """`1 période manque : le total est un minimum ; donnée périmée`; empty where nothing need be said.

        `missing_days`: of the days that the running total is to cover, those without a value.
        """
        missing = periods_of(self._catalogue, indicator, missing_days, period.end)
        found = self._judged.get((indicator.code, territory, period.end))
        if found is None:
            return reserves(missing)
        return reserves(missing, stale=self._is_stale(found), contradictions=found.standing.contradictions)

    def _is_stale(self, found: Assessment) -> bool:
        period = found.standing.period
        given_up = found.abandoned is not None
        return (
            period is not None and not given_up and is_stale(self._catalogue, found.indicator, period, found.situation)
        )
