"""Write `data/exemples/`, the files as services send them: `python -m tests.tools.build_examples [folder]`."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, period_from_code
from tests.tools.example_rows import CHILDREN_IN_CARE, FILES, LABELS, OTHER_PUBLISHED, Row

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "exemples"

COLUMNS = ("indicateur", "territoire", "période", "valeur", "statut", "source", "commentaire")
WIDTHS = {"intitulé": 46, "territoire": 20, "période": 13, "statut": 16, "source": 36, "commentaire": 60, "unité": 18}
STATUS_WORDS = {
    ObservationStatus.FINAL: "définitif",
    ObservationStatus.PROVISIONAL: "provisoire",
    ObservationStatus.ESTIMATED: "estimé",
    ObservationStatus.UNAVAILABLE: "non disponible",
    ObservationStatus.CONFIDENTIAL: "confidentiel",
    ObservationStatus.NOT_APPLICABLE: "non applicable",
}
MARKS = {ObservationStatus.PROVISIONAL: " (p)", ObservationStatus.ESTIMATED: " (e)"}
MISSING = {
    ObservationStatus.UNAVAILABLE: "n.d.",
    ObservationStatus.CONFIDENTIAL: "secret",
    ObservationStatus.NOT_APPLICABLE: "sans objet",
}
FICTIVE = "Classeur d’exemple : les valeurs sont fictives, sauf là où la source citée est une publication."
PUBLISHED = "Classeur d’exemple : les chiffres sont ceux de publications, chacun avec sa source."
PERCENTAGES = ("A07.2-2", "A13-2")
WRITTEN_AT = (2021, 3, 1, 9, 0, 0)

Amount = int | float | str | date


def french(value: Decimal) -> str:
    """The number as a French spreadsheet saves it: no-break space for thousands, decimal comma."""
    return f"{value:,}".replace(",", "\u00a0").replace(".", ",")


def number(value: Decimal) -> int | float:
    """The number as a workbook stores it."""
    return int(value) if value == value.to_integral_value() else float(value)


def put(sheet: Worksheet, row: int, column: int, value: Amount, *, bold: bool = False) -> Cell:
    """Write one cell; dates are shown JJ/MM/AAAA."""
    cell = sheet.cell(row, column, value)
    assert isinstance(cell, Cell)
    cell.font = Font(bold=bold)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    return cell


def header(sheet: Worksheet, row: int, names: Sequence[Amount], first: int = 1) -> None:
    """Write a row of column names, bold over a line, with widths."""
    for column, name in enumerate(names, first):
        cell = put(sheet, row, column, name, bold=True)
        cell.border = Border(bottom=Side("thin"))
        cell.alignment = Alignment(horizontal="left" if str(name) in WIDTHS else "center", vertical="bottom")
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(str(name), 12)


def titles(sheet: Worksheet, lines: Iterable[str]) -> int:
    """Write title rows and a blank one; the row after them."""
    row = 0
    for row, line in enumerate(lines, 1):
        put(sheet, row, 1, line, bold=row == 1)
    return row + 2 if row else 1


def about(book: Workbook, sentence: str) -> None:
    """Add the sheet that says what the file is."""
    sheet = book.create_sheet("À propos")
    put(sheet, 1, 1, sentence)
    sheet.column_dimensions["A"].width = 100


def written_period(code: str, *, as_date: bool) -> Amount:
    """A period as people type it: a year as a number, a day as a date or as JJ/MM/AAAA, the rest as its code."""
    period = period_from_code(code)
    if period.grain is Grain.YEAR:
        return period.start.year
    if period.grain is Grain.DAY:
        return period.start if as_date else f"{period.start:%d/%m/%Y}"
    return code


def template(sheet: Worksheet, rows: Iterable[Row], top: int = 1, *, as_date: bool = True) -> None:
    """Write the seven columns of the template, one value a row."""
    sheet.title = "Observations"
    header(sheet, top, COLUMNS)
    for line, row in enumerate(rows, top + 1):
        amount = MISSING[row.status] if row.value is None else number(row.value)
        period = written_period(row.period, as_date=as_date)
        cells = (row.indicator, row.territory, period, amount, STATUS_WORDS[row.status], row.source, row.comment)
        for column, value in enumerate(cells, 1):
            if value != "":
                put(sheet, line, column, value)
    sheet.freeze_panes = f"A{top + 1}"


def marked(row: Row) -> Amount:
    """The value as a wide table holds it: its status in parentheses after it, or a word in its place."""
    if row.value is None:
        return MISSING[row.status]
    if row.status in MARKS:
        return f"{french(row.value)}{MARKS[row.status]}"
    return number(row.value)


def wide_lines(rows: Iterable[Row]) -> dict[tuple[str, str], dict[str, Row]]:
    """Rows by indicator and territory, then by period."""
    lines: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        lines.setdefault((row.indicator, row.territory), {})[row.period] = row
    return lines


def wide(sheet: Worksheet, rows: Sequence[Row], top: int, periods: Sequence[str], *, half_years: bool = False) -> int:
    """Write one line per indicator and territory, periods as columns; the row after the last one."""
    before, after = ("indicateur", "intitulé", "territoire", "unité"), ("source", "commentaire")
    years = [period[:4] for period in periods]
    shown: list[Amount] = [period if "-" in period else int(period) for period in periods]
    header(sheet, top, [*before, *(map(int, years) if half_years else shown), *after])
    if half_years:
        two_rows(sheet, top, len(before), years)
        header(sheet, top + 1, [period[5:] for period in periods], len(before) + 1)
        top += 1
    for line, ((code, territory), values) in enumerate(wide_lines(rows).items(), top + 1):
        (label, unit), last = LABELS[code], list(values.values())[-1]
        comment = next((row.comment for row in values.values() if row.comment), "")
        for column, text in enumerate((code, label, territory, unit), 1):
            put(sheet, line, column, text)
        for column, period in enumerate(periods, len(before) + 1):
            if period in values:
                put_amount(sheet, line, column, values[period])
        put(sheet, line, len(before) + len(periods) + 1, last.source)
        if comment:
            put(sheet, line, len(before) + len(periods) + 2, comment)
    sheet.freeze_panes = f"{get_column_letter(len(before) + 1)}{top + 1}"
    return top + len(wide_lines(rows)) + 1


def put_amount(sheet: Worksheet, line: int, column: int, row: Row) -> None:
    """Write one value of a wide table, right-aligned; a percentage as the spreadsheet stores it."""
    amount = marked(row)
    if row.indicator in PERCENTAGES and row.value is not None and not isinstance(amount, str):
        amount = float(row.value / 100)
    cell = put(sheet, line, column, amount)
    cell.alignment = Alignment(horizontal="right")
    if row.indicator in PERCENTAGES:
        cell.number_format = "0.0%"


def two_rows(sheet: Worksheet, top: int, before: int, years: Sequence[str]) -> None:
    """Merge a year over its half-years, and every other name over both header rows."""
    for column in range(before + 1, before + len(years), 2):
        sheet.cell(top, column + 1).value = None
        sheet.merge_cells(start_row=top, end_row=top, start_column=column, end_column=column + 1)
    for column in (*range(1, before + 1), before + len(years) + 1, before + len(years) + 2):
        sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)


def cycle_tracks(book: Workbook, sheet: Worksheet, rows: Sequence[Row]) -> None:
    """A wide table by half-year, with titles, a total and notes."""
    sheet.title = "Suivi semestriel"
    about(book, FICTIVE)
    top = titles(sheet, ("Continuité cyclable et lignes de bus : suivi semestriel", "DVD, février 2020"))
    periods = [f"{year}-S{half}" for year in (2018, 2019) for half in (1, 2)]
    line = wide(sheet, rows, top, periods, half_years=True)
    put(sheet, line, 1, "Total", bold=True)
    put(sheet, line, 2, "Piste cyclable créée, les deux territoires", bold=True)
    for column, period in enumerate(periods, 5):
        total = sum(r.value for r in rows if r.indicator == "A08.1-1" and r.period == period and r.value is not None)
        put(sheet, line, column, number(Decimal(total)), bold=True)
    put(sheet, line + 2, 1, "Note : (p) valeur provisoire, (e) valeur estimée, n.d. valeur non disponible.")
    put(sheet, line + 3, 1, FICTIVE)


def cycle_track_update(_: Workbook, sheet: Worksheet, rows: Sequence[Row]) -> None:
    """The template under two title rows; one value corrects the file sent a year before."""
    template(sheet, rows, titles(sheet, ("DVD : mise à jour de février 2021", FICTIVE)))


def published(book: Workbook, sheet: Worksheet, _: Sequence[Row]) -> None:
    """A wide table by year, and the template on a second sheet."""
    sheet.title = "ASE 2010-2020"
    top = titles(sheet, ("Enfants confiés à l’aide sociale à l’enfance au 31 décembre", PUBLISHED))
    wide(sheet, CHILDREN_IN_CARE, top, [str(year) for year in range(2010, 2021)])
    template(book.create_sheet(), OTHER_PUBLISHED)
    about(book, PUBLISHED)


def school_years(book: Workbook, sheet: Worksheet, rows: Sequence[Row]) -> None:
    """A wide table by school year, with a percentage and notes below."""
    sheet.title = "Années scolaires"
    about(book, FICTIVE)
    top = titles(sheet, ("Actions éducatives et patrimoine : suivi par année scolaire",))
    line = wide(sheet, rows, top, ["2017-2018", "2018-2019", "2019-2020"])
    put(sheet, line + 1, 1, "Note : les degrés vont de 0 (rien) à 4 (achevé).")


def culture_and_sport(book: Workbook, sheet: Worksheet, rows: Sequence[Row]) -> None:
    """The template; days typed as text."""
    template(sheet, rows, as_date=False)
    about(book, FICTIVE)


def social_action(book: Workbook, sheet: Worksheet, rows: Sequence[Row]) -> None:
    """The template; days as dates of the spreadsheet."""
    template(sheet, rows)
    about(book, FICTIVE)


def csv_bytes(rows: Iterable[Row], encoding: str, *, half_year_first: bool = False) -> bytes:
    """The template as a French spreadsheet saves it as CSV: semicolons, French numbers, Windows line ends."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        amount = MISSING[row.status] if row.value is None else french(row.value)
        amount += "\u00a0%" if row.indicator in PERCENTAGES and row.value is not None else ""
        period = str(written_period(row.period, as_date=False))
        period = re.sub(r"(\d{4})-(S\d)", r"\2 \1", period) if half_year_first else period
        status = "" if row.status is ObservationStatus.FINAL else STATUS_WORDS[row.status]
        writer.writerow((row.indicator, row.territory, period, amount, status, row.source, row.comment))
    return text.getvalue().encode(encoding)


def workbook_bytes(rows: Sequence[Row], fill: Callable[[Workbook, Worksheet, Sequence[Row]], None]) -> bytes:
    """The workbook as bytes that are the same at every run: the times it carries are fixed."""
    book, raw, fixed = Workbook(), io.BytesIO(), io.BytesIO()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(book, sheet, rows)
    book.save(raw)
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*WRITTEN_AT).encode()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            new.writestr(zipfile.ZipInfo(name, WRITTEN_AT), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


WORKBOOKS = dict(
    zip(
        [name for name in FILES if name.endswith(".xlsx")],
        (cycle_tracks, cycle_track_update, published, school_years, culture_and_sport, social_action),
        strict=True,
    )
)


def build(folder: Path) -> None:
    """Write every example file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in FILES.items():
        if name in WORKBOOKS:
            content = workbook_bytes(rows, WORKBOOKS[name])
        elif name.startswith("DASES"):
            content = csv_bytes(rows, "utf-8-sig", half_year_first=True)
        else:
            content = csv_bytes(rows, "cp1252")
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
