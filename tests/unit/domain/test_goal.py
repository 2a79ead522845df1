"""Goals: which target holds in which scope, and the path that leads to it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Catalogue, Firmness, Operator, Territory
from convention.domain.goal import Goal, goal_of
from convention.warehouse.catalogue_files import parse_catalogue
from tests.builders.catalogue import Row, catalogue_texts, row

START, DUE = date(2018, 1, 1), date(2020, 12, 31)
amounts = st.decimals(min_value=-1000, max_value=1000, places=2)
inner_days = st.dates(min_value=START + timedelta(days=1), max_value=DUE - timedelta(days=1))


def catalogue(indicator: Row, *targets: Row, references: tuple[Row, ...] = (), debut: str = "2018-01-01") -> Catalogue:
    """One indicator with its targets."""
    return parse_catalogue(
        catalogue_texts(
            actions=[row("actions", debut=debut)], indicateurs=[indicator], cibles=targets, reperes=references
        )
    )


def goal(agreed: Catalogue, territory: Territory = Territory.COMMON) -> Goal | None:
    """The goal of the only indicator."""
    return goal_of(agreed, agreed.indicators[0], territory)


@given(amounts, amounts, st.dictionaries(inner_days, amounts, max_size=3), st.dates(START, DUE))
def test_the_path_passes_through_its_points_and_is_monotone_between_them(
    baseline: Decimal, target: Decimal, interim: dict[date, Decimal], day: date
) -> None:
    steps = tuple(sorted(interim.items()))
    path = Goal(target, DUE, Operator.REACH, Firmness.FIRM, baseline, START, steps)
    points = [(START, baseline), *steps, (DUE, target)]
    assert all(path.expected(at) == value for at, value in points)
    (d0, v0), (d1, v1) = next(pair for pair in pairwise(points) if pair[0][0] <= day <= pair[1][0])
    now, later = path.expected(day), path.expected(min(day + timedelta(days=1), d1))
    assert now is not None
    assert later is not None
    assert min(v0, v1) <= now <= max(v0, v1)
    assert now <= later if v0 <= v1 else now >= later
    assert now == Fraction(v0) + Fraction(v1 - v0) * (day - d0).days / (d1 - d0).days


@given(amounts, amounts, st.integers(0, 5000))
def test_nothing_is_expected_before_the_start_and_all_of_it_after_the_due_day(
    baseline: Decimal, target: Decimal, days: int
) -> None:
    path = Goal(target, DUE, Operator.REACH, Firmness.FIRM, baseline, START)
    assert path.expected(START - timedelta(days=days)) == baseline
    assert path.expected(DUE + timedelta(days=days)) == target


def test_a_step_due_on_the_day_it_starts_is_expected_then() -> None:
    agreed = catalogue(
        row("indicateurs", nature="jalon", periodicite="ponctuelle"),
        row("cibles", valeur="1", echeance="2017-12-31"),
        debut="2017-12-31",
    )
    found = goal(agreed)
    assert found is not None
    assert (found.start, found.due) == (date(2017, 12, 31), date(2017, 12, 31))
    assert found.expected(date(2018, 1, 1)) == 1


BOTH = "Paris | Seine-Saint-Denis"


@given(
    st.tuples(amounts, amounts),
    st.tuples(st.dates(START, DUE), st.dates(START, DUE)),
    st.dates(START, date(2022, 1, 1)),
)
def test_a_sum_expects_what_its_territories_expect_together(
    values: tuple[Decimal, Decimal], dues: tuple[date, date], day: date
) -> None:
    targets = [
        row("cibles", territoire=place, valeur=str(value), echeance=due.isoformat())
        for place, value, due in zip(BOTH.split(" | "), values, dues, strict=True)
    ]
    agreed = catalogue(row("indicateurs", nature="cumul", agregation="somme", territoires=BOTH), *targets)
    whole = goal(agreed)
    parts = [goal(agreed, t) for t in (Territory("paris"), Territory("seine_saint_denis"))]
    assert whole is not None
    assert whole.computed
    assert (whole.target, whole.due) == (sum(values), max(dues))
    together = sum((part.expected(day) or Fraction(0) for part in parts if part), Fraction(0))
    found = whole.expected(day)
    assert found is not None
    assert abs(found - together) <= Fraction(1, 1_000_000)


def test_the_least_firm_of_the_territories_makes_the_sum() -> None:
    agreed = catalogue(
        row("indicateurs", nature="cumul", agregation="somme", territoires=BOTH),
        row("cibles", territoire="Paris", valeur="1", fermete="ferme"),
        row("cibles", territoire="Seine-Saint-Denis", valeur="1", fermete="envisagee"),
    )
    found = goal(agreed)
    assert found is not None
    assert found.firmness is Firmness.ENVISAGED


def test_no_sum_of_targets_while_a_territory_has_none() -> None:
    agreed = catalogue(
        row("indicateurs", nature="cumul", agregation="somme", territoires=BOTH),
        row("cibles", territoire="Paris", valeur="30"),
    )
    assert goal(agreed) is None
    assert goal(agreed, Territory("seine_saint_denis")) is None


def test_a_given_common_target_is_kept_beside_those_of_the_territories() -> None:
    agreed = catalogue(
        row("indicateurs", nature="cumul", agregation="somme", territoires=BOTH),
        row("cibles", valeur="45"),
        row("cibles", territoire="Paris", valeur="30"),
        row("cibles", territoire="Seine-Saint-Denis", valeur="16"),
    )
    found = goal(agreed)
    assert found is not None
    assert found.target == 45
    assert not found.computed


def test_a_common_target_binds_each_territory_only_where_nothing_is_added_up() -> None:
    bound = row("cibles", valeur="1")
    step = catalogue(row("indicateurs", nature="jalon", periodicite="ponctuelle", territoires=BOTH), bound)
    flow = catalogue(row("indicateurs", nature="flux", agregation="somme", territoires=BOTH), bound)
    floor = row("cibles", valeur="50", operateur=">=")
    rated = catalogue(row("indicateurs", nature="taux", unite="%", territoires=BOTH), floor)
    summed = catalogue(row("indicateurs", nature="flux", agregation="somme", territoires=BOTH), floor)
    bindings = [goal(agreed, Territory("paris")) is not None for agreed in (step, flow, rated, summed)]
    assert bindings == [True, False, True, False]


def test_an_amendment_replaces_the_target_of_the_same_scope_and_date() -> None:
    agreed = catalogue(
        row("indicateurs", nature="flux"),
        row("cibles", valeur="1800", avenant="2019-06-30"),
        row("cibles", valeur="1500"),
    )
    found = goal(agreed)
    assert found is not None
    assert found.target == 1800
    assert found.interim == ()


def test_a_baseline_is_taken_on_its_own_day_and_territory() -> None:
    paris = row("reperes", territoire="Paris", valeur="734", date="2016-12-31")
    other = row("reperes", territoire="Seine-Saint-Denis", valeur="744", date="2016-12-31")
    shown = row("reperes", territoire="Paris", valeur="900", date="2017-12-31", role="repere")
    agreed = catalogue(
        row("indicateurs", agregation="somme", territoires=BOTH),
        row("cibles", valeur="1000"),
        references=(paris, other, shown),
    )
    found = goal(agreed)
    assert found is not None
    assert found.baseline == 734 + 744
    assert found.start == date(2016, 12, 31)


def test_baselines_of_different_days_are_not_added_up() -> None:
    agreed = catalogue(
        row("indicateurs", agregation="somme", territoires=BOTH),
        row("cibles", valeur="1000"),
        references=(
            row("reperes", territoire="Paris", valeur="734", date="2016-12-31"),
            row("reperes", territoire="Seine-Saint-Denis", valeur="744", date="2017-12-31"),
        ),
    )
    found = goal(agreed)
    assert found is not None
    assert found.baseline is None
