"""Values of indicators to take away: a CSV file, and a workbook with a chart that stays a chart."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.reports.french_csv import french_csv
from convention.reports.series_rows import HEADINGS, ValueRow, value_rows
from convention.wording.formats import period_label, short_period_label

TYPE = "Calibri"
_WIDTHS = (11, 46, 19, 20, 12, 15, 16, 14, 40, 40, 34, 22)
_CHART_HEIGHT, _CHART_WIDTH, _CHART_ROWS = 8, 20, 18
Line = tuple[str, str]


def series_csv(series: pd.DataFrame, catalogue: Catalogue, dates: Sequence[Line]) -> bytes:
    """The values as CSV for a French spreadsheet; `dates`: headings and texts repeated on every row."""
    rows = [
        (
            row.indicator,
            row.title,
            row.territory,
            row.period.code,
            comma(row.value),
            comma(row.total),
            row.unit,
            row.status,
            row.source,
            row.comment,
            row.file,
            row.cell,
            *(text for _, text in dates),
        )
        for row in value_rows(series, catalogue)
    ]
    return french_csv((*HEADINGS, *(name for name, _ in dates)), rows)


def series_workbook(series: pd.DataFrame, catalogue: Catalogue, about: Sequence[Line]) -> bytes:
    """The values as a workbook: all rows, a native chart for each indicator that has numbers, and what it speaks of.

    `about`: names and texts of the last sheet, such as the situation date.
    """
    rows = list(value_rows(series, catalogue))
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Valeurs"
    _write_values(sheet, rows)
    charts = book.create_sheet("Graphiques")
    _write_charts(charts, rows, catalogue)
    if charts.max_row == 1 and charts["A1"].value is None:
        book.remove(charts)
    _write_about(book.create_sheet("À propos"), about)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def comma(value: Decimal | None) -> str:
    """A number with a decimal comma and no thousands separator; empty where there is none."""
    return "" if value is None else f"{value:f}".replace(".", ",")


def _write_values(sheet: Worksheet, rows: Iterable[ValueRow]) -> None:
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        put(sheet, 1, column, heading, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for at, row in enumerate(rows, 2):
        texts = (row.indicator, row.title, row.territory, period_label(row.period))
        tail = (row.unit, row.status, row.source, row.comment, row.file, row.cell)
        for column, value in enumerate((*texts, row.value, row.total, *tail), 1):
            put(sheet, at, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{max(sheet.max_row, 2)}"


def put(sheet: Worksheet, row: int, column: int, value: str | Decimal | None, *, bold: bool = False) -> None:
    """Write one cell; a text is a text whatever sign it starts with."""
    if value is None or value == "":
        return
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top")
    else:
        cell.number_format = "#,##0.######" if value != value.to_integral_value() else "#,##0"
    cell.font = Font(name=TYPE, size=11, bold=bold)


def _write_charts(sheet: Worksheet, rows: Sequence[ValueRow], catalogue: Catalogue) -> None:
    """A block of figures with its chart for each indicator, one below the other."""
    top = 1
    sheet.column_dimensions["A"].width = 18
    for code, group in groupby(rows, key=lambda row: row.indicator):
        indicator = catalogue.by_code[code]
        valued = [row for row in group if row.value is not None]
        if indicator.kind is Kind.MILESTONE or not valued:
            continue
        bottom = _write_block(sheet, top, indicator, valued)
        top = max(bottom, top + _CHART_ROWS) + 2


def _write_block(sheet: Worksheet, top: int, indicator: Indicator, rows: Sequence[ValueRow]) -> int:
    """Periods down, territories across, and the chart beside them; gives the last row."""
    places = list(dict.fromkeys(row.territory for row in rows))
    periods = sorted({row.period for row in rows})
    put(sheet, top, 1, f"{indicator.code} · {indicator.title} ({indicator.unit})", bold=True)
    for column, place in enumerate(places, 2):
        put(sheet, top + 1, column, place, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 18
    for at, period in enumerate(periods, top + 2):
        put(sheet, at, 1, short_period_label(period))
    for row in rows:
        put(sheet, top + 2 + periods.index(row.period), 2 + places.index(row.territory), row.value)
    bottom = top + 1 + len(periods)
    chart: BarChart | LineChart = BarChart() if indicator.kind in (Kind.FLOW, Kind.YEARLY) else LineChart()
    chart.title = indicator.short_title
    chart.y_axis.title = indicator.unit
    chart.height, chart.width = _CHART_HEIGHT, _CHART_WIDTH
    chart.x_axis.delete = chart.y_axis.delete = False
    if isinstance(chart, BarChart):
        chart.y_axis.scaling.min = 0.0
    data = Reference(sheet, min_col=2, max_col=1 + len(places), min_row=top + 1, max_row=bottom)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 2, max_row=bottom))
    sheet.add_chart(chart, f"{get_column_letter(max(len(places) + 3, 5))}{top}")
    return bottom


def _write_about(sheet: Worksheet, about: Sequence[Line]) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    for at, (name, text) in enumerate(about, 1):
        put(sheet, at, 1, name, bold=True)
        put(sheet, at, 2, text)
