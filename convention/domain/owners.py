"""Owners: which service answers for which indicators in each territory, and how many people may deposit for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convention.domain.catalogue import Catalogue, Indicator
from convention.domain.collection import owner_of
from convention.domain.people import Act, Grant, Touched, allowed, services_of
from convention.domain.territories import Territory


@dataclass(frozen=True)
class Owner:
    """One service on one side with what it answers for; `service` empty: the sheets name nobody there.

    `people`: how many may deposit values of every one of these indicators by their grants.
    """

    service: str
    territory: Territory
    indicators: tuple[Indicator, ...]
    people: int

    @property
    def without(self) -> bool:
        """Whether nobody is named, or nobody may deposit."""
        return not (self.service and self.people)


def owners(catalogue: Catalogue, grants: Iterable[Sequence[Grant]]) -> tuple[Owner, ...]:
    """Every owner of an indicator, by territory and name, those that no sheet names first; `grants`: of each person."""
    held: dict[tuple[Territory, str], list[Indicator]] = defaultdict(list)
    for indicator in catalogue.indicators:
        for territory in indicator.territories:
            held[territory, owner_of(catalogue, indicator, territory)].append(indicator)
    everybody, order = tuple(grants), list(Territory)
    found = (
        Owner(service, territory, tuple(own), sum(_may_deposit(catalogue, each, territory, own) for each in everybody))
        for (territory, service), own in held.items()
    )
    return tuple(sorted(found, key=lambda owner: (order.index(owner.territory), owner.service)))


def _may_deposit(
    catalogue: Catalogue, grants: Sequence[Grant], territory: Territory, indicators: Iterable[Indicator]
) -> bool:
    touched = [
        Touched(territory, services_of(catalogue.action_by_code[found.action], territory)) for found in indicators
    ]
    return allowed(grants, Act.DEPOSIT, touched)
