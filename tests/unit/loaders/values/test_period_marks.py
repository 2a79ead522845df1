"""Marks after a period: a provisional year makes its values provisional, a call of a note is said, neither is lost."""

from __future__ import annotations

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from tests.builders.deposits import csv_file, read, told

WIDE = ("indicateur", "territoire", "2018 (1)", "2019", "2020 (p)")


def test_marks_of_headings_are_said_and_give_their_status(store: Store) -> None:
    reading = read(store, csv_file("A04-2;Paris;906;890;395", headings=WIDE))
    assert reading.observations.column("status").to_pylist() == ["final", "final", "provisional"]
    assert [f"{p:%Y}" for p in reading.observations.column("period_start").to_pylist()] == ["2018", "2019", "2020"]
    marks = [(finding.cell, finding.read) for finding in told(reading, FindingCode.PERIOD_MARK)]
    assert marks == [("C1", "2018 (1)"), ("E1", "2020 (p)")]


def test_marks_of_cells_are_said_once_for_each_text(store: Store) -> None:
    rows = ("A04-2;Paris;2018 (p);906", "A04-2;93;2018 (p);401", "A04-2;Paris;2017*;880", "A04-2;93;2017;390")
    reading = read(store, csv_file(*rows, headings=("indicateur", "territoire", "période", "valeur")))
    assert reading.observations.column("status").to_pylist() == ["provisional", "provisional", "final", "final"]
    assert {finding.cell for finding in told(reading, FindingCode.PERIOD_MARK)} == {"C2", "C4"}


def test_a_status_written_in_the_row_prevails(store: Store) -> None:
    headings = ("indicateur", "territoire", "période", "valeur", "statut")
    reading = read(store, csv_file("A04-2;Paris;2018 (p);906;définitif", headings=headings))
    assert reading.observations.column("status").to_pylist() == ["final"]


def test_the_same_year_twice_under_two_marks_is_no_silent_choice(store: Store) -> None:
    headings = ("indicateur", "territoire", "2018 (1)", "2018 (2)")
    assert read(store, csv_file("A04-2;Paris;906;890", headings=headings)).blocked
