"""The register taken away: every row in each form, texts left as they are, a form that records as an amendment."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import openpyxl

from convention.reports.commitment_files import (
    AMENDMENT_SHEETS,
    COMMITMENT_HEADINGS,
    amendment_form,
    commitments_csv,
    commitments_workbook,
)
from convention.warehouse.catalogue_texts import catalogue_texts as texts_of
from convention.warehouse.store import Store, open_store
from loaders.amendment import read_amendment
from tests.builders.amendments import record_amendment
from tests.builders.catalogue import catalogue_texts, row

DATES = (("situation au", "31/12/2020"),)
DAY = date(2020, 1, 1)
ROWS = (
    row("engagements", description="=1+1 <b>", page="6"),
    row("engagements", engagement="E002", indicateurs="", motif="À fixer", description="Créer un lieu"),
)


@contextmanager
def stored(path: Path) -> Iterator[Store]:
    store = open_store(path / "base.duckdb")
    try:
        store.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs")], engagements=ROWS))
        yield store
    finally:
        store.close()


def test_both_forms_hold_every_commitment_and_no_formula(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        found = store.catalogue().followed_commitments(DAY)
    lines = list(csv.reader(io.StringIO(commitments_csv(found, DATES).decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == [*COMMITMENT_HEADINGS, "situation au"]
    assert [line[0] for line in lines[1:]] == ["E001", "E002"]
    assert lines[1][6] == "'=1+1 <b>"
    sheet = openpyxl.load_workbook(io.BytesIO(commitments_workbook(found, DATES)))["Engagements"]
    assert [cell.value for cell in sheet["A"]] == ["Engagement", "E001", "E002"]
    assert (sheet["G2"].value, sheet["G2"].data_type) == ("=1+1 <b>", "s")


def test_a_form_that_is_filled_in_gives_a_commitment_its_indicator_and_target(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        book = openpyxl.load_workbook(io.BytesIO(amendment_form(texts_of(store), {"E002"})))
        assert book.sheetnames == list(AMENDMENT_SHEETS)
        sheet = book["engagements"]
        heading = [cell.value for cell in sheet[1]]
        sheet.cell(2, heading.index("indicateurs") + 1).value = "A01-2"
        sheet.cell(2, heading.index("motif") + 1).value = None
        filled = {
            "indicateurs": row("indicateurs", indicateur="A01-2", nature="flux"),
            "cibles": row("cibles", indicateur="A01-2", valeur="5"),
        }
        for name, cells in filled.items():
            columns = [cell.value for cell in book[name][1]]
            for at, column in enumerate(columns, 1):
                book[name].cell(2, at).value = cells[str(column)] or None
        content = io.BytesIO()
        book.save(content)
        read = read_amendment(content.getvalue(), "avenant.xlsx", store, "1", DAY, "Essai")
        assert read.findings == ()
        assert read.amendment is not None
        record_amendment(store, read.amendment)
        after = {found.commitment.code: found.following for found in store.catalogue().followed_commitments(DAY)}
    assert after["E002"] == "with_target"


def test_a_form_handed_back_as_it_was_changes_nothing(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        form = amendment_form(texts_of(store), {"E001", "E002"})
        read = read_amendment(form, "avenant.xlsx", store, "1", DAY, "Essai")
        assert read.findings == ()
        assert read.amendment is not None
        assert set(read.amendment.files) == {"engagements"}
