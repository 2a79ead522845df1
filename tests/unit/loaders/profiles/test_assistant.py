"""What helps a person to write a profile: a first guess, and at once what it would read."""

from __future__ import annotations

from pathlib import Path

import pytest

from convention.domain.findings import FindingCode
from loaders.layouts.layout import Role
from loaders.profiles.preview import preview
from loaders.profiles.profile import Given, Titled, Under
from loaders.profiles.propose import propose
from loaders.profiles.toml_read import parse_profile
from loaders.profiles.toml_write import profile_text
from loaders.workbooks.foreign_file import read_book
from tests.builders.sheets import sheet_of
from tests.builders.tables import committed_catalogue

FOLDER = Path(__file__).parents[5] / "shared" / "workbooks"
NEEDS_FOLDER = pytest.mark.skipif(not FOLDER.exists(), reason="the shared workbooks are not beside the project")
CHILDREN = sheet_of(
    [
        ["Enfants confiés à l’aide sociale à l’enfance"],
        ["Code région", "Code département", "Département", 2018, 2019],
        [84, "01", "Ain", 1, 2],
        [11, 75, "Paris", 3, "n. c. ?"],
        [11, 93, "Seine-Saint-Denis", 5, 6],
        [75, 79, "Deux-Sèvres", 7, 8],
    ]
)


def test_a_guess_finds_departments_years_and_the_indicator_of_the_title() -> None:
    profile = propose(CHILDREN, committed_catalogue())
    shown = preview(profile, CHILDREN, committed_catalogue(), most=3)
    assert [(each.cell, each.texts[Role.TERRITORY], each.texts[Role.VALUE]) for each in shown.readings] == [
        ("D4", "Paris", "3"),
        ("E4", "Paris", "n. c. ?"),
        ("D5", "Seine-Saint-Denis", "5"),
    ]
    assert {each.texts[Role.INDICATOR] for each in shown.readings} == {"A01-6"}
    assert shown.values == 4
    assert [(finding.code, finding.cell) for finding in shown.findings] == [(FindingCode.NUMBER_UNREADABLE, "E4")]
    assert parse_profile(profile_text(profile)) == profile


def test_territories_as_columns_are_guessed() -> None:
    sheet = sheet_of([["Indicateur", "Mois", "75", "93"], ["A05-1", "2019-01", 1, 2]], name="mensuel")
    (table,) = propose(sheet, committed_catalogue()).tables
    assert table.roles == {
        Role.INDICATOR: Titled(("Indicateur",)),
        Role.PERIOD: Titled(("Mois",)),
        Role.VALUE: Under((Role.TERRITORY,), ("75", "93")),
    }
    assert table.rewrites == {Role.TERRITORY: {"75": "Paris", "93": "Seine-Saint-Denis"}}


def test_what_a_guess_leaves_open_is_said() -> None:
    sheet = sheet_of([["Lieu", "Année", "Visites"], ["Nord", 2018, 12], ["Sud", 2019, 14]], name="parc")
    profile = propose(sheet, committed_catalogue())
    (table,) = profile.tables
    assert table.roles == {Role.PERIOD: Titled(("Année",)), Role.VALUE: Titled(("Visites",))}
    (finding,) = preview(profile, sheet, committed_catalogue()).findings
    assert finding.expected.endswith("il ne dit pas où se lit «\u00a0indicateur\u00a0»")


def test_an_empty_sheet_has_a_guess_that_reads_nothing() -> None:
    sheet = sheet_of([["Titre"]])
    shown = preview(propose(sheet, committed_catalogue()), sheet, committed_catalogue())
    assert shown.readings == ()
    assert shown.findings[0].code is FindingCode.TABLE_NOT_RECOGNISED


@NEEDS_FOLDER
def test_the_guess_for_the_workbook_of_the_drees_needs_no_correction_but_its_source() -> None:
    name = "drees_aide_sociale_series_longues_1996_2020.xlsx"
    sheet = next(s for s in read_book((FOLDER / name).read_bytes(), name).sheets if s.name == "Tab2-ase")
    profile = propose(sheet, committed_catalogue())
    assert profile.tables[0].roles[Role.INDICATOR] == Given("A01-6")
    shown = preview(profile, sheet, committed_catalogue(), most=100)
    read = {each.cell: each.texts[Role.VALUE] for each in shown.readings}
    assert (len(read), read["V85"], read["V103"]) == (38, "4635", "5340")


@NEEDS_FOLDER
def test_repeated_groups_are_guessed() -> None:
    name = "ImportIndicateurEMT.xlsx"
    (sheet,) = read_book((FOLDER / name).read_bytes(), name).sheets
    (table,) = propose(sheet, committed_catalogue()).tables
    assert table.roles[Role.VALUE] == Titled(("Valeur {n}",))
    assert table.roles[Role.PERIOD] == Titled(("Année {n}",))
