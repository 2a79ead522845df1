"""Small catalogues made by hand: one action, one indicator, and what a test says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from convention.domain.catalogue import (
    Action,
    Aggregation,
    Axis,
    Catalogue,
    Convention,
    Direction,
    Firmness,
    Frequency,
    Indicator,
    Kind,
    Operator,
    Origin,
    Reference,
    ReferenceRole,
    Side,
    Target,
    Territory,
    Threshold,
)
from convention.warehouse.catalogue_files import parse_catalogue, read_folder

PARIS, SSD, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
START, END = date(2018, 1, 1), date(2020, 12, 31)
_THRESHOLDS = {
    "on_track_ratio": "0.95",
    "watch_ratio": "0.6",
    "small_expected_rate": "10",
    "on_track_gap": "-2",
    "watch_gap": "-5",
    "lag_monthly": "30",
    "lag_quarterly": "45",
    "lag_half_yearly": "60",
    "lag_yearly": "90",
    "lag_school_year": "90",
    "lag_once": "30",
}
INDICATOR = Indicator(
    code="A05-1",
    action="5",
    title="Professionnels touchés par une action commune",
    short_title="Professionnels touchés",
    unit="professionnels",
    kind=Kind.FLOW,
    direction=Direction.UP,
    aggregation=Aggregation.SUM,
    territories=(PARIS, SSD),
    frequency=Frequency.HALF_YEARLY,
    weight=Decimal(1),
    origin=Origin.CONVENTION,
    excerpt="",
    page=12,
)
ACTION = Action(
    code="5",
    axis=1,
    title="Enrichir la formation des travailleurs sociaux",
    short_title="Formation",
    summary="",
    delay="",
    start=None,
    end=None,
    sides=(Side(Territory("paris"), ("DASES",)), Side(Territory("seine_saint_denis"), ("DPAS",))),
    budget="",
    budget_eur=None,
    partners=(),
    page=12,
)


def target(
    value: str,
    due: date = END,
    territory: Territory = COMMON,
    operator: Operator = Operator.REACH,
    firmness: Firmness = Firmness.FIRM,
) -> Target:
    """A target of the indicator under test."""
    return Target(INDICATOR.code, territory, Decimal(value), operator, due, firmness, "", 12, "")


def reference(
    value: str, day: date | None, territory: Territory = COMMON, role: ReferenceRole = ReferenceRole.BASELINE
) -> Reference:
    """A dated figure of the text for the indicator under test."""
    return Reference(INDICATOR.code, territory, day, Decimal(value), role, "", 12)


def catalogue_of(
    indicator: Indicator, targets: tuple[Target, ...] = (), references: tuple[Reference, ...] = ()
) -> Catalogue:
    """A catalogue with one indicator, the thresholds of the convention, and these targets and references."""
    return Catalogue(
        convention=Convention("Convention 2018-2020", START, END, "", 4),
        axes=(Axis(1, "Action sociale", "Action sociale", 5),),
        actions=(ACTION,),
        indicators=(replace(indicator, code=INDICATOR.code, action=ACTION.code),),
        targets=targets,
        references=references,
        annex=(),
        bodies=(),
        terms=(),
        thresholds=tuple(Threshold(name, Decimal(value), "", START, "") for name, value in _THRESHOLDS.items()),
    )


@cache
def signed_catalogue() -> Catalogue:
    """The catalogue of the signed convention, as committed."""
    return parse_catalogue(read_folder(Path(__file__).resolve().parents[2] / "data" / "referentiel"))
