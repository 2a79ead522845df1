"""Profiles as texts: what is written is read back, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.errors import ShownError
from loaders.layouts.layout import Role
from loaders.profiles.folders import load_profiles, save_profile
from loaders.profiles.profile import (
    CellAt,
    End,
    Given,
    Kept,
    Lettered,
    Profile,
    SheetName,
    Spot,
    TableProfile,
    Titled,
    Under,
)
from loaders.profiles.toml_read import parse_profile
from loaders.profiles.toml_write import profile_text

SHIPPED = Path(__file__).parents[4] / "data" / "profils"

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)
several = st.lists(texts, min_size=1, max_size=3).map(tuple)
letters = st.from_regex("[A-Z]{1,3}", fullmatch=True)
columns: st.SearchStrategy[Titled | Lettered] = st.builds(Titled, several) | st.builds(Lettered, letters)
carried = st.lists(st.sampled_from([Role.INDICATOR, Role.TERRITORY, Role.PERIOD]), min_size=1, max_size=2, unique=True)
values: st.SearchStrategy[Spot] = columns | st.builds(Under, carried.map(tuple), st.just(()) | several)
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=8)
spots: st.SearchStrategy[Spot] = (
    columns
    | st.builds(Given, texts)
    | st.builds(SheetName, st.builds("{}{{}}{}".format, names, names))
    | st.builds(CellAt, st.from_regex("[A-Z]{1,2}[1-9]", fullmatch=True), st.integers(1, 50))
)
others = st.sampled_from([role for role in Role if role is not Role.VALUE])
spans = st.tuples(st.integers(1, 99), st.integers(0, 99)).map(lambda pair: (pair[0], pair[0] + pair[1]))
tables = st.builds(
    TableProfile,
    signature=several,
    roles=st.builds(
        lambda value, rest: {Role.VALUE: value, **rest}, values, st.dictionaries(others, spots, max_size=4)
    ),
    title=st.just("") | texts,
    end=st.sampled_from(End),
    rows=st.lists(spans, max_size=2).map(tuple),
    kept=st.lists(st.builds(Kept, columns, several), max_size=2).map(tuple),
    rewrites=st.dictionaries(others, st.dictionaries(texts, texts, min_size=1, max_size=2), max_size=2),
)
profiles = st.builds(
    Profile,
    name=texts,
    tables=st.lists(tables, min_size=1, max_size=2).map(tuple),
    sheets=st.just(()) | several,
    aside=st.just(()) | several,
)

GOOD = """
nom = "essai"
[[tableau]]
signature = ["quartier | {périodes}"]
[tableau.roles]
indicateur = { fixe = "A05-1" }
territoire = { titre = "Quartier" }
valeur = { sous = ["periode"] }
"""


@given(profiles)
@settings(max_examples=40)
def test_what_is_written_is_read_back(profile: Profile) -> None:
    assert parse_profile(profile_text(profile)) == profile


def test_a_text_written_by_hand() -> None:
    profile = parse_profile(GOOD)
    (table,) = profile.tables
    assert table.roles == {
        Role.INDICATOR: Given("A05-1"),
        Role.TERRITORY: Titled(("Quartier",)),
        Role.VALUE: Under((Role.PERIOD,)),
    }


@pytest.mark.parametrize(
    ("good", "wrong", "named"),
    [
        ('nom = "essai"', 'nom = ""', "«\u00a0nom\u00a0»"),
        ('nom = "essai"', 'titre = "essai"', "«\u00a0nom\u00a0» est à corriger\u00a0: elle manque"),
        ("[[tableau]]", "[[tableaux]]", "«\u00a0tableau\u00a0»"),
        ('["quartier | {périodes}"]', "[]", "tableau.0.signature"),
        ("territoire = {", "quartier = {", "tableau.0.roles.quartier"),
        ('fixe = "A05-1"', 'fixe = "A05-1", titre = "Code"', "tableau.0.roles.indicateur"),
        ('sous = ["periode"]', 'fixe = "12"', "tableau.0.roles.valeur"),
        ('sous = ["periode"]', 'sous = ["valeur"]', "tableau.0.roles.valeur"),
        ('titre = "Quartier"', 'colonne = "b"', "tableau.0.roles.territoire.colonne"),
        ("[tableau.roles]", 'lignes_sous_l_en_tete = ["9-2"]\n[tableau.roles]', "lignes_sous_l_en_tete"),
        ("[tableau.roles]", 'fin = "jamais"\n[tableau.roles]', "tableau.0.fin"),
        ("[[tableau]]", "[[tableau", "TOML"),
    ],
)
def test_what_is_wrong_is_named(good: str, wrong: str, named: str) -> None:
    assert good in GOOD
    with pytest.raises(ShownError) as error:
        parse_profile(GOOD.replace(good, wrong, 1))
    assert named in error.value.message


def test_saved_profiles_are_loaded_again(tmp_path: Path) -> None:
    profile = parse_profile(GOOD)
    path = save_profile(tmp_path / "profils", profile)
    assert path.name == "essai.toml"
    assert load_profiles(tmp_path / "absent", tmp_path / "profils") == (profile,)


def test_a_saved_profile_stands_in_place_of_one_of_the_same_name(tmp_path: Path) -> None:
    shipped, saved = tmp_path / "a", tmp_path / "b"
    save_profile(shipped, parse_profile(GOOD))
    mended = parse_profile(GOOD.replace("A05-1", "A05-2"))
    save_profile(saved, mended)
    assert load_profiles(shipped, saved) == (mended,)


def test_two_names_that_make_one_file_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    save_profile(tmp_path, parse_profile(GOOD))
    with pytest.raises(ShownError, match="autre profil"):
        save_profile(tmp_path, parse_profile(GOOD.replace('"essai"', '"Essai !"')))


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "faux.toml").write_text("nom = 1", "utf-8")
    with pytest.raises(ShownError, match=r"faux\.toml"):
        load_profiles(tmp_path)


def test_the_shipped_profiles_are_read() -> None:
    assert [profile.name for profile in load_profiles(SHIPPED)] == ["DREES, enfants confiés à l’ASE"]
