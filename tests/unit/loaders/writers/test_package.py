"""Parts of a workbook file: found whatever their case, kept byte for byte, refused when they are ambiguous."""

from __future__ import annotations

import io
import warnings
from zipfile import ZIP_STORED, ZipFile

import pytest

from loaders.writers.package import Package, main_part
from loaders.writers.xml_edits import UnsafeFileError
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
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="t/one" Target="../drawings/d%201.xml"/>'
        b'<Relationship Id="b" Type="t/two" Target="/xl/media/m.png"/>'
        b'<Relationship Id="c" Type="t/three" Target="http://x/" TargetMode="External"/></Relationships>'
    )
    package = Package(with_parts(analyst_workbook(), {"xl/worksheets/_rels/sheet3.xml.rels": relations}))
    found = [(r.number, r.kind, r.target) for r in package.relations("xl/worksheets/sheet3.xml")]
    assert found == [("a", "one", "xl/drawings/d 1.xml"), ("b", "two", "xl/media/m.png")]


def test_a_new_part_has_a_free_name_a_type_and_a_relation() -> None:
    package = Package(analyst_workbook())
    name = package.add("xl/worksheets/sheet{}.xml", b"<w/>", "some/type")
    number = package.relate("xl/workbook.xml", "worksheet", name)
    assert name == "xl/worksheets/sheet4.xml"
    again = Package(package.to_bytes())
    assert again.read(name) == b"<w/>"
    assert (number, name) in {(r.number, r.target) for r in again.relations("xl/workbook.xml")}
    assert b'PartName="/xl/worksheets/sheet4.xml" ContentType="some/type"' in again.read("[Content_Types].xml")
