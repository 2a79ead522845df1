"""What the explorer shows, as values: the series in the chosen territories, periods and grain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from convention.domain.catalogue import Catalogue
from convention.domain.resample import LeftOut, resample
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.domain.series import Series
from convention.wording.formats import COLON, SEMICOLON, counted, joined, period_name
from convention.wording.labels import label
from pages.followup.explorer.choices import Explored


@dataclass(frozen=True)
class ShownValues:
    """`rows` in the order of the choice; `left_out`: periods that lack values.

    `hidden`: codes of indicators that have values, none of them in the chosen territories, periods and grain.
    """

    rows: tuple[IndicatorProgress, ...]
    series: Series
    left_out: tuple[LeftOut, ...]
    hidden: frozenset[str]

    def of(self, rows: Iterable[IndicatorProgress]) -> Series:
        """The series of some indicators."""
        return self.series.of(*(row.indicator.code for row in rows))


def shown_values(
    explored: Explored, actions: Iterable[ActionProgress], series: Series, agreed: Catalogue
) -> ShownValues:
    """The values that a choice asks for; a period is in the range when its last day is."""
    by_code = {row.indicator.code: row for found in actions for row in found.indicators}
    rows = tuple(by_code[code] for code in explored.indicators if code in by_code)
    kept = series.where(lambda value: value.territory in explored.territories)
    left_out: tuple[LeftOut, ...] = ()
    if explored.grain is not None:
        resampled = resample(kept, agreed, explored.grain)
        kept, left_out = resampled.series, resampled.left_out
    since, until = explored.since or date.min, explored.until or date.max
    kept = kept.where(lambda value: since <= value.period.end <= until)
    left_out = tuple(one for one in left_out if since <= one.period.end <= until)
    return ShownValues(rows, kept, left_out, _with_value(series) - _with_value(kept))


def _with_value(series: Series) -> frozenset[str]:
    return frozenset(value.indicator for value in series if value.value is not None)


def left_out_sentence(agreed: Catalogue, left_out: Iterable[LeftOut]) -> str:
    """Which periods are not shown, since values are missing in them; empty without any."""
    by_indicator: dict[str, list[str]] = {}
    for one in left_out:
        name = f"{period_name(one.period)} ({label(one.territory)})"
        by_indicator.setdefault(agreed.by_code[one.indicator].short_title, []).append(name)
    if not by_indicator:
        return ""
    told = [f"{title} ({joined(names)})" for title, names in by_indicator.items()]
    total = sum(len(names) for names in by_indicator.values())
    count = counted(total, "période incomplète n’est pas montrée", "périodes incomplètes ne sont pas montrées")
    return f"{count}, faute de toutes leurs valeurs{COLON}{SEMICOLON.join(told)}."
