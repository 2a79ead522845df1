"""Names of indicators: exact ones are read, with their unit after; all others only bring suggestions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.parsing.indicators import IndicatorNames
from tests.builders.tables import committed_catalogue

CATALOGUE = committed_catalogue()
NAMES = IndicatorNames(CATALOGUE)
POSITIONS = range(len(CATALOGUE.indicators))


@given(st.sampled_from(POSITIONS), st.sampled_from(["{}", "{} ({})", "{}, en {}", "{} (en milliers)"]))
def test_a_code_with_its_unit_names_its_indicator(position: int, form: str) -> None:
    indicator = CATALOGUE.indicators[position]
    assert NAMES.position(form.format(indicator.code, indicator.unit)) == position
    assert NAMES.position(f"{indicator.code} – {indicator.title}") == position


@given(st.sampled_from(POSITIONS), st.sampled_from(["ha", "m", "minutes", "francs", "2018", "hors Paris"]))
def test_another_thing_after_a_name_is_no_name(position: int, after: str) -> None:
    assert NAMES.position(f"{CATALOGUE.indicators[position].code} ({after})") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Linéaire de pistes cyclables créées", "Linéaire de piste cyclable créé"),
        ("Nb de professionnels touchés (médiation num.)", "Professionnels touchés par une action commune"),
        ("Vitesse des bus", "Vitesse de circulation des bus"),
        ("Sérologies réalisées VIH", "Sérologies VIH réalisées"),
        ("Visiteurs parc Bergère", "Visiteurs du parc de la Bergère"),
    ],
)
def test_a_name_of_a_service_is_answered_by_the_title_it_resembles(text: str, title: str) -> None:
    assert NAMES.position(text) is None
    assert title in NAMES.problem(text).hint


def test_several_titles_as_likely_are_all_named() -> None:
    hint = IndicatorNames(CATALOGUE).problem("Rénovation parc Bergère").hint
    assert "Rénovation du parc de la Bergère commencée" in hint
    assert "Rénovation du parc de la Bergère achevée" in hint


@pytest.mark.parametrize("text", ["Loyer", "Température", "xyz", "2018", "Montant des subventions versées"])
def test_a_name_of_something_else_has_no_suggestion(text: str) -> None:
    assert NAMES.problem(text).hint == ""


def test_a_title_that_two_indicators_share_names_neither() -> None:
    shared = [i.short_title for i in CATALOGUE.indicators if i.short_title == "Appel à projets lancé"]
    assert len(shared) > 1
    assert NAMES.position(shared[0]) is None
