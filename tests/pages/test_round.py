"""A collection round on its page, from the opening to the answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.collection import Letter, ReturnState
from convention.warehouse.collection import letters_sent, rounds
from loaders.collection import round_returns
from pages.collection.deposit.entry import entry_csv
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.pages.driving import at, says


def asked(section: str) -> AppTest:
    app = at("collecte")
    app.session_state[SessionKey.PERSON] = ("Ada Martin", "DASES")
    app.query_params["rubrique"] = section
    return app.run()


def press(app: AppTest, words: str) -> AppTest:
    (button,) = [found for found in app.button if found.label.startswith(words)]
    assert not button.disabled, words
    return button.click().run()


@pytest.mark.usefixtures("examples")
def test_a_round_is_opened_answered_and_written_to_from_its_page() -> None:
    app = asked("retours")
    assert says(app, "Aucune tournée n’est encore ouverte")
    app = press(asked("ouvrir"), "Ouvrir la tournée")
    assert says(app, "La tournée est ouverte.")
    (opened,) = rounds(base.base())
    counts = {row[0]: int(row[1]) for row in asked("retours").table[0].value.to_numpy().tolist()}
    assert counts == {s: sum(line.service == s for line in opened.lines) for s in opened.services}

    dues = asked("demandes")
    (reason,) = [box for box in dues.text_input if box.label == "Pourquoi"]
    reason.set_value("aucune opération")
    press(dues, "Répondre « rien à signaler »")
    states = [each.state for each in round_returns(base.base(), opened)]
    assert states.count(ReturnState.NOTHING) == 1
    assert says(asked("retours"), f"1 réponse sur {len(opened.lines)} demandées")

    letters = press(asked("lettres"), "Préparer les lettres")
    assert says(letters, "Les lettres sont prêtes à télécharger.")
    sent = letters_sent(base.base(), opened.round_id)
    assert {each.service for each in sent} <= set(opened.services)
    assert {each.letter for each in sent} == {Letter.OPENING}
    assert says(asked("lettres"), "Aucune lettre n’est due aujourd’hui.")


@pytest.mark.usefixtures("empty")
def test_the_grid_shows_what_an_action_misses_up_to_the_situation() -> None:
    app = at("depot")
    app.query_params["rubrique"] = "saisir"
    app.query_params["fiche"] = "5"
    app.query_params["situation"] = "2018-12-31"
    app.run()
    (grid,) = app.data_editor
    assert set(grid.value["indicateur"]) >= {"A05-1"}
    assert set(grid.value["valeur"]) == {""}


def test_typed_lines_are_the_template_as_csv_with_no_sign_added() -> None:
    row: dict[Hashable, object] = {
        "indicateur": "A05-1",
        "territoire": "Paris",
        "période": "2019",
        "valeur": " 12,5 ",
        "commentaire": "a;\nb",
    }
    text = entry_csv([row]).decode("utf-8-sig")
    (found,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (found["valeur"], found["commentaire"], found["source"]) == ("12,5", "a; b", "")
