"""The page of the method."""

import pytest

from convention.domain.progress import ProgressStatus
from convention.wording.labels import status_text
from pages.reference.method.examples import worked_examples
from tests.pages.driving import opened, says


@pytest.mark.usefixtures("examples")
def test_every_status_has_its_rule_in_the_order_in_which_it_is_tried() -> None:
    (table,) = [t.value for t in opened("methode").table if "Ordre" in t.value.columns]
    assert list(table["Statut"]) == [status_text(status) for status in ProgressStatus]
    assert all(table["Règle"])


@pytest.mark.usefixtures("examples")
def test_the_rules_carry_the_thresholds_of_the_catalogue() -> None:
    app = opened("methode")
    assert says(app, "d’au moins 0,95")
    assert says(app, "au moins 0,6, ou −5 points")


@pytest.mark.usefixtures("examples")
def test_the_examples_of_a_status_are_all_there() -> None:
    app = opened("methode", exemple="recul")
    table = app.table[-1].value
    assert len(table) == sum(example["statut"] == "recul" for example in worked_examples())
    assert "Niveau passé sous sa référence" in table["Cas"].iloc[0]
    assert table["Résultat"].iloc[0] == "Valeur 90, taux −10\u202f%, 50\u202f% attendus, **recul**"


@pytest.mark.usefixtures("examples")
def test_the_rule_is_tried_on_the_indicator_chosen() -> None:
    app = opened("methode", indicateur="A08.1-1")
    assert says(app, "100 × (1,6 − 0) ÷ (2 − 0)")
    app.selectbox(key="indicateur").set_value("A05-1").run()
    assert says(app, "1 425 professionnels")
    assert "indicateur" not in app.query_params
