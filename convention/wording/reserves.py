"""Reserves: what a table must say beside one recorded value, so that nobody quotes it for more than it is."""

from __future__ import annotations

from collections.abc import Iterable

from convention.domain.catalogue import Catalogue, Indicator
from convention.domain.coverage import periods_of
from convention.domain.observation import ObservationStatus
from convention.domain.progress import Assessment, is_stale
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import RecordedValue
from convention.wording.caveats import nothing_added, reserves


class Reserves:
    """What must be said beside the values of some indicators; one that an assessment rests on carries its doubts."""

    def __init__(self, catalogue: Catalogue, progress: Iterable[IndicatorProgress]) -> None:
        self._catalogue = catalogue
        rows = list(progress)
        self._outside = {row.indicator.code: row.outside_total for row in rows}
        self._judged = {
            (row.indicator.code, found.territory, found.standing.period.end): found
            for row in rows
            for found in (row.overall, *row.parts)
            if found.standing.period is not None and not found.standing.computed
        }

    def of(self, indicator: Indicator, value: RecordedValue) -> str:
        """`1 période manque : le total est un minimum ; donnée périmée`; empty where nothing need be said."""
        if value.status is ObservationStatus.NOT_APPLICABLE and value.territory in self._outside.get(
            indicator.code, ()
        ):
            return nothing_added([value.territory])
        missing = periods_of(self._catalogue, indicator, value.missing_days, value.period.end)
        found = self._judged.get((indicator.code, value.territory, value.period.end))
        if found is None:
            return reserves(missing)
        return reserves(missing, stale=self._is_stale(found), contradictions=found.standing.contradictions)

    def _is_stale(self, found: Assessment) -> bool:
        period = found.standing.period
        given_up = found.abandoned is not None
        return (
            period is not None and not given_up and is_stale(self._catalogue, found.indicator, period, found.situation)
        )
