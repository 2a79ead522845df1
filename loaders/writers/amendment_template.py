"""The template of an amendment of many rows: a sheet for each catalogue file, with the words that a cell may hold."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from convention.warehouse import catalogue_cells as cells
from convention.warehouse.amendments import AMENDABLE
from convention.warehouse.catalogue_checks import KEYS
from convention.warehouse.catalogue_files import FILES, optional_columns
from loaders.workbooks.cells import NOTE_AUTHOR
from loaders.workbooks.package import without_dates
from loaders.writers.template_workbook import cell_at

TEMPLATE_NAME = "modele-avenant.xlsx"
LAST_ROW = 500
_HEADING_FILL, _HEADING_FONT = PatternFill("solid", fgColor="FF1D4F91"), Font(bold=True, color="FFFFFFFF")
_WORDS: dict[str, tuple[str, ...]] = {
    "territoire": tuple(cells.TERRITORIES),
    "nature": tuple(cells.KINDS),
    "sens": tuple(cells.DIRECTIONS),
    "agregation": tuple(cells.AGGREGATIONS),
    "periodicite": tuple(cells.FREQUENCIES),
    "operateur": tuple(cells.OPERATORS),
    "fermete": tuple(cells.FIRMNESS),
    "role": tuple(cells.ROLES),
    "objet": tuple(cells.ABANDONED),
    "origine_date": tuple(word for word in cells.DATE_ORIGINS if word),
}
_FORMS = {
    "echeance": "Une date AAAA-MM-JJ.",
    "depuis": "Une date AAAA-MM-JJ\u00a0: le jour de prise d’effet de l’avenant.",
    "date": "Une date AAAA-MM-JJ.",
    "debut": "Une date AAAA-MM-JJ.",
    "fin": "Une date AAAA-MM-JJ, ou rien.",
    "valeur": "Un nombre à point décimal, sans unité\u00a0: 1234.5.",
    "territoires": "Un ou plusieurs territoires, séparés par «\u00a0|\u00a0».",
    "extrait": "L’article ou la phrase de l’avenant, en douze mots au plus.",
    "page": "La page de l’avenant.",
    "avenant": "Rien\u00a0: la référence donnée sur la page s’y ajoute.",
    "avenant_cible": "L’avenant qui a fixé la cible abandonnée\u00a0; rien pour la convention signée.",
}


def amendment_template() -> bytes:
    """An xlsx file with the headings of every catalogue file that an amendment may change; the same bytes each time."""
    book = Workbook()
    book.properties.creator, book.properties.title = NOTE_AUTHOR, "Modèle d’avenant"
    book.properties.language = "fr-FR"
    first = book.active
    assert isinstance(first, Worksheet)
    for name in AMENDABLE:
        _fill(first if name == AMENDABLE[0] else book.create_sheet(), name)
    target = BytesIO()
    book.save(target)
    return without_dates(target.getvalue(), {})


def _fill(sheet: Worksheet, name: str) -> None:
    sheet.title = name
    for at, column in enumerate(FILES[name].columns(), 1):
        heading = cell_at(sheet, 1, at)
        heading.value, heading.font, heading.fill = column, _HEADING_FONT, _HEADING_FILL
        heading.alignment = Alignment(vertical="center")
        heading.comment = Comment(_note(name, column), NOTE_AUTHOR, height=90, width=280)
        sheet.column_dimensions[get_column_letter(at)].width = max(14, len(column) + 4)
        if _words(name, column):
            _offer(sheet, at, _words(name, column))
    sheet.freeze_panes = "A2"


def _note(name: str, column: str) -> str:
    words = _words(name, column)
    parts = [f"L’un de\u00a0: {', '.join(words)}." if words else _FORMS.get(column, "Un texte.")]
    if column in KEYS[name]:
        parts.append("Fait partie de la clé de la ligne.")
    if column in optional_columns(name):
        parts.append("Peut manquer.")
    return " ".join(parts)


def _words(name: str, column: str) -> tuple[str, ...]:
    """The words that may stand in a column; `engagements` has a column `nature` of its own words."""
    if (name, column) == ("engagements", "nature"):
        return tuple(cells.NATURES)
    return _WORDS.get(column, ())


def _offer(sheet: Worksheet, at: int, words: tuple[str, ...]) -> None:
    rule = DataValidation("list", formula1='"' + ",".join(words) + '"', allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(at)
    rule.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)
