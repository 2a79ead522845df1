"""The overview."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.committee import Outlook
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.narratives import NarrativeDraft, record_narrative
from convention.warehouse.store import open_store
from pages.parts import base
from pages.shell.first_answer import FIRST_ANSWER
from tests.builders.meetings import hold
from tests.pages.driving import charts_of, opened, says, shown_by


def tables(app: AppTest) -> list[list[str]]:
    """The rows of the tables, as texts."""
    return [[str(cell) for cell in row] for table in app.table for row in table.value.to_numpy()]


def rows(app: AppTest) -> dict[str, dict[str, Any]]:
    """The rows of the board by the code of their action."""
    return {row["code"]: row for axis in shown_by(app, "overview")["axes"] for row in axis["rows"]}


@pytest.mark.usefixtures("examples")
def test_the_band_holds_every_sheet_once_under_the_status_that_its_row_shows() -> None:
    app = opened()
    board = shown_by(app, "overview")
    tiles = [
        (tile["code"], group["tone"]) for group in board["groups"] for part in group["parts"] for tile in part["tiles"]
    ]
    assert len(tiles) == 22
    assert dict(tiles) == {code: row["tone"] for code, row in rows(app).items()}
    assert [group["count"] for group in board["groups"]] == [
        sum(len(part["tiles"]) for part in group["parts"]) for group in board["groups"]
    ]
    assert says(app, "Voir les indicateurs de réalisation sans cible, par fiche")


@pytest.mark.usefixtures("examples")
def test_every_sheet_has_its_link_at_the_dates_and_territory_shown() -> None:
    app = opened(situation="2019-12-31", territoire="paris")
    query = {"situation": "2019-12-31", "territoire": "paris", "fiche": "8.1"}
    assert rows(app)["8.1"]["target"] == {"page": "action", "query": query}


@pytest.mark.usefixtures("examples")
def test_the_strip_shows_each_half_year_as_the_overview_of_that_day_does() -> None:
    app = opened()
    halves = shown_by(app, "overview")["halves"]
    assert [half["target"]["query"]["situation"] for half in halves] == [
        "2018-06-30",
        "2018-12-31",
        "2019-06-30",
        "2019-12-31",
        "2020-06-30",
        "2020-12-31",
    ]
    then = rows(opened(situation="2019-06-30"))
    assert {c: row["strip"][2]["tone"] for c, row in rows(app).items()} == {c: row["tone"] for c, row in then.items()}


@pytest.mark.usefixtures("examples")
def test_the_deciding_figure_stands_beside_the_status_with_its_territories() -> None:
    row = rows(opened())["8.1"]
    assert row["figure"].replace("\u00a0", " ") == "1,6 km sur 2"
    assert row["detail"] == "Paris 2,6, Seine-Saint-Denis 1,6"


def test_what_changed_since_the_last_meeting_says_both_statuses(examples: Path) -> None:
    store = open_store(examples)
    hold(store, date(2020, 2, 27), date(2019, 12, 31))
    store.close()
    board = shown_by(opened(situation="2020-12-31"), "overview")
    assert board["since"] == "Depuis la séance du 27/02/2020"
    moved = {item["code"] for line in board["moves"] for item in line["items"]}
    marked = {t["code"] for group in board["groups"] for part in group["parts"] for t in part["tiles"] if t["move"]}
    assert moved == marked != set()


def test_what_asks_for_attention_stands_once_by_action_with_the_committees_own_reasons(examples: Path) -> None:
    store = open_store(examples)
    meeting = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
    record_decision(store, DecisionDraft(meeting, "Revoir le calendrier", "DVD", "8.1", date(2020, 9, 30)), "Camille")
    record_narrative(store, NarrativeDraft("8.1", "Tout va bien.", Outlook.SUNNY, "", "", "DVD"))
    store.close()
    app = opened(situation="2020-12-31")
    listed = shown_by(app, "worklist")
    queries = [action["target"]["query"] for action in [*listed["actions"], *listed["rest"]["actions"]]]
    assert len(queries) == len({query["fiche"] for query in queries}), "each action once"
    (query,) = [query for query in queries if query["fiche"] == "8.1"]
    assert query["situation"] == "2020-12-31"
    assert query["indicateur"].startswith("A08.1-")
    assert says(app, "Décision échue le 30/09/2020 : Revoir le calendrier (DVD)")
    assert says(app, "Météo « soleil » contredite par les chiffres")
    assert says(app, "Piste cyclable créée : 1,6")


@pytest.mark.usefixtures("examples")
def test_what_moved_stands_with_the_largest_change_of_rate_first() -> None:
    app = opened()
    assert says(app, "Ce qui a bougé depuis le 30/06/2020")
    assert [
        "8.1",
        "Piste cyclable créée (Paris, puis Seine-Saint-Denis)",
        "2,2\u00a0km (Paris)",
        "1,6\u00a0km (provisoire) (Seine-Saint-Denis)",
    ] in [row[:4] for row in tables(app)]
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
    assert {row["figure"].split(" : ")[-1].split("\u00a0: ")[-1] for row in rows(app).values()} == {"rien de déposé"}


@pytest.mark.usefixtures("examples")
def test_the_charts_tell_statuses_and_what_moved() -> None:
    charts = charts_of(opened())
    assert [chart["alt"].split(".")[0].split(",")[0] for chart in charts] == [
        "Points avant et après",
        "Barre empilée",
    ]


def test_what_the_committee_records_is_read_at_once_and_after_any_deposit(examples: Path) -> None:
    store = open_store(examples)
    meeting = hold(store, date(2021, 2, 1), date(2020, 12, 31), frozen=False)
    record_decision(store, DecisionDraft(meeting, "Fixer un calendrier", "DVD", "7.1", date(2021, 3, 1)), "Camille")
    record_narrative(store, NarrativeDraft("7.1", "Le tracé est choisi.", Outlook.RAINY, "", "", "DVD"))
    store.close()
    row = rows(opened())["7.1"]
    assert (row["weather"]["sign"], row["next"]["text"]) == ("rainy", "décision 01/03/21")
    card = shown_by(opened("action", fiche="7.1"), "card")
    assert card["weather"]["sign"] == "rainy"
    assert card["due"]


def test_the_index_page_is_given_the_usual_board_until_something_is_recorded(examples: Path) -> None:
    assert examples
    FIRST_ANSWER.withdraw()
    opened(situation="2019-12-31")
    assert "first-answer" not in FIRST_ANSWER.put_into("<head><body>")
    board = shown_by(opened(), "overview")
    page = FIRST_ANSWER.put_into("<head><body>")
    (held,) = re.findall(r'id="first-answer-data">(.*?)</script>', page)
    assert json.loads(held)["axes"] == board["axes"]
    record_narrative(base.base(), NarrativeDraft("5", "Autre avis.", Outlook.SUNNY, "", "", "DASES"))
    assert FIRST_ANSWER.put_into("<head><body>") == "<head><body>"


@pytest.mark.usefixtures("examples")
def test_steps_that_were_kept_never_stand_for_a_missed_target() -> None:
    for code, row in rows(opened(situation="2020-12-31")).items():
        if row["figure"].startswith("Étapes tenues"):
            assert row["tone"] not in ("late", "watch"), code
    assert rows(opened(situation="2020-12-31"))["1"]["figure"].replace("\u00a0", " ") == "20 places sur 30"
