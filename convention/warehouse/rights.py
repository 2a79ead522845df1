"""The right to act: each command asks for it inside its transaction, which then keeps the act in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

import duckdb

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.journal import BEFORE_THE_FIRST, Entry, first_fault, sealed
from convention.domain.people import (
    ACTS_ON_VALUES,
    Act,
    Grant,
    Person,
    RecordedAct,
    Role,
    SessionAct,
    Touched,
    allowed,
    services_of,
)
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.people import nobody_signed_in, not_allowed

_acting: ContextVar[Person | None] = ContextVar("acting", default=None)


class NotAllowedError(ShownError):
    """The person has no right to do this; nothing has changed."""


@contextmanager
def acting_as(person: Person | None) -> Iterator[None]:
    """Whatever is done in the block is done by this person; None: by whoever sits at the machine, undeclared.

    A thread starts without: what it does is refused where people sign in and the base identifies nobody in it.
    """
    token = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(token)


def claim(
    store: Store,
    cursor: duckdb.DuckDBPyConnection,
    act: Act,
    target: str,
    declared: str,
    values: Iterable[tuple[str, Territory]] = (),
) -> str:
    """Ask for the right to act and keep the act in the journal; gives the name under which to record it.

    `declared`: the name that was typed; with a sign-in it counts for nothing. `values`: indicator and territory of each
    value that the act concerns. Raises NotAllowedError.
    """
    person = acting_person(store)
    if person is None:
        if store.identify is not None:
            raise NotAllowedError(nobody_signed_in())
        keep_in_journal(store, cursor, act, target, Person("", "", declared.strip()))
        return declared.strip()
    touched = _touched(store, values) if act in ACTS_ON_VALUES else ()
    if not allowed(grants_of(person, cursor), act, touched):
        raise NotAllowedError(not_allowed(act))
    keep_in_journal(store, cursor, act, target, person)
    return person.name


def may_act(store: Store, act: Act) -> bool:
    """Whether who acts here has the right to an act that concerns the whole convention."""
    person = acting_person(store)
    if person is None:
        return store.identify is None
    return allowed(grants_of(person, store.cursor()), act)


def acting_person(store: Store) -> Person | None:
    """Who acts: the one named by `acting_as`, else whom the base identifies in this thread; None for nobody."""
    found = _acting.get()
    return store.identify() if found is None and store.identify is not None else found


def grants_of(person: Person, cursor: duckdb.DuckDBPyConnection) -> tuple[Grant, ...]:
    """The grants that a person has now."""
    rows = cursor.execute(query("grants"), {"issuer": person.issuer, "subject": person.subject}).fetchall()
    return tuple(
        Grant(Role(role), None if territory is None else Territory(territory), service)
        for role, territory, service in rows
    )


def journal(store: Store) -> tuple[Entry, ...]:
    """Every act, oldest first."""
    return tuple(Entry(*row) for row in store.cursor().execute(query("acts")).fetchall())


def journal_fault(store: Store) -> int | None:
    """The number of the first entry of the journal that was changed, or before which one is missing."""
    return first_fault(journal(store))


def _touched(store: Store, values: Iterable[tuple[str, Territory]]) -> tuple[Touched, ...]:
    """Values whose indicator the catalogue does not have belong to no service."""
    catalogue = store.catalogue()
    found = []
    for code, territory in sorted(set(values)):
        indicator = catalogue.by_code.get(code)
        action = catalogue.action_by_code.get(indicator.action) if indicator else None
        found.append(Touched(territory, services_of(action, territory) if action else frozenset()))
    return tuple(found)


def note(store: Store, cursor: duckdb.DuckDBPyConnection, act: RecordedAct, target: str, declared: str) -> None:
    """Keep in the journal what asks for no right, under who acts, else under the name that was given."""
    keep_in_journal(store, cursor, act, target, acting_person(store) or Person("", "", declared.strip()))


def keep_in_journal(
    store: Store, cursor: duckdb.DuckDBPyConnection, act: Act | SessionAct | RecordedAct, target: str, person: Person
) -> None:
    """Add an entry to the journal inside a transaction; for an act that asks for a right, `claim` does it."""
    number, before = cursor.execute(query("last_act")).fetchone() or (0, BEFORE_THE_FIRST)
    at: datetime = store.now(cursor)
    entry = sealed(Entry(number + 1, at, person.issuer, person.subject, person.name, str(act), target, before))
    values = {
        "number": entry.number,
        "at": entry.at,
        "issuer": entry.issuer,
        "subject": entry.subject,
        "person": entry.person,
        "act": entry.act,
        "target": entry.target,
        "before": entry.before,
        "digest": entry.digest,
    }
    cursor.execute(query("insert_act"), values)
