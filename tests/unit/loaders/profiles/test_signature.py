"""The signature of a layout: what it leaves open, and what it holds fast."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.profiles.signature import signature
from tests.builders.sheets import Typed, sheet_of

WORDS = ("Code\n région", "Département", "quartier", "Source", "N° de mesure", None)
heads = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
rows = st.lists(st.lists(st.sampled_from(["x", 12, None]), max_size=8), max_size=5)


def test_words_in_their_order_with_periods_left_open() -> None:
    sheet = sheet_of([["Titre"], [None, "Code\n région", None, "Département", 2019, "2020", "Source"]])
    assert signature(sheet, [1]) == ("code region | · | departement | {périodes} | source",)


def test_two_rows_start_at_the_same_column() -> None:
    sheet = sheet_of([["indicateur", 2018, None, 2019, None, "source"], [None, "S1", "S2", "S1", "S2"]])
    assert signature(sheet, [0, 1]) == ("indicateur | {périodes} | source", "· | {parts d’année}")


@given(heads, st.integers(1, 5), heads, rows, rows)
def test_rows_above_and_below_and_one_more_year_change_nothing(
    before: list[str | None], years: int, after: list[str | None], above: list[list[Typed]], below: list[list[Typed]]
) -> None:
    def made(count: int, top: list[list[Typed]], bottom: list[list[Typed]]) -> tuple[str, ...]:
        header: list[Typed] = ["début", *before, *range(2018, 2018 + count), *after]
        return signature(sheet_of([*top, header, *bottom]), [len(top)])

    assert made(years, [], []) == made(years + 1, above, below)


@given(heads, heads)
def test_other_words_make_another_signature(some: list[str | None], others: list[str | None]) -> None:
    def made(words: list[str | None]) -> tuple[str, ...]:
        return signature(sheet_of([["début", *words, "fin"]]), [0])

    assert (made(some) == made(others)) == (some == others)


def test_the_place_of_the_table_on_the_sheet_does_not_matter() -> None:
    table: list[list[Typed]] = [["Quartier", 2018, 2019]]
    moved: list[list[Typed]] = [[], [], [None, None, "QUARTIER ", 2020]]
    assert signature(sheet_of(table), [0]) == signature(sheet_of(moved), [2])
