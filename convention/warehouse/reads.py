"""Reading: what was known, by a reading date, of what had happened, by a situation date; one function a query.

`as_of` None means all that is recorded; datetimes are UTC without zone.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from convention.domain.assess import baselines
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.due_dates import moments
from convention.domain.errors import ShownError
from convention.domain.findings import Finding, FindingCode
from convention.domain.observation import DEMONSTRATION_SOURCE, ObservationStatus
from convention.domain.period import Grain, Period
from convention.domain.secrecy import ValueKey
from convention.domain.series import RecordedValue, Series
from convention.domain.standing import Contradiction, Standing
from convention.warehouse.append import NoSuchDepositError
from convention.warehouse.kept_file import original_bytes
from convention.warehouse.recorded import recorded_values, series_from
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.people import hidden_file

# Columns become a frame several times faster than rows do; a relation, which needs no copy, would be planned twice.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)


class ErasedFileError(ShownError):
    """The file was erased, for holding personal data by mistake."""


class HiddenValuesError(ShownError):
    """What is asked for holds a confidential value, or one that gives it away, that the reader may not see."""


@dataclass(frozen=True)
class Span:
    """How far the values in force reach; `last_day` None in an empty base."""

    last_day: date | None
    demonstration: bool
    observations: int


def standings(store: Store, situation: date, as_of: datetime | None = None) -> dict[tuple[str, Territory], Standing]:
    """What is known of every indicator in every scope, totals that can be added up included."""
    version = store.catalogue_version(as_of)
    return standings_on(store.cursor(), store.catalogue_of(version), version, situation, as_of)


def standings_on(
    cursor: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    version: int,
    situation: date,
    as_of: datetime | None = None,
    without: Sequence[int] = (),
    including: Sequence[int] = (),
    judged_on: date | None = None,
) -> dict[tuple[str, Territory], Standing]:
    """The same through a cursor that may be inside a transaction, under a version of the catalogue.

    `without`, `including`: observations left out of those in force and put in beside them. `judged_on`: the situation
    date whose due dates decide, where observations of later periods than `situation` are put in.
    """
    days = moments(catalogue, judged_on or situation)
    cursor = cursor.execute(
        query("standings"),
        {
            "situation": situation,
            "as_of": as_of or END_OF_TIME,
            "version": version,
            "demonstration": DEMONSTRATION_SOURCE,
            "without": list(without),
            "with": list(including),
            "moments": [{"indicator": code, "moment": day} for code, each in days.items() for day in sorted(each)],
            "baselines": [
                {"indicator": code, "territory": str(scope), "day": day} for code, scope, day in baselines(catalogue)
            ],
        },
    )
    names = [column[0] for column in cursor.description]
    return _gathered([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])


def _gathered(rows: Iterable[dict[str, Any]]) -> dict[tuple[str, Territory], Standing]:
    """The standing of each scope at the situation date, with what was known by earlier moments."""
    earlier: dict[tuple[str, Territory], list[tuple[date, Standing]]] = {}
    found: dict[tuple[str, Territory], Standing] = {}
    for row in rows:
        key = row["indicator"], Territory(row["scope"])
        if row["moment"] is None:
            found[key] = _standing(row)
        else:
            earlier.setdefault(key, []).append((row["moment"], _standing(row)))
    return {key: replace(each, earlier=tuple(earlier.get(key, ()))) for key, each in found.items()}


def series(
    store: Store, indicators: Sequence[str], situation: date | None = None, as_of: datetime | None = None
) -> Series:
    """Every value in force of some indicators, one for each territory and period, with where it comes from."""
    return series_from(series_columns(store.cursor(), store.catalogue_version(as_of), indicators, situation, as_of))


def series_columns(
    cursor: duckdb.DuckDBPyConnection,
    version: int,
    indicators: Sequence[str],
    situation: date | None = None,
    as_of: datetime | None = None,
) -> pa.Table:
    """The same in columns, of which `series_from` makes values; through a cursor that may be inside a transaction."""
    parameters = {
        "indicators": list(indicators),
        "situation": situation or date.max,
        "as_of": as_of or END_OF_TIME,
        "version": version,
    }
    return _columns(cursor, query("series"), parameters)


def history(
    store: Store, indicator: str, territory: Territory, period: Period, as_of: datetime | None = None
) -> tuple[tuple[RecordedValue, bool], ...]:
    """Every value ever recorded for one key, newest first, each with whether its deposit is in force."""
    parameters = {
        "indicator": indicator,
        "territory": str(territory),
        "period_start": period.start,
        "period_end": period.end,
        "as_of": as_of or END_OF_TIME,
    }
    columns = _columns(store.cursor(), query("history"), parameters)
    in_force = (bool(active) for active in columns["active"].to_pylist())
    return tuple(zip(recorded_values(columns), in_force, strict=True))


def effective_columns(cursor: duckdb.DuckDBPyConnection, indicators: Sequence[str]) -> pa.Table:
    """The values in force of some indicators, in columns, to check incoming ones against.

    Through a cursor that may be inside a transaction.
    """
    found = cursor.sql(query("effective_values"), params={"indicators": list(indicators)})
    table: pa.Table = found.to_arrow_table()
    assert table is not None
    return table


def recorded_comments(
    cursor: duckdb.DuckDBPyConnection, indicators: Sequence[str]
) -> list[tuple[str, str, date, date, str]]:
    """Every comment recorded so far: indicator, territory, first and last day of the period, comment."""
    return cursor.execute(query("recorded_comments"), {"indicators": list(indicators)}).fetchall()


def deposit_observations(store: Store, deposit_id: int) -> tuple[RecordedValue, ...]:
    """The values that one deposit brought, in the order of the file."""
    return tuple(recorded_values(_columns(store.cursor(), query("deposit_observations"), {"deposit_id": deposit_id})))


def holds_hidden_values(store: Store, deposit_id: int) -> bool:
    """Whether a deposit holds a value that the reader may not see."""
    (found,) = store.cursor().execute(query("holds_hidden"), {"deposit_id": deposit_id}).fetchone() or (None,)
    return bool(found)


def deposit_bytes(store: Store, deposit_id: int) -> bytes:
    """The file of a deposit, byte for byte.

    Raises NoSuchDepositError when the number is unknown, ErasedFileError, HiddenValuesError where it holds what the
    reader may not see.
    """
    if holds_hidden_values(store, deposit_id):
        raise HiddenValuesError(hidden_file(deposit_id))
    row = store.cursor().execute(query("deposit_bytes"), {"deposit_id": deposit_id}).fetchone()
    if row is None:
        raise NoSuchDepositError(f"Le dépôt n° {deposit_id} n’existe pas.")
    content, compression, size = row
    if size and not content:
        raise ErasedFileError(f"Le fichier du dépôt n°\u00a0{deposit_id} a été effacé\u00a0: voyez son historique.")
    return original_bytes(bytes(content), compression, size)


def deposit_findings(store: Store, deposit_id: int) -> tuple[Finding, ...]:
    """What the checks said of a deposited file, in the order in which they said it.

    Raises HiddenValuesError where the file holds what the reader may not see: its cells stand in the findings.
    """
    if holds_hidden_values(store, deposit_id):
        raise HiddenValuesError(hidden_file(deposit_id))
    rows = store.cursor().execute(query("deposit_findings"), {"deposit_id": deposit_id}).fetchall()
    return tuple(
        Finding(FindingCode(code), sheet, cell, read, expected, hint, tuple((k, v) for k, v in json.loads(details)))
        for code, sheet, cell, read, expected, hint, details in rows
    )


def observed_span(store: Store, as_of: datetime | None = None) -> Span:
    """How far the values in force reach, and whether demonstration values are among them."""
    parameters = {"as_of": as_of or END_OF_TIME, "demonstration": DEMONSTRATION_SOURCE}
    row = store.cursor().execute(query("observed_span"), parameters).fetchone()
    assert row is not None
    return Span(row[0], row[1], row[2])


def state(store: Store) -> str:
    """A token that changes with every deposit, withdrawal, restoration, sign-off and catalogue version."""
    return state_on(store.cursor(), store)


def known_until(store: Store) -> datetime | None:
    """The moment, UTC, of the newest thing that a reading can depend on: read as of then, the base says all it knows.

    None in a base without catalogue.
    """
    (row,) = store.cursor().execute(query("known_until")).fetchall()
    found: datetime | None = row[0]
    return found


def touched_between(store: Store, after: datetime, until: datetime) -> tuple[str, ...]:
    """The indicators of the deposits that were recorded, withdrawn or restored after a moment, up to another (UTC)."""
    rows = store.cursor().execute(query("touched_between"), {"after": after, "until": until}).fetchall()
    return tuple(indicator for (indicator,) in rows)


def record_state(store: Store) -> str:
    """A token that changes with everything recorded, the committee's own records included: the key of its caches."""
    return f"{store.path}:{store.last_recorded()}"


def state_on(cursor: duckdb.DuckDBPyConnection, store: Store) -> str:
    """The same through a cursor that may be inside a transaction."""
    (row,) = cursor.execute(query("state")).fetchall()
    return f"{store.path}:{row[0]}:{row[1]}"


def _columns(cursor: duckdb.DuckDBPyConnection, text: str, parameters: dict[str, Any]) -> pa.Table:
    found = cursor.execute(text, parameters).to_arrow_table()
    assert found is not None
    return found


def _standing(row: dict[str, Any]) -> Standing:
    period = None
    if row["period_end"] is not None:
        period = Period(end=row["period_end"], start=row["period_start"], grain=Grain(row["grain"]))
    flags = {
        Contradiction.OVERLAPPING_PERIODS: row["overlapping"],
        Contradiction.TOTAL_DECREASES: row["decreasing"],
        Contradiction.SUM_MISMATCH: row["mismatch"],
    }
    return Standing(
        value=row["value"],
        period=period,
        value_status=_status(row["value_status"]),
        last_answer=_status(row["last_answer"]),
        first=row["first"],
        counted=row["counted"],
        covered_days=row["covered_days"],
        computed=row["computed"],
        demonstration=row["demonstration"],
        contradictions=frozenset(flag for flag, on in flags.items() if on),
        answered_until=row["answered_until"],
        lowest=row["lowest"],
        highest=row["highest"],
        years=tuple((each["year"], each["value"]) for each in row["years"] or ()),
    )


def _status(word: str | None) -> ObservationStatus | None:
    return None if word is None else ObservationStatus(word)


def observations_of(cursor: duckdb.DuckDBPyConnection, keys: Iterable[ValueKey]) -> list[int]:
    """Every observation ever recorded of some values, by number: what to leave out for a reading without them."""
    held = [
        {
            "indicator": key.indicator,
            "territory": str(key.territory),
            "period_start": key.period.start,
            "period_end": key.period.end,
        }
        for key in sorted(keys)
    ]
    return [number for (number,) in cursor.execute(query("observations_of"), {"keys": held}).fetchall()] if held else []
