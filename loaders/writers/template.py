"""The template that services fill in: as a workbook, as CSV, and the name of its file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from convention.domain.catalogue import Catalogue
from convention.domain.period import Grain, period_of
from convention.domain.series import Series
from convention.reports.french_csv import literal_text
from loaders.writers.template_columns import COLUMNS
from loaders.writers.template_rows import Extent, template_rows
from loaders.writers.template_workbook import workbook_bytes


def template_workbook(
    catalogue: Catalogue,
    *,
    period_from: date,
    period_to: date,
    actions: Sequence[str] | None = None,
    service: str | None = None,
    values: Series | None = None,
) -> bytes:
    """The template as an xlsx file, deterministic.

    Covers the periods that lie wholly between two days, for all actions or some, all services or one (a direction's
    acronym); `values`: what is recorded already, filled in.
    Raises UnknownServiceError, UnknownActionError.
    """
    extent = Extent(period_from, period_to, _codes(actions), service)
    return workbook_bytes(catalogue.agreed_on(extent.last), template_rows(catalogue, extent, values))


def template_csv(
    catalogue: Catalogue,
    *,
    period_from: date,
    period_to: date,
    actions: Sequence[str] | None = None,
    service: str | None = None,
    values: Series | None = None,
) -> bytes:
    """The same rows as CSV: UTF-8 with its mark, semicolons, decimal commas, as a French Excel opens and saves it."""
    rows = template_rows(catalogue, Extent(period_from, period_to, _codes(actions), service), values)
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    for row in rows:
        writer.writerow([_csv_text(column.write(row)) for column in COLUMNS])
    return target.getvalue().encode("utf-8-sig")


def template_file_name(
    *,
    period_from: date,
    period_to: date,
    actions: Sequence[str] | None = None,
    service: str | None = None,
    ending: str = "xlsx",
) -> str:
    """The name under which a template is offered: `modele_action-8.1_2019-S1_2020-S2.xlsx`."""
    parts = ["modele"]
    if actions:
        parts.append(f"{'action' if len(actions) == 1 else 'actions'}-{'-'.join(actions)}")
    if service:
        parts.append(f"service-{service}")
    if len(parts) == 1:
        parts.append("complet")
    parts.extend(_span_codes(period_from, period_to))
    return f"{re.sub(r'[^A-Za-z0-9._-]+', '-', '_'.join(parts))}.{ending}"


def _codes(actions: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if actions is None else tuple(actions)


def _span_codes(first: date, last: date) -> list[str]:
    """The codes of the first and the last half-year, quarter, month or day, whichever fits both ends."""
    for grain in (Grain.HALF_YEAR, Grain.QUARTER, Grain.MONTH, Grain.DAY):
        start, end = period_of(first, grain), period_of(last, grain)
        if start.start == first and end.end == last:
            break
    return [start.code] if start == end else [start.code, end.code]


def _csv_text(value: str | Decimal) -> str:
    """A field; an apostrophe before what a spreadsheet would take for a formula is dropped on reading."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return literal_text(value)
