"""Lines: the values that a chart draws, in the plain form that sentences need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from convention.domain.catalogue import Territory
from convention.domain.period import Period


@dataclass(frozen=True)
class Line:
    """The known values of one territory, oldest first; `name` where it is not the territory's own.

    `computed`: a total that this program added up. `minimum`: a sum in which periods are missing.
    """

    territory: Territory
    points: tuple[tuple[Period, Decimal], ...]
    name: str = ""
    computed: bool = False
    minimum: bool = False
