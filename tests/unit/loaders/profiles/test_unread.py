"""What a profile leaves unread: named, blocking where it looks like values, until it is set aside on purpose."""

from __future__ import annotations

import pytest

from convention.domain.findings import FindingCode, Severity
from loaders.layouts.layout import Role
from loaders.profiles.profile import Profile
from loaders.profiles.propose import propose
from loaders.profiles.recognise import recognise
from loaders.profiles.toml_read import parse_profile
from loaders.profiles.toml_write import profile_text
from loaders.workbooks.book import Sheet
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of

HEAD = ["Ind.", "Zone", "Sem.", "Réalisé"]
FIRST: list[list[Typed]] = [["A05-1", "Paris", "2018-S1", 3], ["A05-1", "Paris", "2018-S2", 4]]
LATER: list[list[Typed]] = [["A05-1", "Paris", "2019-S1", 5], ["A05-1", "Paris", "2019-S2", 6]]


def rows_profile(end: str, more: str = "", signature: str = "ind. | zone | sem. | realise") -> Profile:
    return parse_profile(f"""
nom = "suivi"
[[tableau]]
signature = ["{signature}"]
fin = "{end}"
{more}
[tableau.roles]
indicateur = {{ titre = "Ind." }}
territoire = {{ titre = "Zone" }}
periode = {{ titre = "Sem." }}
valeur = {{ titre = "Réalisé" }}
""")


def found_in(sheet: Sheet, profile: Profile) -> tuple[list[str], list[tuple[FindingCode, str, Severity]]]:
    recognition = recognise(sheet, committed_catalogue(), [profile])
    return read_of(sheet, recognition), [(f.code, f.cell, f.severity) for f in recognition.findings]


@pytest.mark.parametrize("end", ["première ligne vide", "première ligne sans valeur"])
@pytest.mark.parametrize("blanks", [1, 3])
def test_rows_under_a_blank_one_are_named(end: str, blanks: int) -> None:
    sheet = sheet_of([HEAD, *FIRST, *([[]] * blanks), *LATER])
    lines, findings = found_in(sheet, rows_profile(end))
    assert len(lines) == len(FIRST)
    assert findings == [(FindingCode.ROWS_UNREAD, f"D{4 + blanks}", Severity.BLOCKING)]


def test_a_blank_row_is_no_default_end() -> None:
    sheet = sheet_of([HEAD, *FIRST, [], *LATER])
    lines, findings = found_in(sheet, rows_profile("dernière valeur"))
    assert (len(lines), findings) == (4, [])
    assert "première ligne vide" not in profile_text(propose(sheet, committed_catalogue()).profile)


def test_a_header_said_again_under_a_table_of_all_rows_stops_the_file() -> None:
    sheet = sheet_of([HEAD, *FIRST, [], ["Autre chose"], HEAD, *LATER])
    lines, findings = found_in(sheet, rows_profile("dernière valeur"))
    assert len(lines) == len(FIRST)
    assert findings == [(FindingCode.ROWS_UNREAD, "D7", Severity.BLOCKING)]


def test_numbers_beside_and_below_are_named() -> None:
    sheet = sheet_of([HEAD, *FIRST, [], [None, None, None, None, None, 7]])
    _, findings = found_in(sheet, rows_profile("dernière valeur"))
    assert [(code, cell) for code, cell, _ in findings] == [(FindingCode.NUMBERS_UNREAD, "F5")]
    beside = sheet_of([HEAD, [*FIRST[0], 5], *FIRST[1:]])
    assert found_in(beside, rows_profile("dernière valeur"))[1] == [(FindingCode.COLUMN_IGNORED, "E1", Severity.INFO)]


def test_another_table_under_the_same_headings_is_not_the_same_rows() -> None:
    sheet = sheet_of([HEAD, *FIRST, [], HEAD, *LATER])
    lines, findings = found_in(sheet, rows_profile("première ligne vide"))
    assert len(lines) == len(FIRST)
    assert findings == [(FindingCode.NUMBERS_UNREAD, "D6", Severity.CONFIRM)]


def test_a_neighbour_that_looks_like_values_stops_the_file_until_it_is_set_aside() -> None:
    head, signature = [*HEAD, "Valeur"], "ind. | zone | sem. | realise | valeur"
    sheet = sheet_of([head, *([*row, 9] for row in FIRST)])
    stopped = rows_profile("dernière valeur", signature=signature)
    assert found_in(sheet, stopped)[1] == [(FindingCode.VALUES_UNREAD, "E1", Severity.BLOCKING)]
    for name in ("Valeur", "E"):
        aside = rows_profile("dernière valeur", f'colonnes_ecartees = ["{name}"]', signature)
        assert found_in(sheet, aside) == (found_in(sheet, stopped)[0], [])
        assert parse_profile(profile_text(aside)) == aside


def test_a_neighbour_of_other_figures_is_named() -> None:
    sheet = sheet_of([[*HEAD, "Prévu"], *([*row, 9] for row in FIRST)])
    profile = rows_profile("dernière valeur", signature="ind. | zone | sem. | realise | prevu")
    assert found_in(sheet, profile)[1] == [(FindingCode.COLUMN_IGNORED, "E1", Severity.INFO)]


def test_a_year_beside_the_one_that_is_read_is_named() -> None:
    profile = parse_profile("""
nom = "une année"
[[tableau]]
signature = ["zone | {périodes}"]
[tableau.roles]
indicateur = { fixe = "A01-6" }
territoire = { titre = "Zone" }
periode = { fixe = "2018" }
valeur = { titre = "2018" }
""")
    sheet = sheet_of([["Zone", 2018, 2019], ["Paris", 1, 2]])
    assert found_in(sheet, profile)[1] == [(FindingCode.VALUES_UNREAD, "C1", Severity.BLOCKING)]


def test_an_older_signature_finds_years_with_a_mark() -> None:
    profile = parse_profile("""
nom = "allocataires"
[[tableau]]
signature = ["zone | {périodes} | 2018 (1) | {périodes}"]
[tableau.roles]
indicateur = { fixe = "A04-3" }
territoire = { titre = "Zone" }
valeur = { sous = ["periode"] }
""")
    sheet = sheet_of([["Zone", 2017, "2018 (1)", 2019], ["Paris", 1, 2, 3]])
    assert [line.split(" = ")[1] for line in found_in(sheet, profile)[0]] == ["1", "2", "3"]


def test_figures_under_a_year_are_no_territories() -> None:
    sheet = sheet_of([["Lieu", 2018, 2019], ["75-Paris", 75, 80], ["93-Autre", 93, 12]])
    (table,) = propose(sheet, committed_catalogue()).profile.tables
    assert Role.TERRITORY not in table.roles
    assert table.kept == ()
