"""The cells of a file that is no Open XML workbook, as one: same sheets, same addresses, texts as texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

from convention.wording.formats import NARROW
from loaders.workbooks.book import Book, CellKind, Sheet, column_letters
from loaders.workbooks.package import write_part
from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_edits import xml_text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767
_NO_VALUE = "formule sans valeur"


def plain_workbook(book: Book) -> tuple[bytes, dict[str, str]]:
    """The workbook, and the name that each sheet has there.

    Numbers stay numbers, percentages are written `12,5 %`; a formula without a value says so, lest it pass for a blank.
    Raises UnsafeFileError for a sheet larger than a workbook allows, or a text longer than a cell does.
    """
    names: dict[str, str] = {}
    for sheet in book.sheets:
        names[sheet.name] = safe_sheet_name(sheet.name, names.values())
    target = BytesIO()
    with ZipFile(target, "w") as out:
        for name, text in _frame(list(names.values())):
            write_part(out, name, (_HEAD + text).encode())
        for number, sheet in enumerate(book.sheets, 1):
            write_part(out, f"xl/worksheets/sheet{number}.xml", (_HEAD + _sheet(sheet)).encode())
    return target.getvalue(), names


def safe_sheet_name(name: str, taken: Iterable[str]) -> str:
    """A name as near as a workbook allows: 31 characters, without those it forbids, unlike the others."""
    bare = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)[:31].strip(" '") or "Feuille"
    known = {other.casefold() for other in taken}
    shown, number = bare, 1
    while shown.casefold() in known:
        number += 1
        suffix = f" ({number})"
        shown = bare[: 31 - len(suffix)] + suffix
    return shown


def _frame(names: list[str]) -> Iterator[tuple[str, str]]:
    """The parts around the sheets."""
    numbers = range(1, len(names) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/_rels/workbook.xml.rels", _relations([("worksheet", f"worksheets/sheet{n}.xml") for n in numbers])
    sheets = "".join(f'<sheet name="{xml_text(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    yield "xl/workbook.xml", f"{_WORKBOOK}<sheets>{sheets}</sheets></workbook>"


def _relations(targets: list[tuple[str, str]]) -> str:
    found = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'


def _sheet(sheet: Sheet) -> str:
    letters = [column_letters(sheet.first_column + c) for c in range(len(sheet.texts))]
    if sheet.first_row + sheet.rows - 1 > _MOST_ROWS or sheet.first_column + len(letters) - 1 > _MOST_COLUMNS:
        raise UnsafeFileError("larger than a sheet")
    texts = [column.to_pylist() for column in sheet.texts]
    kinds = [column.to_pylist() for column in sheet.kinds]
    rows = []
    for r in range(sheet.rows):
        number = sheet.first_row + r
        cells = "".join(
            _cell(f"{letter}{number}", kind[r], text[r])
            for letter, text, kind in zip(letters, texts, kinds, strict=True)
            if kind[r] != CellKind.BLANK
        )
        if cells:
            rows.append(f'<row r="{number}">{cells}</row>')
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _cell(address: str, kind: int | None, text: str | None) -> str:
    text = text or ""
    if kind == CellKind.NUMBER:
        return f'<c r="{address}"><v>{xml_text(text)}</v></c>'
    if kind == CellKind.PERCENT:
        text = f"{text.replace('.', ',')}{NARROW}%"
    elif kind == CellKind.FORMULA_WITHOUT_VALUE:
        text = _NO_VALUE
    if len(text) > _LONGEST:
        raise UnsafeFileError("longer than a cell")
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'
