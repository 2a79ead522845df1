"""Texts of hundreds of thousands of signs in a cell, made to keep a pattern busy: each is told at once what it is."""

from __future__ import annotations

import time

import pytest

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from tests.builders.deposits import csv_file, read

LONG = 150_000
VALUES = {
    "digits": "1" * LONG,
    "spaces": f"1{' ' * LONG}x",
    "stars": f"1{'*' * LONG}x",
    "parentheses": f"1{'(' * LONG}",
}
COMMENTS = {
    "letters and a telephone": (f"{'a1' * LONG} 06 12 34 56 78", True),
    "no address": ("a@" * LONG, False),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_of_any_length_is_refused_at_once(store: Store, value: str) -> None:
    start = time.monotonic()
    reading = read(store, csv_file(f"A01-6;Paris;2019;{value}"))
    assert {finding.code for finding in reading.findings} == {FindingCode.NUMBER_UNREADABLE}
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(("comment", "personal"), COMMENTS.values(), ids=COMMENTS)
def test_personal_data_is_looked_for_at_once(store: Store, comment: str, personal: bool) -> None:
    start = time.monotonic()
    reading = read(store, csv_file(f"A01-6;Paris;2019;12;;source;{comment}"))
    assert (reading.content == b"") is personal
    assert time.monotonic() - start < 5
