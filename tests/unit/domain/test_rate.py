"""The laws of the rate and of the status, for any figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from convention.domain.assess import assess
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.progress import Assessment, rate
from convention.domain.standing import Standing
from convention.warehouse.catalogue_files import parse_catalogue
from tests.builders.catalogue import catalogue_texts, row

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
factors = st.decimals(min_value=Decimal("0.001"), max_value=10**6, places=3)


@given(amounts, amounts, amounts)
def test_a_fall_is_judged_as_the_same_rise(baseline: Decimal, target: Decimal, value: Decimal) -> None:
    assume(baseline != target)
    assert rate(baseline, target, value) == rate(-baseline, -target, -value)


@given(amounts, amounts)
@example(Decimal(0), Decimal("0.000001"))
def test_the_baseline_is_0_and_the_target_100(baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)
    assert rate(baseline, target, baseline) == 0
    assert rate(baseline, target, target) == 100


@given(amounts, amounts, amounts, factors)
def test_another_unit_changes_nothing(baseline: Decimal, target: Decimal, value: Decimal, factor: Decimal) -> None:
    assume(baseline != target)
    scale = Fraction(factor)
    scaled = rate(*(Fraction(figure) * scale for figure in (baseline, target, value)))
    assert scaled == rate(baseline, target, value)


@given(amounts, amounts, amounts, amounts)
def test_more_of_the_way_is_a_higher_rate(baseline: Decimal, target: Decimal, one: Decimal, other: Decimal) -> None:
    assume(baseline != target and one != other)
    nearer = max(one, other) if target > baseline else min(one, other)
    further = one if nearer == other else other
    assert rate(baseline, target, nearer) > rate(baseline, target, further)


@given(amounts)
def test_keeping_a_level_has_no_rate(level: Decimal) -> None:
    with pytest.raises(ZeroDivisionError):
        rate(level, level, level)


def level_catalogue(baseline: Decimal, target: Decimal) -> Catalogue:
    """One level to bring from a baseline on 31/12/2017 to a target on 31/12/2019."""
    return parse_catalogue(
        catalogue_texts(
            indicateurs=[row("indicateurs", sens="hausse" if target >= baseline else "baisse")],
            cibles=[row("cibles", valeur=f"{target:f}", echeance="2019-12-31")],
            reperes=[row("reperes", valeur=f"{baseline:f}")],
        )
    )


def judged(catalogue: Catalogue, value: Decimal, situation: date = date(2018, 12, 31)) -> Assessment:
    """The assessment of a value given for 2018."""
    standing = Standing(
        value=value,
        period=period_from_code("2018"),
        value_status=ObservationStatus.FINAL,
        last_answer=ObservationStatus.FINAL,
    )
    return assess(catalogue, catalogue.indicators[0], Territory.COMMON, standing, situation)


small = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(small, small, small)
def test_a_fall_has_the_same_status_as_the_same_rise(baseline: Decimal, target: Decimal, value: Decimal) -> None:
    assume(baseline != target)
    rise = judged(level_catalogue(baseline, target), value)
    fall = judged(level_catalogue(-baseline, -target), -value)
    assert (rise.status, rise.rate, rise.expected_rate) == (fall.status, fall.rate, fall.expected_rate)


@given(small, small, small, st.sampled_from([Decimal("0.01"), Decimal(100), Decimal(1000)]))
def test_another_unit_has_the_same_status(baseline: Decimal, target: Decimal, value: Decimal, factor: Decimal) -> None:
    assume(baseline != target)
    plain = judged(level_catalogue(baseline, target), value)
    scaled = judged(level_catalogue(baseline * factor, target * factor), value * factor)
    assert (plain.status, plain.rate, plain.gap) == (scaled.status, scaled.rate, scaled.gap)


@given(small, small)
def test_a_situation_before_any_threshold_is_judged_too(target: Decimal, value: Decimal) -> None:
    assume(target != 0)
    catalogue = level_catalogue(Decimal(0), target)
    assert judged(catalogue, value, date(2016, 1, 1)).status == judged(catalogue, value).status


def test_thresholds_change_at_their_date_and_not_before() -> None:
    before = level_catalogue(Decimal(0), Decimal(100))
    old = next(t for t in before.thresholds if t.name == "on_track_ratio")
    stricter = replace(old, value=Decimal("0.99"), since=date(2019, 1, 1))
    catalogue = replace(before, thresholds=(stricter, *before.thresholds))
    assert judged(catalogue, Decimal("48"), date(2018, 12, 31)).status == "on_track"
    assert judged(catalogue, Decimal("48"), date(2019, 1, 1)).status == "watch"
