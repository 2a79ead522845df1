"""Fifteen digits with decimals are a measure, whatever their last two; without decimals they may name a person."""

from __future__ import annotations

from loaders.checks.nominative import nominative_findings
from loaders.workbooks.book import Book
from tests.builders.sheets import sheet_of


def test_a_long_decimal_is_a_number() -> None:
    sheet = sheet_of([["valeur"], [109.791868580479], ["109,791868580479"], ["1 09 79 18 685 804 79"]])
    assert [finding.cell for finding in nominative_findings(Book("essai", "xlsx", (sheet,)))] == ["A4"]
