"""Territories: every spelling that services use is read, and no part or neighbour of a territory is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from loaders.parsing.territories import territory_named

NAMES = {
    Territory("paris"): (["Paris", "PARIS", "75"], "75"),
    Territory("seine_saint_denis"): (["Seine-Saint-Denis", "Seine Saint Denis", "SEINE-ST-DENIS", "93"], "93"),
}
INSTITUTIONS = [
    "",
    "Département ",
    "Département de ",
    "Conseil départemental ",
    "CD ",
    "CD",
    "Dép. ",
    "Département n° ",
]


@given(st.sampled_from(list(NAMES)), st.data())
def test_an_institution_a_name_and_its_number_name_the_territory(territory: Territory, data: st.DataObject) -> None:
    names, code = NAMES[territory]
    name = data.draw(st.sampled_from(names))
    number = data.draw(st.sampled_from(["", f" ({code})", f" - {code}"]))
    text = data.draw(st.sampled_from(INSTITUTIONS)) + name + ("" if name == code else number)
    assert territory_named(text) is territory, text


@pytest.mark.parametrize(
    ("text", "territory"),
    [
        ("Ville de Paris (75)", Territory("paris")),
        ("La Ville de Paris", Territory("paris")),
        ("75 - Paris", Territory("paris")),
        ("Paris (Ville)", Territory("paris")),
        ("SSD", Territory("seine_saint_denis")),
        ("S.S.D.", Territory("seine_saint_denis")),
        ("Département de la Seine-Saint-Denis", Territory("seine_saint_denis")),
        ("93-Seine-Saint-Denis", Territory("seine_saint_denis")),
        ("Seine-Saint-Denis (CD93)", Territory("seine_saint_denis")),
        ("commun", Territory.COMMON),
        ("Les deux territoires", Territory.COMMON),
        ("Paris (75) et Seine-Saint-Denis (93)", Territory.COMMON),
        ("75 + 93", Territory.COMMON),
    ],
)
def test_a_spelling_of_services_is_read(text: str, territory: Territory) -> None:
    assert territory_named(text) is territory


@pytest.mark.parametrize(
    "text",
    [
        "",
        "94",
        "Paris 19e",
        "Grand Paris",
        "Saint-Denis",
        "Ville de Saint-Denis",
        "Paris (93)",
        "93 Paris",
        "75 93",
        "7.5",
        "Seine",
        "Communes",
        "deux",
        "Seine-et-Marne",
        "Le département",
        "Parisiens",
        "Île-de-France",
    ],
)
def test_a_part_a_neighbour_or_a_contradiction_names_no_territory(text: str) -> None:
    assert territory_named(text) is None
