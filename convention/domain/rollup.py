"""Roll-up: from assessments to indicators, action sheets and the convention as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from convention.domain.assess import assess
from convention.domain.catalogue import Action, Catalogue, Indicator, Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.progress import JUDGED, Assessment, ProgressStatus, is_stale
from convention.domain.standing import NOTHING, Standing, of_whole

Standings = Mapping[tuple[str, Territory], Standing]
_OPEN = (ProgressStatus.AWAITED, ProgressStatus.NOT_ESTABLISHED)

SEVEREST_FIRST = (
    *JUDGED,
    ProgressStatus.NOT_ESTABLISHED,
    ProgressStatus.STALE,
    ProgressStatus.NO_DATA,
    ProgressStatus.INCOMPLETE,
    ProgressStatus.AWAITED,
    ProgressStatus.NOT_YET_DUE,
    ProgressStatus.NO_TARGET,
    ProgressStatus.NOT_APPLICABLE,
)
"""The order in which statuses are listed: those that judge, then those that do not."""

LEAST_FAVOURABLE_FIRST = (
    ProgressStatus.MISSED,
    ProgressStatus.REGRESSION,
    ProgressStatus.LATE,
    ProgressStatus.WATCH,
    ProgressStatus.NOT_ESTABLISHED,
    ProgressStatus.STALE,
    ProgressStatus.NO_DATA,
    ProgressStatus.INCOMPLETE,
    ProgressStatus.AWAITED,
    ProgressStatus.NOT_YET_DUE,
    ProgressStatus.ON_TRACK,
    ProgressStatus.FELL_SINCE,
    ProgressStatus.REACHED_LATE,
    ProgressStatus.REACHED,
    ProgressStatus.NO_TARGET,
    ProgressStatus.NOT_APPLICABLE,
)
"""The order in which one status stands for several: nothing is said reached while a part of it is not known to be."""


@dataclass(frozen=True)
class IndicatorProgress:
    """One indicator: its overall assessment, and one for each territory that is followed by itself.

    `up_to_date`: a valid value is there and the next one is not overdue, whether or not there is a target. `total`:
    both territories together, where each is judged by a target of its own; it judges nothing.
    """

    indicator: Indicator
    overall: Assessment
    parts: tuple[Assessment, ...]
    up_to_date: bool
    total: Assessment | None = None

    @property
    def missing_periods(self) -> int:
        """Periods without a value in the overall sum, which is then a minimum."""
        return self.overall.missing_periods

    @property
    def outside_total(self) -> tuple[Territory, ...]:
        """The territories that the indicator does not apply to, where a total of the others is computed."""
        whole = self.total or self.overall
        if not (whole.territory is Territory.COMMON and whole.standing.computed):
            return ()
        answers = {part.territory: part.standing.last_answer for part in self.parts}
        return tuple(t for t, answer in answers.items() if answer is ObservationStatus.NOT_APPLICABLE)

    @property
    def first_dues_missed(self) -> tuple[Assessment, ...]:
        """The scopes whose first due date had passed unmet when an amendment moved it or gave it up."""
        scopes = {found.territory: found for found in (self.overall, *self.parts)}
        return tuple(found for found in scopes.values() if found.first_due_missed is not None)

    @property
    def expected(self) -> bool:
        """Whether a value belongs here by the situation date: it is not given up, it applies, and is there or due."""
        if self.overall.abandoned is not None:
            return False
        if self.overall.standing.value is not None:
            return True
        return self.overall.status not in (ProgressStatus.NOT_APPLICABLE, ProgressStatus.NOT_YET_DUE)


@dataclass(frozen=True)
class ActionProgress:
    """One action sheet: the least favourable status of its indicators; unlike rates are never averaged.

    `steps_done` of `steps`: weights of dated steps.
    """

    action: Action
    status: ProgressStatus
    indicators: tuple[IndicatorProgress, ...]
    steps_done: Decimal
    steps: Decimal

    @property
    def deciding(self) -> IndicatorProgress | None:
        """The indicator whose status is the action's; of several, the first with a value.

        None where no indicator follows the action at that date: a sheet may come before what follows it.
        """
        rows = [row for row in self.indicators if row.overall.status is self.status]
        valued = [row for row in rows if row.overall.standing.value is not None]
        return next(iter(valued or rows or self.indicators), None)


def assess_all(catalogue: Catalogue, standings: Standings, situation: date) -> tuple[ActionProgress, ...]:
    """Every action sheet of the convention, in the order of the text."""
    return tuple(assess_action(catalogue, action, standings, situation) for action in catalogue.actions)


def assess_action(
    catalogue: Catalogue, action: Action, standings: Standings, situation: date, scope: Territory | None = None
) -> ActionProgress:
    """One action sheet; with a `scope`, judged on that territory where it is followed by itself."""
    rows = tuple(
        assess_indicator(catalogue, indicator, standings, situation, scope)
        for indicator in catalogue.indicators_of(action.code, situation)
    )
    steps = [r for r in rows if r.indicator.kind is Kind.MILESTONE and r.overall.goal is not None]
    done = [r for r in steps if r.overall.status in (ProgressStatus.REACHED, ProgressStatus.REACHED_LATE)]
    return ActionProgress(
        action=action,
        status=least_favourable(row.overall.status for row in rows),
        indicators=rows,
        steps_done=sum((r.indicator.weight for r in done), Decimal(0)),
        steps=sum((r.indicator.weight for r in steps), Decimal(0)),
    )


def assess_indicator(
    catalogue: Catalogue,
    indicator: Indicator,
    standings: Standings,
    situation: date,
    scope: Territory | None = None,
) -> IndicatorProgress:
    """One indicator, overall and by territory.

    Where territories have targets of their own, the whole is its least favourable scope, a common target included: a
    total never makes up for one territory. Else it is the common scope where that can be judged, or where there is
    nothing to judge, and otherwise the least favourable territory.
    """
    parts = tuple(
        assess(catalogue, indicator, t, standing_of(standings, indicator, t), situation) for t in indicator.parts
    )
    standing = standing_of(standings, indicator, Territory.COMMON)
    common = assess(catalogue, indicator, Territory.COMMON, standing, situation)
    overall = common
    own = [part for part in parts if is_own(catalogue, part)]
    if own:
        shared = is_own(catalogue, common)
        overall = _split_unknown(_worst([*own, common] if shared else own), own, common)
    elif parts and not _has_common(indicator, common, parts):
        overall = _worst(parts)
    wanted = [part for part in parts if part.territory is scope]
    overall = wanted[0] if wanted else overall
    period = overall.standing.period
    fresh = period is not None and not is_stale(catalogue, indicator, period, situation)
    total = common if overall is not common and common.standing.value is not None else None
    return IndicatorProgress(indicator, overall, parts, fresh, total)


def standing_of(standings: Standings, indicator: Indicator, territory: Territory) -> Standing:
    """What is known in one scope; of a total that is added up also what its parts answered without a value."""
    standing = standings.get((indicator.code, territory), NOTHING)
    if territory is not Territory.COMMON or not indicator.adds_over_territories:
        return standing
    return of_whole(standing, [standings.get((indicator.code, part), NOTHING) for part in indicator.parts])


def is_own(catalogue: Catalogue, found: Assessment) -> bool:
    """Whether the target of the assessment was set for its very scope, neither added up nor shared with others."""
    targets = catalogue.agreed_on(found.situation).targets_of(found.indicator.code)
    return any(target.territory is found.territory for target in targets)


def _worst(found: Sequence[Assessment]) -> Assessment:
    return min(found, key=lambda each: LEAST_FAVOURABLE_FIRST.index(each.status))


def _split_unknown(overall: Assessment, own: Sequence[Assessment], common: Assessment) -> Assessment:
    """Not established where the due date has come and only a common value is there: who reached what is unknown."""
    given = common.standing.value is not None and not common.standing.computed
    alone = given and all(part.standing.value is None for part in own)
    if not alone or overall.at_due is None or overall.status not in _OPEN:
        return overall
    verdict = replace(overall.at_due, status=ProgressStatus.NOT_ESTABLISHED)
    return replace(overall, status=ProgressStatus.NOT_ESTABLISHED, at_due=verdict, split_unknown=True)


def least_favourable(statuses: Iterable[ProgressStatus]) -> ProgressStatus:
    """The status that stands for several: « reached » only when all that has a target is."""
    return min(statuses, key=LEAST_FAVOURABLE_FIRST.index, default=ProgressStatus.NO_TARGET)


def distribution(statuses: Iterable[ProgressStatus]) -> dict[ProgressStatus, int]:
    """How many of each status there are, severest first, absent ones left out."""
    counts = Counter(statuses)
    return {status: counts[status] for status in SEVEREST_FIRST if counts[status]}


def _has_common(indicator: Indicator, common: Assessment, parts: Iterable[Assessment]) -> bool:
    followed = Territory.COMMON in indicator.territories or common.standing.value is not None
    if common.goal is None:
        return followed and all(part.goal is None for part in parts)
    return followed or indicator.adds_over_territories
