"""A deposit, a withdrawal or a restoration on trial: really recorded, read from, and dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from convention.domain.catalogue import Territory
from convention.domain.standing import Standing
from convention.warehouse.append import DepositDraft, insert_draft, insert_reversal
from convention.warehouse.reads import series_columns, standings_on
from convention.warehouse.recorded import SeriesColumns
from convention.warehouse.store import Store

Standings = dict[tuple[str, Territory], Standing]


@dataclass(frozen=True)
class Trial:
    """What the base says before and after a deposit, at one situation date; series of some indicators."""

    before: Standings
    after: Standings
    series_before: SeriesColumns
    series_after: SeriesColumns


def try_deposit(
    store: Store, draft: DepositDraft, indicators: Sequence[str], situation: date, go_on: Callable[[], None]
) -> Trial:
    """What a deposit would make of the base, by the same queries that will read it once it is recorded.

    Others wait meanwhile, and nothing is kept. `go_on`: called before each step; what it raises ends the trial. Raises
    AlreadyDepositedError.
    """
    version = store.catalogue_version()
    catalogue = store.catalogue_of(version)
    with store.trying(go_on) as cursor:
        go_on()
        before = standings_on(cursor, catalogue, version, situation)
        go_on()
        series_before = series_columns(cursor, version, indicators, situation)
        go_on()
        insert_draft(store, cursor, draft)
        go_on()
        after = standings_on(cursor, catalogue, version, situation)
        go_on()
        series_after = series_columns(cursor, version, indicators, situation)
    return Trial(before, after, SeriesColumns(series_before), SeriesColumns(series_after))


def try_deposit_reversal(store: Store, deposit_id: int, active: bool, situation: date) -> tuple[Standings, Standings]:
    """What is known before and after withdrawing a deposit that is in force (`active`), or restoring one that is not.

    Read by the same queries as ever; others wait meanwhile, and nothing is kept.
    """
    version = store.catalogue_version()
    catalogue = store.catalogue_of(version)
    with store.trying() as cursor:
        before = standings_on(cursor, catalogue, version, situation)
        insert_reversal(store, cursor, deposit_id, "withdrawn" if active else "restored", "", "")
        return before, standings_on(cursor, catalogue, version, situation)
