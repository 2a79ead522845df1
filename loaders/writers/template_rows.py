"""The rows that a template expects, with the values already recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convention.domain.catalogue import Action, Catalogue, Frequency, Indicator, Territory
from convention.domain.collection import acronyms
from convention.domain.errors import ShownError
from convention.domain.goal import goal_of
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period, periods_between
from convention.domain.series import Series

_TERRITORIES = tuple(Territory)


@dataclass(frozen=True)
class Extent:
    """What a template covers: the periods inside two days (both included), all actions or some, all services or one.

    `service`: the acronym of a direction, as the action sheets name it.
    """

    first: date
    last: date
    actions: tuple[str, ...] | None = None
    service: str | None = None


@dataclass(frozen=True)
class TemplateRow:
    """One line of a template.

    `period` is None for a step whose day is not known yet, `due` is its due day; `status` is None without a record.
    """

    indicator: Indicator
    territory: Territory
    period: Period | None
    due: date | None = None
    value: Decimal | None = None
    status: ObservationStatus | None = None
    source: str = ""
    comment: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None


class UnknownServiceError(ShownError):
    """No action sheet names the service."""


class UnknownActionError(ShownError):
    """No action sheet has that code."""


def services(catalogue: Catalogue) -> tuple[str, ...]:
    """The acronyms of the directions that the action sheets name, in alphabetical order."""
    named = (name for action in catalogue.actions for name in action.services)
    return tuple(sorted({word for name in named for word in acronyms(name)}))


def template_rows(catalogue: Catalogue, extent: Extent, values: Series | None = None) -> tuple[TemplateRow, ...]:
    """One row for each indicator, territory and period expected, and for each value already recorded in the extent.

    A service gets the rows of its own side, and the common ones of its actions. A step has one row a territory: its
    recorded day, else none. `values`: what is recorded already.
    Raises UnknownServiceError, UnknownActionError.
    """
    catalogue = catalogue.agreed_on(extent.last)
    scopes = list(_scopes(catalogue, extent))
    expected = [row for indicator, places in scopes for row in _expected(catalogue, extent, indicator, places)]
    kept = {(indicator.code, territory): indicator for indicator, places in scopes for territory in places}
    recorded = list(_recorded(catalogue, values, kept, extent)) if values is not None else []
    places = {code: place for place, code in enumerate(catalogue.by_code)}
    return tuple(sorted(_merged(expected, recorded), key=lambda row: _order(row, places)))


def _scopes(catalogue: Catalogue, extent: Extent) -> Iterator[tuple[Indicator, tuple[Territory, ...]]]:
    """The indicators of the extent, each with the territories that may be filled in."""
    for action in _actions(catalogue, extent):
        allowed = _territories(action, extent.service)
        for indicator in catalogue.indicators_of(action.code):
            yield indicator, tuple(t for t in _TERRITORIES if t in allowed)


def _actions(catalogue: Catalogue, extent: Extent) -> list[Action]:
    for code in extent.actions or ():
        if code not in catalogue.action_by_code:
            raise UnknownActionError(f"Aucune fiche action ne porte le numéro «\u00a0{code}\u00a0».")
    chosen = [a for a in catalogue.actions if extent.actions is None or a.code in extent.actions]
    if extent.service is not None:
        if extent.service not in services(catalogue):
            raise UnknownServiceError(
                f"Aucune fiche action ne cite le service «\u00a0{extent.service}\u00a0». "
                f"Services cités\u00a0: {', '.join(services(catalogue))}."
            )
        chosen = [a for a in chosen if _territories(a, extent.service)]
    return chosen


def _territories(action: Action, service: str | None) -> frozenset[Territory]:
    """What a service may fill in for an action; empty when the action does not name it."""
    if service is None:
        return frozenset(_TERRITORIES)
    own = [side.territory for side in action.sides if any(service in acronyms(name) for name in side.services)]
    return frozenset([*own, Territory.COMMON]) if own else frozenset()


def _expected(
    catalogue: Catalogue, extent: Extent, indicator: Indicator, territories: Sequence[Territory]
) -> Iterator[TemplateRow]:
    for territory in indicator.territories:
        if territory not in territories:
            continue
        if indicator.frequency is Frequency.ONCE:
            yield TemplateRow(indicator, territory, None, _due(catalogue, indicator, territory))
        else:
            for period in periods_between(extent.first, extent.last, indicator.frequency.grain):
                yield TemplateRow(indicator, territory, period)


def _due(catalogue: Catalogue, indicator: Indicator, territory: Territory) -> date | None:
    """The day by which a step is to be done; None for what is followed period by period."""
    goal = goal_of(catalogue, indicator, territory) if indicator.frequency is Frequency.ONCE else None
    return goal.due if goal else None


def _recorded(
    catalogue: Catalogue, values: Series, kept: Mapping[tuple[str, Territory], Indicator], extent: Extent
) -> Iterator[TemplateRow]:
    """The recorded values of the extent; those of steps whatever their day."""
    for value in values:
        indicator, period = kept.get((value.indicator, value.territory)), value.period
        if indicator is None:
            continue
        if indicator.frequency is Frequency.ONCE or (extent.first <= period.start and period.end <= extent.last):
            yield TemplateRow(
                indicator,
                value.territory,
                period,
                _due(catalogue, indicator, value.territory),
                value.value,
                value.status,
                value.provenance.source,
                value.provenance.comment,
                value.numerator,
                value.denominator,
            )


def _merged(expected: Iterable[TemplateRow], recorded: Iterable[TemplateRow]) -> list[TemplateRow]:
    """Every recorded value in the row that expects it, or in one of its own; a step that is settled asks no more."""
    rows = {(row.indicator.code, row.territory, row.period): row for row in expected}
    for row in recorded:
        rows[row.indicator.code, row.territory, row.period] = row
        if row.indicator.frequency is Frequency.ONCE and _settled(row):
            rows.pop((row.indicator.code, row.territory, None), None)
    return list(rows.values())


def _settled(row: TemplateRow) -> bool:
    done = row.value is not None and row.value >= 1
    return done or row.status is ObservationStatus.NOT_APPLICABLE


def _order(row: TemplateRow, places: Mapping[str, int]) -> tuple[int, int, date, date]:
    """As in the catalogue, then by territory, then from the oldest period to the newest; undated steps last."""
    period = row.period
    start, end = (period.start, period.end) if period else (date.max, date.max)
    return places[row.indicator.code], _TERRITORIES.index(row.territory), end, start
