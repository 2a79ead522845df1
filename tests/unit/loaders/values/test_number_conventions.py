"""The sign before decimals and between thousands: what numbers of a file prove decides, what none proves is asked.

Written amounts: `98,500` is 98.5 where other numbers show a decimal comma, stops the file where they show another use,
and is asked about where nothing shows either.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from loaders.parsing.number_conventions import Evidence, Meaning, evidence_of
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.reading import Reading
from tests.builders.deposits import csv_file, read, told

LONG = ("indicateur", "territoire", "période", "valeur")


def reading_of(store: Store, values: Sequence[str]) -> Reading:
    rows = (f"A09-1;{'Paris' if at % 2 else '93'};{2010 + at // 2};{value}" for at, value in enumerate(values))
    return read(store, csv_file(*rows, headings=LONG))


def values_of(reading: Reading) -> list[Decimal]:
    found = reading.observations.column("value").to_pylist()
    return [value.normalize() for value in found if value is not None]


@pytest.mark.parametrize("other", ["12,5", "0,125", "1 234,5", "3,14159"])
def test_a_decimal_comma_elsewhere_decides_and_is_said(store: Store, other: str) -> None:
    reading = reading_of(store, ["98,500", other])
    assert values_of(reading)[0] == Decimal("98.5")
    assert [(f.cell, f.read) for f in told(reading, FindingCode.NUMBER_CONVENTION)] == [("D2", "98,500")]
    assert other in finding_sentence(told(reading, FindingCode.NUMBER_CONVENTION)[0])


@pytest.mark.parametrize("other", ["1.9", "12.50", "1,234,567", "1,234.5", "0.5", "1234.5678"])
def test_a_decimal_point_or_a_thousands_comma_elsewhere_stops_the_file(store: Store, other: str) -> None:
    reading = reading_of(store, ["98,500", other, "1,500 m²"])
    stopped = {(f.cell, f.code) for f in reading.findings}
    assert {("D2", FindingCode.NUMBER_AMBIGUOUS), ("D4", FindingCode.NUMBER_AMBIGUOUS)} <= stopped
    assert "98\u202f500 ou 98,500" in next(f.expected for f in reading.findings if f.cell == "D2")


@pytest.mark.parametrize("values", [["98,500"], ["98,500", "101,200"], ["1,500", "12", "n.d."], ["-2,750", "1 200"]])
def test_a_comma_that_nothing_proves_is_asked_about_once(store: Store, values: list[str]) -> None:
    reading = reading_of(store, values)
    (finding,) = told(reading, FindingCode.NUMBER_UNPROVEN)
    assert finding.cell == "D2"
    assert all(f"D{2 + at}" in finding_sentence(finding) for at, value in enumerate(values) if "," in value)


def test_many_cells_of_one_cause_are_one_finding(store: Store) -> None:
    reading = reading_of(store, [f"{10 + at},500" for at in range(40)])
    (finding,) = told(reading, FindingCode.NUMBER_UNPROVEN)
    assert "34\u00a0autres" in finding_sentence(finding)


def test_a_point_is_read_where_the_file_proves_it_and_stops_the_file_where_not(store: Store) -> None:
    assert values_of(reading_of(store, ["1.500", "1.9"])) == [Decimal("1.5"), Decimal("1.9")]
    assert values_of(reading_of(store, ["1.500", "1.234.567"])) == [1500, 1234567]
    assert values_of(reading_of(store, ["1.500", "2.345,5"])) == [1500, Decimal("2345.5")]
    for others in ([], ["12,5"], ["1.9", "1.234.567"], ["1.9", "12,5"]):
        assert told(reading_of(store, ["1.500", *others]), FindingCode.NUMBER_AMBIGUOUS), others


def test_the_proof_may_stand_in_another_column(store: Store) -> None:
    content = csv_file("A09-1;Paris;98,500;1.9", headings=("indicateur", "territoire", "2018", "2019"))
    assert [f.cell for f in told(read(store, content), FindingCode.NUMBER_AMBIGUOUS)] == ["C2"]


def test_a_column_that_proves_its_own_use_is_read_by_it(store: Store) -> None:
    headings = ("indicateur", "territoire", "2018", "2019")
    reading = read(store, csv_file("A09-1;Paris;98,500;1.9", "A09-1;93;12,5;2.5", headings=headings))
    assert sorted(values_of(reading)) == sorted(map(Decimal, ("98.5", "12.5", "1.9", "2.5")))


def test_a_numerator_that_nothing_proves_is_asked_about(store: Store) -> None:
    headings = (*LONG, "numérateur", "dénominateur")
    reading = read(store, csv_file("A02-3;commun;2018;50;1,500;3,000", headings=headings))
    assert told(reading, FindingCode.NUMBER_UNPROVEN)


@given(st.decimals(0, 999_999, places=6), st.sampled_from([".", ","]), st.integers(0, 6))
def test_what_proves_a_sign_cannot_be_read_otherwise(number: Decimal, sign: str, places: int) -> None:
    text = f"{number:.{places}f}".replace(".", sign)
    found = evidence_of([text])
    whole, _, decimals = text.partition(sign)
    two_readings = len(decimals) == 3 and len(whole) <= 3 and whole != "0"
    if not decimals or two_readings:
        assert found == Evidence()
    else:
        assert found.convention().of(sign) is Meaning.DECIMALS
        reading = parse_number(text, found.convention())
        assert isinstance(reading, NumberReading)
        assert reading.value == Decimal(text.replace(",", "."))
