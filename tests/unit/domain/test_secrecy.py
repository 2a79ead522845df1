"""No secret follows from what is left to read, whatever the values and the secrets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.catalogue import Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.secrecy import ValueKey, complements, key_of
from convention.domain.series import Provenance, RecordedValue

PARIS, OTHER, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
NOWHERE = Provenance(1, 1, "", "", "", "", "", "", "", "", datetime(2020, 1, 1))
PERIODS = ("2019-T1", "2019-T2", "2019-T3", "2019-T4", "2019-S1", "2019-S2", "2019", "2018-2019")
QUARTERS_OF = {"2019-S1": (0, 1), "2019-S2": (2, 3), "2019": (0, 1, 2, 3)}
OUTSIDE = 8
"""The place of an amount that no other period bears on, one for each territory."""


def value(territory: Territory, period: str, amount: int | None) -> RecordedValue:
    """An amount; None: a secret."""
    status = ObservationStatus.CONFIDENTIAL if amount is None else ObservationStatus.FINAL
    number = None if amount is None else Decimal(amount)
    return RecordedValue("A01-1", territory, period_from_code(period), status, number, NOWHERE)


def hidden(*values: RecordedValue, kind: Kind = Kind.FLOW) -> set[tuple[Territory, str]]:
    return {(key.territory, key.period.code) for key in complements(values, lambda _: kind)}


def test_a_total_that_gives_a_secret_part_away_is_masked() -> None:
    assert hidden(value(PARIS, "2019", None), value(OTHER, "2019", 40), value(COMMON, "2019", 43)) == {(COMMON, "2019")}


def test_both_parts_of_a_secret_total_are_masked() -> None:
    found = hidden(value(PARIS, "2019", 3), value(OTHER, "2019", 40), value(COMMON, "2019", None))
    assert found == {(PARIS, "2019"), (OTHER, "2019")}


def test_a_year_that_gives_a_secret_half_away_is_masked_where_increments_are_added() -> None:
    values = value(PARIS, "2019-S1", 3), value(PARIS, "2019-S2", None), value(PARIS, "2019", 9)
    assert hidden(*values) == {(PARIS, "2019")}
    assert hidden(*values, kind=Kind.CUMULATIVE) == {(PARIS, "2019")}


def test_a_running_total_at_the_middle_of_a_year_tells_nothing_of_its_end() -> None:
    assert hidden(value(PARIS, "2019-S1", 3), value(PARIS, "2019-S2", None), kind=Kind.CUMULATIVE) == set()


def test_a_secret_is_not_found_through_a_value_that_nobody_gave() -> None:
    """Seine-Saint-Denis of the second half follows from its year, and Paris from the total then."""
    found = hidden(
        value(OTHER, "2019", 10),
        value(OTHER, "2019-S1", 4),
        value(COMMON, "2019-S2", 9),
        value(PARIS, "2019-S2", None),
    )
    assert found == {(COMMON, "2019-S2")}


def test_what_gives_nothing_away_stays() -> None:
    assert hidden(value(PARIS, "2019", 1), value(OTHER, "2019", 2), value(COMMON, "2019", 3)) == set()
    assert hidden(value(PARIS, "2019", None), value(OTHER, "2019", 2), value(COMMON, "2018", 3)) == set()


def _functional(key: ValueKey) -> list[int]:
    """A value as a sum of independent amounts: eight quarters of two territories, two school years."""
    code = key.period.code
    sides = [PARIS, OTHER] if key.territory is COMMON else [key.territory]
    row = [0] * (OUTSIDE + 2)
    for side in sides:
        at = [PARIS, OTHER].index(side)
        places = QUARTERS_OF.get(code) or ((PERIODS.index(code),) if "T" in code else ())
        for place in places:
            row[at * 4 + place] = 1
        if not places:
            row[OUTSIDE + at] = 1
    return row


def _rank(rows: Iterable[list[int]]) -> int:
    held = list(rows)
    return int(np.linalg.matrix_rank(np.array(held))) if held else 0


KEYS = sorted(product(Territory, PERIODS))


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from([None, 7, 7, 7]), max_size=len(KEYS)))
def test_no_secret_is_a_sum_of_what_is_shown(amounts: dict[tuple[Territory, str], int | None]) -> None:
    """Held against linear algebra over the amounts of which all values are made, which the rule knows nothing of."""
    values = [value(territory, period, amount) for (territory, period), amount in amounts.items()]
    masked = complements(values, lambda _: Kind.FLOW)
    shown = [_functional(key_of(v)) for v in values if v.value is not None and key_of(v) not in masked]
    secrets = [_functional(key_of(v)) for v in values if v.value is None]
    assert not masked or secrets
    assert all(_rank([*shown, secret]) > _rank(shown) for secret in secrets)


@pytest.mark.parametrize("kind", list(Kind))
def test_parts_and_total_give_each_other_away_whatever_the_kind(kind: Kind) -> None:
    found = hidden(value(PARIS, "2019", None), value(OTHER, "2019", 1), value(COMMON, "2019", 1), kind=kind)
    assert found == {(COMMON, "2019")}
