"""Files in, observations out: read, checked, recorded once and whole; what each cell became is accounted for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.catalogue import Territory
from convention.domain.findings import FindingCode
from convention.domain.period import Grain
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_bytes, deposit_findings, series, state
from convention.warehouse.store import Store
from loaders.deposit import BlockedReadingError, OutdatedReadingError, UnconfirmedError, deposit_file
from loaders.first_start import EXAMPLES_FOLDER, open_base
from tests.builders.deposits import accept, codes, csv_file, put, read, told, workbook_bytes, xlsx_file
from tests.tools.example_rows import CHILDREN_IN_CARE, FILES

EXAMPLES = sorted(path.name for path in EXAMPLES_FOLDER.iterdir())


def test_a_value_is_recorded_with_the_cell_and_the_text_it_was_read_from(store: Store) -> None:
    content = csv_file("A05-1;Paris;2019-S1;1 234;provisoire;relevé du service;chiffre arrêté en juin")
    deposit_file(store, read(store, content, "Suivi.csv"), "Mme Durand")
    (row,) = series(store, ["A05-1"])
    assert row.value == 1234
    assert (row.territory, row.period.grain, row.status) == ("paris", "half_year", "provisional")
    origin = row.provenance
    assert (origin.sheet, origin.cell, origin.text, origin.file_name) == ("Suivi", "D2", "1 234", "Suivi.csv")
    assert (origin.source, origin.comment) == ("relevé du service", "chiffre arrêté en juin")
    assert origin.depositor == "Mme Durand"


def test_the_way_of_one_cell_from_a_workbook_to_a_row_of_the_series(store: Store) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Linéaires"
    sheet["A1"] = "Pistes cyclables, suivi de la DVD"
    for column, text in enumerate(("indicateur", "territoire", "période", "valeur", "source"), 1):
        sheet.cell(4, column, text)
    sheet["A7"], sheet["B7"], sheet["C7"], sheet["D7"] = "A08.1-1", "Seine-St-Denis", "2019-S1", 0
    deposit_file(store, read(store, workbook_bytes(book), "DVD.xlsx"), "DVD")
    (row,) = series(store, ["A08.1-1"])
    assert (row.provenance.sheet, row.provenance.cell, row.provenance.text) == ("Linéaires", "D7", "0")
    assert row.value == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_file_has_no_blocking_finding_and_all_its_values(store: Store, name: str) -> None:
    if name.startswith("2021-02"):
        first = EXAMPLES_FOLDER / EXAMPLES[0]
        deposit_file(store, read(store, first.read_bytes(), first.name), "DVD")
    reading = read(store, (EXAMPLES_FOLDER / name).read_bytes(), name)
    assert not reading.blocked
    assert reading.observations.num_rows == len(FILES[name])
    expected = {(row.indicator, row.value) for row in FILES[name]}
    found = {(row["indicator"], row["value"]) for row in reading.observations.to_pylist()}
    assert found == expected


def test_the_first_start_deposits_the_examples_and_later_starts_nothing(tmp_path: Path) -> None:
    store = open_base(tmp_path)
    assert sorted(state.receipt.file_name for state in deposit_states(store)) == EXAMPLES
    (corrected,) = series(store, ["A08.1-1"]).where(lambda value: value.provenance.revisions > 0)
    assert (corrected.value, corrected.provenance.reason) == (
        Decimal("1.9"),
        "correction : un tronçon de 0,2 km avait été compté deux fois",
    )
    store.close()
    again = open_base(tmp_path)
    assert len(deposit_states(again)) == len(EXAMPLES)
    again.close()


def test_the_published_series_of_children_in_care_are_read_as_published(store: Store) -> None:
    rows = [(row.indicator, row.territory, int(row.period), int(row.value or 0)) for row in CHILDREN_IN_CARE]
    assert len(rows) == 22
    deposit_file(store, read(store, xlsx_file(*rows), "DREES.xlsx"), "DASES")
    lines = series(store, ["A01-6"]).lines
    shown = [value.value for value in lines["A01-6", Territory("seine_saint_denis")]]
    assert shown == [4032, 4199, 4246, 4229, 4128, 4204, 4504, 4966, 5115, 5624, 5340]
    last = [value for value in lines["A01-6", Territory("paris")] if value.period.grain is Grain.YEAR][-1]
    assert (last.value, last.period.end) == (Decimal(4635), date(2020, 12, 31))


def test_zero_is_a_value_and_a_blank_is_none(store: Store) -> None:
    reading = read(store, csv_file("A05-1;Paris;2019-S1;0", "A05-1;Paris;2019-S2;"))
    assert reading.observations["value"].to_pylist() == [Decimal(0)]
    deposit_file(store, reading, "Service")
    (row,) = series(store, ["A05-1"])
    assert row.value == 0


def test_words_for_a_missing_value_are_statuses(store: Store) -> None:
    words = {"n.d.": "unavailable", "NR": "unavailable", "-": "unavailable", "secret": "confidential"}
    rows = [f"A05-1;Paris;{2010 + at}-S1;{word}" for at, word in enumerate(words)]
    reading = read(store, csv_file(*rows))
    assert reading.observations["status"].to_pylist() == list(words.values())
    assert reading.observations["value"].null_count == 4
    (dash,) = told(reading, FindingCode.MISSING_WORD)
    assert (dash.cell, dash.read) == ("D4", "-")


def test_a_percentage_is_read_as_it_is_shown(store: Store) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["indicateur", "territoire", "période", "valeur"])
    sheet.append(["A02-3", "Commun", 2018, 0.52])
    sheet.append(["A02-3", "Commun", 2019, 52.5])
    sheet.append(["A02-3", "Commun", 2020, 0.52])
    sheet["D2"].number_format = "0.0%"
    reading = read(store, workbook_bytes(book), "taux.xlsx")
    assert reading.observations["value"].to_pylist() == [Decimal(52), Decimal("52.5"), Decimal("0.52")]
    (doubt,) = told(reading, FindingCode.PERCENT_FRACTION)
    assert doubt.cell == "D4"


def test_one_blocking_finding_stops_the_whole_file(store: Store) -> None:
    before = state(store)
    reading = read(store, csv_file("A05-1;Paris;2019-S1;12", "A05-1;Pari;2019-S2;15"))
    (finding,) = told(reading, FindingCode.TERRITORY_UNKNOWN)
    assert (finding.cell, finding.hint) == ("B3", "Vouliez-vous dire «\u00a0Paris\u00a0»\u202f?")
    with pytest.raises(BlockedReadingError, match="1\u00a0constat bloquant"):
        deposit_file(store, reading, "Service")
    assert state(store) == before
    assert not deposit_states(store)


def test_nobody_deposits_without_a_name(store: Store) -> None:
    with pytest.raises(BlockedReadingError, match="qui dépose"):
        deposit_file(store, read(store, csv_file("A05-1;Paris;2019-S1;12")), "  ")


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    put(store, "A05-1;Paris;2019-S1;12")
    before = state(store)
    with pytest.raises(AlreadyDepositedError, match="Rien n’a changé"):
        put(store, "A05-1;Paris;2019-S1;12", name="autre nom.csv")
    assert state(store) == before


def test_the_bytes_and_the_findings_of_a_deposit_come_back(store: Store) -> None:
    content = csv_file("A05-1;Paris;2019-S1;12", "A05-1;Paris;2019-S2;-")
    reading = read(store, content)
    receipt = accept(store, reading, "Service")
    assert deposit_bytes(store, receipt.deposit_id) == content
    assert deposit_findings(store, receipt.deposit_id) == reading.findings
    assert (receipt.cells, receipt.observations) == (reading.cells, 2)


def test_a_correction_needs_a_reason_from_its_row_or_from_the_depositor(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;1,5")
    bare = read(store, csv_file("A08.1-1;Paris;2019-S1;1,7"))
    assert codes(bare) == {FindingCode.CORRECTION_WITHOUT_REASON}
    assert bare.blocked
    said = read(store, csv_file("A08.1-1;Paris;2019-S1;1,7;;;mesure reprise"))
    assert said.observations["reason"].to_pylist() == ["mesure reprise"]
    given = read(store, csv_file("A08.1-1;Paris;2019-S1;1,7"), reason="mesure reprise au récolement")
    assert codes(given) == {FindingCode.CORRECTION}
    with pytest.raises(UnconfirmedError):
        deposit_file(store, given, "DVD")
    accept(store, given)
    (row,) = series(store, ["A08.1-1"])
    assert row.value == Decimal("1.7")
    assert (row.provenance.reason, row.provenance.revisions) == ("mesure reprise au récolement", 1)


def test_the_same_value_again_and_a_firmer_status_need_no_reason(store: Store) -> None:
    put(store, "A08.1-1;Paris;2019-S1;1,5;provisoire", "A08.1-1;Paris;2019-S2;n.d.")
    again = read(store, csv_file("A08.1-1;Paris;2019-S1;1,5;définitif", "A08.1-1;Paris;2019-S2;1,8"))
    assert not codes(again)


def test_a_reading_that_another_deposit_overtook_is_looked_at_again(store: Store) -> None:
    mine = read(store, csv_file("A08.1-1;Paris;2019-S1;1,5"))
    put(store, "A08.1-1;Paris;2019-S1;1,7", name="autre.csv")
    with pytest.raises(OutdatedReadingError, match="regardez à nouveau son effet"):
        deposit_file(store, mine, "DVD")
    assert len(deposit_states(store)) == 1


def test_a_reading_that_another_deposit_does_not_concern_is_recorded(store: Store) -> None:
    mine = read(store, csv_file("A08.1-1;Paris;2019-S1;1,5"))
    put(store, "A05-1;Paris;2019-S1;12", name="autre.csv")
    assert deposit_file(store, mine, "DVD").observations == 1


def test_every_cell_of_a_file_is_counted_once(store: Store) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (
        ["Suivi des professionnels"],
        [],
        ["indicateur", "intitulé", "territoire", "période", "valeur"],
        ["A05-1", "Professionnels", "Paris", "2019-S1", 12],
        ["A05-1", "Professionnels", "Parris", "2019-S1", 14],
        ["A05-1", "Professionnels", "Paris", "2019-S2", None],
        [],
        ["Note : relevé de juin"],
    ):
        sheet.append(row)
    reading = read(store, workbook_bytes(book), "suivi.xlsx")
    table, rest = reading.tables
    assert (table.area, table.header_rows, table.observations) == ("A3:E5", (3,), 1)
    # Observed: code, territory, period, value of row 4. Refused: the same of row 5. No data: 5 headings and 2 helper
    # cells; outside, 4 cells of the row without a value, a title and a note.
    assert (table.counts.observed, table.counts.refused, table.counts.not_data) == (4, 4, 7)
    assert (rest.is_table, rest.counts.not_data) == (False, 6)
    assert reading.cells == 21
