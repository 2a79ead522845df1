"""The register of exchanges and the survey on their page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.exchanges import Answer, ExchangeStage, Question
from convention.warehouse.exchanges import exchanges, survey_sheets
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.pages.driving import at, says


def section(name: str) -> AppTest:
    app = at("echanges")
    app.session_state[SessionKey.PERSON] = ("Ada Martin", "DASES")
    app.query_params["rubrique"] = name
    return app.run()


def press(app: AppTest, words: str) -> AppTest:
    (button,) = [found for found in app.button if found.label == words]
    assert not button.disabled
    return button.click().run()


@pytest.mark.usefixtures("empty")
def test_an_exchange_is_noted_and_stands_in_the_register_beside_its_phrase() -> None:
    app = section("registre")
    assert says(app, "0 échange tenu dans l’année")
    assert sum(len(table.value) for table in app.table) == 27
    app = section("noter")
    app.selectbox(key="exchange-topic-0").set_value("Archives")
    app.button_group(key="exchange-stage-0").set_value(ExchangeStage.HELD)
    app.text_input(key="exchange-who-0").set_value("*archives* des deux côtés")
    app = press(app, "Noter l’échange")
    (found,) = exchanges(base.base())
    assert (found.topic, found.stage, found.who) == ("Archives", ExchangeStage.HELD, "*archives* des deux côtés")
    cells = [
        row for table in section("registre").table for row in table.value.to_numpy().tolist() if "Archives" in row[0]
    ]
    assert "pourront entamer une réflexion" in cells[0][1]
    assert r"\*archives\*" in cells[0][3]


@pytest.mark.usefixtures("empty")
def test_a_side_answers_the_five_questions_and_stands_beside_the_other() -> None:
    app = section("enquete")
    (side,) = [box for box in app.selectbox if box.label == "Répondre pour"]
    app = side.select_index(0).run()
    for radio in app.radio:
        radio.set_value(Answer.RATHER)
    app = press(app, "Enregistrer les réponses")
    (sheet,) = survey_sheets(base.base())
    assert sheet.answers == dict.fromkeys(Question, Answer.RATHER)
    assert [row[1:] for row in app.table[0].value.to_numpy().tolist()] == [["plutôt oui", "pas encore de réponse"]] * 5
