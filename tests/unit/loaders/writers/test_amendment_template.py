"""The template of an amendment: it says nothing by itself, and a filled one is read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from convention.domain.findings import FindingCode
from convention.warehouse.amendments import AMENDABLE
from convention.warehouse.store import Store, open_store
from loaders.amendment import read_amendment
from loaders.writers.amendment_template import amendment_template
from tests.builders.catalogue import catalogue_texts, row

TARGET = row("cibles", valeur="80", page="2", extrait="article 1")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs")], cibles=[row("cibles", valeur="100")]))
    yield opened
    opened.close()


def test_the_template_is_the_same_each_time_and_empty_says_so(base: Store) -> None:
    content = amendment_template()
    assert content == amendment_template()
    read = read_amendment(content, "modele-avenant.xlsx", base, "n° 1", date(2020, 3, 1), "S")
    assert [found.code for found in read.findings] == [FindingCode.AMENDMENT_EMPTY]
    assert load_workbook(BytesIO(content)).sheetnames == list(AMENDABLE)


def test_a_filled_template_is_read_back(base: Store) -> None:
    book = load_workbook(BytesIO(amendment_template()))
    sheet = book["cibles"]
    sheet.append([TARGET.get(str(cell.value), "") for cell in sheet[1]])
    content = BytesIO()
    book.save(content)
    read = read_amendment(content.getvalue(), "avenant.xlsx", base, "n° 1", date(2020, 3, 1), "S")
    assert read.amendment is not None
    assert read.findings == ()
    assert ",80,=,2020-12-31," in read.amendment.files["cibles"]
