"""The example files: every table is recognised, and no cell of figures is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from convention.domain.findings import FindingCode
from loaders.profiles.recognise import recognise
from loaders.workbooks.foreign_file import read_book
from tests.builders.tables import committed_catalogue, read_of, said_of

EXAMPLES = Path(__file__).parents[4] / "data" / "exemples"
LONG, PERIODS = "une valeur par ligne", "périodes en colonnes"
EXPECTED = {
    "2020-02 DVD pistes cyclables.xlsx": {"Suivi semestriel": (PERIODS, 19)},
    "2021-02 DVD pistes cyclables (mise à jour).xlsx": {"Observations": (LONG, 32)},
    "Chiffres publiés - ASE, VIH, mineurs.xlsx": {"ASE 2010-2020": (PERIODS, 22), "Observations": (LONG, 8)},
    "DASCO-DEJ collèges et patrimoine.xlsx": {"Années scolaires": (PERIODS, 42)},
    "DASES_professionnels_formés.csv": {"DASES_professionnels_formés": (LONG, 12)},
    "DEVE surfaces et fréquentation.csv": {"DEVE surfaces et fréquentation": (LONG, 20)},
    "Suivi culture et sport.xlsx": {"Observations": (LONG, 30)},
    "Tableau axe 1 DASES-DEF.xlsx": {"Observations": (LONG, 71)},
}
"""By file and sheet: the form of the table, and how many values were counted in it by hand."""
ROWS_OF_SUMS = {"Suivi semestriel": ["A11"]}


def test_every_example_is_expected() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_tables_of_an_example(name: str) -> None:
    book = read_book((EXAMPLES / name).read_bytes(), name)
    found = {}
    for sheet in book.sheets:
        recognition = recognise(sheet, committed_catalogue())
        said = [(FindingCode.ROW_IGNORED, cell) for cell in ROWS_OF_SUMS.get(sheet.name, [])]
        assert said_of(recognition) == said
        if recognition.layouts:
            (layout,) = recognition.layouts
            found[sheet.name] = (layout.reader, len(read_of(sheet, recognition)))
    assert found == EXPECTED[name]
