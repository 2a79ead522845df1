"""What an amendment changes, read from the base: one not recorded yet, one that is, one to take out or put back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import duckdb

from convention.domain.amendment_effect import AmendmentEffect
from convention.domain.rollup import ActionProgress, assess_all
from convention.warehouse.amendment_reversal import insert_reversed
from convention.warehouse.amendments import (
    Amendment,
    KnownAmendment,
    amended_by_all,
    amendments,
    insert_amended,
    insert_checked,
)
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.reads import standings_on
from convention.warehouse.store import Store


def try_amendment(store: Store, amendment: Amendment, situation: date) -> AmendmentEffect:
    """What an amendment would change, with it really recorded; nothing of it is kept.

    Raises ShownError when it changes nothing, CatalogueError when its rows are wrong.
    """
    with store.trying() as cursor:
        known = store.catalogue_version()
        made = insert_amended(store, cursor, catalogue_texts(store), amendment)
        return _effect(store, cursor, known, made, situation)


def try_project_catalogue(store: Store, project: Mapping[str, str], situation: date) -> AmendmentEffect:
    """What the project's own files would change, with every amendment laid over them; nothing of it is kept.

    Raises CatalogueError for a change that is refused.
    """
    whole = amended_by_all(project, amendments(store))
    with store.trying() as cursor:
        known = store.catalogue_version()
        made = insert_checked(store, cursor, whole)
        return _effect(store, cursor, known, known if made is None else made, situation)


def try_amendment_reversal(
    store: Store, project: Mapping[str, str], version: int, active: bool, situation: date
) -> AmendmentEffect:
    """What withdrawing an amendment in force (`active`), or restoring one, would change; nothing of it is kept.

    `project`: the project's own files, without any amendment. Raises AmendmentReversalError.
    """
    with store.trying() as cursor:
        known = store.catalogue_version()
        return _effect(store, cursor, known, insert_reversed(store, cursor, project, version, active), situation)


def recorded_effect(
    store: Store, known: KnownAmendment, situation: date, as_of: datetime | None = None
) -> AmendmentEffect:
    """What a recorded amendment changed: the same values scored under the catalogue just before it and just after."""
    return _effect(store, store.cursor(), known.version - 1, known.version, situation, as_of)


def _effect(
    store: Store,
    cursor: duckdb.DuckDBPyConnection,
    before: int,
    after: int,
    situation: date,
    as_of: datetime | None = None,
) -> AmendmentEffect:
    def scored(version: int) -> tuple[ActionProgress, ...]:
        catalogue = store.catalogue_of(version, cursor)
        return assess_all(catalogue, standings_on(cursor, catalogue, version, situation, as_of), situation)

    return AmendmentEffect(situation, scored(before), scored(after))
