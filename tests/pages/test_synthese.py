"""The overview."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import opened, says


def links(app: AppTest) -> list[tuple[str, str]]:
    """The text and the parameters of every link to an action."""
    return [(link.proto.label, link.proto.query_string) for link in app.get("page_link")]


def tables(app: AppTest) -> list[list[str]]:
    """The rows of the tables, as texts."""
    return [[str(cell) for cell in row] for table in app.table for row in table.value.to_numpy()]


@pytest.mark.usefixtures("examples")
def test_the_figures_at_the_head_count_every_sheet_once() -> None:
    app = opened()
    told = {metric.label.split("\u00a0")[-1].rstrip("]"): metric.value for metric in app.metric}
    counts = ("Atteintes", "Dans la trajectoire", "À surveiller", "En retard", "Sans jugement")
    assert sum(int(told[name]) for name in counts) == 22
    assert told["Indicateurs à jour"].endswith("sur 74")
    assert "Voir les indicateurs de réalisation sans cible, par fiche" in [folded.label for folded in app.expander]


@pytest.mark.usefixtures("examples")
def test_every_sheet_has_its_link_at_the_dates_and_territory_shown() -> None:
    app = opened(situation="2019-12-31", territoire="paris")
    sheets = [query for text, query in links(app) if "**8.1**" in text and "Continuité" in text]
    assert sheets == ["situation=2019-12-31&territoire=paris&fiche=8.1"]


@pytest.mark.usefixtures("examples")
def test_what_asks_for_attention_leads_to_its_indicator() -> None:
    texts = dict(links(opened()))
    (query,) = [query for text, query in texts.items() if "Piste cyclable" in text and "4,2" in text]
    assert query == "situation=2020-12-31&fiche=8.1&indicateur=A08.1-1"


@pytest.mark.usefixtures("examples")
def test_what_moved_stands_with_the_largest_change_of_rate_first() -> None:
    app = opened()
    assert says(app, "Ce qui a bougé depuis le 30/06/2020")
    assert ["8.1", "Piste cyclable créée", "3,4\u00a0km", "4,2\u00a0km (provisoire)"] in [
        row[:4] for row in tables(app)
    ]
    assert tables(app)[0][1] == "Résidences artistiques croisées"


@pytest.mark.usefixtures("examples")
def test_two_dates_are_compared_and_stand_in_the_address() -> None:
    app = opened()
    app.date_input(key="compare").set_value(date(2018, 12, 31)).run()
    assert app.query_params["compare"] == "2018-12-31"
    assert says(app, "Ce qui a bougé depuis le 31/12/2018")
    cold = opened(compare="2018-12-31")
    assert says(cold, "Ce qui a bougé depuis le 31/12/2018")
    compared = ["5", "Professionnels touchés", "325\u00a0professionnels", "1\u202f425\u00a0professionnels (provisoire)"]
    assert compared in [row[:4] for row in tables(cold)]


@pytest.mark.usefixtures("examples")
def test_a_date_to_compare_with_never_follows_the_situation() -> None:
    app = opened(compare="2019-12-31")
    app.date_input(key="situation").set_value(date(2019, 6, 30)).run()
    assert not app.exception
    assert says(app, "Ce qui a bougé depuis le 31/12/2018")


@pytest.mark.usefixtures("examples")
def test_one_territory_says_what_is_judged_on_it_and_what_is_not() -> None:
    assert says(opened(territoire="paris"), "Paris : 22 indicateurs y sont suivis à part")
    told = "44 indicateurs communs y gardent le résultat des deux territoires"
    assert says(opened(territoire="paris"), f"{told} ; 9 indicateurs propres à l’autre territoire restent comptés.")
    assert says(opened(territoire="seine-saint-denis"), f"{told} ; 2 indicateurs propres à l’autre territoire")
    assert not says(opened(), told)


@pytest.mark.usefixtures("empty")
def test_an_empty_base_says_what_is_expected() -> None:
    app = opened()
    assert says(app, "Aucun fichier n’est encore déposé")
    assert app.metric[0].value == "0"


@pytest.mark.usefixtures("examples")
def test_the_charts_tell_statuses_elapsed_time_and_what_moved() -> None:
    charts = [chart.proto for chart in opened().get("plotly_chart")]
    assert [chart.alt.split(".")[0].split(",")[0] for chart in charts] == [
        "Barre empilée",
        "Deux barres",
        "Points avant et après",
    ]
