"""Tables whose columns are periods or territories, with headers of several rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from convention.domain.findings import FindingCode
from loaders.layouts.layout import Recognition, Skipped, Why
from loaders.profiles.recognise import recognise
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of, said_of


def seen(*rows: Sequence[Typed], merges: tuple[str, ...] = ()) -> tuple[list[str], Recognition]:
    sheet = sheet_of(rows, merges=merges)
    recognition = recognise(sheet, committed_catalogue())
    return read_of(sheet, recognition), recognition


def test_years_as_columns_with_a_total_and_notes() -> None:
    lines, recognition = seen(
        ["Suivi annuel"],
        [],
        ["indicateur", "intitulé", "territoire", 2018, "2019", "source"],
        ["A05-1", "Professionnels", "Paris", 1, None, "relevé"],
        ["A05-1", "Professionnels", "Seine-Saint-Denis", 3, "n.d.", "relevé"],
        ["Total", "les deux territoires", None, 4, None, None],
        [],
        ["Note : n.d. veut dire non disponible."],
    )
    assert lines == [
        "D4 A05-1 · Paris · 2018 = 1",
        "D5 A05-1 · Seine-Saint-Denis · 2018 = 3",
        "E5 A05-1 · Seine-Saint-Denis · 2019 = n.d.",
    ]
    assert said_of(recognition) == [(FindingCode.ROW_IGNORED, "A6")]
    (layout,) = recognition.layouts
    assert layout.skipped == (Skipped(5, Why.TOTAL),)
    assert layout.reader == "périodes en colonnes"


def test_half_years_under_merged_years() -> None:
    lines, recognition = seen(
        ["indicateur", "territoire", 2018, None, 2019, None, "source"],
        [None, None, "S1", "S2", "S1", "S2", None],
        ["A08.1-1", "Paris", 1.2, 1.7, 1.8, "2,1 (p)", "relevé"],
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"),
    )
    assert lines == [
        "C3 A08.1-1 · Paris · 2018 S1 = 1.2",
        "D3 A08.1-1 · Paris · 2018 S2 = 1.7",
        "E3 A08.1-1 · Paris · 2019 S1 = 1.8",
        "F3 A08.1-1 · Paris · 2019 S2 = 2,1 (p)",
    ]
    assert recognition.layouts[0].header_rows == (0, 1)


def test_half_years_under_years_that_nobody_merged() -> None:
    lines, _ = seen(
        ["", "", "2018", "", "2019", ""],
        ["indicateur", "territoire", "S1", "S2", "S1", "S2"],
        ["A08.1-1", "Paris", 1, 2, 3, 4],
    )
    assert [line.split(" · ")[2] for line in lines] == ["2018 S1 = 1", "2018 S2 = 2", "2019 S1 = 3", "2019 S2 = 4"]


def test_months_over_their_year_are_read_as_months() -> None:
    lines, _ = seen(
        ["indicateur", "territoire", "janvier", "février"],
        [None, None, "2019", "2019"],
        ["A05-1", "Paris", 1, 2],
    )
    assert [line.split(" · ")[2] for line in lines] == ["janvier 2019 = 1", "février 2019 = 2"]


def test_a_year_centred_over_its_half_years_is_refused() -> None:
    lines, recognition = seen(
        ["indicateur", "territoire", None, 2018, None, 2019],
        [None, None, "S1", "S2", "S1", "S2"],
        ["A08.1-1", "Paris", 1, 2, 3, 4],
    )
    assert lines == []
    assert recognition.refused
    assert (FindingCode.PERIOD_UNREADABLE, "C2") in said_of(recognition)


def test_years_under_the_word_year() -> None:
    lines, _ = seen(
        ["indicateur", "territoire", "Année", None],
        [None, None, 2018, 2019],
        ["A05-1", "Paris", 1, 2],
        merges=("C1:D1", "A1:A2", "B1:B2"),
    )
    assert lines == ["C3 A05-1 · Paris · 2018 = 1", "D3 A05-1 · Paris · 2019 = 2"]


def test_territories_as_columns() -> None:
    lines, recognition = seen(
        ["indicateur", "période", "Paris", "Seine-Saint-Denis", "Total"], ["A05-1", "2019", 1, 2, 3]
    )
    assert lines == ["C2 A05-1 · Paris · 2019 = 1", "D2 A05-1 · Seine-Saint-Denis · 2019 = 2"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "E1")]


def test_territories_under_periods() -> None:
    lines, _ = seen(
        ["indicateur", 2018, None, 2019, None],
        [None, "Paris", "Seine-Saint-Denis", "Paris", "Seine-Saint-Denis"],
        ["A05-1", 1, 2, 3, 4],
        merges=("B1:C1", "D1:E1"),
    )
    assert lines == [
        "B3 A05-1 · Paris · 2018 = 1",
        "C3 A05-1 · Seine-Saint-Denis · 2018 = 2",
        "D3 A05-1 · Paris · 2019 = 3",
        "E3 A05-1 · Seine-Saint-Denis · 2019 = 4",
    ]


def test_value_and_status_under_each_year() -> None:
    sheet = sheet_of(
        [
            ["indicateur", "territoire", 2018, None, 2019, None],
            [None, None, "valeur", "statut", "valeur", "statut"],
            ["A05-1", "Paris", 1, "définitif", 2, "provisoire"],
        ],
        merges=["C1:D1", "E1:F1"],
    )
    recognition = recognise(sheet, committed_catalogue())
    assert read_of(sheet, recognition) == ["C3 A05-1 · Paris · 2018 = 1", "E3 A05-1 · Paris · 2019 = 2"]
    assert recognition.findings == ()


def test_repeated_groups_of_value_and_year() -> None:
    lines, _ = seen(
        ["indicateur", "territoire", "Valeur 1", "Année 1", "Valeur 2", "Année 2", "Commentaire 2"],
        ["A05-1", "Paris", 1, 2018, 2, None, "2016 ?"],
    )
    assert lines == ["C2 A05-1 · Paris · 2018 = 1", "E2 A05-1 · Paris ·  = 2"]


def test_goals_beside_results_are_no_values() -> None:
    rows: list[list[Typed]] = [["indicateur", "territoire", "2018", "2019"], ["A05-1", "Paris", 1, 2]]
    lines, recognition = seen([None, None, None, "Objectif"], *rows)
    assert lines == ["C3 A05-1 · Paris · 2018 = 1"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "D2")]
    lines, recognition = seen([None, None, "Réalisé", "Objectif"], *rows)
    assert lines == []
    assert recognition.refused


def test_a_title_merged_over_the_whole_table_is_a_title() -> None:
    lines, _ = seen(
        ["Suivi annuel", None, None, None],
        ["indicateur", "territoire", "2018", "2019"],
        ["A05-1", "Paris", 1, 2],
        merges=("A1:D1",),
    )
    assert lines == ["C3 A05-1 · Paris · 2018 = 1", "D3 A05-1 · Paris · 2019 = 2"]


@pytest.mark.parametrize("heading", ["2020 corrigé", "Année 2020 (?)", "20l9 / 2020", "S2"])
def test_a_column_that_may_be_a_period_is_never_passed_over(heading: str) -> None:
    lines, recognition = seen(["indicateur", "territoire", "2019", heading], ["A05-1", "Paris", 1, 2])
    assert lines == []
    assert recognition.refused
    assert (FindingCode.PERIOD_UNREADABLE, "D1") in said_of(recognition)


@pytest.mark.parametrize("heading", ["Évolution 2018-2019", "Objectif 2020", "Total", "Fin"])
def test_columns_of_changes_goals_sums_and_other_words_are_mentioned(heading: str) -> None:
    lines, recognition = seen(["indicateur", "territoire", "2019", heading], ["A05-1", "Paris", 1, 2])
    assert lines == ["C2 A05-1 · Paris · 2019 = 1"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "D1")]


def test_the_same_year_twice_is_refused() -> None:
    _, recognition = seen(["indicateur", "territoire", "2019", 2019], ["A05-1", "Paris", 1, 2])
    assert recognition.refused
    assert said_of(recognition) == [(FindingCode.COLUMN_DUPLICATED, "D1")]


def test_figures_that_look_like_years_are_values() -> None:
    lines, _ = seen(
        ["indicateur", "territoire", "2018", "2019"],
        ["A05-1", "Paris", "1985", "2003"],
        ["A05-1", "Seine-Saint-Denis", "1986", "2004"],
    )
    assert lines[0] == "C2 A05-1 · Paris · 2018 = 1985"
    assert len(lines) == 4
