"""The checks: for each rule a file that breaks it and what is said, with the cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store
from tests.builders.catalogue import COMMITTED
from tests.builders.deposits import codes, csv_file, put, read, told, workbook_bytes

ALONE = [
    ("A05-1;Paris;2019-S1;douze", FindingCode.NUMBER_UNREADABLE, "D2"),
    ("A05-1;Paris;2019-S1;#REF!", FindingCode.ERROR_CELL, "D2"),
    ("A05-1;Paris;2019-S1;1.234", FindingCode.NUMBER_AMBIGUOUS, "D2"),
    ("A05-1;Paris;2019-S1;-3", FindingCode.NEGATIVE_VALUE, "D2"),
    ("A05-1;Paris;2019-S1;12,5", FindingCode.NOT_WHOLE, "D2"),
    ("A05-1;Paris;2019-S1;12 km", FindingCode.UNIT_MISMATCH, "D2"),
    ("A05-1;Paris;2019-S1;52 %", FindingCode.PERCENT_UNIT, "D2"),
    ("A08.1-1;Paris;2019-S1;52 %", FindingCode.PERCENT_UNIT, "D2"),
    ("A08.1-1;Paris;2019-S1;2,5 km", FindingCode.UNIT_IN_CELL, "D2"),
    ("A02-3;Commun;2019;104", FindingCode.OVER_HUNDRED, "D2"),
    ("A02-3;Commun;2019;0,52", FindingCode.PERCENT_FRACTION, "D2"),
    ("A01-1;Commun;12/09/2019;2", FindingCode.YES_NO_VALUE, "D2"),
    ("A06-3;Commun;2019;5", FindingCode.SCALE_VALUE, "D2"),
    ("A06-3;Commun;2019;1,5", FindingCode.SCALE_VALUE, "D2"),
    ("A07.1-1;Paris;2019;0,5", FindingCode.NOT_WHOLE, "D2"),
    ("Z99-1;Paris;2019-S1;12", FindingCode.INDICATOR_UNKNOWN, "A2"),
    (";Paris;2019-S1;12", FindingCode.INDICATOR_MISSING, "A2"),
    ("A05-1;Hauts-de-Seine;2019-S1;12", FindingCode.TERRITORY_UNKNOWN, "B2"),
    ("A05-1;;2019-S1;12", FindingCode.TERRITORY_MISSING, "B2"),
    ("A10-1;Paris;2019;12", FindingCode.TERRITORY_NOT_EXPECTED, "D2"),
    ("A05-1;Paris;printemps;12", FindingCode.PERIOD_UNREADABLE, "C2"),
    ("A05-1;Paris;;12", FindingCode.PERIOD_MISSING, "C2"),
    ("A01-1;Commun;03/04/19;1", FindingCode.PERIOD_AMBIGUOUS, "C2"),
    ("A05-1;Paris;2021-S1;12", FindingCode.PERIOD_IN_FUTURE, "D2"),
    ("A05-1;Paris;2019-03;12", FindingCode.PERIOD_GRAIN, "D2"),
    ("A01-1;Commun;2019-12;1", FindingCode.MILESTONE_DAY, "D2"),
    ("A01-1;Commun;2019;fait", FindingCode.MILESTONE_DAY, "D2"),
    ("A05-1;Paris;2019-S1;12;définitive;;", None, ""),
    ("A05-1;Paris;2019-S1;12;certain", FindingCode.STATUS_UNKNOWN, "E2"),
    ("A05-1;Paris;2019-S1;12;confidentiel", FindingCode.STATUS_CONTRADICTS_VALUE, "D2"),
    ("A05-1;Paris;2019-S1;n.d.;définitif", FindingCode.STATUS_CONTRADICTS_VALUE, "D2"),
    ("A05-1;Paris;2019-S1;12 (p);définitif", FindingCode.STATUS_CONTRADICTS_VALUE, "D2"),
    ("A05-1;Paris;2019-S1;;provisoire", FindingCode.VALUE_MISSING, "D2"),
    ("A05-1;Paris;2019-S1;-", FindingCode.MISSING_WORD, "D2"),
]


@pytest.mark.parametrize(("row", "code", "cell"), ALONE)
def test_a_value_by_itself(store: Store, row: str, code: FindingCode | None, cell: str) -> None:
    reading = read(store, csv_file(row))
    assert codes(reading) == ({code} if code else set())
    if code:
        assert told(reading, code)[0].cell == cell
        assert reading.observations.num_rows == (0 if reading.blocked else 1)


@pytest.mark.parametrize(
    ("written", "territory"),
    [
        ("Paris", "paris"),
        ("75", "paris"),
        ("Ville de Paris", "paris"),
        ("Seine-St-Denis", "seine_saint_denis"),
        ("SSD", "seine_saint_denis"),
        ("93", "seine_saint_denis"),
        ("Département de la Seine-Saint-Denis", "seine_saint_denis"),
        ("COMMUN", "common"),
        ("Ensemble", "common"),
    ],
)
def test_territories_by_every_certain_name(store: Store, written: str, territory: str) -> None:
    reading = read(store, csv_file(f"A05-1;{written};2019-S1;12"))
    assert reading.observations["territory"].to_pylist() == [territory]


def test_an_indicator_by_its_title_and_a_slip_in_its_code(store: Store) -> None:
    title = "Professionnels touchés par une action commune de médiation numérique"
    assert read(store, csv_file(f"{title};Paris;2019-S1;12")).observations["indicator"].to_pylist() == ["A05-1"]
    (finding,) = told(read(store, csv_file("A5-1;Paris;2019-S1;12")), FindingCode.INDICATOR_UNKNOWN)
    assert "A05-1" in finding.hint


def test_a_day_over_twelve_settles_the_order_of_its_column(store: Store) -> None:
    reading = read(store, csv_file("A01-1;Commun;03/04/19;1", "A01-4;Commun;25/12/18;1"))
    assert reading.observations["period_start"].to_pylist() == [date(2019, 4, 3), date(2018, 12, 25)]


def test_oui_is_one_for_a_step_and_no_number_for_a_count(store: Store) -> None:
    reading = read(store, csv_file("A01-1;Commun;12/09/2019;oui", "A05-1;Paris;2019-S1;oui"))
    assert [f.cell for f in told(reading, FindingCode.NUMBER_UNREADABLE)] == ["D3"]
    assert reading.observations["value"].to_pylist() == [Decimal(1)]


def test_two_values_of_one_key_stop_both_and_name_each_other(store: Store) -> None:
    reading = read(store, csv_file("A05-1;Paris;2019-S1;12", "A05-1;75;S1 2019;13"))
    assert [(f.cell, dict(f.details)["other"]) for f in told(reading, FindingCode.DUPLICATE_KEY)] == [
        ("D2", "releve!D3"),
        ("D3", "releve!D2"),
    ]
    assert reading.observations.num_rows == 0


def test_increments_of_overlapping_periods_are_refused_in_the_file_and_against_the_base(store: Store) -> None:
    inside = read(store, csv_file("A05-1;Paris;2019-S1;12", "A05-1;Paris;2019;30"))
    assert {f.cell for f in told(inside, FindingCode.PERIOD_OVERLAP)} == {"D2", "D3"}
    put(store, "A05-1;Paris;2019-S1;12")
    against = read(store, csv_file("A05-1;Paris;2019;30"))
    (finding,) = told(against, FindingCode.PERIOD_OVERLAP)
    assert dict(finding.details)["other"] == "1er\u00a0semestre\u00a02019"
    assert not told(read(store, csv_file("A05-1;Seine-Saint-Denis;2019;30")), FindingCode.PERIOD_OVERLAP)


def test_a_running_total_that_falls_is_to_be_confirmed_whichever_comes_from_the_base(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;2,5")
    later = read(store, csv_file("A08.1-1;Paris;2019-S2;2,1"))
    earlier = read(store, csv_file("A08.1-1;Paris;2018-S2;2,7"))
    for reading in (later, earlier):
        (finding,) = told(reading, FindingCode.TOTAL_DECREASES)
        assert (finding.cell, dict(finding.details)["other"]) == ("D2", "2,5")
        assert not reading.blocked
    assert not codes(read(store, csv_file("A08.1-1;Paris;2019-S2;2,5")))


def test_a_jump_is_measured_against_the_nearest_value_of_its_series(store: Store) -> None:
    put(store, "A10-1;Seine-Saint-Denis;2018;1850", "A10-1;Seine-Saint-Denis;2019;2140")
    assert told(read(store, csv_file("A10-1;Seine-Saint-Denis;2020;21400")), FindingCode.JUMP)
    assert told(read(store, csv_file("A10-1;Seine-Saint-Denis;2020;214")), FindingCode.JUMP)
    assert not codes(read(store, csv_file("A10-1;Seine-Saint-Denis;2020;9000")))


def test_a_total_that_is_not_the_sum_of_its_parts(store: Store) -> None:
    put(store, "A05-1;Paris;2019-S1;12")
    wrong = read(store, csv_file("A05-1;Seine-Saint-Denis;2019-S1;10", "A05-1;Commun;2019-S1;23"))
    (finding,) = told(wrong, FindingCode.SUM_MISMATCH)
    assert (finding.cell, dict(finding.details)["sum"]) == ("D3", "22")
    assert not codes(read(store, csv_file("A05-1;Seine-Saint-Denis;2019-S1;10", "A05-1;Commun;2019-S1;22")))


def test_a_value_over_several_cells_speaks_of_none_of_them(store: Store) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (
        ["indicateur", "territoire", "période", "valeur"],
        ["A05-1", "Paris", "2019-S1", 12],
        [None, "Seine-Saint-Denis", "2019-S1", None],
    ):
        sheet.append(row)
    sheet.merge_cells("D2:D3")
    sheet.merge_cells("A2:A3")
    assert told(read(store, workbook_bytes(book), "a.xlsx"), FindingCode.VALUE_MERGED)[0].cell == "D2"


def test_findings_beyond_the_cap_are_counted(store: Store) -> None:
    reading = read(store, csv_file(*(f"A05-1;Paris;{2000 + row % 20}-S1;x{row}" for row in range(1500))))
    found = told(reading, FindingCode.NUMBER_UNREADABLE)
    assert len(found) == 1001
    assert found[-1].details == (("others", "500"),)
    assert reading.blocked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("contact : jeanne.martin@exemple.fr", "email"),
        ("06 12 34 56 78", "telephone"),
        ("+33 1 42 76 40 40", "telephone"),
        ("1 84 12 76 451 089 46", "nir"),
        ("Lucas, né le 12/03/2009", "birth"),
    ],
)
def test_personal_data_refuse_the_file_and_nothing_of_it_is_kept(store: Store, text: str, kind: str) -> None:
    reading = read(store, csv_file(f"A05-1;Paris;2019-S1;12;;;{text}"))
    (finding,) = reading.findings
    assert (finding.code, finding.cell, finding.read) == (FindingCode.NOMINATIVE, "G2", "")
    assert dict(finding.details)["kind"] == kind
    assert (reading.content, reading.tables, reading.observations.num_rows) == (b"", (), 0)
    assert text not in repr(reading)
    assert len(reading.sha256) == 64


@pytest.mark.parametrize("heading", ["Nom et prénom", "Prénom de l’enfant", "Date de naissance", "NIR"])
def test_columns_of_people_refuse_the_file(store: Store, heading: str) -> None:
    content = csv_file("A05-1;Paris;2019-S1;12;x", headings=("indicateur", "territoire", "période", "valeur", heading))
    assert {f.code for f in read(store, content).findings} == {FindingCode.NOMINATIVE}


@pytest.mark.parametrize(
    "text", ["1 84 12 76 451 089 45", "marché n° 2019-0612", "0,612345678", "arrêté du 12/03/2009"]
)
def test_what_only_looks_like_it_passes(store: Store, text: str) -> None:
    assert FindingCode.NOMINATIVE not in codes(read(store, csv_file(f"A05-1;Paris;2019-S1;12;;;{text}")))


CELL = st.sampled_from(
    ["", "A05-1", "A08.1-1", "Paris", "93", "2019-S1", "2019", "12", "1,5", "n.d.", "-", "x", "Total", "52 %", "note"]
)


TEMPLATE = ["indicateur", "territoire", "période", "valeur", "statut", "source"]


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base that many readings share, since none of them is deposited."""
    store = open_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    store.record_catalogue(read_folder(COMMITTED))
    yield store
    store.close()


@settings(max_examples=80)
@given(st.lists(st.lists(CELL, min_size=6, max_size=6), min_size=1, max_size=8), st.booleans())
def test_every_cell_is_observed_refused_or_no_data(one_store: Store, rows: list[list[str]], headed: bool) -> None:
    grid = [TEMPLATE, *rows] if headed else rows
    written = sum(text != "" for row in grid for text in row)
    reading = read(one_store, "\n".join(";".join(row) for row in grid).encode(), "hasard.csv")
    assert reading.blocked == any(finding.severity is Severity.BLOCKING for finding in reading.findings)
    if reading.tables:
        counts = reading.counts
        assert counts.observed + counts.refused + counts.not_data == reading.cells == written
        assert reading.observations.num_rows == sum(table.observations for table in reading.tables)
