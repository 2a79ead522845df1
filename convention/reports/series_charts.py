"""The sheet of native charts of a workbook of values: blocks of figures, each with its chart and its reserves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, periods_between
from convention.reports.series_rows import ValueRow
from convention.reports.sheet_cells import put
from convention.wording.formats import COLON, SEMICOLON, short_period_label
from convention.wording.labels import label

_CHART_HEIGHT, _CHART_WIDTH, _CHART_ROWS = 8, 20, 18
_RESERVE, _CHART_COLUMN = 5, "G"
_SINCE_START = "depuis le début"
_FIRM = label(ObservationStatus.FINAL)
Figure = Callable[[ValueRow], Decimal | None]


def write_charts(sheet: Worksheet, rows: Sequence[ValueRow], catalogue: Catalogue) -> None:
    """A block for each indicator that has numbers, one below the other; increments have a second one for their sum."""
    top = 1
    for column, width in zip("ABCDE", (18, 18, 18, 18, 60), strict=True):
        sheet.column_dimensions[column].width = width
    for code, group in groupby(rows, key=lambda row: row.indicator):
        indicator, own = catalogue.by_code[code], list(group)
        if indicator.kind is Kind.MILESTONE or all(row.value is None for row in own):
            continue
        bars = indicator.kind in (Kind.FLOW, Kind.YEARLY)
        top = _write_block(sheet, top, indicator, own, lambda row: row.value, BarChart() if bars else LineChart())
        if indicator.kind is Kind.FLOW and any(row.total is not None for row in own):
            top = _write_block(sheet, top, indicator, own, lambda row: row.total, LineChart(), _SINCE_START)


def _write_block(
    sheet: Worksheet,
    top: int,
    indicator: Indicator,
    rows: Sequence[ValueRow],
    figure: Figure,
    chart: BarChart | LineChart,
    what: str = "",
) -> int:
    """Periods down, territories across, reserves last, and the chart beside them; gives the row for the next block."""
    places = list(dict.fromkeys(row.territory for row in rows))
    periods = _every_period(rows)
    title = ", ".join(filter(None, (f"{indicator.code} · {indicator.title} ({indicator.unit})", what)))
    put(sheet, top, 1, title, bold=True)
    for column, place in enumerate(places, 2):
        put(sheet, top + 1, column, place, bold=True)
    put(sheet, top + 1, _RESERVE, "Réserve", bold=True)
    for at, period in enumerate(periods, top + 2):
        own = [row for row in rows if row.period == period]
        put(sheet, at, 1, short_period_label(period))
        for row in own:
            put(sheet, at, 2 + places.index(row.territory), figure(row))
        put(sheet, at, _RESERVE, SEMICOLON.join(_reserves(own)))
    bottom = top + 1 + len(periods)
    _dress(chart, indicator, what)
    data = Reference(sheet, min_col=2, max_col=1 + len(places), min_row=top + 1, max_row=bottom)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 2, max_row=bottom))
    sheet.add_chart(chart, f"{_CHART_COLUMN}{top}")
    return max(bottom, top + _CHART_ROWS) + 2


def _every_period(rows: Sequence[ValueRow]) -> list[Period]:
    """The periods of the rows, and those of their grain that lie between them: where no value is, the line breaks."""
    found = {row.period for row in rows}
    grains = {period.grain for period in found}
    if len(grains) == 1 and Grain.DAY not in grains:
        found.update(periods_between(min(found).start, max(found).end, grains.pop()))
    return sorted(found)


def _reserves(rows: Iterable[ValueRow]) -> Iterable[str]:
    """What is to be said of the values of one period, territory by territory."""
    for row in rows:
        told = [] if row.status == _FIRM else [row.status]
        told += [row.reserve] if row.reserve else []
        if told:
            yield f"{row.territory}{COLON}{', '.join(told)}"


def _dress(chart: BarChart | LineChart, indicator: Indicator, what: str) -> None:
    chart.title = ", ".join(filter(None, (indicator.short_title, what)))
    chart.y_axis.title = indicator.unit
    chart.height, chart.width = _CHART_HEIGHT, _CHART_WIDTH
    chart.x_axis.delete = chart.y_axis.delete = False
    if isinstance(chart, BarChart) or what:
        chart.y_axis.scaling.min = 0.0
