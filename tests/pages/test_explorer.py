"""The explorer: every form on the example values, periods told by longer ones, choices that give nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.followup.explorer.choices import View
from tests.pages.driving import charts_of, opened, says

PAGE = "explorer"


def charts(app: AppTest) -> int:
    """How many charts are drawn."""
    return len(charts_of(app))


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    ("view", "drawn"),
    [
        (View.TRAJECTORY, 2),
        (View.SIDE_BY_SIDE, 2),
        (View.SMALL, 1),
        (View.BARS, 2),
        (View.INDEXED, 1),
        (View.TABLE, 0),
    ],
)
def test_every_form_shows_two_indicators(view: View, drawn: int) -> None:
    app = opened(PAGE, indicateurs="A05-1,A08.1-1", vue=view)
    assert not app.exception
    assert charts(app) == drawn
    assert len(app.dataframe) == (view is View.TABLE)


@pytest.mark.usefixtures("examples")
def test_the_sum_of_a_flow_stands_beside_its_value_whatever_comes_first_and_only_where_there_is_one() -> None:
    (both,) = [frame.value for frame in opened(PAGE, indicateurs="A08.1-1,A05-1", vue="tableau").dataframe]
    assert list(both.columns)[:6] == ["Indicateur", "Période", "Territoire", "Valeur", "Depuis le début", "Statut"]
    sums = set(both.loc[both["Indicateur"] == "Piste cyclable créée", "Depuis le début"])
    assert sums == {""}
    (alone,) = [frame.value for frame in opened(PAGE, indicateurs="A08.1-1", vue="tableau").dataframe]
    assert "Depuis le début" not in alone.columns


@pytest.mark.usefixtures("examples")
def test_a_table_of_years_adds_half_years_and_says_which_years_lack_one() -> None:
    app = opened(PAGE, indicateurs="A01-2", vue="tableau", pas="annee")
    (table,) = [frame.value for frame in app.dataframe]
    years = {(row["Période"], row["Territoire"]): row["Valeur"] for row in table.to_dict("records")}
    assert years["2020", "Paris"] == "16\u00a0enfants"
    assert ("2019", "Seine-Saint-Denis") not in years
    assert says(app, "1 période incomplète n’est pas montrée")


@pytest.mark.usefixtures("examples")
def test_a_range_of_days_keeps_the_periods_that_end_in_it() -> None:
    app = opened(PAGE, indicateurs="A05-1", vue="tableau", territoires="paris", de="2019-01-01", a="2019-12-31")
    (table,) = [frame.value for frame in app.dataframe]
    assert list(table["Valeur"]) == ["180\u00a0professionnels", "150\u00a0professionnels"]


@pytest.mark.usefixtures("examples")
def test_the_verdict_is_that_of_the_one_territory_shown() -> None:
    app = opened(PAGE, indicateurs="A08.1-1", vue="trajectoires", territoires="paris")
    (chart,) = charts_of(app)
    assert "Paris" in chart["alt"]
    assert "4,6" not in chart["alt"]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("view", [View.SMALL, View.TRAJECTORY, View.INDEXED])
def test_values_outside_the_chosen_periods_are_not_said_unknown(view: View) -> None:
    app = opened(PAGE, indicateurs="A08.1-1", vue=view, de="2015-01-01", a="2016-12-31")
    assert charts(app) == 0
    assert says(
        app, "« Linéaire de piste cyclable créé » a des valeurs, mais aucune dans les territoires et les périodes"
    )
    assert not says(app, "À fournir par")


@pytest.mark.usefixtures("examples")
def test_a_range_that_ends_before_it_begins_says_so() -> None:
    app = opened(PAGE, indicateurs="A08.1-1", de="2020-01-01", a="2018-12-31")
    assert says(app, "La date « Du » suit la date « Au »")


@pytest.mark.usefixtures("examples")
def test_unknown_choices_in_the_address_give_the_first_view() -> None:
    app = opened(PAGE, indicateurs="A99-9", vue="camembert", pas="siecle", territoires="lyon", de="hier")
    assert not app.exception
    assert charts(app) == 1


@pytest.mark.usefixtures("examples")
def test_criteria_that_nothing_meets_say_so() -> None:
    app = opened(PAGE, mots="hippopotame")
    assert says(app, "Aucun indicateur ne répond à tous ces critères")


@pytest.mark.usefixtures("empty")
def test_an_empty_base_says_who_should_supply_the_values() -> None:
    app = opened(PAGE, vue="trajectoires")
    assert charts(app) == 0
    assert says(app, "À fournir par")


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "tout ce qui est déposé à ce jour · Ensemble"),
        ({"territoires": "paris"}, "· Paris"),
        ({"territoires": "paris", "territoire": "seine-saint-denis"}, "· Paris"),
        ({"territoires": "paris,seine-saint-denis"}, "· Paris et Seine-Saint-Denis"),
        ({"territoire": "paris"}, "· Ensemble"),
    ],
)
def test_the_head_names_the_territories_that_are_shown(asked: dict[str, str], told: str) -> None:
    assert opened(PAGE, indicateurs="A08.1-1", vue="tableau", **asked).caption[0].value.endswith(told)
