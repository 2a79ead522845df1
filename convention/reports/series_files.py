"""Values of indicators to take away: a CSV file, and a workbook with a chart that stays a chart."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.catalogue import Catalogue
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.reports.french_csv import french_csv
from convention.reports.series_charts import write_charts
from convention.reports.series_rows import HEADINGS, ValueRow, value_rows
from convention.reports.sheet_cells import put
from convention.wording.formats import period_label

_WIDTHS = (11, 46, 19, 20, 12, 15, 16, 14, 22, 44, 40, 40, 34, 22)
Line = tuple[str, str]


def series_csv(
    series: Series, catalogue: Catalogue, progress: Iterable[IndicatorProgress], dates: Sequence[Line]
) -> bytes:
    """The values as CSV for a French spreadsheet; `dates`: headings and texts repeated on every row.

    `progress`: of all indicators in the series, at the same situation date.
    """
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
            row.validation,
            row.reserve,
            row.source,
            row.comment,
            row.file,
            row.cell,
            *(text for _, text in dates),
        )
        for row in value_rows(series, catalogue, progress)
    ]
    return french_csv((*HEADINGS, *(name for name, _ in dates)), rows)


def series_workbook(
    series: Series, catalogue: Catalogue, progress: Iterable[IndicatorProgress], about: Sequence[Line]
) -> bytes:
    """The values as a workbook: all rows, a native chart for each indicator that has numbers, and what it speaks of.

    `progress`: of all indicators in the series; `about`: names and texts of the last sheet, such as the situation date.
    """
    rows = list(value_rows(series, catalogue, progress))
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Valeurs"
    _write_values(sheet, rows)
    charts = book.create_sheet("Graphiques")
    write_charts(charts, rows, catalogue)
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
        tail = (row.unit, row.status, row.validation, row.reserve, row.source, row.comment, row.file, row.cell)
        for column, value in enumerate((*texts, row.value, row.total, *tail), 1):
            put(sheet, at, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{max(sheet.max_row, 2)}"


def _write_about(sheet: Worksheet, about: Sequence[Line]) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    for at, (name, text) in enumerate(about, 1):
        put(sheet, at, 1, name, bold=True)
        put(sheet, at, 2, text)
