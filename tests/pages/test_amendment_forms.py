"""An amendment written clause by clause on its page, and its way to its effect."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.amendment_way import APPROVALS, WayStep
from convention.warehouse.amendment_way import proposals
from convention.warehouse.amendments import amendments
from pages.parts import base
from tests.builders.base import deposit, seen
from tests.pages.driving import opened, says
from tests.pages.test_seances import prepared, press, signed

SINCE = date(2019, 7, 1)


@pytest.fixture
def app(empty: Path) -> AppTest:
    prepared(empty, lambda store: deposit(store, seen(600, "2019-S2", indicator="A05-1")))
    opened_page = signed(opened("avenants", situation="2019-12-31"))
    next(box for box in opened_page.text_input if box.label == "Référence de l’avenant").set_value("Avenant n° 1")
    next(box for box in opened_page.date_input if box.label == "Prise d’effet prévue").set_value(SINCE)
    return opened_page.run()


def with_source(app: AppTest, key: str, excerpt: str = "article 2", reason: str = "chantier décalé") -> None:
    app.text_input(key=f"{key}-excerpt").set_value(excerpt)
    if reason:
        app.text_input(key=f"{key}-reason").set_value(reason)


def add(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def cells(app: AppTest) -> list[list[str]]:
    """The rows of the table of changed cells."""
    (table,) = [found.value for found in app.table if list(found.value.columns)[:3] == ["Fichier", "Ligne", "Colonne"]]
    return [[str(cell).replace("\\", "") for cell in row] for row in table.to_numpy().tolist()]


def test_a_due_date_is_moved_then_goes_its_way_to_its_effect(app: AppTest) -> None:
    app.selectbox(key="due-indicator").set_value("A05-1").run()
    app.date_input(key="due-day-A05-1").set_value(date(2021, 12, 31))
    with_source(app, "due-A05-1")
    add(app, "due-go")
    assert says(app, "échéance du 31/12/2020 reportée au 31/12/2021")
    changed = cells(app)
    assert ["abandons", "motif", "chantier décalé"] in [[row[0], row[2], row[4]] for row in changed]
    assert ["cibles", "valeur", "1500"] in [[row[0], row[2], row[4]] for row in changed]
    app.date_input(key="proposed-on").set_value(date(2019, 6, 1)).run()
    press(app, "Enregistrer la proposition")
    assert says(app, "proposition enregistrée")
    assert not says(app, "1 modification"), "the draft is empty again"
    for at, (step, on) in enumerate(
        [
            (WayStep.VALIDATED, date(2019, 6, 20)),
            (APPROVALS[1], date(2019, 9, 12)),
            (APPROVALS[0], date(2019, 10, 3)),
        ]
    ):
        assert amendments(base.base()) == ()
        app.selectbox(key=f"way-step-1-{at}").set_value(step)
        app.date_input(key="way-day-1").set_value(on)
        press(app, "Enregistrer l’étape")
        assert [error.value for error in app.error] == []
    assert says(app, "L’avenant est en vigueur à compter du 03/10/2019")
    (known,) = amendments(base.base())
    assert known.amendment.day == date(2019, 10, 3)
    assert [t.due for t in base.catalogue().agreed_on(date(2019, 10, 2)).targets_of("A05-1")] == [date(2020, 12, 31)]
    assert [t.due for t in base.catalogue().agreed_on(date(2019, 10, 3)).targets_of("A05-1")] == [date(2021, 12, 31)]
    assert proposals(base.base())[0].way.next_steps == ()


def form(app: AppTest, words: str) -> None:
    app.radio(key="clause-form").set_value(words).run()


@pytest.mark.parametrize(
    ("typed", "excerpt", "refusal"),
    [
        ("beaucoup", "article 2", "attendu un nombre"),
        ("1\u202f200 km", "article 2", "écrivez le nombre seul"),
        ("1\u202f200", "", "douze mots au plus"),
        ("1\u202f200", "un deux trois quatre cinq six sept huit neuf dix onze douze treize", "douze mots au plus"),
        ("1\u202f500", "article 2", "Aucune valeur ne change"),
    ],
)
def test_a_clause_that_cannot_be_is_refused_in_its_place(app: AppTest, typed: str, excerpt: str, refusal: str) -> None:
    form(app, "Modifier une cible")
    app.selectbox(key="target-indicator").set_value("A05-1").run()
    app.text_input(key="target-value-A05-1-0").set_value(typed)
    with_source(app, "target-A05-1", excerpt)
    add(app, "target-go")
    (error,) = app.error
    assert refusal in error.value.replace("\\", "").replace("\u00a0", " ")
    assert not says(app, "1 modification")


def test_a_changed_target_keeps_its_due_date_and_cannot_be_changed_twice(app: AppTest) -> None:
    form(app, "Modifier une cible")
    app.selectbox(key="target-indicator").set_value("A05-1").run()
    for value in ("1\u202f200", "1\u202f100,5"):
        app.text_input(key="target-value-A05-1-0").set_value(value)
        with_source(app, "target-A05-1")
        add(app, "target-go")
    assert [error.value for error in app.error] != [], "the second bears on the same target"
    assert says(app, "cible de 1 500 professionnels changée en 1 200 professionnels")
    press(app, "Enregistrer la proposition")
    (found,) = proposals(base.base())
    assert ",1200,=,2020-12-31," in found.amendment.files["cibles"]


def test_a_new_action_and_its_indicator_come_with_one_amendment(app: AppTest) -> None:
    form(app, "Nouvelle fiche")
    for name, value in (("title", "Replanter ensemble"), ("short", "Plantations"), ("excerpt", "article 3")):
        key = "new-action-21-excerpt" if name == "excerpt" else f"action-{name}-21"
        app.text_input(key=key).set_value(value)
    app.text_area(key="action-summary-21").set_value("Planter de part et d’autre du périphérique.")
    add(app, "new-action-go")
    form(app, "Nouvel indicateur")
    app.selectbox(key="new-indicator-action").set_value("21").run()
    for name, value in (("title", "Arbres plantés"), ("short", "Arbres"), ("unit", "arbres"), ("target", "1 000,5")):
        app.text_input(key=f"{name}-A21-1").set_value(value)
    app.text_input(key="new-indicator-A21-1-excerpt").set_value("article 4")
    app.date_input(key="due-A21-1").set_value(date(2021, 12, 31))
    add(app, "new-indicator-go")
    assert [error.value for error in app.error] == []
    assert says(app, "nouvelle fiche 21, Replanter ensemble")
    assert says(app, "A21-1, Arbres (Paris) : nouvelle cible, 1 000,5 arbres au 31/12/2021")
    press(app, "Enregistrer la proposition")
    (found,) = proposals(base.base())
    assert set(found.amendment.files) == {"actions", "indicateurs", "cibles"}
    assert Decimal("1000.5") == Decimal(found.amendment.files["cibles"].splitlines()[1].split(",")[2])


def test_a_target_is_given_up_and_a_clause_can_be_taken_back(app: AppTest) -> None:
    form(app, "Abandonner")
    app.selectbox(key="given-up-indicator").set_value("A05-1").run()
    app.multiselect(key="given-up-targets-A05-1").set_value([0])
    with_source(app, "given-up-A05-1", reason="Objectif atteint autrement")
    add(app, "given-up-go")
    assert says(app, "cible de 1 500 professionnels au 31/12/2020 abandonnée")
    press(app, "Retirer")
    assert not says(app, "abandonnée")
