"""Clauses of an amendment as rows: the catalogue reads back exactly what a clause says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.amendment_clauses import (
    Abandon,
    ActionAddition,
    BaselineAddition,
    Clause,
    IndicatorAddition,
    Source,
    TargetAddition,
    TargetRevision,
    next_action_code,
    next_indicator_code,
)
from convention.domain.catalogue import (
    Abandoned,
    Aggregation,
    Catalogue,
    Direction,
    Firmness,
    Frequency,
    Kind,
    Operator,
    Side,
    Territory,
)
from convention.warehouse.amendment_clauses import clause_files
from convention.warehouse.amendments import Amendment, amended
from convention.warehouse.catalogue_files import parse_catalogue
from tests.builders.catalogue import catalogue_texts, row

TEXTS = catalogue_texts(
    indicateurs=[row("indicateurs", territoires="Paris | Seine-Saint-Denis", agregation="somme")],
    cibles=[row("cibles", valeur="100"), row("cibles", valeur="60.5", territoire="Paris", operateur=">=")],
)
DAY, LATER, SIGNED = date(2020, 3, 1), date(2022, 12, 31), parse_catalogue(TEXTS)
SOURCE = Source("article 2, « la cible est portée à »", 3, "chantier décalé")
BOTH = (Territory("paris"), Territory("seine_saint_denis"))


def after(*clauses: Clause) -> Catalogue:
    return parse_catalogue(amended(TEXTS, Amendment("n° 1", DAY, "S", clause_files(clauses, "n° 1", DAY))))


@given(
    st.decimals(0, 10**9, places=3).filter(lambda value: value != Decimal("60.5")),
    st.dates(date(2020, 6, 1), date(2030, 12, 31)),
)
def test_a_revised_target_binds_from_the_day_on_in_its_own_place_only(value: Decimal, due: date) -> None:
    old = next(target for target in SIGNED.targets if target.territory is Territory("paris"))
    agreed = after(TargetRevision(old, value, due, SOURCE))
    (new,) = [target for target in agreed.targets if target.amendment == "n° 1"]
    assert (new.value, new.due, new.operator, new.territory, new.since) == (value, due, old.operator, BOTH[0], DAY)
    ends = {(target.territory, target.amendment): target.until for target in agreed.targets}
    assert ends == {(Territory.COMMON, ""): None, (Territory("paris"), ""): DAY, (Territory("paris"), "n° 1"): None}


def additions() -> Iterator[Clause]:
    yield ActionAddition(
        "21",
        1,
        "Nouvelle coopération",
        "Coopération",
        "Résumé",
        DAY,
        LATER,
        (Side(BOTH[0], ("DVD",)), Side(BOTH[1], ("DVD", "DEF"))),
        SOURCE,
    )
    yield IndicatorAddition(
        "A21-1",
        "21",
        "Arbres plantés",
        "Arbres",
        "arbres",
        Kind.LEVEL,
        Direction.UP,
        Aggregation.SUM,
        BOTH,
        Frequency.YEARLY,
        SOURCE,
    )
    yield BaselineAddition("A21-1", Territory("paris"), Decimal("12.5"), date(2019, 12, 31), SOURCE)
    yield TargetAddition("A21-1", Territory("paris"), Decimal(40), Operator.AT_LEAST, LATER, Firmness.ENVISAGED, SOURCE)


def test_what_is_new_is_read_back_as_it_was_said() -> None:
    agreed = after(*additions())
    action, indicator = agreed.action_by_code["21"], agreed.by_code["A21-1"]
    assert (action.axis, action.start, action.end) == (1, DAY, LATER)
    assert tuple(side.services for side in action.sides) == (("DVD",), ("DVD", "DEF"))
    assert (indicator.unit, indicator.kind, indicator.territories, indicator.since) == ("arbres", Kind.LEVEL, BOTH, DAY)
    (reference,) = agreed.references
    assert (reference.value, reference.day) == (Decimal("12.5"), date(2019, 12, 31))
    (target,) = agreed.targets_of("A21-1")
    assert (target.value, target.operator, target.firmness) == (Decimal(40), Operator.AT_LEAST, Firmness.ENVISAGED)


@pytest.mark.parametrize(
    ("what", "code", "target"),
    [
        (Abandoned.ACTION, "1", None),
        (Abandoned.INDICATOR, "A01-1", None),
        (Abandoned.TARGET, "A01-1", SIGNED.targets[0]),
    ],
)
def test_what_is_given_up_no_longer_binds_from_the_day_on(what: Abandoned, code: str, target: object) -> None:
    chosen = next((found for found in SIGNED.targets if found is target), None)
    (given_up,) = after(Abandon(what, code, chosen, SOURCE)).abandonments
    assert (given_up.what, given_up.code, given_up.since, given_up.reason) == (what, code, DAY, "chantier décalé")


@pytest.mark.parametrize(
    ("action", "codes", "expected"),
    [
        ("8.1", ["A08.1-1", "A08.1-9", "A08.2-12", "A08-30"], "A08.1-10"),
        ("5", ["A05-1", "A15-4"], "A05-2"),
        ("21", [], "A21-1"),
    ],
)
def test_a_new_indicator_follows_those_of_its_sheet(action: str, codes: list[str], expected: str) -> None:
    assert next_indicator_code(action, codes) == expected


def test_a_new_action_follows_the_last() -> None:
    assert next_action_code(["1", "20", "7.1"]) == "21"
