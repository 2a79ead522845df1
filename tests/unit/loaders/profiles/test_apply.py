"""What profiles can say of a layout, each on the smallest sheet that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convention.domain.findings import FindingCode, Severity, blocking
from convention.wording.findings import finding_sentence
from loaders.layouts.layout import Recognition
from loaders.parsing.indicators import IndicatorNames
from loaders.profiles.apply import apply_profile
from loaders.profiles.profile import Profile
from loaders.profiles.recognise import recognise, recognise_book
from loaders.profiles.toml_read import parse_profile
from loaders.tables import read_tables
from loaders.values.collector import Collector
from loaders.workbooks.book import Book, Sheet
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of, said_of


def profile_of(table: str, head: str = "") -> Profile:
    """A profile of one table, its roles last."""
    return parse_profile(f'nom = "essai"\n{head}\n[[tableau]]\n{table}')


def lines_of(profile: Profile, sheet: Sheet) -> list[str]:
    """What the profile reads of a sheet on which it is chosen by its signature."""
    recognition = recognise(sheet, committed_catalogue(), [profile])
    assert not blocking(recognition.findings)
    return read_of(sheet, recognition)


def reason(recognition: Recognition) -> str:
    """Why a profile did not fit."""
    assert recognition.refused
    assert recognition.layouts == ()
    (finding,) = recognition.findings
    assert finding.code is FindingCode.TABLE_NOT_RECOGNISED
    return finding.expected.split("ne convient pas\u00a0: ")[1]


DEPARTMENTS = """
signature = ["code | nom | {périodes}"]
fin = "première ligne vide"
garder = { titre = "Code", textes = ["75", "93"] }
[tableau.roles]
indicateur = { fixe = "A01-6" }
territoire = { titre = "Code" }
valeur = { sous = ["periode"] }
[tableau.reecrire.territoire]
75 = "Paris"
93 = "Seine-Saint-Denis"
"""
ROWS: Sequence[Sequence[Typed]] = [
    ["Enfants confiés"],
    ["Code", "Nom", 2018, 2019],
    ["01", "Ain", 1, 2],
    [75, "Paris", 3, 4],
    [93, "Seine-Saint-Denis", 5, None],
    ["TOTAL", None, 9, 6],
    [],
    ["Code", "Région", 2018, 2019],
    [75, "Nouvelle-Aquitaine", 70, 80],
]


def test_codes_of_departments_as_territories_among_other_rows() -> None:
    assert lines_of(profile_of(DEPARTMENTS), sheet_of(ROWS)) == [
        "C4 A01-6 · Paris · 2018 = 3",
        "D4 A01-6 · Paris · 2019 = 4",
        "C5 A01-6 · Seine-Saint-Denis · 2018 = 5",
    ]


def test_next_years_file_has_a_title_more_and_a_year_more() -> None:
    later = [["Mise à jour"], ROWS[0], [*ROWS[1], 2020], *([*row, 7] for row in ROWS[2:6]), *ROWS[6:]]
    lines = lines_of(profile_of(DEPARTMENTS), sheet_of(later))
    assert [line for line in lines if "2020" in line] == [
        "E5 A01-6 · Paris · 2020 = 7",
        "E6 A01-6 · Seine-Saint-Denis · 2020 = 7",
    ]


def test_a_row_that_is_gone_is_missed() -> None:
    sheet = sheet_of([row for row in ROWS if row[:1] != [93]])
    recognition = recognise(sheet, committed_catalogue(), [profile_of(DEPARTMENTS)])
    assert reason(recognition) == "aucune ligne ne porte «\u00a093\u00a0» dans la colonne A"


def test_headings_that_changed_are_named() -> None:
    sheet = sheet_of([["N°", "Nom", 2018], [75, "Paris", 3]])
    assert reason(apply_profile(profile_of(DEPARTMENTS), sheet)) == (
        "les titres de colonnes ont changé (il manque «\u00a0code\u00a0»\u202f; «\u00a0n°\u00a0» en plus)"
    )


def test_the_title_above_tells_tables_with_the_same_headings_apart() -> None:
    profile = profile_of(f'titre_au_dessus = "Enfants confiés*"\n{DEPARTMENTS}')
    other = [["Enfants placés en famille"], *ROWS[1:]]
    assert len(lines_of(profile, sheet_of(ROWS))) == 3
    assert reason(apply_profile(profile, sheet_of(other))) == "aucun titre ne dit «\u00a0Enfants confiés*\u00a0»"


def test_a_role_that_the_profile_does_not_give_is_named() -> None:
    profile = profile_of('signature = ["quartier | {périodes}"]\n[tableau.roles]\nvaleur = { sous = ["periode"] }')
    sheet = sheet_of([["Quartier", 2019], ["Nord", 1]])
    assert reason(apply_profile(profile, sheet)) == "il ne dit pas où se lit «\u00a0indicateur\u00a0»"


def test_territories_as_columns_under_codes() -> None:
    profile = profile_of("""
signature = ["mois | 75 | 92 | 93"]
[tableau.roles]
indicateur = { fixe = "A05-1" }
periode = { titre = "Mois" }
valeur = { sous = ["territoire"], titres = ["75", "93"] }
statut = { fixe = "provisoire" }
[tableau.reecrire.territoire]
75 = "Paris"
93 = "Seine-Saint-Denis"
""")
    sheet = sheet_of([["Mois", 75, 92, 93], ["2019-01", 1, 2, 3], ["2019-02", 4, 5, 6]])
    assert lines_of(profile, sheet) == [
        "B2 A05-1 · Paris · 2019-01 = 1",
        "D2 A05-1 · Seine-Saint-Denis · 2019-01 = 3",
        "B3 A05-1 · Paris · 2019-02 = 4",
        "D3 A05-1 · Seine-Saint-Denis · 2019-02 = 6",
    ]


def test_territories_under_years() -> None:
    profile = profile_of("""
signature = ["code | {périodes}", "· | 75 | 93 | 75 | 93"]
[tableau.roles]
indicateur = { titre = "Code" }
valeur = { sous = ["periode", "territoire"], titres = ["75", "93"] }
[tableau.reecrire.territoire]
75 = "Paris"
93 = "Seine-Saint-Denis"
""")
    sheet = sheet_of(
        [["Code", 2018, None, 2019, None], [None, 75, 93, 75, 93], ["A05-1", 1, 2, 3, 4]], merges=["B1:C1", "D1:E1"]
    )
    assert lines_of(profile, sheet) == [
        "B3 A05-1 · Paris · 2018 = 1",
        "C3 A05-1 · Seine-Saint-Denis · 2018 = 2",
        "D3 A05-1 · Paris · 2019 = 3",
        "E3 A05-1 · Seine-Saint-Denis · 2019 = 4",
    ]


def test_indicators_as_columns() -> None:
    profile = profile_of("""
signature = ["annee | lieu | eleves | familles"]
[tableau.roles]
periode = { titre = "Année" }
territoire = { titre = "Lieu" }
valeur = { sous = ["indicateur"], titres = ["Élèves", "Familles"] }
[tableau.reecrire.indicateur]
"Élèves" = "A14-1"
"Familles" = "A14-2"
""")
    sheet = sheet_of([["Année", "Lieu", "Élèves", "Familles"], ["2018-2019", "Paris", 50, 31]])
    assert lines_of(profile, sheet) == ["C2 A14-1 · Paris · 2018-2019 = 50", "D2 A14-2 · Paris · 2018-2019 = 31"]


def test_repeated_groups() -> None:
    profile = profile_of("""
signature = ["code | valeur 1 | annee 1 | commentaire 1 | valeur 2 | annee 2"]
[tableau.roles]
indicateur = { titre = "Code" }
territoire = { fixe = "Paris" }
valeur = { titre = "Valeur {n}" }
periode = { titre = "Année {n}" }
commentaire = { titre = "Commentaire {n}" }
""")
    sheet = sheet_of(
        [["Code", "Valeur 1", "Année 1", "Commentaire 1", "Valeur 2", "Année 2"], ["A05-1", 1, 2018, "estimé", 2, None]]
    )
    assert lines_of(profile, sheet) == ["B2 A05-1 · Paris · 2018 = 1", "E2 A05-1 · Paris ·  = 2"]


def test_one_sheet_for_each_year() -> None:
    profile = profile_of(
        """
signature = ["code | paris"]
[tableau.roles]
indicateur = { titre = "Code" }
territoire = { fixe = "Paris" }
periode = { feuille = "Année {}" }
valeur = { titre = "Paris" }
""",
        'feuilles = ["Année *"]',
    )
    sheets = [sheet_of([["Code", "Paris"], ["A05-1", n]], name=f"Année {n}") for n in (2018, 2019)]
    read = [line for sheet in sheets for line in lines_of(profile, sheet)]
    assert read == ["B2 A05-1 · Paris · 2018 = 2018", "B2 A05-1 · Paris · 2019 = 2019"]
    other = sheet_of([["Code", "Paris"], ["A05-1", 1]], name="Bilan")
    assert reason(apply_profile(profile, other)) == "il lit les feuilles «\u00a0Année *\u00a0»"


def test_a_cell_above_the_table_moves_with_it() -> None:
    profile = profile_of("""
signature = ["code | paris"]
[tableau.roles]
indicateur = { titre = "Code" }
territoire = { fixe = "Paris" }
periode = { cellule = "B1", en_tete_en_ligne = 3 }
valeur = { titre = "Paris" }
""")
    table: list[list[Typed]] = [["Situation", 2019], [], ["Code", "Paris"], ["A05-1", 1]]
    assert lines_of(profile, sheet_of(table)) == ["B4 A05-1 · Paris · 2019 = 1"]
    assert lines_of(profile, sheet_of([["Titre"], *table])) == ["B5 A05-1 · Paris · 2019 = 1"]
    assert (
        reason(recognise(sheet_of(table[1:]), committed_catalogue(), [profile])) == "la cellule B1 du profil est vide"
    )


def test_two_tables_on_a_sheet() -> None:
    profile = parse_profile("""
nom = "deux tableaux"
[[tableau]]
signature = ["annee | nombre"]
titre_au_dessus = "Paris"
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { fixe = "Paris" }
periode = { titre = "Année" }
valeur = { titre = "Nombre" }
[[tableau]]
signature = ["annee | nombre"]
titre_au_dessus = "Seine-Saint-Denis"
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { fixe = "Seine-Saint-Denis" }
periode = { titre = "Année" }
valeur = { titre = "Nombre" }
""")
    sheet = sheet_of(
        [["Paris"], ["Année", "Nombre"], [2019, 1], [], ["Seine-Saint-Denis"], ["Année", "Nombre"], [2019, 2]]
    )
    assert lines_of(profile, sheet) == ["B3 A05-1 · Paris · 2019 = 1", "B7 A05-1 · Seine-Saint-Denis · 2019 = 2"]


def test_rows_to_keep_are_counted_under_the_header() -> None:
    profile = profile_of("""
signature = ["annee | nombre"]
lignes_sous_l_en_tete = ["1-1", "3-3"]
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { fixe = "Paris" }
periode = { titre = "Année" }
valeur = { colonne = "B" }
""")
    rows: list[list[Typed]] = [["Année", "Nombre"], [2018, 1], ["dont", 5], [2019, 2], ["Note", 9]]
    assert lines_of(profile, sheet_of(rows)) == ["B2 A05-1 · Paris · 2018 = 1", "B4 A05-1 · Paris · 2019 = 2"]
    assert reason(apply_profile(profile, sheet_of(rows[:2]))) == "le tableau s’arrête avant la ligne 4 qu’il lit"


def test_two_profiles_for_one_layout_are_refused() -> None:
    other = profile_of(DEPARTMENTS.replace("A01-6", "A03-4"))
    recognition = recognise(sheet_of(ROWS), committed_catalogue(), [profile_of(DEPARTMENTS), other])
    assert recognition.refused
    assert said_of(recognition) == [(FindingCode.TABLE_NOT_RECOGNISED, "A1")]


def test_sheets_are_set_aside_only_beside_one_that_the_profile_reads() -> None:
    profile = profile_of(DEPARTMENTS, 'feuilles_ecartees = ["Rappel*"]')
    figures = sheet_of([["Quartier", "Visites"], ["Nord", 1], ["Sud", 2]], name="Rappel 2017")
    names = IndicatorNames(committed_catalogue())
    others = [figures, replace(figures, name="Rappel 2018")]
    read, *aside = recognise_book([sheet_of(ROWS), *others], names, [profile])
    assert len(read.layouts) == 1
    assert [(each.layouts, each.refused) for each in aside] == [((), False), ((), False)]
    (told,) = [finding for each in aside for finding in each.findings]
    assert (told.code, told.severity, told.read) == (FindingCode.SHEETS_ASIDE, Severity.INFO, profile.name)
    assert finding_sentence(told).endswith(
        "laisse de côté ces feuilles, qui ne sont pas lues\u00a0: Rappel 2017, Rappel 2018."
    )
    (alone,) = recognise_book([figures], names, [profile])
    assert alone.refused


def test_a_blank_row_right_under_the_header_is_no_end() -> None:
    spaced = [*ROWS[:2], [], *ROWS[2:]]
    assert lines_of(profile_of(DEPARTMENTS), sheet_of(spaced)) == [
        line.replace(f"D{n}", f"D{n + 1}").replace(f"C{n}", f"C{n + 1}")
        for n, line in zip((4, 4, 5), lines_of(profile_of(DEPARTMENTS), sheet_of(ROWS)), strict=True)
    ]


def test_a_row_that_is_awaited_and_stands_below_the_end_is_said_to_stand_there() -> None:
    rows = [*ROWS[:4], [], *ROWS[4:]]
    said = reason(apply_profile(profile_of(DEPARTMENTS), sheet_of(rows)))
    assert said.startswith("«\u00a093\u00a0» ne se trouve que sous la fin du tableau, à la ligne 6")
    assert said.endswith("le tableau finit à la ligne 4 (première ligne vide)")


TOTALS = """
signature = ["lieu | {périodes} | total"]
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { titre = "Lieu" }
valeur = { sous = ["periode"] }
"""


def test_totals_of_a_table_read_by_a_profile_are_compared_with_their_parts() -> None:
    rows: Sequence[Sequence[Typed]] = [
        ["Lieu", "2018-S1", "2018-S2", "Total"],
        ["Paris", 1, 2, 3],
        ["Seine-Saint-Denis", 3, 4, 8],
        ["Total", 4, 7, 11],
    ]
    sheet, collector = sheet_of(rows), Collector()
    profile = profile_of(TOTALS)
    tables = read_tables(Book("f", "", (sheet,)), committed_catalogue(), [profile], collector, lambda _: None)
    assert len(tables.values.values) == 4
    differing = [(f.cell, f.read) for f in collector.findings if f.code is FindingCode.TOTAL_MISMATCH]
    assert differing == [("C4", "7"), ("D3", "8")]
    assert FindingCode.ROW_IGNORED in {finding.code for finding in collector.findings}


def test_a_profile_may_say_what_a_total_is() -> None:
    rewritten = TOTALS + '[tableau.reecrire.territoire]\nTotal = "Commun"\n'
    sheet = sheet_of([["Lieu", "2018-S1", "2018-S2", "Total"], ["Paris", 1, 2, 3], ["Total", 4, 7, 11]])
    assert len(lines_of(profile_of(rewritten), sheet)) == 4
