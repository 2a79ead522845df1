"""Looking things up in the catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from convention.domain.catalogue import Aggregation, Catalogue, Frequency, Kind, Threshold
from convention.domain.period import Grain
from convention.warehouse.catalogue_files import parse_catalogue, read_folder
from tests.builders.catalogue import COMMITTED, catalogue_texts, row


@pytest.fixture(scope="module")
def committed() -> Catalogue:
    """The catalogue that the project ships."""
    return parse_catalogue(read_folder(COMMITTED))


def test_every_action_and_indicator_is_found_by_its_code_and_parent(committed: Catalogue) -> None:
    assert tuple(committed.action_by_code.values()) == committed.actions
    assert tuple(committed.by_code.values()) == committed.indicators
    by_axis = chain.from_iterable(committed.actions_of(axis.number) for axis in committed.axes)
    assert tuple(by_axis) == committed.actions
    by_action = chain.from_iterable(committed.indicators_of(action.code) for action in committed.actions)
    assert sorted(i.code for i in by_action) == sorted(committed.by_code)


def test_every_target_and_reference_is_found_from_its_indicator(committed: Catalogue) -> None:
    targets = chain.from_iterable(committed.targets_of(code) for code in committed.by_code)
    assert sorted(map(repr, targets)) == sorted(map(repr, committed.targets))
    references = chain.from_iterable(committed.references_of(code) for code in committed.by_code)
    assert sorted(map(repr, references)) == sorted(map(repr, committed.references))


def test_targets_come_soonest_due_first_and_references_undated_last() -> None:
    agreed = parse_catalogue(
        catalogue_texts(
            indicateurs=[row("indicateurs")],
            cibles=[row("cibles", valeur="2", echeance=day) for day in ("2020-12-31", "2018-12-31")],
            reperes=[
                row("reperes", valeur=v, date=d) for v, d in (("1", ""), ("2", "2017-12-31"), ("3", "2016-12-31"))
            ],
        )
    )
    assert [t.due.year for t in agreed.targets_of("A01-1")] == [2018, 2020]
    assert [r.value for r in agreed.references_of("A01-1")] == [3, 2, 1]


def test_a_threshold_is_the_one_in_force_on_the_day(committed: Catalogue) -> None:
    later = Threshold("watch_ratio", Decimal("0.7"), "rapport", date(2019, 7, 1), "")
    agreed = replace(committed, thresholds=(later, *committed.thresholds))
    days = (date(1990, 1, 1), date(2018, 1, 1), date(2019, 6, 30), date(2019, 7, 1), date(2030, 1, 1))
    found = [agreed.threshold("watch_ratio", day) for day in days]
    assert found == [Decimal("0.6"), Decimal("0.6"), Decimal("0.6"), Decimal("0.7"), Decimal("0.7")]
    with pytest.raises(KeyError):
        agreed.threshold("no_such", days[0])


@pytest.mark.parametrize(
    ("debut", "periodicite", "first"),
    [
        ("2018-01-01", "annuelle", date(2018, 1, 1)),
        ("2018-03-21", "annuelle", date(2018, 1, 1)),
        ("2018-03-21", "scolaire", date(2017, 9, 1)),
        ("2018-08-31", "semestrielle", date(2018, 7, 1)),
        ("2018-03-21", "mensuelle", date(2018, 3, 1)),
        ("2018-03-21", "ponctuelle", date(2018, 3, 21)),
        ("", "annuelle", date(2018, 1, 1)),
    ],
)
def test_counting_starts_with_the_period_that_holds_the_start(debut: str, periodicite: str, first: date) -> None:
    agreed = parse_catalogue(
        catalogue_texts(
            actions=[row("actions", debut=debut)], indicateurs=[row("indicateurs", periodicite=periodicite)]
        )
    )
    assert agreed.counted_from(agreed.indicators[0]) == first


def test_every_frequency_has_a_grain() -> None:
    assert {frequency.grain for frequency in Frequency} == set(Grain)


@pytest.mark.parametrize(
    ("kind", "over_periods", "over_territories"),
    [
        (Kind.FLOW, True, True),
        (Kind.LEVEL, False, True),
        (Kind.CUMULATIVE, False, True),
        (Kind.RATE, False, False),
        (Kind.MILESTONE, False, False),
        (Kind.YEARLY, False, False),
        (Kind.QUALITATIVE, False, False),
    ],
)
def test_what_may_be_added_is_what_counts_something(
    committed: Catalogue, kind: Kind, over_periods: bool, over_territories: bool
) -> None:
    """Percentages, steps and degrees have no sum, whatever the catalogue says; amounts have one where it says so."""
    summed = replace(committed.by_code["A05-1"], kind=kind, aggregation=Aggregation.SUM)
    assert (summed.adds_over_periods, summed.adds_over_territories) == (over_periods, over_territories)
    assert not replace(summed, aggregation=Aggregation.NONE).adds_over_territories
