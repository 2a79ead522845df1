"""The template as a workbook: the rows to fill in, the definitions, the way to do it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.observation import ObservationStatus
from convention.wording.formats import day, french_spaces
from convention.wording.labels import label
from loaders.workbooks.cells import NOTE_AUTHOR
from loaders.workbooks.marks import insertion_point
from loaders.workbooks.package import part_of, without_dates
from loaders.workbooks.xml_edits import Edit, parse
from loaders.writers.template_columns import COLUMNS, SHEET, TemplateColumn, column_number
from loaders.writers.template_rows import TemplateRow
from loaders.writers.template_texts import DIRECTIONS, GUIDE, MEANINGS, targets_text

DEFINITIONS, HELP = "Définitions", "Mode d’emploi"
LAST_ROW = 5000
_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_INK, _GREY, _ACCENT = "FF1F2328", "FF5F6B76", "FF1D4F91"
_HELPER_FILL = PatternFill("solid", fgColor="FFF1F3F5")
_ENTRY_FILL = PatternFill("solid", fgColor="FFFFF9E5")
_HEADING_FILL = PatternFill("solid", fgColor=_ACCENT)
_RULE = Border(top=Side("thin", color="FFC9D1D9"))
_OPEN = Protection(locked=False)
_TEXT = "@"


def workbook_bytes(catalogue: Catalogue, rows: Sequence[TemplateRow]) -> bytes:
    """The template of these rows as an xlsx file; the same rows give the same bytes."""
    book = Workbook()
    book.properties.creator = NOTE_AUTHOR
    book.properties.title = "Modèle de saisie des indicateurs"
    book.properties.language = "fr-FR"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    indicators = list({row.indicator.code: row.indicator for row in rows}.values())
    _fill_observations(sheet, rows, len(indicators))
    _fill_definitions(book.create_sheet(DEFINITIONS), catalogue, indicators)
    _fill_help(book.create_sheet(HELP))
    target = BytesIO()
    book.save(target)
    return without_dates(target.getvalue(), {_FIRST_SHEET: _trusting_periods(part_of(target.getvalue(), _FIRST_SHEET))})


def _trusting_periods(xml: bytes) -> bytes:
    """The sheet without the sign by which spreadsheets doubt a year that is kept as a text."""
    sheet = parse(xml)
    letter = get_column_letter(column_number("période"))
    new = f'<ignoredErrors><ignoredError sqref="{letter}2:{letter}{LAST_ROW}" numberStoredAsText="1"/></ignoredErrors>'
    at = insertion_point(sheet, "ignoredErrors")
    return sheet.edited([Edit(at, at, new.encode())])


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell at a 1-based position outside any merge."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write a text as a text, also one that a spreadsheet would take for a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if text[:1] in {"=", "+", "-", "@"}:
        cell.data_type = "s"
        cell.quotePrefix = True


def _fill_observations(sheet: Worksheet, rows: Sequence[TemplateRow], indicators: int) -> None:
    sheet.title = SHEET
    for number, column in enumerate(COLUMNS, 1):
        _heading(cell_at(sheet, 1, number), column.heading).comment = _note(column.note)
        _open_column(sheet, number, column)
    before = ""
    for place, row in enumerate(rows, 2):
        _fill_row(sheet, place, row, ruled=row.indicator.code != before)
        before = row.indicator.code
    _add_lists(sheet, indicators)
    _lock_headings(sheet)
    _lay_out(sheet, f"A1:{get_column_letter(len(COLUMNS))}{max(len(rows) + 1, 2)}")
    sheet.freeze_panes = f"{get_column_letter(column_number('intitulé'))}2"


def _open_column(sheet: Worksheet, number: int, column: TemplateColumn) -> None:
    """What holds for the cells of a column below the rows: free to fill in, periods kept as they are typed."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = column.width
    dimension.protection = _OPEN
    dimension.number_format = _number_format(column)


def _number_format(column: TemplateColumn) -> str:
    return _TEXT if column.heading in {"indicateur", "période"} else "General"


def _fill_row(sheet: Worksheet, place: int, row: TemplateRow, *, ruled: bool) -> None:
    for number, column in enumerate(COLUMNS, 1):
        cell = cell_at(sheet, place, number)
        _put(cell, column.write(row))
        cell.protection = _OPEN
        cell.number_format = _number_format(column)
        cell.font = _font(color=_GREY if column.helper else _INK)
        cell.alignment = Alignment(
            vertical="top",
            wrap_text=column.heading in {"intitulé", "commentaire", "source"},
        )
        if column.helper or column.heading == "valeur":
            cell.fill = _HELPER_FILL if column.helper else _ENTRY_FILL
        if ruled:
            cell.border = _RULE
    if row.due and row.period is None:
        cell_at(sheet, place, column_number("période")).comment = _note(
            f"Échéance : {day(row.due)}. Une fois l’étape faite, écrivez ici le jour (31/12/2019) et 1 dans « valeur »."
        )


def _put(cell: Cell, value: str | Decimal) -> None:
    if isinstance(value, Decimal):
        cell.value = value
    else:
        put_text(cell, value)


def _add_lists(sheet: Worksheet, indicators: int) -> None:
    codes = f"'{DEFINITIONS}'!$A$2:$A${indicators + 1}"
    territories = ",".join(label(territory) for territory in Territory)
    statuses = ",".join(label(status) for status in ObservationStatus)
    for heading, choices in (
        ("indicateur", codes),
        ("territoire", f'"{territories}"'),
        ("statut", f'"{statuses}"'),
    ):
        letter = get_column_letter(column_number(heading))
        rule = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=True)
        rule.errorTitle = french_spaces(f"Colonne « {heading} »")
        rule.error = "Choisissez une valeur de la liste."
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        sheet.add_data_validation(rule)


def _lock_headings(sheet: Worksheet) -> None:
    """Protect the headings, without a password; rows stay free to be sorted, filtered, added and removed."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _fill_definitions(sheet: Worksheet, catalogue: Catalogue, indicators: Sequence[Indicator]) -> None:
    headings = (
        ("code", 10),
        ("intitulé", 52),
        ("unité", 18),
        ("nature", 12),
        ("ce que dit une valeur", 46),
        ("sens", 20),
        ("périodicité", 14),
        ("territoires", 26),
        ("cible et échéance", 46),
        ("page de la convention", 12),
    )
    for number, (heading, width) in enumerate(headings, 1):
        _heading(cell_at(sheet, 1, number), heading)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, indicator in enumerate(indicators, 2):
        for number, value in enumerate(_definition(catalogue, indicator), 1):
            cell = cell_at(sheet, place, number)
            _put(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = _RULE
    _lay_out(sheet, f"A1:{get_column_letter(len(headings))}{max(len(indicators) + 1, 2)}")
    sheet.freeze_panes = "B2"


def _definition(catalogue: Catalogue, indicator: Indicator) -> tuple[str | Decimal, ...]:
    return (
        indicator.code,
        indicator.title,
        indicator.unit,
        label(indicator.kind),
        MEANINGS[indicator.kind],
        DIRECTIONS[indicator.direction],
        label(indicator.frequency),
        ", ".join(label(territory) for territory in indicator.territories),
        targets_text(catalogue, indicator),
        Decimal(indicator.page),
    )


def _fill_help(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    sheet.sheet_view.showGridLines = False
    for place, line in enumerate(GUIDE.split("\n"), 1):
        cell = cell_at(sheet, place, 1)
        heading = line.startswith("# ")
        put_text(cell, line.removeprefix("# "))
        cell.alignment = Alignment(vertical="bottom" if heading else "top", wrap_text=True)
        if heading:
            sheet.row_dimensions[place].height = 28
        cell.font = _font(bold=heading, color=_ACCENT if heading else _INK, size=14 if place == 1 else 11)


def _heading(cell: Cell, text: str) -> Cell:
    put_text(cell, text)
    cell.font = _font(bold=True, color="FFFFFFFF")
    cell.fill = _HEADING_FILL
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _font(*, color: str, bold: bool = False, size: int = 11) -> Font:
    """A font that says all of itself: programs differ on what is left out."""
    return Font(name="Calibri", family=2, color=color, bold=bold, size=size)


def _note(text: str) -> Comment:
    return Comment(french_spaces(text), NOTE_AUTHOR, width=260, height=110)


def _lay_out(sheet: Worksheet, table: str) -> None:
    """Filter, and pages that print legibly: landscape, as wide as the sheet, headings on each."""
    sheet.auto_filter.ref = table
    sheet.row_dimensions[1].height = 24
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
