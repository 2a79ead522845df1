"""A real base with the values of the example files, deposited one file after the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation
from convention.domain.period import period_from_code
from convention.warehouse.append import DepositDraft, record_deposit
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.observation_table import observation_table
from convention.warehouse.store import Store, open_store
from tests.builders.catalogue import COMMITTED
from tests.tools.example_rows import COMMON, FILES, PARIS, SEINE_SAINT_DENIS, Row

TERRITORIES = {
    PARIS: Territory("paris"),
    SEINE_SAINT_DENIS: Territory("seine_saint_denis"),
    COMMON: Territory.COMMON,
}


def example_store(path: Path) -> Store:
    """A new base at `path` with the committed catalogue and the values of every example file, in their order."""
    store = open_store(path)
    store.record_catalogue(read_folder(COMMITTED))
    for name, rows in FILES.items():
        record_deposit(store, _draft(name, rows))
    return store


def _draft(name: str, rows: Iterable[Row]) -> DepositDraft:
    observations = [_observation(row, at) for at, row in enumerate(rows, start=2)]
    return DepositDraft(
        file_name=name,
        content=name.encode(),
        depositor="Exemples",
        reader="template",
        observations=observation_table(observations),
        cells=len(observations),
    )


def _observation(row: Row, at: int) -> Observation:
    return Observation(
        indicator=row.indicator,
        territory=TERRITORIES[row.territory],
        period=period_from_code(row.period),
        value=row.value,
        status=row.status,
        source=row.source,
        comment=row.comment,
        sheet="Observations",
        cell=f"D{at}",
        text="" if row.value is None else f"{row.value}".replace(".", ","),
    )
