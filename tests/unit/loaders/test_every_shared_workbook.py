"""Every workbook that others made gives, as a deposit and in the assistant, what its README states or a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from convention.domain.findings import FindingCode
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store
from loaders.deposit import read_file
from loaders.layouts.layout import Role
from loaders.profiles.folders import known_profiles
from loaders.profiles.preview import Preview, preview
from loaders.profiles.profile import End, Given, Spot, Titled
from loaders.profiles.propose import propose
from loaders.reading import Reading
from loaders.workbooks.book import Book, Sheet
from loaders.workbooks.foreign_file import read_book
from tests.builders.beside import WORKBOOKS, needs
from tests.builders.catalogue import COMMITTED
from tests.builders.tables import committed_catalogue

pytestmark = needs(WORKBOOKS)
DREES = "drees_aide_sociale_series_longues_1996_2020.xlsx"
UNKNOWN = {FindingCode.TABLE_NOT_RECOGNISED}
DEPOSITED: dict[str, set[FindingCode]] = {
    DREES: {FindingCode.SHEETS_ASIDE},
    "ImportIndicateurEMT.xlsx": UNKNOWN,
    "ErrorTypes.xlsx": UNKNOWN,
    "date_1904.xlsx": UNKNOWN,
    "any_sheets.xlsx": UNKNOWN | {FindingCode.SHEET_HIDDEN, FindingCode.SHEET_NOT_CELLS},
    "deaths.xlsx": UNKNOWN,
    "table-with-accents.csv": UNKNOWN,
    "divers.csv": {FindingCode.NOMINATIVE},
    "exemple-valide-eco-compteur.csv": UNKNOWN,
}
MEASURED: dict[Role, Spot] = {Role.INDICATOR: Given("A05-1"), Role.TERRITORY: Given("Paris")}
EVERY = 5000


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base that all readings share, since none of them is deposited."""
    store = open_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    store.record_catalogue(read_folder(COMMITTED))
    yield store
    store.close()


@cache
def book(name: str) -> Book:
    return read_book((WORKBOOKS / name).read_bytes(), name)


def sheet_of(name: str, title: str = "") -> Sheet:
    """The sheet of that title, or the first one."""
    return next(sheet for sheet in book(name).sheets if title in ("", sheet.name))


@cache
def deposited(store: Store, name: str) -> Reading:
    return read_file((WORKBOOKS / name).read_bytes(), name, store, profiles=known_profiles(store.path.parent))


def shown(sheet: Sheet, end: End | None = None, **answers: Spot) -> Preview:
    """What the assistant shows once its guess is completed by some answers."""
    guess = propose(sheet, committed_catalogue()).profile
    (table,) = guess.tables
    roles = dict(table.roles) | MEASURED | {Role(role): spot for role, spot in answers.items()}
    return preview(
        replace(guess, tables=(replace(table, roles=roles, end=end or table.end),)), sheet, committed_catalogue(), EVERY
    )


def texts(found: Preview, role: Role) -> dict[str, str]:
    return {reading.cell: reading.texts.get(role, "") for reading in found.readings}


def said(found: Preview) -> set[tuple[FindingCode, str]]:
    return {(finding.code, finding.cell) for finding in found.findings}


def test_no_workbook_is_left_out() -> None:
    assert set(DEPOSITED) == {path.name for path in WORKBOOKS.iterdir() if path.suffix != ".md"}


@pytest.mark.parametrize("name", list(DEPOSITED))
def test_a_deposit_gives_values_or_says_what_stops_it(one_store: Store, name: str) -> None:
    reading = deposited(one_store, name)
    assert {finding.code for finding in reading.findings} == DEPOSITED[name]
    assert (reading.observations.num_rows, reading.blocked) == ((38, False) if name == DREES else (0, True))
    counts = reading.counts
    kept = name != "divers.csv"
    written = sum(sheet.text(row, column) != "" for sheet in book(name).sheets for row, column in _places(sheet))
    assert counts.observed + counts.refused + counts.not_data == (written if kept else 0)


def _places(sheet: Sheet) -> Iterator[tuple[int, int]]:
    return ((row, column) for column in range(len(sheet.texts)) for row in range(sheet.rows))


def test_the_long_series_are_deposited_as_they_are(one_store: Store) -> None:
    reading = deposited(one_store, DREES)
    (aside,) = reading.findings
    assert len(dict(aside.details)["sheets"].split(", ")) > 40
    assert (reading.counts.observed, reading.counts.refused) == (38 + 19 + 2, 0)
    columns = ("territory", "sheet", "cell_column", "cell_row", "value")
    observed = {tuple(row[column] for column in columns) for row in reading.observations.to_pylist()}
    assert ("paris", "Tab2-ase", "V", 85, Decimal(4635)) in observed
    assert ("seine_saint_denis", "Tab2-ase", "V", 103, Decimal(5340)) in observed


def test_the_assistant_guesses_the_children_entrusted() -> None:
    sheet = sheet_of(DREES, "Tab2-ase")
    found = preview(propose(sheet, committed_catalogue()).profile, sheet, committed_catalogue(), EVERY)
    values = texts(found, Role.VALUE)
    assert (found.values, found.findings, values["V85"], values["V103"]) == (38, (), "4635", "5340")


def test_a_value_whose_year_stands_elsewhere_is_reported() -> None:
    found = shown(sheet_of("ImportIndicateurEMT.xlsx"))
    values, periods = texts(found, Role.VALUE), texts(found, Role.PERIOD)
    assert (values["E4"], periods["E4"]) == ("389711", "2017")
    assert (values["H4"], periods["H4"]) == ("391282", "")
    assert (FindingCode.PERIOD_MISSING, "I4") in said(found)


def test_each_error_is_named_with_its_cell() -> None:
    found = shown(sheet_of("ErrorTypes.xlsx"), value=Titled(("Error",)), period=Given("2019"))
    errors = {finding.cell: finding.read for finding in found.findings if finding.code is FindingCode.ERROR_CELL}
    assert errors == {
        f"A{row}": error
        for row, error in enumerate(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"), 2)
    }


def test_days_counted_from_1904(one_store: Store) -> None:
    (finding,) = deposited(one_store, "date_1904.xlsx").findings
    assert (finding.cell, finding.read) == ("A1", "2021-01-01")


def test_hidden_sheets_are_mentioned(one_store: Store) -> None:
    reading = deposited(one_store, "any_sheets.xlsx")
    assert [table.sheet for table in reading.tables if table.hidden] == ["Hidden", "VeryHidden"]
    assert [found.sheet for found in reading.findings if found.code is FindingCode.SHEET_NOT_CELLS] == ["Chart"]


@pytest.mark.parametrize("title", ["arts", "other"])
def test_chatter_around_a_table_is_not_read(title: str) -> None:
    answers = {"value": Titled(("Age",)), "period": Titled(("Date of death",))}
    found = shown(sheet_of("deaths.xlsx", title), End.NO_VALUE, **answers)
    assert list(texts(found, Role.VALUE)) == [f"C{row}" for row in range(6, 16)]
    assert found.findings == ()


def test_short_dates_are_read_day_first_or_said_to_be_ambiguous() -> None:
    found = shown(sheet_of("table-with-accents.csv"), value=Titled(("RevPAR",)))
    assert found.values == 638
    assert texts(found, Role.PERIOD)["G3"] == "01-01-13"
    assert (FindingCode.PERIOD_AMBIGUOUS, "C3") not in said(found)
    assert (FindingCode.PERIOD_AMBIGUOUS, "C13") in said(found)


def test_several_currencies_are_refused() -> None:
    found = shown(sheet_of("divers.csv"), value=Titled(("prix",)), period=Given("2019"))
    assert (FindingCode.UNITS_MIXED, "E3") in said(found)


def test_every_count_of_a_counter_is_read_zeros_included() -> None:
    values = texts(shown(sheet_of("exemple-valide-eco-compteur.csv"), value=Titled(("count",))), Role.VALUE)
    assert (len(values), sum(map(Decimal, values.values()))) == (3650, 2_772_489)
