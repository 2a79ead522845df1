"""Observations: one value of one indicator, territory and period, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from convention.domain.catalogue import Territory
from convention.domain.period import Period

DEMONSTRATION_SOURCE = "valeur fictive de démonstration"


class ObservationStatus(StrEnum):
    """How firm a value is, or why there is none."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    UNAVAILABLE = "unavailable"
    CONFIDENTIAL = "confidential"
    NOT_APPLICABLE = "not_applicable"


WITH_VALUE = frozenset({ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED})


@dataclass(frozen=True)
class Observation:
    """One value as a file states it; `value` is None exactly when the status says that there is none.

    `value` is in the indicator's unit (percentages as 52 for 52 %). `numerator` and `denominator` go with rates.
    `sheet`, `cell`, `text`: where the value stands and how it was written. `reason`: why it corrects an earlier one.
    """

    indicator: str
    territory: Territory
    period: Period
    value: Decimal | None
    status: ObservationStatus
    source: str = ""
    comment: str = ""
    sheet: str = ""
    cell: str = ""
    text: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""
