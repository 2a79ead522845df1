"""Parts of a workbook file: found whatever their case, kept byte for byte, refused when they are ambiguous."""

from __future__ import annotations

import io
import warnings
from zipfile import ZIP_STORED, ZipFile

import pytest

from loaders.workbooks.package import Package, main_part
from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.zip_parts import Relation
from tests.builders.workbooks import analyst_workbook, parts, with_parts


def test_a_package_that_is_not_changed_keeps_every_part() -> None:
    content = analyst_workbook()
    assert parts(Package(content).to_bytes()) == parts(content)


def test_names_are_compared_without_case() -> None:
    content = with_parts(analyst_workbook(), {"xl/Extra.XML": b"<x/>"})
    package = Package(content)
    assert package.read("XL/extra.xml") == b"<x/>"
    package.write("xl/extra.xml", b"<y/>")
    after = parts(package.to_bytes())
    assert after["xl/Extra.XML"] == b"<y/>"
    assert "xl/extra.xml" not in after


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(analyst_workbook())
    with ZipFile(target, "a", ZIP_STORED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("XL/workbook.xml", b"<other/>")
    with pytest.raises(UnsafeFileError):
        Package(target.getvalue())


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(UnsafeFileError):
        Package(target.getvalue())


def test_the_workbook_part_is_found_through_its_relation() -> None:
    name, document = main_part(Package(analyst_workbook()))
    assert name == "xl/workbook.xml"
    assert [sheet.attribute("name") for sheet in document.named("sheet")] == ["Suivi d’été", "Graphique", "Brouillon"]


def test_relations_resolve_from_beside_the_part_and_from_the_root() -> None:
    office, microsoft = "http://schemas.openxmlformats.org/officeDocument/2006", "http://schemas.microsoft.com/office"
    strict, other = "http://purl.oclc.org/ooxml/officeDocument", "http://example.org/relationships/worksheet"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships" xmlns:o="other">'
        f'<Relationship Id="a" Type="{office}/relationships/drawing" Target="../drawings/d%201.xml"/>'
        f'<Relationship Id="b" Type="{strict}/relationships/image" Target="/xl/media/m.png"/>'
        f'<Relationship Id="c" Type="{microsoft}/2017/10/relationships/threadedComment" Target="/t.xml"/>'
        f'<Relationship Id="d" Type="{other}" Target="http://x/" TargetMode="External"/>'
        '<o:Relationship Id="e" Type="nothing" Target="/e.xml"/></Relationships>'
    )
    package = Package(with_parts(analyst_workbook(), {"xl/worksheets/_rels/sheet3.xml.rels": relations.encode()}))
    assert package.relations("xl/worksheets/sheet3.xml") == [
        Relation("a", "drawing", "xl/drawings/d 1.xml"),
        Relation("b", "image", "xl/media/m.png"),
        Relation("c", "threadedComment", "t.xml"),
        Relation("d", other, "http://x/", outside=True),
    ]


def test_a_new_part_has_a_free_name_a_type_and_a_relation() -> None:
    package = Package(analyst_workbook())
    name = package.add("xl/worksheets/sheet{}.xml", b"<w/>", "some/type")
    number = package.relate("xl/workbook.xml", "worksheet", name)
    assert name == "xl/worksheets/sheet4.xml"
    again = Package(package.to_bytes())
    assert again.read(name) == b"<w/>"
    assert (number, name) in {(r.number, r.target) for r in again.relations("xl/workbook.xml")}
    assert b'PartName="/xl/worksheets/sheet4.xml" ContentType="some/type"' in again.read("[Content_Types].xml")
