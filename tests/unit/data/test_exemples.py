"""The committed example files, read back plainly: sources, coverage, and the builder that wrote them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from convention.domain.catalogue import Catalogue, Kind
from convention.domain.period import Period, period_from_code
from convention.warehouse.catalogue_files import parse_catalogue, read_folder
from tests.builders.beside import PUBLIC_FIGURES, needs
from tests.tools.build_examples import build
from tests.tools.example_rows import FILES

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "exemples"
PUBLISHED_FILE = "Chiffres publiés - ASE, VIH, mineurs.xlsx"
FICTIVE = "valeur fictive de démonstration"
MISSING = ("n.d.", "secret", "sans objet")
CONVENTION_END = date(2020, 12, 31)

Grid = list[list[object]]


class Value(NamedTuple):
    """One value of one file, as a plain reader finds it: the row's cells by column name, the value, its period."""

    file: str
    cells: dict[str, object]
    value: str
    period: str


def encoding_of(content: bytes) -> str:
    return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "cp1252"


def grids(path: Path) -> dict[str, Grid]:
    """Every sheet of a file as rows of cells; a CSV has one sheet without a name."""
    if path.suffix == ".csv":
        content = path.read_bytes()
        text = io.StringIO(content.decode(encoding_of(content)), newline="")
        return {"": [list(row) for row in csv.reader(text, delimiter=";", strict=True)]}
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def written(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def columns(grid: Grid, top: int) -> list[str]:
    """Column names; a year over half-years is spelt `2019 S2`."""
    names = [written(cell) for cell in grid[top]]
    if "S1" not in grid[top + 1]:
        return names
    for column, half in enumerate(grid[top + 1]):
        if half is not None:
            names[column] = f"{names[column] or names[column - 1].split()[0]} {half}"
    return names


def values_of(path: Path) -> Iterator[Value]:
    """Every value of a file; rows without an indicator's code hold none."""
    for grid in grids(path).values():
        tops = [row for row, cells in enumerate(grid) if cells[0] == "indicateur"]
        if not tops:
            continue
        names = columns(grid, tops[0])
        for cells in grid[tops[0] + 1 :]:
            if not str(cells[0] or "").startswith("A"):
                continue
            row = dict(zip(names, cells, strict=True))
            if "valeur" in row:
                yield Value(path.name, row, written(row["valeur"]), written(row["période"]))
                continue
            for name, cell in row.items():
                if name[0].isdigit() and cell is not None:
                    yield Value(path.name, row, written(cell), name)


@cache
def catalogue() -> Catalogue:
    return parse_catalogue(read_folder(ROOT / "data" / "referentiel"))


@cache
def all_values() -> tuple[Value, ...]:
    return tuple(value for path in sorted(FOLDER.iterdir()) for value in values_of(path))


def amount(text: str) -> Decimal:
    """The number that a plain French reader sees: without its mark, its percent sign, its thousands."""
    return Decimal(text.split(" (")[0].removesuffix("%").replace("\u00a0", "").replace(",", "."))


def period_of(value: Value) -> Period:
    """The period, from its written form: `31/12/2019`, `S2 2019`, `2019 S2`, or its code."""
    text = value.period
    if "/" in text:
        return period_from_code(datetime.strptime(text, "%d/%m/%Y").date().isoformat())
    first, _, second = text.partition(" ")
    if second:
        text = f"{second}-{first}" if first.startswith("S") else f"{first}-{second}"
    return period_from_code(text)


def key_of(value: Value) -> tuple[object, object, Period]:
    return value.cells["indicateur"], value.cells["territoire"], period_of(value)


def test_a_plain_reading_finds_as_many_values_as_were_written() -> None:
    expected = {name: len(rows) for name, rows in FILES.items()}
    assert {name: sum(1 for _ in values_of(FOLDER / name)) for name in FILES} == expected
    assert sum(expected.values()) > 200


def test_every_row_of_every_file_carries_its_source() -> None:
    assert not [value for value in all_values() if not value.cells["source"]]


def test_every_value_outside_the_published_file_says_that_it_is_fictive() -> None:
    named = {value.file: {v.cells["source"] for v in all_values() if v.file == value.file} for value in all_values()}
    published = named.pop(PUBLISHED_FILE)
    assert FICTIVE not in published
    assert all(sources == {FICTIVE} for sources in named.values())


@needs(PUBLIC_FIGURES)
def test_published_values_are_those_of_their_publication_for_that_territory_and_period() -> None:
    with PUBLIC_FIGURES.open(encoding="utf-8-sig", newline="") as file:
        figures = [row for row in csv.DictReader(file) if row["date"]]
    known: dict[tuple[object, object, Decimal], list[date]] = {}
    for row in figures:
        key = (row["source"], row["territoire"], Decimal(row["valeur"]))
        known.setdefault(key, []).append(date.fromisoformat(row["date"]))
    for value in all_values():
        if value.cells["source"] != FICTIVE:
            days = known.get((value.cells["source"], value.cells["territoire"], amount(value.value)), [])
            period = period_of(value)
            assert any(period.start <= day <= period.end for day in days), value


def test_no_fictive_value_stands_in_place_of_a_published_one() -> None:
    published = {key_of(value) for value in all_values() if value.cells["source"] != FICTIVE}
    fictive = {key_of(value) for value in all_values() if value.cells["source"] == FICTIVE}
    assert len(published) == 30
    assert not published & fictive


def test_all_22_sheets_and_all_7_kinds_are_there_and_some_indicators_wait_for_data() -> None:
    codes = {str(value.cells["indicateur"]) for value in all_values()}
    assert {catalogue().by_code[code].action for code in codes} == set(catalogue().action_by_code)
    assert {catalogue().by_code[code].kind for code in codes} == set(Kind)
    assert {"A05-2", "A14-6", "A18-3"}.isdisjoint(codes)


def test_territories_are_those_of_the_indicator() -> None:
    names = {"paris": "Paris", "seine_saint_denis": "Seine-Saint-Denis", "common": "commun"}
    for value in all_values():
        indicator = catalogue().by_code[str(value.cells["indicateur"])]
        assert value.cells["territoire"] in {names[territory] for territory in indicator.territories}, value


def test_periods_have_the_grain_of_the_indicator_but_for_the_contradictory_figure() -> None:
    other = []
    for row in (row for rows in FILES.values() for row in rows):
        if period_from_code(row.period).grain is not catalogue().by_code[row.indicator].frequency.grain:
            other.append((row.indicator, row.territory, row.period))
    assert other == [("A03-4", "Paris", "2019-01-31")]


def test_nothing_is_told_of_after_the_end_of_the_convention() -> None:
    assert max(period_of(value).end for value in all_values()) == CONVENTION_END


def test_values_are_missing_provisional_and_estimated_in_words_and_in_marks() -> None:
    words = {value.cells.get("statut") for value in all_values()}
    assert {"provisoire", "estimé", "non disponible", "confidentiel"} <= words
    texts = {value.value for value in all_values()}
    assert set(MISSING) <= texts
    assert any(text.endswith("(p)") for text in texts)
    assert any(text.endswith("(e)") for text in texts)


def test_one_value_corrects_another_file_and_says_why() -> None:
    by_key: dict[tuple[object, object, Period], list[Value]] = {}
    for value in all_values():
        by_key.setdefault(key_of(value), []).append(value)
    ((first, second),) = [values for values in by_key.values() if len(values) > 1]
    assert (first.value, second.value) == ("2,1 (p)", "1.9")
    assert first.file < second.file
    assert str(second.cells["commentaire"]).startswith("correction : ")


def test_shapes_differ() -> None:
    csv_files = {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
    assert sorted(encoding_of(content) for content in csv_files.values()) == ["cp1252", "utf-8-sig"]
    assert any("12\u00a0450,5".encode("cp1252") in content for content in csv_files.values())
    first = openpyxl.load_workbook(FOLDER / "2020-02 DVD pistes cyclables.xlsx")["Suivi semestriel"]
    assert {"E4:F4", "G4:H4", "A4:A5"} <= {str(area) for area in first.merged_cells.ranges}
    assert [first["E4"].value, first["F5"].value, first["A11"].value] == [2018, "S2", "Total"]
    assert all(path.stat().st_size < 30_000 for path in FOLDER.iterdir())


def test_every_workbook_says_what_it_is() -> None:
    for path in FOLDER.glob("*.xlsx"):
        texts = [str(cell) for grid in grids(path).values() for row in grid for cell in row]
        assert any(text.startswith("Classeur d’exemple : ") for text in texts), path.name


def test_the_builder_writes_the_committed_cells(tmp_path: Path) -> None:
    build(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in FOLDER.iterdir())
    for path in tmp_path.iterdir():
        assert grids(path) == grids(FOLDER / path.name), path.name


def test_the_builder_writes_the_same_bytes_twice(tmp_path: Path) -> None:
    build(tmp_path / "first")
    build(tmp_path / "second")
    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes(), path.name
