"""The page Dépôt refuses a file that holds personal data, and forgets it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.warehouse.refusals import refusals
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.builders.deposits import csv_file
from tests.pages.driving import opened, says, texts

NAME = "Zoltan-Quenneville.csv"
CONTENT = csv_file("A05-1;Paris;2019-S1;12;;;zq@exemple.fr")
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def refused(empty: Path) -> AppTest:
    """The page once a person who signed has given the file."""
    assert empty.exists()
    page = opened("depot")
    page.text_input(key="person-name").set_value("Ada Martin").run()
    page.selectbox(key="person-service").set_value("DASES").run()
    page.file_uploader[0].upload(NAME, CONTENT).run()
    assert not page.exception
    return page


def test_the_personal_data_screen_tells_the_cells_and_nothing_that_they_hold(refused: AppTest) -> None:
    (error,) = refused.error
    assert error.value.replace("\\", "").startswith("Fichier refusé\u00a0: il semble contenir des données nominatives.")
    assert says(refused, "feuille 1, G2")
    assert says(refused, "une adresse électronique")
    assert says(refused, DIGEST)
    assert [head.value for head in refused.header] == ["1 · Choisir", "Cellules en cause"]
    assert not refused.get("download_button")
    assert "Déposer" not in [button.label for button in refused.button]


def test_nothing_of_the_file_stays_in_the_session_or_the_base(refused: AppTest) -> None:
    refused.run()
    held = repr(refused.session_state[SessionKey.DESK]) + "".join(texts(refused))
    assert refused.file_uploader[0].value == []
    assert "Fichier refusé" in held
    assert "Quenneville" not in held
    assert "zq@exemple" not in held
    (kept,) = refusals(base.base())
    assert (kept.sha256, kept.size, kept.cells, kept.person) == (DIGEST, len(CONTENT), 1, "Ada Martin, DASES")


def test_the_list_of_files_does_not_name_it(refused: AppTest) -> None:
    refused.file_uploader[0].upload("bon.csv", csv_file("A05-1;Paris;2019-S1;12;;relevé")).run()
    assert refused.radio[0].options == ["fichier refusé :gray[· refusé]", "bon.csv :gray[· prêt]"]
    assert len(refusals(base.base())) == 1


def test_the_history_shows_who_gave_it_and_its_hash(refused: AppTest) -> None:
    assert not refused.exception
    page = opened("depot", rubrique="historique")
    (box,) = [box for box in page.expander if "refusé" in box.label]
    assert box.label == "1\u00a0fichier refusé pour données nominatives"
    (line,) = [text.value.replace("\\", "") for text in box.markdown]
    assert f"Ada Martin, DASES · {len(CONTENT)}\u00a0octets · 1\u00a0cellule en cause" in line
    assert line.endswith(DIGEST)
    assert not says(page, "Quenneville")
