"""Roll-up: what several indicators say together, without claiming more than is known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import (
    LEAST_FAVOURABLE_FIRST,
    SEVEREST_FIRST,
    ActionProgress,
    Standings,
    assess_action,
    assess_all,
    distribution,
    least_favourable,
)
from convention.domain.standing import Standing
from convention.warehouse.catalogue_files import parse_catalogue
from tests.builders.catalogue import catalogue_texts, row

SITUATION = date(2018, 12, 31)
FINAL = ObservationStatus.FINAL
values = st.decimals(min_value=-50, max_value=300, places=1)
statuses = st.lists(st.sampled_from(ProgressStatus), max_size=8)


def known(value: Decimal | int, period: str = "2018") -> Standing:
    """A value that is there."""
    return Standing(
        value=Decimal(value), period=period_from_code(period), value_status=FINAL, last_answer=FINAL, counted=1
    )


def levels(count: int) -> Catalogue:
    """Some levels to bring from 100 at the end of 2017 to 200 at the end of 2019."""
    codes = [f"A01-{number}" for number in range(1, count + 1)]
    return parse_catalogue(
        catalogue_texts(
            indicateurs=[row("indicateurs", indicateur=code) for code in codes],
            cibles=[row("cibles", indicateur=code, valeur="200", echeance="2019-12-31") for code in codes],
            reperes=[row("reperes", indicateur=code, valeur="100") for code in codes],
        )
    )


def rolled(agreed: Catalogue, standings: Standings, situation: date = SITUATION) -> ActionProgress:
    """The only action."""
    return assess_action(agreed, agreed.actions[0], standings, situation)


def test_what_is_not_applicable_does_not_decide() -> None:
    agreed = levels(3)
    not_applicable = Standing(last_answer=ObservationStatus.NOT_APPLICABLE)
    standings = {("A01-1", Territory.COMMON): known(150), ("A01-2", Territory.COMMON): not_applicable}
    found = rolled(agreed, standings)
    assert [i.overall.status for i in found.indicators] == ["on_track", "not_applicable", "not_yet_due"]
    assert found.status is ProgressStatus.NOT_YET_DUE
    assert found.deciding
    assert found.deciding.indicator.code == "A01-3"


def test_an_action_without_any_target_is_followed_without() -> None:
    found = rolled(parse_catalogue(catalogue_texts(indicateurs=[row("indicateurs")])), {})
    assert found.status is ProgressStatus.NO_TARGET


def test_steps_count_by_weight() -> None:
    step = {"nature": "jalon", "periodicite": "ponctuelle"}
    agreed = parse_catalogue(
        catalogue_texts(
            indicateurs=[
                row("indicateurs", indicateur="A01-1", poids="2", **step),
                row("indicateurs", indicateur="A01-2", poids="1", **step),
                row("indicateurs", indicateur="A01-3", poids="5", **step),
            ],
            cibles=[row("cibles", indicateur=code, valeur="1") for code in ("A01-1", "A01-2")],
        )
    )
    found = rolled(agreed, {("A01-1", Territory.COMMON): known(1, "2018-06-01")})
    assert [found.steps_done, found.steps] == [Decimal(2), Decimal(3)]


@given(statuses)
def test_an_action_shows_the_least_favourable_status(found: list[ProgressStatus]) -> None:
    worst = least_favourable(found)
    if found:
        assert worst in found
    assert all(LEAST_FAVOURABLE_FIRST.index(worst) <= LEAST_FAVOURABLE_FIRST.index(status) for status in found)


@given(statuses)
def test_nothing_is_said_reached_while_a_part_with_a_target_is_not(found: list[ProgressStatus]) -> None:
    beside = {ProgressStatus.REACHED, ProgressStatus.NO_TARGET, ProgressStatus.NOT_APPLICABLE}
    reached = ProgressStatus.REACHED in found and set(found) <= beside
    assert (least_favourable(found) is ProgressStatus.REACHED) is reached


@given(statuses)
def test_the_distribution_counts_every_status_once(found: list[ProgressStatus]) -> None:
    counted = distribution(found)
    assert counted == Counter(found)
    assert list(counted) == sorted(counted, key=SEVEREST_FIRST.index)


def test_every_status_has_its_place_among_the_severest() -> None:
    assert sorted(SEVEREST_FIRST) == sorted(LEAST_FAVOURABLE_FIRST) == sorted(ProgressStatus)


def test_every_action_of_the_convention_is_there_in_its_order() -> None:
    agreed = parse_catalogue(
        catalogue_texts(
            actions=[row("actions", action=code) for code in ("1", "7.1", "2")],
            indicateurs=[row("indicateurs", action="7.1")],
        )
    )
    found = assess_all(agreed, {}, SITUATION)
    assert [(a.action.code, len(a.indicators)) for a in found] == [("1", 0), ("7.1", 1), ("2", 0)]


PARTS = {("A01-1", Territory("paris")): known(150), ("A01-1", Territory("seine_saint_denis")): known(90)}
WITH_COMMON = {**PARTS, ("A01-1", Territory.COMMON): known(170)}


def two_territories(*scopes: str) -> Catalogue:
    """A level followed in both territories, with a target from 100 to 200 in some scopes."""
    return parse_catalogue(
        catalogue_texts(
            indicateurs=[row("indicateurs", territoires="Paris | Seine-Saint-Denis", agregation="somme")],
            cibles=[row("cibles", territoire=p, valeur="200", echeance="2019-12-31") for p in scopes],
            reperes=[row("reperes", territoire=p, valeur="100") for p in scopes],
        )
    )


@pytest.mark.parametrize(
    ("scopes", "standings", "overall"),
    [
        (["Paris", "Seine-Saint-Denis"], WITH_COMMON, (Territory("seine_saint_denis"), "regression")),
        (["Paris", "Seine-Saint-Denis"], PARTS, (Territory("seine_saint_denis"), "regression")),
        (["commun"], WITH_COMMON, (Territory.COMMON, "on_track")),
        (["Seine-Saint-Denis"], WITH_COMMON, (Territory("seine_saint_denis"), "regression")),
        (["Paris"], WITH_COMMON, (Territory("paris"), "on_track")),
        ([], WITH_COMMON, (Territory.COMMON, "no_target")),
        ([], PARTS, (Territory("paris"), "no_target")),
    ],
)
def test_overall_is_the_common_scope_unless_territories_have_targets_of_their_own(
    scopes: list[str], standings: Standings, overall: tuple[Territory, str]
) -> None:
    found = rolled(two_territories(*scopes), standings).indicators[0].overall
    assert (found.territory, found.status) == overall


@pytest.mark.parametrize("scope", [Territory("paris"), Territory("seine_saint_denis")])
def test_a_territory_is_looked_at_by_itself_when_asked_for(scope: Territory) -> None:
    agreed = two_territories("Paris", "Seine-Saint-Denis")
    found = assess_action(agreed, agreed.actions[0], WITH_COMMON, SITUATION, scope).indicators[0]
    assert found.overall.territory is scope
    assert found.overall in found.parts


@pytest.mark.parametrize(
    ("values", "day", "expected", "up_to_date"),
    [
        ({}, SITUATION, False, False),
        ({}, date(2019, 4, 1), True, False),
        ({("A01-1", Territory.COMMON): known(150)}, date(2019, 4, 1), True, True),
        ({("A01-1", Territory.COMMON): known(150)}, date(2020, 3, 31), True, False),
    ],
    ids=["nothing due yet", "due and missing", "fresh", "stale"],
)
def test_only_a_fresh_value_is_up_to_date(values: Standings, day: date, expected: bool, up_to_date: bool) -> None:
    found = rolled(levels(1), values, day).indicators[0]
    assert (found.expected, found.up_to_date) == (expected, up_to_date)


def test_a_stale_value_without_a_target_is_not_up_to_date() -> None:
    agreed = parse_catalogue(catalogue_texts(indicateurs=[row("indicateurs")]))
    found = rolled(agreed, {("A01-1", Territory.COMMON): known(150)}, date(2020, 3, 31)).indicators[0]
    assert found.overall.status == "no_target"
    assert not found.up_to_date
