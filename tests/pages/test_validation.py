"""Validation on its page: what awaits a word, validated or contested in bulk by who says their name."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.catalogue import Territory
from convention.domain.signoff import Validation
from convention.warehouse.reads import series
from convention.warehouse.signoffs import contests
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.pages.driving import at, opened, says

CODE = "A05-1"
HOSTILE = "[double](https://evil.example) compte <b>"


def signed_in_name(app: AppTest) -> AppTest:
    app.session_state[SessionKey.PERSON] = ("Zoé", "DVD")
    return app


def pressed(app: AppTest, words: str) -> AppTest:
    (button,) = [each for each in app.button if each.label.startswith(words)]
    return button.click().run()


def asked(address_side: str) -> AppTest:
    app = signed_in_name(at("validation"))
    app.query_params["rubrique"] = address_side
    app.query_params["indicateur"] = CODE
    return app.run()


@pytest.mark.usefixtures("examples")
def test_all_that_awaits_is_validated_at_once_and_only_as_declared() -> None:
    app = asked("paris")
    assert not app.exception
    app = pressed(app, "Valider")
    assert says(app, "validées pour Paris")
    assert says(app, "déclarées sans authentification")
    store = base.base()
    found = [value for value in series(store, [CODE]) if value.territory is not Territory("seine_saint_denis")]
    assert found
    assert {value.validation for value in found} == {Validation.DECLARED}


@pytest.mark.usefixtures("examples")
def test_a_contest_needs_its_reason_and_keeps_it_as_it_was_written() -> None:
    app = pressed(asked("paris"), "Contester")
    assert [error.value for error in app.error if "motif" in error.value]
    (box,) = [each for each in app.text_input if each.label == "Motif"]
    box.input(HOSTILE)
    app = pressed(app, "Contester")
    assert says(app, "contestées pour Paris")
    assert {(found.indicator, found.reason) for found in contests(base.base())} == {(CODE, HOSTILE)}


@pytest.mark.usefixtures("examples")
def test_nobody_signs_without_a_name_nor_in_the_past() -> None:
    app = opened("validation", rubrique="paris", indicateur=CODE)
    assert all(each.disabled for each in app.button if each.label.startswith(("Valider", "Contester")))
    past = opened("validation", rubrique="paris", indicateur=CODE, connu="2026-01-01")
    assert not [each for each in past.button if each.label.startswith(("Valider", "Contester"))]


@pytest.mark.usefixtures("empty")
def test_an_empty_base_says_so() -> None:
    app = opened("validation")
    assert not app.exception
    assert says(app, "Aucune valeur à valider")
