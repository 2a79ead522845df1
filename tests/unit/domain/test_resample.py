"""Values of short periods shown by longer ones: what is added, what is carried, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, period_from_code
from convention.domain.resample import Resampled, resample
from convention.domain.series import Provenance, RecordedValue, ordered
from tests.samples.catalogue import signed_catalogue

FLOW, LEVEL, CUMULATIVE, RATE, STEP = "A05-1", "A03-4", "A08.1-1", "A02-3", "A05-2"
PARIS, COMMON = Territory("paris"), Territory.COMMON
ORIGIN = Provenance(1, 1, "releve.csv", "Feuil1", "F2", "12", "relevé", "", "", "Service", datetime(2020, 1, 1))
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=6)


def seen(
    value: str | Decimal | None,
    period: str,
    territory: Territory = PARIS,
    *,
    indicator: str = FLOW,
    fraction: tuple[str, str] | None = None,
    status: ObservationStatus = ObservationStatus.FINAL,
) -> RecordedValue:
    """One recorded value; None is not available."""
    return RecordedValue(
        indicator,
        territory,
        period_from_code(period),
        ObservationStatus.UNAVAILABLE if value is None else status,
        None if value is None else Decimal(value),
        ORIGIN,
        numerator=Decimal(fraction[0]) if fraction else None,
        denominator=Decimal(fraction[1]) if fraction else None,
    )


def by(grain: Grain, *values: RecordedValue) -> Resampled:
    """The values by periods of a grain."""
    return resample(ordered(values), signed_catalogue(), grain)


def shown(found: Resampled) -> list[tuple[str, Decimal | int | None]]:
    """Code and value of every period that is shown, oldest first."""
    return [(value.period.code, value.value) for value in found.series]


def test_increments_of_a_whole_year_are_added() -> None:
    (year,) = by(Grain.YEAR, seen("60", "2018-S1"), seen("120", "2018-S2")).series
    assert (year.period.code, year.missing_days) == ("2018", 0)
    assert year.value == year.total == 180
    assert year.provenance.observation_id is None


@given(st.lists(AMOUNTS, min_size=12, max_size=12), st.sampled_from([Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR]))
def test_no_increment_is_lost_invented_or_rounded(amounts: Sequence[Decimal], grain: Grain) -> None:
    months = [seen(amount, f"2018-{month:02d}") for month, amount in enumerate(amounts, 1)]
    found = by(grain, *months)
    assert found.left_out == ()
    assert sum(value.value or 0 for value in found.series) == sum(amounts)
    assert found.series.values[-1].total == sum(amounts)


@given(st.sets(st.integers(1, 12), min_size=1))
def test_a_year_is_made_of_its_twelve_months_and_of_no_fewer(months: set[int]) -> None:
    found = by(Grain.YEAR, *(seen("1", f"2018-{month:02d}") for month in months))
    whole = len(months) == 12
    assert shown(found) == ([("2018", 12)] if whole else [])
    assert [left.period.code for left in found.left_out] == ([] if whole else ["2018"])


@pytest.mark.parametrize("quarters", ["124", "134", "234", "123", "14", "1", "4"])
@pytest.mark.parametrize("indicator", [FLOW, RATE])
def test_quarters_with_a_gap_are_no_whole_year(quarters: str, indicator: str) -> None:
    """T1, T2 and T4 begin and end with the year, and are not the year."""
    values = (seen("1", f"2018-T{q}", indicator=indicator, fraction=("1", "2")) for q in quarters)
    found = by(Grain.YEAR, *values)
    if indicator == RATE and quarters == "4":
        assert shown(found) == [("2018", 1)]
        return
    assert shown(found) == []
    assert [left.period.code for left in found.left_out] == ["2018"]


def test_a_quarter_and_a_half_that_overlap_are_no_whole_year() -> None:
    assert shown(by(Grain.YEAR, seen("1", "2018-S1"), seen("1", "2018-T2"), seen("1", "2018-S2"))) == []


@given(AMOUNTS, st.sampled_from(list(Grain)))
def test_nothing_is_shown_by_periods_shorter_than_its_own(amount: Decimal, grain: Grain) -> None:
    if grain is not Grain.SCHOOL_YEAR:
        assert shown(by(grain, seen(amount, "2018"))) == [("2018", amount)]
    assert shown(by(grain, seen(amount, "2018-2019"))) == [("2018-2019", amount)]


def test_a_year_with_a_half_missing_is_left_out_and_named() -> None:
    found = by(Grain.YEAR, seen("60", "2018-S1"), seen("70", "2019-S2"))
    assert shown(found) == []
    assert [(left.period.code, left.territory) for left in found.left_out] == [("2018", PARIS), ("2019", PARIS)]


def test_an_unavailable_half_leaves_its_year_out() -> None:
    assert shown(by(Grain.YEAR, seen("60", "2018-S1"), seen(None, "2018-S2"))) == []


def test_a_sum_after_a_year_that_is_left_out_is_a_minimum() -> None:
    halves = (seen("60", "2018-S1"), seen("70", "2019-S1"), seen("80", "2019-S2"))
    (year,) = by(Grain.YEAR, *halves).series
    assert (year.period.code, year.missing_days) == ("2019", 365)
    assert year.total == 150


@pytest.mark.parametrize("code", [LEVEL, CUMULATIVE])
def test_a_level_or_a_running_total_is_its_last_value(code: str) -> None:
    found = by(Grain.YEAR, seen("1.2", "2018-S1", indicator=code), seen("1.7", "2018-S2", indicator=code))
    assert shown(found) == [("2018", Decimal("1.7"))]


def test_a_level_of_june_is_not_that_of_the_year() -> None:
    found = by(Grain.YEAR, seen("1429", "2019-S1", indicator=LEVEL))
    assert shown(found) == []
    assert [left.period.code for left in found.left_out] == ["2019"]


def test_percentages_are_pooled_and_never_averaged() -> None:
    first = seen("50", "2018-S1", COMMON, indicator=RATE, fraction=("10", "20"))
    second = seen("90", "2018-S2", COMMON, indicator=RATE, fraction=("72", "80"))
    assert shown(by(Grain.YEAR, first, second)) == [("2018", 82)]


def test_percentages_without_their_parts_are_left_out() -> None:
    found = by(Grain.YEAR, seen("50", "2018-S1", indicator=RATE), seen("90", "2018-S2", indicator=RATE))
    assert shown(found) == []
    assert len(found.left_out) == 1


def test_longer_periods_and_steps_stay_as_they_are() -> None:
    found = by(Grain.HALF_YEAR, seen("180", "2018"), seen("1", "2018-11-30", COMMON, indicator=STEP))
    assert shown(found) == [("2018", 180), ("2018-11-30", 1)]


def test_a_recorded_year_goes_before_one_that_its_halves_would_make() -> None:
    found = by(Grain.YEAR, seen("60", "2018-S1"), seen("120", "2018-S2"), seen("181", "2018"))
    assert shown(found) == [("2018", 181)]
    assert found.left_out == ()


PARTS = st.lists(
    st.tuples(
        st.sampled_from(["a.csv", "b.csv", ""]),
        st.sampled_from(["relevé", "enquête", ""]),
        st.sampled_from(["partiel", ""]),
        st.sampled_from([ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED]),
        st.integers(0, 3),
    ),
    min_size=3,
    max_size=3,
)


@given(PARTS)
def test_what_several_values_make_tells_every_file_source_and_comment_and_no_cell(
    parts: Sequence[tuple[str, str, str, ObservationStatus, int]],
) -> None:
    months = [
        seen("1", f"2018-0{at}", status=status)._replace(
            provenance=ORIGIN._replace(
                observation_id=at, deposit_id=at, file_name=file, source=source, comment=comment, revisions=revisions
            )
        )
        for at, (file, source, comment, status, revisions) in enumerate(parts, 1)
    ]
    (quarter,) = by(Grain.QUARTER, *months).series

    def once(texts: Sequence[str]) -> str:
        return " | ".join(text for at, text in enumerate(texts) if text and text not in texts[:at])

    files, sources, comments, statuses, revisions = zip(*parts, strict=True)
    assert quarter.provenance == ORIGIN._replace(
        observation_id=None,
        deposit_id=3,
        file_name=once(files),
        sheet="",
        cell="",
        text="",
        source=once(sources),
        comment=once(comments),
        revisions=sum(revisions),
    )
    firm = [ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED]
    assert quarter.status is firm[max(firm.index(status) for status in statuses)]


def test_a_percentage_of_several_periods_keeps_what_it_is_made_of() -> None:
    halves = seen("50", "2018-S1", indicator=RATE, fraction=("1", "2")), seen("10", "2018-S2", indicator=RATE)
    without = halves[1]._replace(numerator=Decimal(1))
    assert by(Grain.YEAR, halves[0], without).series.values == ()
    (year,) = by(Grain.YEAR, halves[0], without._replace(denominator=Decimal(8))).series
    assert (year.value, year.numerator, year.denominator) == (Decimal(20), Decimal(2), Decimal(10))


def test_what_precedes_the_start_or_has_no_value_is_shown_and_not_added() -> None:
    halves = (seen("5", "2017-S1"), seen("6", "2017-S2"), seen("60", "2018-S1"), seen("120", "2018-S2"))
    years = by(Grain.YEAR, *halves, seen(None, "2019"), seen("7", "2020")).series
    assert [(year.period.code, year.value, year.counts, year.total, year.missing_days) for year in years] == [
        ("2017", Decimal(11), False, None, 0),
        ("2018", Decimal(180), True, Decimal(180), 0),
        ("2019", None, True, None, 0),
        ("2020", Decimal(7), True, Decimal(187), 365),
    ]


def test_no_line_and_no_period_keeps_the_next_ones_from_being_shown() -> None:
    step, level = seen("1", "2018-11-30", COMMON, indicator=STEP), seen("2", "2018-12", indicator=CUMULATIVE)
    recorded = (seen("60", "2017-S1"), seen("61", "2017"), seen("60", "2018-S1"), seen("1", "2019-S1"))
    found = by(Grain.YEAR, step, level, *recorded, seen("2", "2019-S2"))
    assert [(value.indicator, value.period.code, value.value) for value in found.series] == [
        (FLOW, "2017", Decimal(61)),
        (FLOW, "2019", Decimal(3)),
        (STEP, "2018-11-30", Decimal(1)),
        (CUMULATIVE, "2018", Decimal(2)),
    ]
    assert [(left.indicator, left.period.code) for left in found.left_out] == [(FLOW, "2018")]
