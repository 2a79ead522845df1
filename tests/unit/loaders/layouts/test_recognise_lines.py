"""Tables of one value a row: the template, and what people make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice

import numpy as np
import pyarrow as pa
import pytest

from convention.domain.findings import FindingCode
from loaders.layouts.layout import Recognition, Skipped, Why
from loaders.profiles.recognise import recognise
from loaders.workbooks.book import CellKind, Sheet
from loaders.workbooks.findings_sheet import FINDINGS_TITLE
from loaders.workbooks.foreign_file import read_book
from loaders.writers.template import template_workbook
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of, said_of

HEADINGS = ["indicateur", "territoire", "période", "valeur"]


def seen(*rows: Sequence[Typed], merges: tuple[str, ...] = ()) -> tuple[list[str], Recognition]:
    sheet = sheet_of(rows, merges=merges)
    recognition = recognise(sheet, committed_catalogue())
    return read_of(sheet, recognition), recognition


def test_the_template_with_a_title_above_and_a_note_below() -> None:
    lines, recognition = seen(
        ["DVD : mise à jour de février 2021"],
        [],
        ["indicateur", "territoire", "période", "valeur", "statut", "source", "commentaire"],
        ["A08.1-1", "Paris", "2019-S2", 1.9, "définitif", "relevé", "corrigé"],
        ["A08.1-3", "Paris", date(2017, 11, 6), 1, "définitif", "relevé"],
        [],
        ["Note : le linéaire de 2019 a été recompté."],
    )
    assert lines == ["D4 A08.1-1 · Paris · 2019-S2 = 1.9", "D5 A08.1-3 · Paris · 2017-11-06 = 1"]
    assert recognition.findings == ()
    (layout,) = recognition.layouts
    assert (layout.header_rows, layout.first_row, layout.last_row) == ((2,), 3, 4)


def test_columns_stand_in_any_order_under_any_spelling_of_their_names() -> None:
    lines, _ = seen(
        ["Source", "VALEUR (km)", "Date :", "Collectivité", "Code de l’indicateur"],
        ["relevé", 12, "2019", "Paris", "A05-1"],
    )
    assert lines == ["B2 A05-1 · Paris · 2019 = 12"]


def test_columns_that_help_people_are_passed_over_and_others_are_mentioned() -> None:
    lines, recognition = seen(
        ["indicateur", "intitulé", "territoire", "période", "valeur", "unité", "référent", "vide", None],
        ["A05-1", "Professionnels", "Paris", "2019", 12, "km", "bureau 3", None, "à revoir"],
    )
    assert lines == ["E2 A05-1 · Paris · 2019 = 12"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "G1"), (FindingCode.COLUMN_IGNORED, "I1")]
    assert not recognition.refused


def test_a_row_without_value_is_no_value() -> None:
    lines, recognition = seen(
        HEADINGS, ["A05-1", "Paris", "2018", None], ["A05-1", "Paris", "2019", 0], ["A05-1", "Paris", "2020", None]
    )
    assert lines == ["D3 A05-1 · Paris · 2019 = 0"]
    assert recognition.layouts[0].last_row == 2


def test_a_status_without_value_stays_inside_the_table() -> None:
    _, recognition = seen(
        [*HEADINGS, "statut"],
        ["A05-1", "Paris", "2019", 0, ""],
        ["A05-1", "Paris", "2020", None, "non disponible"],
    )
    assert recognition.layouts[0].last_row == 2


def test_rows_of_sums_are_no_data() -> None:
    lines, recognition = seen(
        HEADINGS,
        ["A05-1", "Paris", "2019", 1],
        ["A05-1", "Seine-Saint-Denis", "2019", 2],
        ["A05-1", "Total des deux territoires", "2019", 3],
        ["Total général", None, None, 3],
    )
    assert lines == ["D2 A05-1 · Paris · 2019 = 1", "D3 A05-1 · Seine-Saint-Denis · 2019 = 2"]
    assert recognition.layouts[0].skipped == (Skipped(3, Why.TOTAL), Skipped(4, Why.TOTAL))


def test_an_indicator_known_for_both_territories_only_is_no_sum() -> None:
    lines, recognition = seen(HEADINGS, ["A02-1", "Ensemble", "2019", 3])
    assert lines == ["D2 A02-1 · Ensemble · 2019 = 3"]
    assert recognition.layouts[0].skipped == ()


@pytest.mark.parametrize("word", ["Ensemble", "Total"])
def test_beside_a_common_value_nothing_is_a_sum(word: str) -> None:
    lines, recognition = seen(HEADINGS, ["A02-1", word, "2019-S1", 3], ["A02-1", "Commun", "2018-S2", 2])
    assert lines == [f"D2 A02-1 · {word} · 2019-S1 = 3", "D3 A02-1 · Commun · 2018-S2 = 2"]
    assert recognition.findings == ()


def test_a_row_of_sums_that_is_not_read_is_said() -> None:
    _, recognition = seen(HEADINGS, ["A05-1", "Paris", "2019", 1], ["A05-1", "Ensemble", "2019", 3])
    assert [(f.code, f.cell, f.read) for f in recognition.findings] == [(FindingCode.ROW_IGNORED, "B3", "Ensemble")]


def test_an_indicator_whose_title_begins_with_total_is_no_sum() -> None:
    lines, _ = seen(
        ["indicateur", "intitulé", "territoire", "période", "valeur"],
        ["A01-6", "Total des enfants confiés", "Paris", "2019", 4657],
    )
    assert lines == ["E2 A01-6 · Paris · 2019 = 4657"]


def test_a_phrase_alone_in_the_column_of_values_is_a_note() -> None:
    lines, recognition = seen(
        ["valeur", "indicateur", "territoire", "période"],
        [1, "A05-1", "Paris", "2018"],
        ["les chiffres suivants sont provisoires"],
        [2, "A05-1", "Paris", "2019"],
        ["Source : direction de la voirie"],
    )
    assert lines == ["A2 A05-1 · Paris · 2018 = 1", "A4 A05-1 · Paris · 2019 = 2"]
    assert recognition.layouts[0].skipped == (Skipped(2, Why.NOTE),)
    assert recognition.layouts[0].last_row == 3


def test_an_indicator_merged_over_rows_speaks_for_all_of_them() -> None:
    lines, _ = seen(
        HEADINGS,
        ["A05-1", "Paris", "2019", 1],
        [None, "Seine-Saint-Denis", "2019", 2],
        merges=("A2:A3",),
    )
    assert lines == ["D2 A05-1 · Paris · 2019 = 1", "D3 A05-1 · Seine-Saint-Denis · 2019 = 2"]


@pytest.mark.parametrize(
    ("headings", "cell"),
    [
        (["indicateur", "territoire", "période", "valeur", "valeur"], "E1"),
        (["indicateur", "territoire", "période", "valeur", "année"], "E1"),
        (["indicateur", "territoire", "période", "valeur", "2018"], "E1"),
    ],
)
def test_two_columns_for_one_thing_are_refused(headings: list[Typed], cell: str) -> None:
    lines, recognition = seen(headings, ["A05-1", "Paris", "2019", 1, 2])
    assert lines == []
    assert recognition.refused
    assert (FindingCode.COLUMN_DUPLICATED, cell) in said_of(recognition)


def test_the_code_is_taken_where_code_and_name_of_the_indicator_stand_side_by_side() -> None:
    lines, recognition = seen(
        ["Nom de l’indicateur", "Code indicateur", "territoire", "période", "valeur"],
        ["Professionnels touchés", "A05-1", "Paris", "2019", 1],
    )
    assert lines == ["E2 A05-1 · Paris · 2019 = 1"]
    assert said_of(recognition) == [(FindingCode.COLUMN_IGNORED, "A1")]


def test_what_is_missing_to_be_certain_is_named() -> None:
    lines, recognition = seen(["indicateur", "période", "valeur"], ["A05-1", "2019", 1])
    assert lines == []
    assert recognition.refused
    (finding,) = recognition.findings
    assert (finding.code, finding.cell) == (FindingCode.TABLE_NOT_RECOGNISED, "A1")
    assert finding.expected.endswith("«\u00a0territoire\u00a0»")


def test_goals_among_observed_values_are_refused() -> None:
    lines, recognition = seen(
        [*HEADINGS, "type"], ["A05-1", "Paris", "2019", 1, "réalisé"], ["A05-1", "Paris", "2020", 2, "Objectif"]
    )
    assert lines == []
    assert said_of(recognition) == [(FindingCode.TABLE_NOT_RECOGNISED, "E3")]


def test_two_tables_one_under_the_other() -> None:
    lines, recognition = seen(
        HEADINGS,
        ["A05-1", "Paris", "2019", 1],
        [],
        ["Second semestre"],
        ["période", "valeur", "indicateur", "territoire"],
        ["2020", 2, "A05-1", "Paris"],
    )
    assert lines == ["D2 A05-1 · Paris · 2019 = 1", "B6 A05-1 · Paris · 2020 = 2"]
    assert recognition.findings == ()


def test_two_tables_side_by_side() -> None:
    lines, _ = seen(
        [*HEADINGS, None, *HEADINGS], ["A05-1", "Paris", "2019", 1, None, "A05-1", "Seine-Saint-Denis", "2019", 2]
    )
    assert lines == ["D2 A05-1 · Paris · 2019 = 1", "I2 A05-1 · Seine-Saint-Denis · 2019 = 2"]


def test_a_table_that_is_not_understood_under_one_that_is_read_is_named() -> None:
    lines, recognition = seen(
        HEADINGS, ["A05-1", "Paris", "2019", 1], [], ["Quartier", "Visites"], ["Nord", 12], ["Sud", 14]
    )
    assert lines == ["D2 A05-1 · Paris · 2019 = 1"]
    assert said_of(recognition) == [(FindingCode.TABLE_NOT_RECOGNISED, "A4")]


def test_a_sheet_of_figures_without_known_headings_is_refused() -> None:
    _, recognition = seen(["Quartier", "Visites"], ["Nord", "12 €"], ["Sud", "14 €"])
    assert recognition.refused
    assert said_of(recognition) == [(FindingCode.TABLE_NOT_RECOGNISED, "A1")]


def test_prose_is_no_data_and_nothing_is_said_of_it() -> None:
    _, recognition = seen(
        ["Classeur d’exemple"], ["Les valeurs de 2019 sont provisoires."], [], ["Contact", "bureau des indicateurs"]
    )
    assert recognition == Recognition()


def test_an_empty_sheet_is_no_data() -> None:
    assert recognise(Sheet("vide", (), (), 0), committed_catalogue()) == Recognition()


def test_the_findings_of_an_earlier_deposit_are_not_read_again() -> None:
    _, recognition = seen(
        [FINDINGS_TITLE],
        ["2 constats"],
        ["Corrigez"],
        [],
        ["gravité", "constat", "feuille", "cellule", "lu", "attendu", "correction proposée", "code"],
        ["Bloquant", "nombre illisible", "Observations", "D2", "12 ?", "12", "", "number_unreadable"],
        ["Bloquant", "nombre illisible", "Observations", "D3", "13", "12", "", "number_unreadable"],
    )
    assert recognition == Recognition()


def test_the_template_that_we_write_is_read_on_its_first_sheet_only() -> None:
    content = template_workbook(
        committed_catalogue(), period_from=date(2019, 1, 1), period_to=date(2019, 12, 31), actions=["8.1"]
    )
    book = read_book(content, "modele.xlsx")
    found = {sheet.name: recognise(sheet, committed_catalogue()) for sheet in book.sheets}
    assert [name for name, recognition in found.items() if recognition.layouts] == ["Observations"]
    assert [recognition.findings for recognition in found.values()] == [(), (), ()]


def test_headings_far_down_a_long_sheet_are_found() -> None:
    rows: list[list[Typed]] = [["A05-1", "Paris", "2019", 1] for _ in range(3000)]
    _, recognition = seen(HEADINGS, *rows, [], ["période", "valeur", "indicateur", "territoire"], ["2020", 2, "A05-1"])
    assert [layout.header_rows for layout in recognition.layouts] == [(0,), (3002,)]


def test_a_million_rows_have_the_extent_of_their_values() -> None:
    count = 1_000_000
    words = (["A05-1", "A05-2"], ["Paris", "Seine-Saint-Denis", "commun"], ["2018", "2019"], ["12,5", "7"])
    texts = tuple(
        pa.array([head, *islice(cycle(column), count)], pa.string())
        for head, column in zip(HEADINGS, words, strict=True)
    )
    kinds = tuple(pa.array(np.full(count + 1, CellKind.TEXT, np.int8), pa.int8()) for _ in texts)
    recognition = recognise(Sheet("grand", texts, kinds, count + 1), committed_catalogue())
    (layout,) = recognition.layouts
    assert (layout.first_row, layout.last_row, layout.skipped) == (1, count, ())
