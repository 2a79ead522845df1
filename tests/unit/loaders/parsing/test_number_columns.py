"""The fast reading of whole columns agrees with the reading of one cell, exactly."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from loaders.parsing.number_columns import parse_numbers
from loaders.parsing.numbers import NumberReading, parse_machine_number, parse_number
from loaders.workbooks.book import CellKind

NUMBER_LIKE = st.text(alphabet="0123456789 ,.-+\u00a0\u202f\u2009", max_size=22)
FRENCH = st.from_regex(r"-?[0-9]{1,3}([ \u00a0\u202f][0-9]{3}){0,4}(,[0-9]{1,7})?", fullmatch=True)
MACHINE = st.from_regex(r"-?[0-9]{1,13}(\.[0-9]{1,7})?", fullmatch=True)
CELLS = st.lists(st.tuples(NUMBER_LIKE | FRENCH | MACHINE | st.text(), st.sampled_from(list(CellKind))))


def column(cells: list[tuple[str, CellKind]]) -> tuple[pa.StringArray, pa.Int8Array]:
    return pa.array([text for text, _ in cells], pa.string()), pa.array([int(kind) for _, kind in cells], pa.int8())


def one_by_one(text: str, kind: CellKind) -> Decimal | None:
    found = parse_number(text) if kind is CellKind.TEXT else parse_machine_number(text)
    return found.value if isinstance(found, NumberReading) else None


@given(CELLS)
def test_a_plain_number_is_what_the_parser_of_one_cell_reads(cells: list[tuple[str, CellKind]]) -> None:
    found = parse_numbers(*column(cells))
    for (text, kind), value, plain in zip(cells, found.values.to_pylist(), found.plain.to_pylist(), strict=True):
        assert (value is not None) == plain
        if plain:
            assert kind in {CellKind.TEXT, CellKind.NUMBER, CellKind.PERCENT}
            assert value == one_by_one(text, kind)


def test_ordinary_cells_take_the_fast_way() -> None:
    cells = [
        ("0", CellKind.TEXT),
        ("-12,5", CellKind.TEXT),
        ("1 234", CellKind.TEXT),
        ("1\u202f234\u00a0567,123456", CellKind.TEXT),
        ("999999999999", CellKind.TEXT),
        ("1234.5", CellKind.NUMBER),
        ("52", CellKind.PERCENT),
    ]
    found = parse_numbers(*column(cells))
    assert found.values.to_pylist() == [
        Decimal(text) for text in ("0", "-12.5", "1234", "1234567.123456", "999999999999", "1234.5", "52")
    ]


def test_what_needs_care_is_left_to_the_parser_of_one_cell() -> None:
    cells = [
        ("1.234", CellKind.TEXT),
        ("12,5 %", CellKind.TEXT),
        ("", CellKind.TEXT),
        ("", CellKind.BLANK),
        ("1,5", CellKind.NUMBER),
        ("1 234", CellKind.NUMBER),
        ("1e-07", CellKind.NUMBER),
        ("0.1234567", CellKind.NUMBER),
        ("12", CellKind.BOOLEAN),
        ("2019", CellKind.DATE),
        ("12\n", CellKind.TEXT),
    ]
    assert parse_numbers(*column(cells)).plain.to_pylist() == [False] * len(cells)


def test_an_empty_column_has_no_number() -> None:
    assert len(parse_numbers(pa.array([], pa.string()), pa.array([], pa.int8())).values) == 0
