"""The figures of a frozen meeting as it showed them, kept in the base and held against those of today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from datetime import date, datetime

import duckdb

from convention.domain.kept_figures import Figure, FigureCheck, FigureKey, compared_figures, figures_digest, figures_of
from convention.domain.rollup import ActionProgress, assess_all
from convention.warehouse.reads import standings_on
from convention.warehouse.sight import hidden_indicators
from convention.warehouse.sql import query
from convention.warehouse.store import Store


def keep_figures(
    store: Store, cursor: duckdb.DuckDBPyConnection, meeting_id: int, situation: date, as_of: datetime
) -> None:
    """Keep what a meeting shows at its situation date, inside the transaction that freezes it."""
    version = store.catalogue_version(as_of)
    catalogue = store.catalogue_of(version, cursor)
    known = standings_on(cursor, catalogue, version, situation, as_of)
    figures = figures_of(assess_all(catalogue, known, situation))
    values = {
        "meeting_id": meeting_id,
        "digest": figures_digest(figures),
        "figures": json.dumps([[*key, text] for key, text in figures.items()]),
    }
    cursor.execute(query("insert_meeting_figures"), values)


def check_figures(store: Store, meeting_id: int, today: Iterable[ActionProgress]) -> FigureCheck | None:
    """What a meeting kept, held against what is computed of it today.

    None for one that is open, or frozen before figures were kept. Figures that rest on what is hidden from the reader
    are left out: those kept would tell it.
    """
    row = store.cursor().execute(query("meeting_figures"), {"meeting_id": meeting_id}).fetchone()
    if row is None:
        return None
    kept = {FigureKey(subject, scope, Figure(name)): text for subject, scope, name, text in json.loads(row[0])}
    listed = tuple(today)
    return compared_figures(kept, figures_of(listed), hiding=_resting_on(listed, hidden_indicators(store)))


def _resting_on(actions: Iterable[ActionProgress], hidden: Set[str]) -> frozenset[str]:
    """The subjects of figures that some indicators bear on: these, their actions, and the whole."""
    if not hidden:
        return frozenset()
    bearing = {found.action.code for found in actions if any(row.indicator.code in hidden for row in found.indicators)}
    return frozenset({*hidden, *bearing, ""})
