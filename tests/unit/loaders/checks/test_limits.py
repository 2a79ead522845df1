"""The very limits of the checks: what stands exactly on one, on its right side."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from tests.builders.deposits import csv_file, put, read, told, xlsx_file


@pytest.mark.parametrize(("value", "over"), [("100", False), ("100,000001", True), ("99,999999", False), ("0", False)])
def test_a_share_may_be_the_whole_and_no_more(store: Store, value: str, over: bool) -> None:
    reading = read(store, csv_file(f"A02-3;Commun;2019;{value}"))
    assert bool(told(reading, FindingCode.OVER_HUNDRED)) is over


def factor(store: Store) -> int:
    (found,) = [t.value for t in store.catalogue().thresholds if t.name == "jump_factor"]
    return int(found)


@pytest.mark.parametrize(("beyond", "jumps"), [(-1, False), (0, False), (1, True)])
def test_a_value_jumps_upwards_only_beyond_its_limit(store: Store, beyond: int, jumps: bool) -> None:
    put(store, "A10-1;Seine-Saint-Denis;2018;1850", "A10-1;Seine-Saint-Denis;2019;2140")
    value = 2140 * factor(store) + beyond
    reading = read(store, csv_file(f"A10-1;Seine-Saint-Denis;2020;{value}"))
    assert bool(told(reading, FindingCode.JUMP)) is jumps


@pytest.mark.parametrize(("beyond", "jumps"), [(1, False), (0, False), (-1, True)])
def test_a_value_jumps_downwards_only_beyond_its_limit(store: Store, beyond: int, jumps: bool) -> None:
    put(store, "A10-1;Seine-Saint-Denis;2018;1850", "A10-1;Seine-Saint-Denis;2019;2140")
    value = 1850 // factor(store) + beyond
    assert 1850 % factor(store) == 0
    reading = read(store, csv_file(f"A10-1;Seine-Saint-Denis;2020;{value}"))
    assert bool(told(reading, FindingCode.JUMP)) is jumps


def test_a_row_s_own_reason_goes_before_the_depositor_s(store: Store) -> None:
    put(store, "A05-1;Paris;2018-S2;10", "A05-1;Paris;2019-S1;12")
    put(
        store,
        "A05-1;Paris;2018-S2;11;;;relevé repris",
        "A05-1;Paris;2019-S1;13;;;",
        reason="motif du déposant",
    )
    rows = store.cursor().execute("SELECT value, reason FROM observations ORDER BY observation_id").fetchall()
    assert {int(value): reason for value, reason in rows} == {
        10: "",
        12: "",
        11: "relevé repris",
        13: "motif du déposant",
    }


@pytest.mark.parametrize(("recorded", "corrected"), [("0", True), ("7", True), ("n.d.", False)])
def test_a_word_in_place_of_a_number_is_a_correction_zero_included(
    store: Store, recorded: str, corrected: bool
) -> None:
    put(store, f"A05-1;Paris;2019-S1;{recorded}")
    reading = read(store, csv_file("A05-1;Paris;2019-S1;secret"), reason="repris")
    assert bool(told(reading, FindingCode.CORRECTION)) is corrected


@pytest.mark.parametrize("apart", range(-4, 5))
def test_a_stated_total_may_differ_by_the_last_place_of_each_term_and_no_more(store: Store, apart: int) -> None:
    heads = ("indicateur", "territoire", "2018-S2")
    rows = [("A08.1-1", side, 0.333333) for side in ("Paris", "Seine-Saint-Denis")]
    total = round(2 * 0.333333 + apart / 1_000_000, 6)
    reading = read(store, xlsx_file(*rows, ("A08.1-1", "Total", total), headings=heads), "totaux.xlsx")
    assert bool(told(reading, FindingCode.TOTAL_MISMATCH)) is (abs(apart) > len(rows))
