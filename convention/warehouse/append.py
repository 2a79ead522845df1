"""Appending: deposits, withdrawals and restorations; nothing recorded is ever changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.findings import Finding
from convention.domain.people import Act
from convention.warehouse.kept_file import KeptFile, kept_file
from convention.warehouse.observation_table import OBSERVATION_SCHEMA
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.formats import moment


class AlreadyDepositedError(ShownError):
    """The same bytes are already in the base and in force."""


class NoSuchDepositError(ShownError):
    """No deposit has that number, or it is not in the state that the request needs."""


@dataclass(frozen=True)
class DepositDraft:
    """All that one file brings; `observations` has the columns of `OBSERVATION_SCHEMA`.

    `kept`: `content` as it will be kept, when it was made ready already.
    """

    file_name: str
    content: bytes
    depositor: str
    reader: str
    observations: pa.Table
    findings: tuple[Finding, ...] = field(default=())
    cells: int = 0
    not_data: int = 0
    kept: KeptFile | None = None


@dataclass(frozen=True)
class Receipt:
    """What was recorded: who, when (UTC), which bytes, how much.

    `observations`: values that say something new. `confirmations`: those that repeat what was in force already.
    """

    deposit_id: int
    file_name: str
    sha256: str
    depositor: str
    recorded_at: datetime
    observations: int
    findings: int
    cells: int
    not_data: int
    confirmations: int = 0


def record_deposit(
    store: Store, draft: DepositDraft, check: Callable[[duckdb.DuckDBPyConnection], None] | None = None
) -> Receipt:
    """Record a file with all that was read from it, in one transaction.

    `check` sees the base as it is once no one else can write: what it raises leaves the base as it was.
    Raises AlreadyDepositedError when the same bytes are in force.
    """
    with store.writing() as cursor:
        if check is not None:
            check(cursor)
        kept = draft.kept or kept_file(draft.content)
        # The digest alone: a file's name may have to be erased, and no entry of the journal can be changed.
        author = claim(store, cursor, Act.DEPOSIT, kept.sha256, draft.depositor, _values(draft.observations))
        return insert_draft(store, cursor, replace(draft, depositor=author, kept=kept))


def insert_draft(store: Store, cursor: duckdb.DuckDBPyConnection, draft: DepositDraft) -> Receipt:
    """Write a file with all that was read from it, inside a transaction that the caller keeps or drops.

    Raises AlreadyDepositedError when the same bytes are in force.
    """
    kept = draft.kept or kept_file(draft.content)
    _refuse_twice(cursor, kept.sha256)
    deposit_id, event_id, first_id = _next_ids(cursor)
    at = store.now(cursor)
    receipt = Receipt(
        deposit_id=deposit_id,
        file_name=draft.file_name,
        sha256=kept.sha256,
        depositor=draft.depositor,
        recorded_at=at,
        observations=draft.observations["confirms"].null_count,
        findings=len(draft.findings),
        cells=draft.cells,
        not_data=draft.not_data,
        confirmations=draft.observations.num_rows - draft.observations["confirms"].null_count,
    )
    _insert_deposit(cursor, draft, kept, receipt)
    _insert_event(cursor, event_id, deposit_id, "recorded", at, draft.depositor, "")
    _insert_observations(cursor, draft.observations, deposit_id, first_id)
    _insert_findings(cursor, draft.findings, deposit_id)
    return receipt


def withdraw(store: Store, deposit_id: int, person: str, reason: str) -> None:
    """Take a deposit out of every later reading; readings as of before stay as they were.

    Raises NoSuchDepositError when it is unknown or withdrawn already.
    """
    _change(store, deposit_id, "withdrawn", person, reason)


def restore(store: Store, deposit_id: int, person: str, reason: str) -> None:
    """Put a withdrawn deposit back in force.

    Raises NoSuchDepositError when it is unknown or in force, AlreadyDepositedError when the same bytes are in force
    through a later deposit.
    """
    _change(store, deposit_id, "restored", person, reason)


def _change(store: Store, deposit_id: int, event: str, person: str, reason: str) -> None:
    if not reason.strip():
        raise ShownError("Indiquez le motif : il restera attaché au dépôt.")
    with store.writing() as cursor:
        row = cursor.execute(query("last_event"), {"deposit_id": deposit_id}).fetchone()
        active = row is not None and row[0] != "withdrawn"
        if row is None or active != (event == "withdrawn"):
            state = "n’existe pas" if row is None else "est en vigueur" if active else "est déjà retiré"
            raise NoSuchDepositError(f"Le dépôt n° {deposit_id} {state}.")
        if event == "restored":
            _refuse_twice(cursor, row[1])
        act = Act.RESTORE if event == "restored" else Act.WITHDRAW
        rows = cursor.execute(query("touched_by_deposit"), {"deposit_id": deposit_id}).fetchall()
        values = [(code, Territory(territory)) for code, territory in rows]
        author = claim(store, cursor, act, f"dépôt n°\u00a0{deposit_id}", person, values)
        insert_reversal(store, cursor, deposit_id, event, author, reason)


def insert_reversal(
    store: Store, cursor: duckdb.DuckDBPyConnection, deposit_id: int, event: str, person: str, reason: str
) -> None:
    """Write that a deposit is `withdrawn` or `restored`, inside a transaction that the caller keeps or drops."""
    _, event_id, _ = _next_ids(cursor)
    _insert_event(cursor, event_id, deposit_id, event, store.now(cursor), person, reason)


def _values(observations: pa.Table) -> list[tuple[str, Territory]]:
    """Indicator and territory of the values of a deposit, each pair once."""
    pairs = observations.group_by(["indicator", "territory"]).aggregate([])
    return [(str(pair["indicator"]), Territory(str(pair["territory"]))) for pair in pairs.to_pylist()]


def already_deposited(cursor: duckdb.DuckDBPyConnection, digest: str) -> str:
    """The sentence that names the deposit in force with the same bytes; empty when there is none."""
    row = cursor.execute(query("active_deposit_of"), {"sha256": digest}).fetchone()
    if row is None:
        return ""
    number, name, depositor, at = row
    return (
        f"Ce fichier est déjà en base\u00a0: dépôt n°\u00a0{number}, «\u00a0{name}\u00a0», par {depositor}, "
        f"le {moment(at)}. Rien n’a changé."
    )


def _refuse_twice(cursor: duckdb.DuckDBPyConnection, digest: str) -> None:
    if said := already_deposited(cursor, digest):
        raise AlreadyDepositedError(said)


def _next_ids(cursor: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    row = cursor.execute(query("next_ids")).fetchone()
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


def _insert_deposit(cursor: duckdb.DuckDBPyConnection, draft: DepositDraft, kept: KeptFile, receipt: Receipt) -> None:
    cursor.execute(
        query("insert_deposit"),
        {
            "deposit_id": receipt.deposit_id,
            "file_name": draft.file_name,
            "sha256": receipt.sha256,
            "content": kept.content,
            "compression": kept.compression,
            "size": kept.size,
            "depositor": draft.depositor,
            "at": receipt.recorded_at,
            "reader": draft.reader,
            "observations": draft.observations.num_rows,
            "cells": draft.cells,
            "not_data": draft.not_data,
        },
    )


def _insert_event(
    cursor: duckdb.DuckDBPyConnection,
    event_id: int,
    deposit_id: int,
    event: str,
    at: datetime,
    person: str,
    reason: str,
) -> None:
    values = {
        "event_id": event_id,
        "deposit_id": deposit_id,
        "event": event,
        "at": at,
        "person": person,
        "reason": reason,
    }
    cursor.execute(query("insert_event"), values)


def _insert_observations(cursor: duckdb.DuckDBPyConnection, table: pa.Table, deposit_id: int, first_id: int) -> None:
    numbered = table.select(OBSERVATION_SCHEMA.names).append_column("row", pa.array(np.arange(table.num_rows)))
    cursor.register("incoming_observations", numbered)
    cursor.execute(query("insert_observations"), {"deposit_id": deposit_id, "first_id": first_id})
    cursor.unregister("incoming_observations")


def _insert_findings(cursor: duckdb.DuckDBPyConnection, findings: Sequence[Finding], deposit_id: int) -> None:
    if not findings:
        return
    frame = pd.DataFrame(
        {
            "position": range(len(findings)),
            "code": [str(f.code) for f in findings],
            "sheet": [f.sheet for f in findings],
            "cell": [f.cell for f in findings],
            "read": [f.read for f in findings],
            "expected": [f.expected for f in findings],
            "hint": [f.hint for f in findings],
            "details": [json.dumps(f.details, ensure_ascii=False) for f in findings],
        }
    )
    cursor.register("incoming_findings", frame)
    cursor.execute(query("insert_findings"), {"deposit_id": deposit_id})
    cursor.unregister("incoming_findings")
