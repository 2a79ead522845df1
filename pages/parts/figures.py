"""The figures of the pages, each drawn once for what is known, a situation date, a territory and a ground."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import plotly.graph_objects as go

from convention.charts.bullet import bullet
from convention.charts.changes_chart import changes_chart
from convention.charts.distribution import distribution as distribution_chart
from convention.charts.timeline import timeline
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Kind, Territory
from convention.domain.changes import Change, changes
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, IndicatorProgress, distribution
from pages.parts import base
from pages.parts.reading import Reading
from pages.parts.remembered import Known, remembered

BIGGEST = 12


def steps_of(found: ActionProgress) -> tuple[Assessment, ...]:
    """The dated steps of a sheet in the order of the catalogue, one for each territory that has its own."""
    rows = [row for row in found.indicators if row.indicator.kind is Kind.MILESTONE]
    return tuple(step for row in rows for step in (row.parts or (row.overall,)))


def moved_between(since: date, reading: Reading, action: str | None) -> tuple[Change, ...]:
    """What moved between two situation dates, largest change of rate first; in one action if it is given."""
    return _moved(base.known(reading.as_of), since, reading.situation, reading.territory, action)


def trajectory_of(reading: Reading, action: str, code: str, dark: bool) -> go.Figure:
    """The course of one indicator. Raises NothingToDrawError without any value."""
    return _trajectory(base.known(reading.as_of), reading.situation, reading.territory, action, code, dark)


def bullet_of(reading: Reading, action: str, code: str, dark: bool) -> go.Figure | None:
    """The territories of one indicator against their own targets; None where fewer than two have one."""
    return _bullet(base.known(reading.as_of), reading.situation, reading.territory, action, code, dark)


def timeline_of(reading: Reading, action: str, dark: bool) -> go.Figure:
    """The dated steps of a sheet. Raises NothingToDrawError without any."""
    return _timeline(base.known(reading.as_of), reading.situation, reading.territory, action, dark)


def distribution_of(reading: Reading, dark: bool) -> go.Figure:
    """How many indicators have each status."""
    return _distribution(base.known(reading.as_of), reading.situation, reading.territory, dark)


def changes_of(since: date, reading: Reading, action: str | None, dark: bool) -> go.Figure:
    """The largest changes of rate since an earlier date. Raises NothingToDrawError without any."""
    return _changes(base.known(reading.as_of), since, reading.situation, reading.territory, action, dark)


class Same:
    """One of the inputs of a chart that is the same only as itself."""

    def __init__(self, held: object) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.held is self.held

    def __hash__(self) -> int:
        return id(self.held)


@lru_cache(maxsize=1024)
def _drawn(chart: Callable[..., go.Figure], *inputs: object, **named: object) -> go.Figure:
    """A chart of inputs that it was drawn of before: most of them no deposit changes."""
    return chart(*(given.held if isinstance(given, Same) else given for given in inputs), **named)


@remembered(512)
def _trajectory(
    known: Known, situation: date, scope: Territory | None, action: str, code: str, dark: bool
) -> go.Figure:
    row = _row(known, situation, scope, action, code)
    values = base.series_known(known, (code,), situation)
    return _drawn(trajectory, row, Same(values), Same(base.catalogue_known(known)), dark=dark)


@remembered(256)
def _bullet(
    known: Known, situation: date, scope: Territory | None, action: str, code: str, dark: bool
) -> go.Figure | None:
    row = _row(known, situation, scope, action, code)
    own = [part for part in row.parts if part.goal is not None and part.rate is not None]
    if len(own) < 2 or row.indicator.kind is Kind.YEARLY:
        return None
    whole = [row.overall] if row.overall not in own and row.overall.rate is not None else []
    return _drawn(bullet, (*own, *whole), dark=dark)


@remembered(128)
def _timeline(known: Known, situation: date, scope: Territory | None, action: str, dark: bool) -> go.Figure:
    return _drawn(timeline, steps_of(_actions(known, situation, scope, action)[0]), dark=dark)


@remembered(64)
def _distribution(known: Known, situation: date, scope: Territory | None, dark: bool) -> go.Figure:
    actions = base.progress_known(known, situation, scope)
    counts = distribution(row.overall.status for found in actions for row in found.indicators)
    return distribution_chart(counts, actions=False, dark=dark)


@remembered(128)
def _changes(
    known: Known, since: date, situation: date, scope: Territory | None, action: str | None, dark: bool
) -> go.Figure:
    moved = _moved(known, since, situation, scope, action)
    rated = tuple(change for change in moved if change.rate_change)
    return _drawn(changes_chart, rated[:BIGGEST], since, among=moved, dark=dark)


@remembered(128)
def _moved(
    known: Known, since: date, situation: date, scope: Territory | None, action: str | None
) -> tuple[Change, ...]:
    return changes(_actions(known, since, scope, action), _actions(known, situation, scope, action))


def _actions(known: Known, situation: date, scope: Territory | None, action: str | None) -> tuple[ActionProgress, ...]:
    """All action sheets, or one of them."""
    found = base.progress_known(known, situation, scope)
    return found if action is None else tuple(sheet for sheet in found if sheet.action.code == action)


def _row(known: Known, situation: date, scope: Territory | None, action: str, code: str) -> IndicatorProgress:
    (sheet,) = _actions(known, situation, scope, action)
    return next(row for row in sheet.indicators if row.indicator.code == code)
