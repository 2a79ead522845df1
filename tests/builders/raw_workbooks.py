"""Workbooks written part by part, to hold what no program writes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive of those parts."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name, part in parts.items():
            out.writestr(name, part)
    return target.getvalue()


def relations(*given: tuple[str, str, str]) -> str:
    """A part of relations: number, kind, target; a target with `//` is outside the file."""
    outside = ' TargetMode="External"'
    items = "".join(
        f'<Relationship Id="{number}" Type="{_KINDS}/{kind}" Target={quoteattr(target)}'
        f"{outside if '//' in target else ''}/>"
        for number, kind, target in given
    )
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def sheet_xml(rows: str, before: str = "", after: str = "", *, space: str = MAIN) -> str:
    """A sheet part around its rows."""
    return f'<worksheet xmlns="{space}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def content_types(main: str = _TYPE) -> str:
    """The part that says what the others are."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>'


def openxml_parts(sheet: str, name: str = "Feuille", *, space: str = MAIN) -> dict[str, bytes | str]:
    """The parts of a workbook of one sheet, without texts or styles."""
    workbook = (
        f'<workbook xmlns="{space}" xmlns:r="{_KINDS}"><sheets>'
        f'<sheet name={quoteattr(name)} sheetId="1" r:id="s1"/></sheets></workbook>'
    )
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": relations(("s1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
    }


def openxml(sheet: str, name: str = "Feuille", *, space: str = MAIN, **parts: str) -> bytes:
    """A workbook of one sheet; `styles`, `sharedStrings`: the parts of those names."""
    made = openxml_parts(sheet, name, space=space)
    listed = [("s1", "worksheet", "worksheets/sheet1.xml"), *((kind, kind, f"{kind}.xml") for kind in parts)]
    made["xl/_rels/workbook.xml.rels"] = relations(*listed)
    return zipped(made | {f"xl/{kind}.xml": part for kind, part in parts.items()})


def one_cell(cell: str, **parts: str) -> bytes:
    """A workbook whose only cell is that XML, in row 1."""
    return openxml(sheet_xml(f'<row r="1">{cell}</row>'), **parts)


def opendocument(tables: str, styles: str = "", **parts: str) -> bytes:
    """An OpenDocument workbook around its tables."""
    spaces = " ".join(
        f'xmlns:{name}="{_OPENDOCUMENT}{long}:1.0"'
        for name, long in {
            **{each: each for each in ("office", "table", "text", "style")},
            "draw": "drawing",
        }.items()
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {spaces} {calc}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": content, **parts})


def old_excel(book: xlwt.Workbook) -> bytes:
    """The bytes of a workbook of Excel 97-2003."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
