"""What helps a person to write a profile: a first guess, and at once what it would read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.findings import FindingCode
from convention.wording.proposals import Clue, clue_phrase
from loaders.layouts.layout import Role
from loaders.profiles.preview import preview
from loaders.profiles.profile import Given, Kept, Lettered, Profile, Spot, TableProfile, Titled, Under
from loaders.profiles.propose import Reason, propose
from loaders.profiles.toml_read import parse_profile
from loaders.profiles.toml_write import profile_text
from loaders.workbooks.foreign_file import read_book
from tests.builders.beside import WORKBOOKS, needs
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue

Rows = Sequence[Sequence[Typed]]
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
    profile = propose(CHILDREN, committed_catalogue()).profile
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
    (table,) = propose(sheet, committed_catalogue()).profile.tables
    assert table.roles == {
        Role.INDICATOR: Titled(("Indicateur",)),
        Role.PERIOD: Titled(("Mois",)),
        Role.VALUE: Under((Role.TERRITORY,), ("75", "93")),
    }
    shown = preview(Profile("mensuel", (table,)), sheet, committed_catalogue())
    assert [each.territory for each in shown.meanings] == [Territory("paris"), Territory("seine_saint_denis")]


def test_what_a_guess_leaves_open_is_said() -> None:
    sheet = sheet_of([["Lieu", "Année", "Visites"], ["Nord", 2018, 12], ["Sud", 2019, 14]], name="parc")
    profile = propose(sheet, committed_catalogue()).profile
    (table,) = profile.tables
    assert table.roles == {Role.PERIOD: Titled(("Année",)), Role.VALUE: Titled(("Visites",))}
    (finding,) = preview(profile, sheet, committed_catalogue()).findings
    assert finding.expected.endswith("il ne dit pas où se lit «\u00a0indicateur\u00a0»")


def test_an_empty_sheet_has_a_guess_that_reads_nothing() -> None:
    sheet = sheet_of([["Titre"]])
    shown = preview(propose(sheet, committed_catalogue()).profile, sheet, committed_catalogue())
    assert shown.readings == ()
    assert shown.findings[0].code is FindingCode.TABLE_NOT_RECOGNISED


@needs(WORKBOOKS)
def test_the_guess_for_the_workbook_of_the_drees_needs_no_correction_but_its_source() -> None:
    name = "drees_aide_sociale_series_longues_1996_2020.xlsx"
    sheet = next(s for s in read_book((WORKBOOKS / name).read_bytes(), name).sheets if s.name == "Tab2-ase")
    profile = propose(sheet, committed_catalogue()).profile
    assert profile.tables[0].roles[Role.INDICATOR] == Given("A01-6")
    shown = preview(profile, sheet, committed_catalogue(), most=100)
    read = {each.cell: each.texts[Role.VALUE] for each in shown.readings}
    assert (len(read), read["V85"], read["V103"]) == (38, "4635", "5340")


@needs(WORKBOOKS)
def test_repeated_groups_are_guessed() -> None:
    name = "ImportIndicateurEMT.xlsx"
    (sheet,) = read_book((WORKBOOKS / name).read_bytes(), name).sheets
    (table,) = propose(sheet, committed_catalogue()).profile.tables
    assert table.roles[Role.VALUE] == Titled(("Valeur {n}",))
    assert table.roles[Role.PERIOD] == Titled(("Année {n}",))


def test_figures_are_territories_only_under_a_heading_that_says_so() -> None:
    rows: Rows = [["Secteur", 2018, 2019], ["Ain", 75, 80], ["Autre", 93, 12], ["Tiers", 12, 9]]
    assert Role.TERRITORY not in propose(sheet_of(rows), committed_catalogue()).profile.tables[0].roles
    coded: Rows = [["Code dép.", "Lieu", "Année", "Total"], [1, "a", 2019, 5], [75, "b", 2019, 7], [93, "c", 2019, 9]]
    proposal = propose(sheet_of(coded), committed_catalogue())
    (table,) = proposal.profile.tables
    assert table.roles[Role.TERRITORY] == Titled(("Code dép.",))
    assert table.kept == (Kept(Titled(("Code dép.",)), ("75", "93")),)
    assert proposal.reasons[0][Role.TERRITORY] == Reason(Clue.HEADING, "75")


words = st.sampled_from(
    ["Secteur", "Territoire", "Code département", "Année", "Valeur", "Indicateur", "Total", "2019", "S1"]
)
cells = st.sampled_from(["75", "93", "Paris", "Seine-Saint-Denis", "A05-1", "2019", "12,5", "n.d.", "", "relevé"])
sheets = st.integers(1, 6).flatmap(
    lambda width: st.tuples(
        st.lists(words, min_size=width, max_size=width),
        st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6),
    )
)


@given(sheets)
@settings(max_examples=60, deadline=None)
def test_a_column_has_one_role_and_each_role_its_reason(made: tuple[list[str], list[list[str]]]) -> None:
    head, rows = made
    proposal = propose(sheet_of([head, *rows]), committed_catalogue())
    for table, reasons in zip(proposal.profile.tables, proposal.reasons, strict=True):
        spots = [spot for spot in table.roles.values() if isinstance(spot, Titled | Lettered)]
        assert len(set(spots)) == len(spots)
        assert reasons.keys() >= table.roles.keys()
        assert all(clue_phrase(reason.clue, reason.shown) for reason in reasons.values())


def test_a_column_with_two_roles_is_refused_on_every_road() -> None:
    roles = {role: Titled(("Lieu",)) for role in (Role.TERRITORY, Role.INDICATOR)}
    roles |= {Role.PERIOD: Titled(("Année",)), Role.VALUE: Titled(("Nombre",))}
    sheet = sheet_of([["Lieu", "Année", "Nombre"], ["Paris", 2019, 5]])
    profile = Profile("deux rôles", (TableProfile(("lieu | annee | nombre",), roles),))
    (finding,) = preview(profile, sheet, committed_catalogue()).findings
    assert finding.expected.endswith(
        "une même colonne y est à la fois «\u00a0indicateur\u00a0» et «\u00a0territoire\u00a0»"
    )


def test_several_tables_each_under_its_own_title() -> None:
    head = ["Ind.", "2019", "2020"]
    sheet = sheet_of([["PARIS"], head, ["A05-1", 1, 2], [], ["SEINE-SAINT-DENIS"], head, ["A05-1", 3, 4]])
    profile = propose(sheet, committed_catalogue()).profile
    assert [table.title for table in profile.tables] == ["PARIS", "SEINE-SAINT-DENIS"]
    shown = preview(profile, sheet, committed_catalogue())
    assert [(m.cell, m.territory, m.amount) for m in shown.meanings] == [
        ("B3", Territory("paris"), Decimal(1)),
        ("C3", Territory("paris"), Decimal(2)),
        ("B7", Territory("seine_saint_denis"), Decimal(3)),
        ("C7", Territory("seine_saint_denis"), Decimal(4)),
    ]


def test_a_row_passes_every_filter() -> None:
    rows: Rows = [
        ["Lieu", "Sexe", "Année", "Nombre"],
        ["Paris", "F", 2019, 5],
        ["Paris", "M", 2019, 7],
        ["Lyon", "F", 2019, 9],
    ]
    roles: dict[Role, Spot] = {
        Role.INDICATOR: Given("A05-1"),
        Role.TERRITORY: Titled(("Lieu",)),
        Role.PERIOD: Titled(("Année",)),
    }
    kept = (Kept(Titled(("Lieu",)), ("Paris",)), Kept(Titled(("Sexe",)), ("F",)))
    table = TableProfile(("lieu | sexe | annee | nombre",), {**roles, Role.VALUE: Titled(("Nombre",))}, kept=kept)
    shown = preview(Profile("filtres", (table,)), sheet_of(rows), committed_catalogue())
    assert [(m.cell, m.amount) for m in shown.meanings] == [("D2", Decimal(5))]


def test_codes_in_a_title_stay_in_the_profile() -> None:
    """A table of another indicator under the same headings must not be read by it."""
    sheet = sheet_of([["Suivi A05-1 en 2019"], ["Lieu", "Année", "Nombre"], ["Paris", 2019, 5]])
    profile = propose(sheet, committed_catalogue()).profile
    assert profile.tables[0].title == "Suivi A05-1 en *"
    other = sheet_of([["Suivi A03-4 en 2019"], ["Lieu", "Année", "Nombre"], ["Paris", 2019, 5]])
    assert preview(profile, other, committed_catalogue()).values == 0


@pytest.mark.parametrize("upper", ["", "2019"])
def test_any_number_of_columns_is_offered(upper: str) -> None:
    head = ["Lieu", *(f"Donnée {n}" for n in range(90)), "Année", "Nombre"]
    rows: Rows = [[upper, *[""] * 92], head, ["Paris", *[""] * 90, 2019, 5], ["Paris", *[""] * 90, 2020, 6]]
    (table,) = propose(sheet_of(rows), committed_catalogue()).profile.tables
    assert table.roles[Role.VALUE] == Titled(("Nombre",))
    assert table.roles[Role.PERIOD] == Titled(("Année",))


def calls_of(columns: int) -> int:
    """How many calls a proposal for a sheet of so many columns takes."""
    head = ["Lieu", *(f"Donnée {n}" for n in range(columns)), "2019"]
    rows = [["Titre", *[""] * (columns + 1)], head, *(["Paris", *["1", ""] * (columns // 2), "5"] for _ in range(3))]
    sheet, catalogue = sheet_of(rows), committed_catalogue()
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    propose(sheet, catalogue)
    sys.setprofile(count)
    try:
        propose(sheet, catalogue)
    finally:
        sys.setprofile(None)
    return calls


def test_the_work_grows_with_the_columns_not_with_their_square() -> None:
    assert calls_of(400) < 2.4 * calls_of(200)
