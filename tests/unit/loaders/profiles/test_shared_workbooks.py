"""Workbooks that others made, read with profiles as their README says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from convention.domain.findings import FindingCode, Severity, blocking
from convention.domain.period import Period
from loaders.layouts.layout import Role
from loaders.layouts.readings import LayoutReading, first_readings
from loaders.parsing.dates import date_order
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.parsing.periods import parse_period
from loaders.profiles.folders import load_profiles
from loaders.profiles.preview import preview
from loaders.profiles.recognise import recognise, recognise_book
from loaders.profiles.toml_read import parse_profile
from loaders.workbooks.book import CellKind, Sheet
from loaders.workbooks.foreign_file import read_book
from tests.builders.beside import WORKBOOKS, needs
from tests.builders.tables import ALL, committed_catalogue, read_of

SHIPPED = Path(__file__).parents[4] / "data" / "profils"
pytestmark = needs(WORKBOOKS)


def sheets(name: str) -> tuple[Sheet, ...]:
    return read_book((WORKBOOKS / name).read_bytes(), name).sheets


def readings(sheet: Sheet, profile: str) -> tuple[LayoutReading, ...]:
    recognition = recognise(sheet, committed_catalogue(), [parse_profile(profile)])
    assert not blocking(recognition.findings)
    (layout,) = recognition.layouts
    return first_readings(sheet, layout, ALL)


def test_children_entrusted_in_two_departments_and_nothing_else() -> None:
    book = sheets("drees_aide_sociale_series_longues_1996_2020.xlsx")
    found = recognise_book(book, IndicatorNames(committed_catalogue()), load_profiles(SHIPPED))
    assert [sheet.name for sheet, each in zip(book, found, strict=True) if each.layouts] == ["Tab2-ase"]
    assert {finding.code for each in found for finding in each.findings} == {FindingCode.SHEETS_ASIDE}
    sheet, recognition = next(pair for pair in zip(book, found, strict=True) if pair[1].layouts)
    lines = read_of(sheet, recognition)
    assert len(lines) == 2 * 19
    assert lines[0] == "D85 A01-6 · Paris · 2002 = 4293"
    assert "V85 A01-6 · Paris · 2020 = 4635" in lines
    assert "V103 A01-6 · Seine-Saint-Denis · 2020 = 5340" in lines


def test_the_neighbouring_sheets_of_the_same_headings_are_refused_alone() -> None:
    book = sheets("drees_aide_sociale_series_longues_1996_2020.xlsx")
    placed = next(sheet for sheet in book if sheet.name == "Tab3-ase")
    assert recognise(placed, committed_catalogue(), load_profiles(SHIPPED)).refused


GROUPS = " | ".join(f"valeur {n} | annee {n} | commentaire {n}" for n in (2, 3, 4))
EMT = f"""
nom = "indicateurs EMT"
[[tableau]]
signature = ["n° | n° mesure | nom de l'indicateur | descriptif | valeur 1 | annee 1 | \
commentaires 1 (annee, source, precision methodologique) | {GROUPS}"]
[tableau.roles]
indicateur = {{ titre = "N°" }}
territoire = {{ fixe = "Paris" }}
valeur = {{ titre = "Valeur {{n}}" }}
periode = {{ titre = "Année {{n}}" }}
commentaire = {{ titre = ["Commentaire {{n}}", "Commentaires {{n}} (année, source, précision méthodologique)"] }}
[tableau.reecrire.indicateur]
1a = "A05-1"
"""


def test_repeated_groups_pair_each_value_with_its_own_year() -> None:
    (sheet,) = sheets("ImportIndicateurEMT.xlsx")
    read = {each.cell: each for each in readings(sheet, EMT)}
    assert read["E2"].texts[Role.INDICATOR] == "A05-1"
    assert (read["E4"].texts[Role.VALUE], read["E4"].texts[Role.PERIOD]) == ("389711", "2017")
    lost = read["H4"]
    assert (lost.texts[Role.VALUE], lost.texts[Role.PERIOD], lost.texts[Role.COMMENT]) == ("391282", "", "2016")
    period = parse_period(lost.texts[Role.PERIOD], CellKind.BLANK)
    assert not isinstance(period, Period)
    assert period.code is FindingCode.PERIOD_MISSING


DEATHS = """
nom = "personnes"
[[tableau]]
signature = ["name | profession | age | has kids | date of birth | date of death"]
lignes_sous_l_en_tete = ["1-10"]
[tableau.roles]
indicateur = { titre = "Profession" }
territoire = { fixe = "Paris" }
periode = { titre = "Date of death" }
valeur = { titre = "Age" }
"""


def test_a_table_between_chatter() -> None:
    for sheet, celebrated in zip(sheets("deaths.xlsx"), ("musician", "scientist"), strict=True):
        recognition = recognise(sheet, committed_catalogue(), [parse_profile(DEATHS)])
        (layout,) = recognition.layouts
        rows = (layout.header_rows[0], layout.first_row, layout.last_row)
        assert [sheet.first_row + row for row in rows] == [5, 6, 15]
        read = first_readings(sheet, layout, ALL)
        assert len(read) == 10
        assert celebrated in {each.texts[Role.INDICATOR] for each in read}


PRICES = """
nom = "prix"
[[tableau]]
signature = ["sexe | telephone | jour_semaine | mois | prix | reduction"]
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { fixe = "Paris" }
periode = { fixe = "2019" }
valeur = { titre = "prix" }
"""


def test_a_column_of_several_currencies_has_no_single_unit() -> None:
    (sheet,) = sheets("divers.csv")
    shown = preview(parse_profile(PRICES), sheet, committed_catalogue())
    mixed = [finding for finding in shown.findings if finding.code is FindingCode.UNITS_MIXED]
    assert [(finding.cell, finding.read) for finding in mixed] == [("E3", "€, $, £")]
    assert mixed[0].severity is Severity.BLOCKING


ACCENTS = """
nom = "hôtels"
[[tableau]]
signature = ["classement | quartier | date | annee | occupancy rate | average price | revpar | source"]
[tableau.roles]
indicateur = { titre = "Classement" }
territoire = { titre = "Quartier" }
periode = { titre = "Date" }
source = { titre = "Source" }
valeur = { titre = "RevPAR" }
"""


def test_a_column_of_short_dates_is_read_day_first() -> None:
    (sheet,) = sheets("table-with-accents.csv")
    read = readings(sheet, ACCENTS)
    assert len(read) == 638
    order = date_order(each.texts[Role.PERIOD] for each in read)
    second = parse_period(read[1].texts[Role.PERIOD], CellKind.TEXT, order=order)
    assert isinstance(second, Period)
    assert second.start == date(2013, 1, 1)


COUNTER = """
nom = "compteur"
[[tableau]]
signature = ["channel_id | counter_id | start_datetime | end_datetime | count"]
[tableau.roles]
indicateur = { titre = "counter_id" }
territoire = { fixe = "Seine-Saint-Denis" }
periode = { titre = "start_datetime" }
valeur = { titre = "count" }
"""


def test_every_count_of_a_counter_is_read_zeros_included() -> None:
    (sheet,) = sheets("exemple-valide-eco-compteur.csv")
    read = readings(sheet, COUNTER)
    numbers = [parse_number(each.texts[Role.VALUE]) for each in read]
    assert len(numbers) == 3650
    assert sum((n.value for n in numbers if isinstance(n, NumberReading)), Decimal()) == 2_772_489
    first = parse_period(read[0].texts[Role.PERIOD], CellKind.TEXT)
    assert isinstance(first, Period)
    assert first.start == date(2022, 1, 1)
