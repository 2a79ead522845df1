"""The figures of the pages, each drawn once for a state of the base, a reading and a ground.

`state` is the token of the base: it belongs to the key of what is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

import plotly.graph_objects as go

from convention.charts.bullet import bullet
from convention.charts.changes_chart import changes_chart
from convention.charts.distribution import distribution as distribution_chart
from convention.charts.elapsed import elapsed
from convention.charts.timeline import timeline
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Kind
from convention.domain.changes import Change, changes
from convention.domain.progress import Assessment
from convention.domain.rollup import ActionProgress, distribution
from convention.warehouse import reads
from pages.parts import base
from pages.parts.reading import Reading

BIGGEST = 12


def state() -> str:
    """The token of the base at this moment."""
    return reads.state(base.base())


def steps_of(found: ActionProgress) -> tuple[Assessment, ...]:
    """The dated steps of a sheet in the order of the catalogue, one for each territory that has its own."""
    rows = [row for row in found.indicators if row.indicator.kind is Kind.MILESTONE]
    return tuple(step for row in rows for step in (row.parts or (row.overall,)))


def moved_between(since: date, reading: Reading, action: str | None) -> tuple[Change, ...]:
    """What moved between two situation dates, largest change of rate first; in one action if it is given."""
    return _moved(state(), since, reading, action)


@lru_cache(maxsize=512)
def trajectory_of(state: str, reading: Reading, action: str, code: str, dark: bool) -> go.Figure:
    """The course of one indicator. Raises NothingToDrawError without any value."""
    assert state
    found = base.action_progress(action, reading.situation, reading.as_of, reading.territory)
    row = next(row for row in found.indicators if row.indicator.code == code)
    values = base.series((code,), reading.situation, reading.as_of)
    return trajectory(row, values, base.catalogue(reading.as_of), dark=dark)


@lru_cache(maxsize=256)
def bullet_of(state: str, reading: Reading, action: str, code: str, dark: bool) -> go.Figure | None:
    """The territories of one indicator against their own targets; None where fewer than two have one."""
    assert state
    found = base.action_progress(action, reading.situation, reading.as_of, reading.territory)
    row = next(row for row in found.indicators if row.indicator.code == code)
    own = [part for part in row.parts if part.goal is not None and part.rate is not None]
    if len(own) < 2 or row.indicator.kind is Kind.YEARLY:
        return None
    whole = [row.overall] if row.overall not in own and row.overall.rate is not None else []
    return bullet([*own, *whole], dark=dark)


@lru_cache(maxsize=128)
def timeline_of(state: str, reading: Reading, action: str, dark: bool) -> go.Figure:
    """The dated steps of a sheet. Raises NothingToDrawError without any."""
    assert state
    return timeline(
        steps_of(base.action_progress(action, reading.situation, reading.as_of, reading.territory)), dark=dark
    )


@lru_cache(maxsize=64)
def distribution_of(state: str, reading: Reading, dark: bool) -> go.Figure:
    """How many indicators have each status."""
    assert state
    actions = base.progress(reading.situation, reading.as_of, reading.territory)
    counts = distribution(row.overall.status for found in actions for row in found.indicators)
    return distribution_chart(counts, actions=False, dark=dark)


@lru_cache(maxsize=64)
def elapsed_of(state: str, reading: Reading, dark: bool) -> go.Figure:
    """The time of the convention against the mean of all rates. Raises NothingToDrawError without any rate."""
    assert state
    agreed = base.catalogue(reading.as_of).convention
    actions = base.progress(reading.situation, reading.as_of, reading.territory)
    quantified = sum(found.quantified for found in actions)

    def mean(bound: Callable[[ActionProgress], Fraction | None]) -> Fraction:
        return sum((bound(f) or Fraction(0)) * f.quantified for f in actions) / Fraction(max(1, quantified))

    whole = (agreed.end + timedelta(days=1) - agreed.start).days
    passed = (reading.situation + timedelta(days=1) - agreed.start).days
    return elapsed(
        Fraction(100 * min(max(passed, 0), whole), whole),
        mean(lambda f: f.low),
        mean(lambda f: f.high),
        known=sum(found.known for found in actions),
        stale=sum(found.stale for found in actions),
        quantified=quantified,
        dark=dark,
    )


@lru_cache(maxsize=128)
def changes_of(state: str, since: date, reading: Reading, action: str | None, dark: bool) -> go.Figure:
    """The largest changes of rate since an earlier date. Raises NothingToDrawError without any."""
    assert state
    rated = [change for change in moved_between(since, reading, action) if change.rate_change]
    return changes_chart(rated[:BIGGEST], since, dark=dark)


@lru_cache(maxsize=128)
def _moved(state: str, since: date, reading: Reading, action: str | None) -> tuple[Change, ...]:
    assert state
    before, after = (_actions(situation, reading, action) for situation in (since, reading.situation))
    return changes(before, after)


def _actions(situation: date, reading: Reading, action: str | None) -> tuple[ActionProgress, ...]:
    if action is None:
        return base.progress(situation, reading.as_of, reading.territory)
    return (base.action_progress(action, situation, reading.as_of, reading.territory),)
