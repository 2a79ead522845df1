"""Amendments: a target moved, an indicator or an action given up; each case a row of a table, in the order signed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from convention.domain.assess import assess
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.goal import goal_of
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import assess_all
from convention.domain.standing import Standing
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.catalogue_files import completed, parse_catalogue
from convention.wording.progress import explain
from tests.builders.catalogue import Row, catalogue_texts, row

FLOW = row("indicateurs", nature="flux")
CODE, COMMON = "A01-1", Territory.COMMON


def target(value: str, due: str, amendment: str = "") -> Row:
    return row("cibles", valeur=value, echeance=due, avenant=amendment)


def target_given_up(due: str, by: str, set_by: str = "") -> Row:
    return row(
        "abandons", objet="cible", territoire="commun", echeance=due, avenant_cible=set_by, avenant=by, motif="Report"
    )


def agreed(targets: list[Row], given_up: list[Row], effects: list[Row] | None = None) -> Catalogue:
    return parse_catalogue(
        catalogue_texts(indicateurs=[FLOW], cibles=targets, abandons=given_up, avenants=effects or [])
    )


def in_force(catalogue: Catalogue, day: date) -> str:
    """The goal of a day: `100 by 2021-12-31, 60 by 2019-12-31`, soonest last."""
    goal = goal_of(catalogue.agreed_on(day), catalogue.by_code[CODE], COMMON)
    if goal is None:
        return "none"
    return ", ".join(f"{value} by {due}" for due, value in [(goal.due, goal.target), *goal.interim])


TEXT = target("100", "2020-12-31")
# What the convention and its amendments say, in the order in which they were recorded, and what is in force.
MOVED = {
    "nothing amended": ([TEXT], [], "100 by 2020-12-31"),
    "another value for the same day": ([TEXT, target("80", "2020-12-31", "n° 1")], [], "80 by 2020-12-31"),
    "n° 10 follows n° 2": (
        [TEXT, target("80", "2020-12-31", "n° 2"), target("70", "2020-12-31", "n° 10")],
        [],
        "70 by 2020-12-31",
    ),
    "a second target, further on": (
        [TEXT, target("150", "2021-12-31", "n° 1")],
        [],
        "150 by 2021-12-31, 100 by 2020-12-31",
    ),
    "moved to a later day": (
        [TEXT, target("100", "2021-12-31", "n° 1")],
        [target_given_up("2020-12-31", "n° 1")],
        "100 by 2021-12-31",
    ),
    "moved to an earlier day": (
        [TEXT, target("60", "2019-12-31", "n° 1")],
        [target_given_up("2020-12-31", "n° 1")],
        "60 by 2019-12-31",
    ),
    "another value, then moved: the first value does not come back": (
        [TEXT, target("80", "2020-12-31", "n° 1"), target("80", "2021-12-31", "n° 2")],
        [target_given_up("2020-12-31", "n° 2", set_by="n° 1")],
        "80 by 2021-12-31",
    ),
    "moved away and back again": (
        [TEXT, target("100", "2021-12-31", "n° 1"), target("90", "2020-12-31", "n° 2")],
        [target_given_up("2020-12-31", "n° 1"), target_given_up("2021-12-31", "n° 2", set_by="n° 1")],
        "90 by 2020-12-31",
    ),
    "given up, none set": ([TEXT], [target_given_up("2020-12-31", "n° 1")], "none"),
}


@pytest.mark.parametrize("case", MOVED)
def test_the_target_in_force_once_all_has_taken_effect(case: str) -> None:
    targets, given_up, expected = MOVED[case]
    assert in_force(agreed(targets, given_up), date(2022, 1, 1)) == expected


# What the amendments say, when each takes effect, and the goal on four situation dates: a situation is judged by what
# was agreed on its own date. 1 January 2020, 29 February, 1 March (n° 1 takes effect), 1 January 2021 (n° 2 does).
DAYS = (date(2020, 1, 1), date(2020, 2, 29), date(2020, 3, 1), date(2021, 1, 1))
FIRST, SECOND = ("n° 1", "2020-03-01"), ("n° 2", "2021-01-01")


def gone(due: str, by: tuple[str, str], set_by: str = "") -> Row:
    return target_given_up(due, by[0], set_by) | {"depuis": by[1]}


DATED = {
    "another value for the same day": (
        [TEXT, target("80", "2020-12-31", "n° 1")],
        [],
        ["100 by 2020-12-31", "100 by 2020-12-31", "80 by 2020-12-31", "80 by 2020-12-31"],
    ),
    "moved to a later day": (
        [TEXT, target("100", "2021-12-31", "n° 1")],
        [gone("2020-12-31", FIRST)],
        ["100 by 2020-12-31", "100 by 2020-12-31", "100 by 2021-12-31", "100 by 2021-12-31"],
    ),
    "given up, none set": (
        [TEXT],
        [gone("2020-12-31", FIRST)],
        ["100 by 2020-12-31", "100 by 2020-12-31", "none", "none"],
    ),
    "another value, then moved": (
        [TEXT, target("80", "2020-12-31", "n° 1"), target("80", "2021-12-31", "n° 2")],
        [gone("2020-12-31", SECOND, set_by="n° 1")],
        ["100 by 2020-12-31", "100 by 2020-12-31", "80 by 2020-12-31", "80 by 2021-12-31"],
    ),
    "a first target where the text sets none": (
        [target("50", "2020-12-31", "n° 1")],
        [],
        ["none", "none", "50 by 2020-12-31", "50 by 2020-12-31"],
    ),
}


@pytest.mark.parametrize("case", DATED)
def test_a_situation_is_judged_by_what_was_agreed_on_its_date(case: str) -> None:
    targets, given_up, expected = DATED[case]
    effects = [row("avenants", avenant=name, depuis=since) for name, since in (FIRST, SECOND)]
    catalogue = agreed(targets, given_up, effects)
    assert [in_force(catalogue, day) for day in DAYS] == expected
    # What an earlier version recorded without the day of its effect: it is that of the first thing given up.
    assert in_force(agreed(targets, given_up), DAYS[-1]) == expected[-1]
    if given_up and len(targets) < 3:
        assert [in_force(agreed(targets, given_up), day) for day in DAYS] == expected


@pytest.mark.parametrize(
    ("case", "day", "words"),
    [
        ("given up, none set", DAYS[1], "cible ferme : 100 unités au 31/12/2020"),
        (
            "given up, none set",
            DAYS[2],
            "la cible est abandonnée par l’avenant « n° 1 » à compter du 01/03/2020 (report)",
        ),
        (
            "a first target where the text sets none",
            DAYS[0],
            "aucune cible n’est encore fixée, l’avenant « n° 1 » en fixe une à compter du 01/03/2020",
        ),
    ],
)
def test_the_sentence_says_why_there_is_no_target_on_that_day(case: str, day: date, words: str) -> None:
    targets, given_up, _ = DATED[case]
    catalogue = agreed(targets, given_up, [row("avenants", avenant=FIRST[0], depuis=FIRST[1])])
    found = assess(catalogue, catalogue.by_code[CODE], COMMON, HALF, day)
    assert words in explain(found, catalogue).replace("\u00a0", " ").casefold()


HALF = Standing(
    value=Decimal(50), period=period_from_code("2019"), value_status=ObservationStatus.FINAL, first=date(2018, 1, 1)
)
BY_INDICATOR = row("abandons", avenant="n° 1", depuis="2020-03-01", motif="sans objet")
BY_ACTION = row("abandons", objet="action", code="1", avenant="n° 1", depuis="2020-03-01", motif="sans objet")


@pytest.mark.parametrize("given_up", [BY_INDICATOR, BY_ACTION], ids=["indicator", "action"])
@pytest.mark.parametrize(
    ("situation", "status"),
    [
        (date(2019, 12, 31), ProgressStatus.WATCH),
        (date(2020, 2, 29), ProgressStatus.WATCH),
        (date(2020, 3, 1), ProgressStatus.NOT_APPLICABLE),
        (date(2022, 1, 1), ProgressStatus.NOT_APPLICABLE),
    ],
)
def test_what_is_given_up_is_not_judged_from_that_day_on_and_the_past_stays(
    given_up: Row, situation: date, status: ProgressStatus
) -> None:
    catalogue = agreed([TEXT], [given_up])
    (action,) = assess_all(catalogue, {(CODE, COMMON): HALF}, situation)
    assert action.status is status
    assert action.indicators[0].overall.standing.value == 50
    assert action.indicators[0].expected is (status is not ProgressStatus.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("given_up", "words"),
    [
        (BY_INDICATOR, "Indicateur abandonné par l’avenant « n° 1 » à compter du 01/03/2020 (sans objet)"),
        (BY_ACTION, "Fiche-action abandonnée par l’avenant « n° 1 » à compter du 01/03/2020 (sans objet)"),
    ],
)
def test_the_sentence_names_the_amendment(given_up: Row, words: str) -> None:
    catalogue = agreed([TEXT], [given_up])
    found = assess(catalogue, catalogue.by_code[CODE], COMMON, HALF, date(2021, 1, 1))
    assert words in explain(found, catalogue).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("given_up", "expected"),
    [
        (row("abandons", code="A09-9"), "un code qui existe"),
        (row("abandons", objet="action", code="9"), "un code qui existe"),
        (row("abandons", echeance="2020-12-31"), "seule une cible"),
        (target_given_up("2019-12-31", "n° 1"), "une cible qui existe"),
        (target_given_up("2020-12-31", "n° 2", set_by="n° 1"), "une cible qui existe"),
        (row("abandons", objet="fiche"), "action, indicateur, cible"),
        (row("abandons", motif=" "), "un texte non vide"),
    ],
)
def test_only_what_exists_can_be_given_up(given_up: Row, expected: str) -> None:
    with pytest.raises(CatalogueError, match=expected):
        agreed([TEXT], [given_up])


def test_a_catalogue_recorded_before_there_were_abandonments_is_read_as_having_none() -> None:
    texts = catalogue_texts(indicateurs=[FLOW], cibles=[TEXT])
    del texts["abandons"]
    assert parse_catalogue(texts) == agreed([TEXT], [])
    assert completed(texts)["abandons"].startswith("objet,code,")
