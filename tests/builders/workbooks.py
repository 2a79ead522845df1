"""Workbooks as analysts keep them, with what programs often lose when they save them again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

ANALYST_SHEET = "Suivi d’été"
CHART_SHEET = "Graphique"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook made with openpyxl."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def analyst_workbook() -> bytes:
    """A workbook with styles, formulas, a merge, notes, a rule of format, a list, a chart, a link, a hidden sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = ANALYST_SHEET
    _fill(sheet)
    other = book.create_sheet(CHART_SHEET)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=5))
    other.add_chart(chart, "B2")
    other["A1"] = f"='{ANALYST_SHEET}'!C2"
    book.create_sheet("Brouillon").sheet_state = "hidden"
    return saved(book)


def _yellow_below(limit: str) -> Rule:
    style = DifferentialStyle(fill=PatternFill(bgColor="FFFFFF00"))
    return Rule(type="cellIs", operator="lessThan", formula=[limit], dxf=style)


def _fill(sheet: Worksheet) -> None:
    sheet.append(["Indicateur", "Période", "Valeur", "Note"])
    for row in range(2, 6):
        sheet.append(["A05-1", f"2019-S{1 + row % 2}", row * 10, "texte"])
    sheet["C6"] = "=SUM(C2:C5)"
    sheet["B7"] = date(2019, 12, 31)
    sheet["C3"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["C3"].font = Font(bold=True, color="FFFFFFFF")
    sheet["C3"].border = Border(bottom=Side("double"))
    sheet["C4"].number_format = "0.00%"
    sheet["C2"].comment = Comment("Chiffre du bilan", "Analyste")
    sheet["D2"].comment = Comment("À revoir", "Analyste")
    sheet["D2"].hyperlink = "https://example.org/"
    sheet.merge_cells("D4:D5")
    sheet.conditional_formatting.add("C2:C5", _yellow_below("25"))
    choice = DataValidation("list", formula1='"A05-1,A05-2"')
    choice.add("A2:A50")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a workbook file."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """A workbook file with parts replaced or added."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name, part in (parts(content) | dict(changes)).items():
            out.writestr(name, part)
    return target.getvalue()


def with_shared_strings(content: bytes) -> bytes:
    """A workbook file with its texts in the shared table, where spreadsheets put them."""
    texts: list[str] = []

    def shared(found: re.Match[str]) -> str:
        texts.append(found["text"])
        return f'<c {found["cell"]}t="s"><v>{len(texts) - 1}</v></c>'

    inline = re.compile(r'<c (?P<cell>[^>]*?)t="inlineStr"><is>(?P<text>.*?)</is></c>', re.DOTALL)
    changes = {
        name: inline.sub(shared, part.decode()).encode()
        for name, part in parts(content).items()
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    }
    items = "".join(f"<si>{text}</si>" for text in texts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    changes["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'.encode()
    known = parts(content)
    changes["[Content_Types].xml"] = known["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.sharedStrings+xml"/></Types>',
    )
    changes["xl/_rels/workbook.xml.rels"] = known["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="strings" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
        b'2006/relationships/sharedStrings"/></Relationships>',
    )
    return with_parts(content, changes)
