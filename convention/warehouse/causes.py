"""The chain of readings between two of them: each differs from the one before by one cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from convention.domain.action_causes import CausedActionChange, caused_action_changes
from convention.domain.catalogue import Catalogue, Threshold
from convention.domain.causes import Cause, CausedChange, Link, caused_changes
from convention.domain.committee import Meeting
from convention.warehouse.reads import standings_on
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store

_DATA = (Cause.WITHDRAWAL, Cause.CORRECTION, Cause.NEW_DATA, Cause.TIME)


@dataclass(frozen=True)
class Reading:
    """The two dates of a reading; `as_of` None means all that is recorded."""

    situation: date
    as_of: datetime | None = None


def reading_of(meeting: Meeting) -> Reading:
    """What a meeting reads: frozen, the same for ever; open, all that is recorded."""
    return Reading(meeting.situation, meeting.freeze.as_of if meeting.freeze else None)


def changes_between(store: Store, before: Reading, after: Reading) -> tuple[CausedChange, ...]:
    """Every indicator that changed from one reading to a later one, with the causes of it.

    Values withdrawn or put back in force, then corrected ones, then new ones, then the time that passed, then each
    version of the catalogue: what an amendment changed first, thresholds after. A version that no amendment made is a
    change of rule as a whole.
    """
    return caused_changes(tuple(_chain(store, before, after)))


def action_changes_between(store: Store, before: Reading, after: Reading) -> tuple[CausedActionChange, ...]:
    """The same by action sheet: its status and the mean of its rates, with the causes of what changed in them."""
    return caused_action_changes(tuple(_chain(store, before, after)))


def _chain(store: Store, before: Reading, after: Reading) -> Iterator[Link]:
    catalogue, version = store.catalogue(before.as_of), store.catalogue_version(before.as_of)
    cursor = store.cursor()
    known = standings_on(cursor, catalogue, version, before.situation, before.as_of)
    link = Link(None, catalogue, known, before.situation)
    yield link
    moves = _moves(store, before, after)
    without: list[int] = []
    including: list[int] = []
    for cause in _DATA:
        rows = moves.get(cause, [])
        without += [a for a, _ in rows if a is not None]
        including += [b for _, b in rows if b is not None]
        passed = cause is Cause.TIME
        agreed = _still_of(catalogue, before.situation) if passed else catalogue
        day = after.situation if passed else before.situation
        if rows or passed:
            known = standings_on(
                cursor, agreed, version, before.situation, before.as_of, without, including, judged_on=day
            )
        link = Link(cause, agreed, known, day)
        yield link
    effects = tuple(_effect_links(store, version, catalogue, link, after))
    yield from effects
    yield from _catalogue_links(store, version, after, effects[-1] if effects else link)


def _still_of(catalogue: Catalogue, day: date) -> Catalogue:
    """The catalogue in which nothing takes effect after a day."""
    fixed = tuple(replace(t, since=date.min) for t in catalogue.thresholds if t == _in_force(catalogue, t.name, day))
    return replace(catalogue.agreed_on(day), thresholds=fixed)


def _in_force(catalogue: Catalogue, name: str, day: date) -> Threshold:
    rows = sorted((t for t in catalogue.thresholds if t.name == name), key=lambda t: t.since)
    return next((t for t in reversed(rows) if t.since <= day), rows[0])


def _effect_links(store: Store, version: int, catalogue: Catalogue, still: Link, after: Reading) -> Iterator[Link]:
    """What was recorded before the earlier reading and takes effect between the two situation dates."""
    amended = replace(catalogue, thresholds=still.catalogue.thresholds)
    link = still
    if amended.agreed_on(after.situation) != still.catalogue.agreed_on(after.situation):
        known = standings_on(store.cursor(), amended, version, after.situation, after.as_of)
        link = Link(Cause.AMENDMENT, amended, known, after.situation)
        yield link
    if _still_of(catalogue, after.situation).thresholds != still.catalogue.thresholds:
        yield Link(Cause.RULE, catalogue, link.standings, after.situation)


def _catalogue_links(store: Store, version: int, after: Reading, link: Link) -> Iterator[Link]:
    """What each later version of the catalogue made of the same values."""
    span = {"after": version, "upto": store.catalogue_version(after.as_of)}
    cursor = store.cursor()
    for number, at, by_amendment in cursor.execute(query("versions_between"), span).fetchall():
        catalogue = store.catalogue(at)
        known = standings_on(store.cursor(), catalogue, number, after.situation, after.as_of)
        same_rules = replace(catalogue, thresholds=link.catalogue.thresholds)
        if by_amendment:
            yield Link(Cause.AMENDMENT, same_rules, known, after.situation)
        link = Link(Cause.RULE, catalogue, known, after.situation)
        yield link


def _moves(store: Store, before: Reading, after: Reading) -> dict[Cause, list[tuple[int | None, int | None]]]:
    parameters = {
        "earlier": before.as_of or END_OF_TIME,
        "as_of": after.as_of or END_OF_TIME,
        "situation_before": before.situation,
        "situation": after.situation,
    }
    found: dict[Cause, list[tuple[int | None, int | None]]] = {}
    for old, new, cause in store.cursor().execute(query("observation_moves"), parameters).fetchall():
        found.setdefault(Cause(cause), []).append((old, new))
    return found
