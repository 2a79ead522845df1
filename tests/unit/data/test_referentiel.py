"""The committed catalogue files, held against the signed text, the law of the catalogue and an outside validator."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from frictionless import Package

from tests.builders.beside import SIGNED_TEXT, needs

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "referentiel"

SHEETS = ["1", "2", "3", "4", "5", "6", "7.1", "7.2", "8.1", "8.2", *(str(number) for number in range(9, 21))]
WITH_EXCERPT = ("convention", "indicateurs", "cibles", "reperes", "engagements", "annexe")
OWN_WORDS = {
    "convention": ("intitule",),
    "axes": ("intitule",),
    "actions": ("intitule", "resume", "delai", "budget", "partenaires"),
    "indicateurs": ("intitule", "intitule_court"),
    "annexe": ("intitule", "sujet", "resume"),
    "gouvernance": ("instance", "composition", "frequence", "missions"),
    "glossaire": ("developpe",),
    "engagements": ("description", "motif"),
    "seuils": ("definition",),
}
SPELT_OUT = {"2": "deux"}

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def by_code() -> dict[str, Row]:
    return {row["indicateur"]: row for row in rows("indicateurs")}


def targets(indicator: str) -> dict[str, str]:
    return {row["territoire"]: row["valeur"] for row in rows("cibles") if row["indicateur"] == indicator}


def plain(text: str) -> str:
    """Text without the marks of its digitisation, straight apostrophes, single spaces."""
    text = re.sub(r"\^\{(.*?)\}", r"\1", re.sub(r"<[^>]+>|[*_]", "", text))
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def test_the_22_sheets_stand_in_the_order_of_the_text_under_5_axes() -> None:
    actions = rows("actions")
    assert [row["action"] for row in actions] == SHEETS
    assert [row["axe"] for row in rows("axes")] == ["1", "2", "3", "4", "5"]
    assert Counter(row["axe"] for row in actions) == {"1": 6, "2": 6, "3": 2, "4": 5, "5": 3}


def test_the_convention_runs_for_three_years() -> None:
    (row,) = rows("convention")
    assert (row["debut"], row["fin"]) == ("2018-01-01", "2020-12-31")


def test_every_sheet_has_an_indicator_of_its_own_row() -> None:
    named = {row["action"] for row in rows("indicateurs") if row["origine"] == "convention"}
    assert named == set(SHEETS)


def test_codes_tell_their_sheet_and_are_numbered_without_gap() -> None:
    ranks: dict[str, list[int]] = {}
    for row in rows("indicateurs"):
        sheet, rank = row["indicateur"].removeprefix("A").split("-")
        assert sheet.lstrip("0") == row["action"]
        ranks.setdefault(row["action"], []).append(int(rank))
    assert all(found == list(range(1, len(found) + 1)) for found in ranks.values())


@pytest.mark.parametrize("name", WITH_EXCERPT)
def test_excerpts_have_at_most_12_words(name: str) -> None:
    assert [row["extrait"] for row in rows(name) if len(row["extrait"].split()) > 12] == []


@pytest.mark.parametrize("name", WITH_EXCERPT)
def test_only_published_context_has_no_excerpt(name: str) -> None:
    silent = [row for row in rows(name) if not row["extrait"]]
    assert all(row.get("origine") == "contexte" for row in silent)


@needs(SIGNED_TEXT)
@pytest.mark.parametrize("name", WITH_EXCERPT)
def test_excerpts_stand_in_the_signed_text(name: str) -> None:
    signed = plain(SIGNED_TEXT.read_text(encoding="utf-8"))
    assert [row["extrait"] for row in rows(name) if plain(row["extrait"]) not in signed] == []


def test_places_are_45_30_for_paris_and_15_for_seine_saint_denis() -> None:
    assert targets("A01-3") == {"commun": "45", "Paris": "30", "Seine-Saint-Denis": "15"}


def test_cycle_track_lengths_stand_for_each_territory_and_their_total_is_computed() -> None:
    assert targets("A08.1-1") == {"Paris": "2.6", "Seine-Saint-Denis": "2"}
    assert by_code()["A08.1-1"]["agregation"] == "somme"


def test_four_schools_are_two_residencies_in_one_school_of_each_territory() -> None:
    assert targets("A11-2") == {"commun": "2"}
    assert targets("A11-3") == {"commun": "4", "Paris": "2", "Seine-Saint-Denis": "2"}


def test_the_only_figure_of_an_indicator_row_is_1500_professionals() -> None:
    known = by_code()
    figures = [
        (row["indicateur"], row["territoire"], row["valeur"])
        for row in rows("cibles")
        if known[row["indicateur"]]["origine"] == "convention"
        and row["extrait"] == known[row["indicateur"]]["extrait"]
        and row["valeur"] != "1"
    ]
    assert figures == [("A05-1", "commun", "1500")]


def test_a_quantity_aimed_at_is_read_in_its_excerpt() -> None:
    for row in rows("cibles"):
        if row["valeur"] == "1" or (row["indicateur"], row["territoire"] != "commun") == ("A11-3", True):
            continue
        written = {row["valeur"].replace(".", ","), SPELT_OUT.get(row["valeur"], row["valeur"])}
        words = set(re.findall(r"[\d,]*\d|[a-zà-ÿ]+", row["extrait"]))
        assert written & words, row


def test_no_forecast_landmark_or_other_plan_is_a_target() -> None:
    not_aimed_at = {"1200", "900", "744", "734", "40", "-40", "25", "5.5", "55", "90", "1000000"}
    assert [row for row in rows("cibles") if row["valeur"] in not_aimed_at] == []
    roles = {(row["valeur"], row["role"]) for row in rows("reperes") if row["indicateur"] == "A03-4"}
    assert roles == {("744", "base"), ("734", "base"), ("900", "repere"), ("1200", "prevision")}


def test_targets_and_references_speak_of_a_known_indicator_and_scope() -> None:
    known = by_code()
    for row in [*rows("cibles"), *rows("reperes")]:
        indicator = known[row["indicateur"]]
        followed = indicator["territoires"].split(" | ")
        total = row["territoire"] == "commun" and indicator["agregation"] == "somme"
        assert row["territoire"] in followed or total, row


def test_targets_obey_the_kind_of_their_indicator() -> None:
    known = by_code()
    for row in rows("cibles"):
        indicator = known[row["indicateur"]]
        assert indicator["origine"] != "contexte"
        if indicator["nature"] in ("jalon", "annuel"):
            assert (row["valeur"], row["operateur"]) == ("1", "="), row
        if indicator["nature"] == "annuel":
            assert row["echeance"] == "2020-12-31", row
        if indicator["nature"] == "niveau" and row["operateur"] == "=":
            assert any(r["role"] == "base" and r["indicateur"] == row["indicateur"] for r in rows("reperes")), row


def test_kinds_rhythms_and_sums_agree() -> None:
    for row in rows("indicateurs"):
        assert (row["nature"] == "jalon") == (row["periodicite"] == "ponctuelle"), row
        if row["agregation"] == "somme":
            assert row["territoires"] == "Paris | Seine-Saint-Denis", row
            assert row["nature"] in ("niveau", "flux", "cumul"), row
        if row["nature"] == "taux":
            assert row["unite"] == "%", row


def test_every_service_acronym_of_the_sheets_is_in_the_glossary() -> None:
    known = {row["sigle"] for row in rows("glossaire")}
    services = " ".join(row[f"services_{side}"] for row in rows("actions") for side in ("paris", "seine_saint_denis"))
    assert set(re.findall(r"\b[A-Z][A-Z]+\b", services)) - known == set()


def test_budgets_in_euros_stand_only_where_the_text_gives_a_total() -> None:
    totals = {row["action"]: row["budget_eur"] for row in rows("actions") if row["budget_eur"]}
    assert totals == {"8.1": "1000000", "10": "16400000", "11": "30000", "14": "25000"}


def test_own_words_follow_french_typography() -> None:
    loose = re.compile(r"'| [:;!?%»€]|« |(?<=\w)[;!?%»]|\d \d{3}\b")
    for name, columns in OWN_WORDS.items():
        found = [(row[column], name) for row in rows(name) for column in columns if loose.search(row[column])]
        assert found == []


def test_an_outside_validator_finds_the_package_clean() -> None:
    report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(list(FOLDER.glob("*.csv")))


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("A19-9,commun,1,=,2020-12-31,ferme,Livraison du Pôle,40,", "foreign-key"),
        ("A20-1,Bordeaux,1,=,2020-12-31,ferme,Livraison du Pôle,40,", "constraint-error"),
        ('A20-1,Paris,"1,5",=,2020-12-31,ferme,Livraison du Pôle,40,', "type-error"),
        ("A20-1,Paris,1,=,31/12/2020,ferme,Livraison du Pôle,40,", "type-error"),
        ("A20-1,commun,1,=,2020-12-31,ferme,Livraison du Pôle,40,", "primary-key"),
        ("A20-1,Paris,1,=,2020-12-31,ferme,a b c d e f g h i j k l m,40,", "constraint-error"),
    ],
)
def test_the_outside_validator_refuses_a_bad_target(tmp_path: Path, line: str, error: str) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "referentiel")
    with (folder / "cibles.csv").open("a", encoding="utf-8") as file:
        file.write(line + ",,\n")
    report = Package(str(folder / "datapackage.json")).validate()
    assert {found for (found,) in report.flatten(["type"])} == {error}
