"""One indicator, one column, one unit."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode
from loaders.profiles.preview import preview
from loaders.profiles.propose import propose
from tests.builders.sheets import sheet_of
from tests.builders.tables import committed_catalogue


@pytest.mark.parametrize(
    ("first", "second", "mixed"),
    [
        (("A08.1-1", "12 km"), ("A08.1-1", "3 milles"), True),
        (("A08.1-1", "12 km"), ("A08.1-1", "3"), False),
        (("A08.1-1", "12 km"), ("A08.1-1", "1,5 km"), False),
        (("A08.1-1", "12 km"), ("A09-1", "3 m²"), False),
    ],
)
def test_units_of_one_indicator_in_one_column(first: tuple[str, str], second: tuple[str, str], mixed: bool) -> None:
    lines = [
        [code, "Paris", year, value] for year, (code, value) in zip(("2018", "2019"), (first, second), strict=True)
    ]
    sheet = sheet_of([["indicateur", "territoire", "période", "valeur"], *lines])
    catalogue = committed_catalogue()
    codes = {finding.code for finding in preview(propose(sheet, catalogue).profile, sheet, catalogue).findings}
    assert (FindingCode.UNITS_MIXED in codes) == mixed
