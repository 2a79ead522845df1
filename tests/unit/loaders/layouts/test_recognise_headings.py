"""Tables whose headings or titles name indicators, territories and periods: read where codes or exact names say so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from convention.domain.findings import FindingCode
from loaders.layouts.layout import Recognition
from loaders.profiles.recognise import recognise
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of, said_of

KM = "Linéaire de piste cyclable créé"


def seen(*rows: Sequence[Typed], merges: tuple[str, ...] = (), name: str = "Feuil1") -> tuple[list[str], Recognition]:
    sheet = sheet_of(rows, merges=merges, name=name)
    recognition = recognise(sheet, committed_catalogue())
    return read_of(sheet, recognition), recognition


def test_codes_of_indicators_as_columns() -> None:
    lines, recognition = seen(
        ["Période", "Territoire", "A04-2", "A04-3", "Remarques"],
        [2018, "Paris", 906, 534000, None],
        [2018, "SSD", 401, 210000, "revu"],
    )
    assert lines == [
        "C2 A04-2 · Paris · 2018 = 906",
        "D2 A04-3 · Paris · 2018 = 534000",
        "C3 A04-2 · SSD · 2018 = 401",
        "D3 A04-3 · SSD · 2018 = 210000",
    ]
    assert recognition.layouts[0].reader == "indicateurs en colonnes"
    assert recognition.findings == ()


@pytest.mark.parametrize("heading", [f"{KM} (km)", f"A08.1-1 – {KM}", "A08.1-1", f"{KM} (en milliers)", f"{KM}, en km"])
def test_titles_with_their_unit_as_columns_and_the_territory_in_a_title(heading: str) -> None:
    lines, _ = seen(
        ["Suivi – évolution semestrielle – Paris"],
        [],
        ["Semestre", heading, "Points noirs cyclables traités"],
        ["S1 2021", 2.7, 8],
    )
    assert lines == [
        f"B4 {heading} · Paris · S1 2021 = 2.7",
        "C4 Points noirs cyclables traités · Paris · S1 2021 = 8",
    ]


def test_a_heading_with_another_unit_is_no_indicator() -> None:
    lines, recognition = seen(["Semestre", "Territoire", f"{KM} (m)"], ["S1 2021", "Paris", 2700])
    assert lines == []
    assert recognition.refused


def test_indicators_merged_over_territories() -> None:
    lines, recognition = seen(
        ["Période", "A04-2", None, "A04-3", None],
        [None, "Paris", "93", "Paris", 93],
        [2018, 906, 401, 534000, 210000],
        merges=("A1:A2", "B1:C1", "D1:E1"),
    )
    assert lines == [
        "B3 A04-2 · Paris · 2018 = 906",
        "C3 A04-2 · 93 · 2018 = 401",
        "D3 A04-3 · Paris · 2018 = 534000",
        "E3 A04-3 · 93 · 2018 = 210000",
    ]
    assert recognition.layouts[0].reader == "territoires et indicateurs en colonnes"


@pytest.mark.parametrize("second", ["93", "CD93", "Conseil départemental 93", "SSD"])
def test_territories_merged_over_years_and_years_over_territories(second: str) -> None:
    over, _ = seen(
        ["Indicateur", "Libellé", 2018, None, 2019, None],
        [None, None, "Ville de Paris (75)", second, "Ville de Paris (75)", second],
        ["A04-2", "Découvertes", 906, 401, 890, "nd"],
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    under, _ = seen(
        ["Indicateur", "Ville de Paris (75)", None, second, None],
        [None, 2018, 2019, 2018, 2019],
        ["A04-2", 906, 890, 401, "nd"],
        merges=("A1:A2", "B1:C1", "D1:E1"),
    )
    said = {
        "A04-2 · Ville de Paris (75) · 2018 = 906",
        f"A04-2 · {second} · 2018 = 401",
        "A04-2 · Ville de Paris (75) · 2019 = 890",
        f"A04-2 · {second} · 2019 = nd",
    }
    assert {line.split(" ", 1)[1] for line in over} == said == {line.split(" ", 1)[1] for line in under}


def test_blocks_one_above_the_other_take_the_territory_of_their_title() -> None:
    lines, recognition = seen(
        ["PARIS"],
        [],
        ["Indicateur", "2021-S1", "2021-S2"],
        ["A05-1", 80, 90],
        [],
        ["SEINE-SAINT-DENIS"],
        ["Indicateur", "2021-S1", "2021-S2"],
        ["A05-1", 70, 75],
    )
    assert lines == [
        "B4 A05-1 · PARIS · 2021-S1 = 80",
        "C4 A05-1 · PARIS · 2021-S2 = 90",
        "B8 A05-1 · SEINE-SAINT-DENIS · 2021-S1 = 70",
        "C8 A05-1 · SEINE-SAINT-DENIS · 2021-S2 = 75",
    ]
    assert recognition.findings == ()


def test_blocks_side_by_side_take_the_indicator_of_their_title() -> None:
    lines, _ = seen(
        ["A04-2", None, None, None, "A04-3"],
        ["Année", "Paris", "93", None, "Année", "Paris", "93"],
        [2018, 906, 401, None, 2018, 534000, 210000],
    )
    assert {line.split(" ", 1)[1] for line in lines} == {
        "A04-2 · Paris · 2018 = 906",
        "A04-2 · 93 · 2018 = 401",
        "A04-3 · Paris · 2018 = 534000",
        "A04-3 · 93 · 2018 = 210000",
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [("A04-2 – Découvertes de séropositivité", "Feuil1"), ("Suivi annuel", "A04-2"), ("Indicateur : A04-2", "Suivi")],
)
def test_one_sheet_for_each_indicator_named_in_its_title_or_its_name(title: str, name: str) -> None:
    crossed, _ = seen([title], [], [None, 2018, 2019], ["Paris", 906, 890], ["SSD", 75, 93], name=name)
    assert [line.split(" · ", 1)[1] for line in crossed] == [
        "Paris · 2018 = 906",
        "Paris · 2019 = 890",
        "SSD · 2018 = 75",
        "SSD · 2019 = 93",
    ]
    listed, _ = seen([title], [], ["Territoire", "Période", "Valeur"], ["Paris", 2018, 906], name=name)
    assert [line.split(" · ", 1)[1] for line in listed] == ["Paris · 2018 = 906"]


def test_figures_alone_are_no_territories() -> None:
    lines, recognition = seen(["A04-2"], [], [None, 2018, 2019], [75, 906, 890], [93, 401, 395])
    assert lines == []
    assert recognition.refused


@pytest.mark.parametrize("title", ["Paris et Val-de-Marne", "Grand Paris", "Ville de Paris – Direction de la voirie"])
def test_a_title_that_does_not_name_one_territory_exactly_gives_none(title: str) -> None:
    lines, recognition = seen([title], ["Indicateur", "2018", "2019"], ["A04-2", 906, 890])
    assert lines == []
    assert recognition.refused


def test_two_indicators_in_a_title_give_none() -> None:
    assert seen(["A04-2 et A04-3"], ["Territoire", 2018, 2019], ["Paris", 1, 2])[0] == []


def test_totals_under_merged_years_are_left_out_with_a_word() -> None:
    lines, recognition = seen(
        ["indicateur", "territoire", 2018, None, None, 2019, None, None],
        [None, None, "S1", "S2", "Total", "S1", "S2", "Total"],
        ["A05-1", "Paris", 10, 12, 22, 14, 15, 29],
        merges=("C1:E1", "F1:H1"),
    )
    assert [line.split(" · ")[2] for line in lines] == ["2018 S1 = 10", "2018 S2 = 12", "2019 S1 = 14", "2019 S2 = 15"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "E2"), (FindingCode.COLUMN_IGNORED, "H2")]
    assert [total.blocks for total in recognition.layouts[0].totals] == [(0, 1), (2, 3)]


def test_rows_of_dates_are_no_headers() -> None:
    rows: list[list[Typed]] = [
        [f"a{n}b", f"Indicateur {n}", 351.3, f"2022-12-{10 + n}", f"2022-12-{10 + n}"] for n in range(1, 6)
    ]
    _, recognition = seen(["id", "libelle", "cible", "date_initiale", "date_cible"], *rows)
    assert [finding.code for finding in recognition.findings] == [FindingCode.TABLE_NOT_RECOGNISED]


def test_values_that_look_like_years_or_departments_are_no_header() -> None:
    lines, _ = seen(
        ["Territoire", 2018, 2019, 2020],
        ["Paris", 1950, 2001, 75],
        ["Seine-Saint-Denis", 93, 75, 1999],
        name="A04-3",
    )
    assert len(lines) == 6
    assert lines[0] == "B2 A04-3 · Paris · 2018 = 1950"


def test_a_table_wider_than_sixty_columns() -> None:
    months = [f"{month:02d}/{year}" for year in range(2015, 2021) for month in range(1, 13)]
    lines, _ = seen(["indicateur", "territoire", *months], ["A05-1", "Paris", *range(len(months))])
    assert len(lines) == 72


def test_a_department_with_its_number_is_no_numbered_heading() -> None:
    lines, _ = seen(["Territoire", "Période", "A04-2"], ["Département 75", 2005, 7], ["Département 93", 2005, 8])
    assert len(lines) == 2


def test_territories_that_nobody_merged_over_years() -> None:
    lines, _ = seen(["Indicateur", "Paris", None, "93", None], [None, 2018, 2019, 2018, 2019], ["A04-2", 1, 2, 3, 4])
    assert [line.split(" · ", 1)[1] for line in lines] == [
        "Paris · 2018 = 1",
        "Paris · 2019 = 2",
        "93 · 2018 = 3",
        "93 · 2019 = 4",
    ]


@pytest.mark.parametrize("stray", ["A4", "B5", "F4"])
def test_a_number_that_no_table_reads_is_named(stray: str) -> None:
    rows: list[list[Typed]] = [["Indicateur", "Territoire", "Période", "Valeur"], ["A04-2", "Paris", 2018, 906]]
    rows += [[None] * 6 for _ in range(3)]
    rows[int(stray[1]) - 1]["ABCDEF".index(stray[0])] = 12.5
    _, recognition = seen(*rows)
    assert said_of(recognition) == [(FindingCode.NUMBERS_UNREAD, stray)]


def test_years_and_departments_outside_a_table_are_no_values() -> None:
    _, recognition = seen(
        ["Exercice", 2018], [], ["Indicateur", "Territoire", 2018], ["A04-2", 75, 906], [None, 93, None]
    )
    assert recognition.findings == ()


def test_an_unknown_name_beside_indicators_stops_the_file_with_a_suggestion() -> None:
    _, recognition = seen(["Semestre", "Territoire", "A08.1-1", "Vitesse bus"], ["S1 2021", "Paris", 2.7, 11.2])
    (finding,) = recognition.findings
    assert (finding.code, finding.cell) == (FindingCode.INDICATOR_UNKNOWN, "D1")
    assert "Vitesse de circulation des bus" in finding.hint


@pytest.mark.parametrize("heading", ["2021 (objectif)", "2021 prévisionnel", "Objectif 2021", "2021 - cible"])
def test_goals_beside_years_are_left_out_with_a_word(heading: str) -> None:
    lines, recognition = seen(["indicateur", "territoire", "Valeur 2019", heading], ["A05-1", "Paris", 1, 2])
    assert len(lines) == 1
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "D1")]


def test_a_column_of_codes_under_an_unknown_word_is_the_indicator() -> None:
    lines, _ = seen(["Code", "Intitulé", "Territoire", 2018], ["A04-2", "Découvertes de séropositivité", "Paris", 7])
    assert [line.split(" · ", 1)[0] for line in lines] == ["D2 A04-2"]
