"""The page of reading profiles: which there are, who touched them, and one of them taken out of use and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.warehouse.rights import journal
from loaders.profiles.folders import every_profile, known_profiles
from loaders.profiles.profile import End, Profile, ProfileAct, TableProfile
from loaders.teach import teach_profile
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.builders.profiles import HOUSE
from tests.pages.driving import at, opened, says, texts

PERSON = "Ada Martin, DVD"
SHIPPED = "DREES, enfants confiés à l’ASE"


def page_of(person: tuple[str, str] = ("Ada Martin", "DVD")) -> AppTest:
    page = at("profils")
    page.session_state[SessionKey.PERSON] = person
    return page.run()


@pytest.mark.usefixtures("empty")
def test_every_profile_is_listed_with_who_touched_it_last(data: Path) -> None:
    opened()
    teach_profile(base.base(), data, HOUSE, PERSON)
    page = page_of()
    assert not page.exception
    assert says(page, SHIPPED)
    assert says(page, HOUSE.name)
    assert says(page, f"créé par {PERSON}")
    page.selectbox(key="profile-chosen").set_value(HOUSE.name).run()
    assert says(page, "toujours « A05-1 »")
    assert says(page, "Ce qui en a été fait")


@pytest.mark.usefixtures("empty")
def test_a_profile_is_retired_and_restored_by_somebody_who_says_who(data: Path) -> None:
    page = page_of(("", ""))
    assert next(b for b in page.button if b.label == "Retirer ce profil").disabled
    page = page_of()
    next(b for b in page.button if b.label == "Retirer ce profil").click().run()
    assert not page.exception
    assert SHIPPED not in {profile.name for profile in known_profiles(data)}
    assert says(page, "Ce profil est retiré")
    next(b for b in page.button if b.label == "Rétablir ce profil").click().run()
    assert SHIPPED in {profile.name for profile in known_profiles(data)}
    assert [(entry.act, entry.person) for entry in journal(base.base())] == [("teach", PERSON)] * 2


@pytest.mark.usefixtures("empty")
def test_signs_of_a_name_stay_signs(data: Path) -> None:
    opened()
    name = "=x **g** $x$ :smile: <b>"
    teach_profile(
        base.base(), data, Profile(name, (TableProfile(HOUSE.tables[0].signature, HOUSE.tables[0].roles),)), PERSON
    )
    page = page_of()
    page.selectbox(key="profile-chosen").set_value(name).run()
    assert not page.exception
    assert name in {profile.name for profile in every_profile(data)}
    assert name not in set(texts(page))


@pytest.mark.usefixtures("empty")
def test_a_profile_is_corrected_on_a_sample(data: Path) -> None:
    opened()
    teach_profile(base.base(), data, HOUSE, PERSON)
    page = page_of()
    page.selectbox(key="profile-chosen").set_value(HOUSE.name).run()
    sample = b"Lieu;2018;2019\nParis;1;2\nSeine-Saint-Denis;3;4\n"
    page.file_uploader[0].set_value(("exemple.csv", sample, "text/csv")).run()
    assert not page.exception
    assert says(page, "Ce qui serait lu : 4 valeurs")
    page.selectbox(key="end-0-0-0").set_value(End.BLANK_ROW).run()
    next(b for b in page.button if b.label == "Enregistrer la correction").click().run()
    assert not page.exception
    (kept,) = [profile for profile in known_profiles(data) if profile.name == HOUSE.name]
    assert kept.tables[0].end is End.BLANK_ROW
    assert [event.act for event in kept.history] == [ProfileAct.CREATED, ProfileAct.CORRECTED]
    page.file_uploader[0].set_value(("autre.csv", b"Nom;Nombre\na;1\nb;2\n", "text/csv")).run()
    assert says(page, "Ce profil ne convient pas à cette feuille")
