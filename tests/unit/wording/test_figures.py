"""Values that may be quoted alone: what is doubtful about them is said with them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.standing import NOTHING, Contradiction, Standing
from convention.wording.figures import compared_value, figure_text, judged_name, qualified_value
from tests.samples.catalogue import INDICATOR

STANDING = Standing(Decimal(930), period_from_code("2019-S2"), ObservationStatus.FINAL, ObservationStatus.FINAL)


def found(standing: Standing, missing: int = 0) -> Assessment:
    whole = Assessment(INDICATOR, Territory.COMMON, date(2019, 12, 31), standing, None, ProgressStatus.NO_TARGET)
    return replace(whole, missing_periods=missing)


@pytest.mark.parametrize(
    ("standing", "missing", "expected"),
    [
        (STANDING, 0, "930 professionnels"),
        (STANDING, 2, "au moins 930 professionnels"),
        (replace(STANDING, value_status=ObservationStatus.PROVISIONAL), 0, "930 professionnels (provisoire)"),
        (
            replace(
                STANDING,
                value_status=ObservationStatus.ESTIMATED,
                contradictions=frozenset({Contradiction.OVERLAPPING_PERIODS}),
            ),
            1,
            "au moins 930 professionnels (estimé et à vérifier)",
        ),
        (replace(STANDING, value=Decimal(0)), 0, "0 professionnel"),
        (NOTHING, 3, "n.d."),
    ],
)
def test_a_value_says_its_doubts(standing: Standing, missing: int, expected: str) -> None:
    assert qualified_value(found(standing, missing)).replace("\u00a0", " ") == expected


def test_years_kept_are_compared_with_the_years_that_were_due() -> None:
    """One year kept of one, then one of two: the value is the same, the duty is not."""
    one = replace(STANDING, value=Decimal(1), value_status=ObservationStatus.ESTIMATED)
    kept = [replace(found(one, missing), years_due=due) for due, missing in ((1, 0), (2, 1))]
    told = [compared_value(year, None).replace("\u00a0", " ") for year in kept]
    assert told == ["1 sur 1 année (estimé)", "au moins 1 sur 2 années (estimé)"]
    assert compared_value(found(STANDING), None) == qualified_value(found(STANDING))


def test_the_large_figure_of_a_sum_with_gaps_is_a_minimum() -> None:
    assert figure_text(found(STANDING)) == "930"
    assert figure_text(found(STANDING, 2)) == "au moins 930"
    assert figure_text(found(NOTHING, 2)) == "n.d."


@pytest.mark.parametrize(
    ("territories", "expected"),
    [
        ((Territory.COMMON, Territory.COMMON), ""),
        ((Territory("paris"), Territory("paris")), " (Paris)"),
        ((Territory("paris"), Territory("seine_saint_denis")), " (Paris, puis Seine-Saint-Denis)"),
        ((Territory("paris"), Territory.COMMON), " (Paris, puis ensemble)"),
        ((None, Territory("paris")), " (Paris)"),
    ],
)
def test_one_territory_of_several_is_named_beside_the_indicator(
    territories: tuple[Territory | None, ...], expected: str
) -> None:
    told = [replace(found(STANDING), territory=each) if each else None for each in territories]
    assert judged_name(INDICATOR, *told) == f"{INDICATOR.short_title}{expected}"
    alone = replace(INDICATOR, territories=(Territory("paris"),))
    assert judged_name(alone, *told) == INDICATOR.short_title
