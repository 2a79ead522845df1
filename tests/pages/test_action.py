"""The page of one action sheet."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import opened, says


def headings(app: AppTest) -> list[str]:
    """The headings under the title."""
    return [header.value for header in app.header]


@pytest.mark.usefixtures("examples")
def test_a_sheet_shows_its_facts_its_figures_and_its_steps() -> None:
    app = opened("action", fiche="8.1")
    assert app.title[0].value.startswith("8.1")
    assert says(app, "1 M€")
    assert [metric.value for metric in app.metric] == ["4,2\u00a0km", "11"]
    assert "Étapes" in headings(app)
    assert says(app, "100 × \\(4,2 − 0\\) ÷ \\(4,6 − 0\\) = 91,3")


@pytest.mark.usefixtures("examples")
def test_a_sum_in_which_a_confidential_period_is_missing_is_a_minimum() -> None:
    assert opened("action", fiche="1").metric[0].value == "au moins 21"
    assert opened("action", fiche="1", territoire="paris").metric[0].value == "18"


@pytest.mark.usefixtures("examples")
def test_the_territory_chosen_is_the_one_judged() -> None:
    app = opened("action", fiche="8.1", territoire="paris")
    assert app.metric[0].value == "2,6\u00a0km"


@pytest.mark.usefixtures("examples")
def test_the_indicator_that_the_address_asks_for_comes_first() -> None:
    assert headings(opened("action", fiche="8.1"))[0] == "Linéaire de piste cyclable créé"
    asked = opened("action", fiche="8.1", indicateur="A08.1-2")
    assert headings(asked)[0] == "Points noirs cyclables traités"
    elsewhere = opened("action", fiche="8.1", indicateur="A05-1")
    assert headings(elsewhere)[0] == "Linéaire de piste cyclable créé"
    assert "indicateur" not in elsewhere.query_params


@pytest.mark.usefixtures("examples")
def test_a_sheet_that_does_not_exist_is_said_not_to() -> None:
    app = opened("action", fiche="99")
    assert says(app, "n’a pas de fiche « 99 »")
    assert app.title[0].value.startswith("1 ")


@pytest.mark.usefixtures("examples")
def test_a_sheet_of_steps_alone_shows_no_figure() -> None:
    app = opened("action", fiche="20")
    assert len(app.metric) == 0
    assert headings(app)[0] == "Étapes"
    assert not app.exception


@pytest.mark.usefixtures("empty")
def test_a_sheet_without_values_says_who_should_supply_them() -> None:
    app = opened("action", fiche="5")
    assert says(app, "À fournir par")
    assert says(app, "DASES")
    assert says(app, "Aucune valeur déposée pour cette fiche")


@pytest.mark.usefixtures("examples")
def test_the_sheets_before_and_after_are_one_press_away() -> None:
    app = opened("action", fiche="8.1")
    assert [button.label for button in app.button][-2:] == [
        "← **7.2** Étude qualité de l’air",
        "**8.2** Bus et modes doux →",
    ]
    app.button(key="neighbour-8.2").click().run()
    assert app.title[0].value.startswith("8.2")
    assert [button.label[-1] for button in opened("action", fiche="1").button] == ["→"]


@pytest.mark.usefixtures("examples")
def test_the_table_behind_is_made_when_it_is_unfolded() -> None:
    app = opened("action", fiche="8.1")
    assert len(app.dataframe) == 0
    app.session_state["values-A08.1-1"] = True
    app.run()
    (table,) = [frame.value for frame in app.dataframe]
    assert list(table["Valeur"])[:2] == ["1,6\u00a0km", "2,6\u00a0km"]


@pytest.mark.usefixtures("examples")
def test_every_measured_indicator_and_the_steps_have_their_chart_with_an_alternative() -> None:
    charts = [chart.proto for chart in opened("action", fiche="8.1").get("plotly_chart")]
    assert [chart.alt.split(".")[0] for chart in charts] == [
        "Courbe dans le temps",
        "Barres horizontales, une par ligne, avec un trait à la cible",
        "Courbe dans le temps",
        "Frise des étapes",
    ]


@pytest.mark.usefixtures("empty")
def test_no_chart_is_drawn_without_values_but_that_of_the_steps_awaited() -> None:
    charts = [chart.proto for chart in opened("action", fiche="8.1").get("plotly_chart")]
    assert [chart.alt.split(".")[0] for chart in charts] == ["Frise des étapes"]
