"""Personal data beside the cells, in notes and links: the file is refused and not kept, as for that in cells."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from tests.builders.deposits import HEADINGS, codes, read, told, workbook_bytes


def workbook(note: str = "", link: str = "") -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(list(HEADINGS[:4]))
    sheet.append(["A01-6", "Paris", 2019, 5])
    if note:
        sheet["D2"].comment = Comment(note, "Service")
    if link:
        sheet["D2"].hyperlink = link
        sheet["D2"].value = 5
    return workbook_bytes(book)


@pytest.mark.parametrize(
    "note", ["voir avec Jean, 06 12 34 56 78", "jean.dupont@exemple.fr", "Amina, née le 3 mai 2009"]
)
def test_a_note_with_personal_data_refuses_the_file(store: Store, note: str) -> None:
    reading = read(store, workbook(note=note), "suivi.xlsx")
    (finding,) = told(reading, FindingCode.NOMINATIVE)
    assert (finding.cell, finding.read, reading.content) == ("D2", "", b"")
    assert finding_sentence(finding).startswith("Une note, une forme ou un lien semble contenir")
    assert note not in repr(reading.findings)


def test_a_link_that_writes_to_someone_refuses_the_file(store: Store) -> None:
    reading = read(store, workbook(link="mailto:jean.dupont@exemple.fr"), "suivi.xlsx")
    assert codes(reading) == {FindingCode.NOMINATIVE}
    assert reading.content == b""


@pytest.mark.parametrize("link", ["https://exemple.fr/jeux/0612345678", "https://exemple.fr/@service.data"])
def test_other_notes_and_links_are_left_alone(store: Store, link: str) -> None:
    reading = read(store, workbook("Chiffre du bilan de 2019", link), "suivi.xlsx")
    assert codes(reading) == {FindingCode.NOTE_KEPT}
    assert reading.observations.num_rows == 1


@pytest.mark.parametrize("heading", ["Nom de l’enfant", "Noms des jeunes", "Nom de la famille"])
def test_columns_of_names_refuse_the_file(store: Store, heading: str) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append([*HEADINGS[:4], heading])
    sheet.append(["A01-6", "Paris", 2019, 5, "X"])
    assert codes(read(store, workbook_bytes(book), "suivi.xlsx")) == {FindingCode.NOMINATIVE}
