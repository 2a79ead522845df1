"""Sight: what a reader may see. Where people sign in, each reading cursor hides the secrets of others.

The observations are hidden where they leave the base (`seen_observations` in `queries/macros.sql`), so no page, file or
chart can show what it was not given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import duckdb

from convention.domain.catalogue import Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.people import Person, secrets_seen
from convention.domain.period import Grain, Period
from convention.domain.secrecy import complements, is_secret, key_of
from convention.domain.series import Provenance, RecordedValue
from convention.warehouse.rights import acting_person, grants_of
from convention.warehouse.sql import query
from convention.warehouse.store import Store

Sight = frozenset[Territory] | None
"""The territories whose secrets a reader sees; None for whoever sees all."""
_EVERYTHING = frozenset(Territory)
_NOWHERE = Provenance(None, 0, "", "", "", "", "", "", "", "", datetime.min)
_seeing: ContextVar[tuple[Sight] | None] = ContextVar("seeing", default=None)


def serve_to(store: Store, identify: Callable[[], Person | None]) -> None:
    """From now on, whoever reads or acts in a thread is who `identify` says; nobody sees no secret."""
    store.identify = identify
    store.mask = lambda cursor: _mask(store, cursor)


@contextmanager
def seeing(sight: Sight) -> Iterator[None]:
    """Whatever is read in the block is read with that sight, whoever the thread acts for."""
    token = _seeing.set((sight,))
    try:
        yield
    finally:
        _seeing.reset(token)


def current_sight(store: Store) -> Sight:
    """What the reader of this thread sees; None where nothing is hidden from them."""
    if store.mask is None:
        return None
    sight = _asked_sight(store, _open_cursor(store))
    return sight if hidden_observations(store, sight) else None


def hidden_observations(store: Store, sight: Sight) -> tuple[int, ...]:
    """The numbers of the observations that a sight does not show, every version of each value."""
    if sight is None:
        return ()
    (state,) = _open_cursor(store).execute(query("state")).fetchall()
    return _hidden(store, state, sight)


def hidden_indicators(store: Store) -> frozenset[str]:
    """The indicators of which a value is hidden from the reader of this thread."""
    rows = store.cursor().execute(query("hidden_indicators")).fetchall()
    return frozenset(code for (code,) in rows)


def _open_cursor(store: Store) -> duckdb.DuckDBPyConnection:
    """A cursor from which nothing is hidden."""
    with seeing(None):
        return store.cursor()


def _mask(store: Store, cursor: duckdb.DuckDBPyConnection) -> None:
    hidden = hidden_observations(store, _asked_sight(store, cursor))
    if hidden:
        cursor.execute("SET VARIABLE hidden_observations = $hidden::BIGINT[]", {"hidden": list(hidden)})


def _asked_sight(store: Store, cursor: duckdb.DuckDBPyConnection) -> Sight:
    asked = _seeing.get()
    if asked is not None:
        return asked[0]
    person = acting_person(store)
    found = frozenset[Territory]() if person is None else secrets_seen(grants_of(person, cursor))
    return None if found == _EVERYTHING else found


@lru_cache(maxsize=16)
def _hidden(store: Store, state: tuple[int, ...], sight: frozenset[Territory]) -> tuple[int, ...]:
    """The hidden observations; `state`: of the base, which changes with all that the answer depends on."""
    assert state
    with seeing(None):
        rows = store.cursor().execute(query("recorded_keys")).fetchall()
        kinds = {indicator.code: indicator.kind for indicator in store.catalogue().indicators}
    values = [_recorded(*row[:7]) for row in rows]
    secrets = {key_of(value) for value in values if is_secret(value) and value.territory not in sight}
    if not secrets:
        return ()
    given_away = complements(values, lambda code: kinds.get(code, Kind.FLOW), lambda value: key_of(value) in secrets)
    masked = secrets | given_away
    return tuple(
        number for value, row in zip(values, rows, strict=True) if key_of(value) in masked for number in row[7]
    )


def _recorded(
    indicator: str, territory: str, start: date, end: date, grain: str, known: bool, secret: bool
) -> RecordedValue:
    """A key as the rule of secrecy takes it: secret, known by some observation of it, or not known at all."""
    status = ObservationStatus.CONFIDENTIAL if secret else ObservationStatus.FINAL
    value = Decimal(0) if known and not secret else None
    period = Period(end=end, start=start, grain=Grain(grain))
    return RecordedValue(indicator, Territory(territory), period, status, value, _NOWHERE)
