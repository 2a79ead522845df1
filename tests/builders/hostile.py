"""Files that break readers, by accident or by intent; each is small to make and to keep in memory."""

from __future__ import annotations

import io
import struct
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from loaders.workbooks.signatures import OLE_MAGIC
from tests.builders.raw_workbooks import (
    MAIN,
    opendocument,
    openxml,
    openxml_parts,
    relations,
    sheet_xml,
    zipped,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
HTML = b"<html><body><table><tr><td>A05-1</td><td>12</td></tr></table></body></html>"
HTML_OF_EXCEL = "\ufeff<!-- export -->\n<!DOCTYPE html>\n<HTML><head></head></HTML>".encode()
XML_OF_EXCEL = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
_ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10 if number else "piège"}">' for number in range(12))


def sane() -> bytes:
    """A workbook that has nothing wrong, to be damaged."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 2001))
    return openxml(sheet_xml(rows))


def encrypted_openxml() -> bytes:
    """What a spreadsheet writes for a workbook with a password: a compound file of encrypted streams."""
    return OLE_MAGIC + bytes(504) + "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")


def encrypted_zip() -> bytes:
    """An archive whose parts need a password."""
    content = bytearray(sane())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(magic)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(magic, place + 4)
    return bytes(content)


def encrypted_opendocument() -> bytes:
    """An OpenDocument workbook with a password."""
    entry = "<manifest:encryption-data/>"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<manifest:manifest xmlns:manifest="{space}">{entry}</manifest:manifest>'
    return opendocument("", **{"META-INF/manifest.xml": manifest})


def zip_bomb(unzipped: int) -> bytes:
    """A workbook whose sheet unfolds to that many bytes of nothing."""
    parts = openxml_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name, part in parts.items():
            out.writestr(name, part)
        with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(sheet_xml("").removesuffix("</sheetData></worksheet>").encode())
            for _ in range(unzipped >> 20):
                sheet.write(b" " * (1 << 20))
    return target.getvalue()


def lying_bomb(unzipped: int) -> bytes:
    """The same, with a sheet that claims to unfold to a hundred bytes only."""
    content = bytearray(zip_bomb(unzipped))
    entry = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 100)
    return bytes(content)


def many_entries(number: int) -> bytes:
    """A workbook with that many empty parts."""
    return zipped(openxml_parts(sheet_xml("")) | {f"x/{each}": "" for each in range(number)})


def claimed_entries(size: int) -> bytes:
    """An archive whose end claims a list of entries of that many bytes."""
    content = bytearray(sane())
    struct.pack_into("<I", content, content.rfind(b"PK\x05\x06") + 12, size)
    return bytes(content)


def two_parts_of_one_name() -> bytes:
    """An archive that holds its sheet twice, with other values."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as out:
        for name, part in openxml_parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')).items():
            out.writestr(name, part)
        out.writestr("XL/worksheets/sheet1.xml", sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))
    return target.getvalue()


def rare_compression() -> bytes:
    """A workbook packed as no spreadsheet packs it."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as out:
        for name, part in openxml_parts(sheet_xml("")).items():
            out.writestr(name, part)
    return target.getvalue()


def entity_bomb() -> bytes:
    """A sheet whose one text unfolds to ten to the eleventh power copies of itself."""
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>'
    return openxml(f"<!DOCTYPE worksheet [{_ENTITIES}]>{sheet_xml(cell)}")


def outer_entity() -> bytes:
    """A sheet whose one text is a file of the machine that reads it."""
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    return openxml(f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file:///etc/hostname">]>{sheet_xml(cell)}')


def entity_bomb_opendocument() -> bytes:
    """The same bomb in an OpenDocument workbook."""
    content = f"<!DOCTYPE x [{_ENTITIES}]><x>&e11;</x>"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": content})


def deep_nesting(levels: int) -> bytes:
    """A sheet of elements inside elements, that many deep."""
    return openxml(sheet_xml("", after="<ext>" * levels + "</ext>" * levels))


def claimed_last_cell() -> bytes:
    """A workbook whose one cell is the last that a sheet can have, under a claim of the whole sheet."""
    before = '<dimension ref="A1:XFD1048576"/>'
    return openxml(sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', before))


def first_and_last_cell() -> bytes:
    """A sheet that spans all that a sheet can."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return openxml(sheet_xml(f'{first}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def wide(columns: int) -> bytes:
    """A row of that many cells, without addresses."""
    return openxml(sheet_xml(f'<row r="1">{"<c><v>1</v></c>" * columns}</row>'))


def merged(number: int) -> bytes:
    """A sheet with that many merges."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="C{row}"><v>2</v></c></row>' for row in range(1, number + 1)
    )
    merges = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(1, number + 1))
    return openxml(sheet_xml(rows, after=f"<mergeCells>{merges}</mergeCells>"))


def repeated_opendocument(columns: int, rows: int) -> bytes:
    """A sheet whose one cell is said to stand at that many places."""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return opendocument(f'<table:table table:name="Feuille">{row}</table:table>')


def long_text_everywhere(cells: int, length: int) -> bytes:
    """Many cells that share one long text: small on disk, huge once written out."""
    strings = f'<sst xmlns="{MAIN}"><si><t>{"a" * length}</t></si></sst>'
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, cells + 1))
    return openxml(sheet_xml(rows), sharedStrings=strings)


def one_sheet_many_times(number: int) -> bytes:
    """A workbook whose sheets are all the same part."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 5001))
    parts = openxml_parts(sheet_xml(rows))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="F{each}" sheetId="{each}" r:id="s1"/>' for each in range(1, number + 1))
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{kinds}"><sheets>{sheets}</sheets></workbook>'
    return zipped(parts)


def other_openxml(root: str) -> bytes:
    """An Open XML file that is no workbook: `document`, `presentation`."""
    return zipped(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "main.xml")),
            "main.xml": f'<w:{root} xmlns:w="urn:main"/>',
        }
    )


def plain_zip() -> bytes:
    """An archive of something else."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as out:
        out.writestr(ZipInfo("photo.jpg"), b"\xff\xd8\xff")
    return target.getvalue()


def without_sheet_part() -> bytes:
    """A workbook that names a sheet it does not hold."""
    parts = openxml_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    return zipped(parts)
