"""The page of one action sheet."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import charts_of, opened, says, shown_by


def headings(app: AppTest) -> list[str]:
    """The headings under the title."""
    return [header.value for header in app.header]


def answer(app: AppTest) -> str:
    """The sentence at the head, its spaces plain and Markdown's signs taken off."""
    return headings(app)[0].replace("\u00a0", " ").replace("\\", "")


def alternatives(app: AppTest) -> list[str]:
    """The texts that stand for the charts, in their order."""
    return [chart["alt"] for chart in charts_of(app)]


@pytest.mark.usefixtures("examples")
def test_a_sheet_shows_its_facts_its_figures_and_its_steps() -> None:
    app = opened("action", fiche="8.1")
    assert app.title[0].value.startswith("8.1")
    assert says(app, "1 M€")
    assert headings(app)[1] == "Étapes"
    assert "1,6 km sur 2 km" in answer(app)
    assert says(app, "**11 points noirs**")
    assert says(app, "100 × (1,6 − 0) ÷ (2 − 0) = 80")


@pytest.mark.usefixtures("examples")
def test_a_sum_in_which_a_confidential_period_is_missing_is_a_minimum() -> None:
    assert says(opened("action", fiche="1"), "**au moins 21")
    assert says(opened("action", fiche="1", territoire="paris"), "**18")


@pytest.mark.usefixtures("examples")
def test_the_territory_chosen_is_the_one_judged() -> None:
    app = opened("action", fiche="8.1", territoire="paris")
    assert "Piste cyclable créée (Paris)" in answer(app)
    assert "2,6 km" in answer(app)


@pytest.mark.usefixtures("examples")
def test_the_indicator_that_the_address_asks_for_comes_first() -> None:
    assert "Piste cyclable créée" in alternatives(opened("action", fiche="8.1"))[0]
    asked = opened("action", fiche="8.1", indicateur="A08.1-2")
    assert "Points noirs traités" in alternatives(asked)[0]
    elsewhere = opened("action", fiche="8.1", indicateur="A05-1")
    assert "Piste cyclable créée" in alternatives(elsewhere)[0]
    assert "indicateur" not in elsewhere.query_params


@pytest.mark.usefixtures("examples")
def test_the_card_says_why_what_next_and_which_decision_is_overdue() -> None:
    card = shown_by(opened("action", fiche="8.1"), "card")
    (why,) = [part["strong"] for part in card["parts"] if part["head"] == "Pourquoi"]
    assert why.replace("\u00a0", " ").endswith("il reste 0,4 km (Seine-Saint-Denis).")
    assert "377 jours de retard" in why.replace("\u00a0", " ")
    assert card["weather"]["head"] == "Pas encore de météo pour cette action"


@pytest.mark.usefixtures("examples")
def test_a_sheet_that_does_not_exist_is_said_not_to() -> None:
    app = opened("action", fiche="99")
    assert says(app, "n’a pas de fiche « 99 »")
    assert app.title[0].value.startswith("1 ")


@pytest.mark.usefixtures("examples")
def test_a_sheet_of_steps_alone_shows_no_figure() -> None:
    app = opened("action", fiche="20")
    assert "Étapes" in headings(app)
    assert alternatives(app)[0].startswith("Frise des étapes")
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
    assert [button.label for button in app.main.button][-2:] == [
        "← **7.2** Étude qualité de l’air",
        "**8.2** Bus et modes doux →",
    ]
    app.button(key="neighbour-8.2").click().run()
    assert app.title[0].value.startswith("8.2")
    assert [button.label[-1] for button in opened("action", fiche="1").main.button] == ["→"]


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
    charts = charts_of(opened("action", fiche="8.1"))
    assert [chart["alt"].split(".")[0] for chart in charts] == [
        "Courbe dans le temps",
        "Barres horizontales, une par ligne, avec un trait à la cible",
        "Frise des étapes",
        "Courbe dans le temps",
    ]


@pytest.mark.usefixtures("empty")
def test_no_chart_is_drawn_without_values_but_that_of_the_steps_awaited() -> None:
    charts = charts_of(opened("action", fiche="8.1"))
    assert [chart["alt"].split(".")[0] for chart in charts] == ["Frise des étapes"]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    ("action", "title", "words"),
    [
        (
            "8.1",
            "Stalingrad – Fort d’Aubervilliers",
            ["Paris : 2,6 km sur 2,6, atteint", "Seine-Saint-Denis : 1,6 km (provisoire) sur 2, non atteint"],
        ),
        ("10", "Quai à Pantin", ["Seine-Saint-Denis : fait le"]),
        ("15", "Portes traitées : ", []),
    ],
)
def test_the_strip_shows_what_is_done_of_the_places_that_the_text_names(
    action: str, title: str, words: list[str]
) -> None:
    shown = shown_by(opened("action", fiche=action, situation="2020-12-31", territoire="paris"), "strip")
    assert title in shown["title"].replace("\u00a0", " ")
    said = [part["words"].replace("\u00a0", " ") for part in shown["parts"]]
    for expected in words:
        assert any(text.startswith(expected) for text in said), said
    assert sum(part["share"] for part in shown["parts"]) == pytest.approx(1 if shown["parts"] else 0)
    assert all(name in shown["alt"] for name in shown["places"])


@pytest.mark.usefixtures("examples")
def test_an_action_without_a_line_has_no_strip() -> None:
    app = opened("action", fiche="5", situation="2020-12-31")
    assert not [each for each in app.get("bidi_component") if each.proto.component_name == "convention_strip"]
