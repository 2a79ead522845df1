"""Files refused for holding personal data: who gave one, when, and its hash; no name, no bytes, no text of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convention.domain.people import RecordedAct
from convention.warehouse.rights import note
from convention.warehouse.sql import query
from convention.warehouse.store import Store


@dataclass(frozen=True)
class Refusal:
    """A refused file: `size` in bytes, `cells` that seemed personal; `person` empty when none was named.

    `recorded_at` is UTC without zone.
    """

    refusal_id: int
    sha256: str
    size: int
    cells: int
    person: str
    recorded_at: datetime


def record_refusal(store: Store, sha256: str, size: int, cells: int, person: str) -> Refusal:
    """Keep that a file was refused; the readings of the base stay as they are."""
    with store.writing() as cursor:
        note(store, cursor, RecordedAct.REFUSED_FILE, sha256, person)
        at = store.now(cursor)
        values = {"sha256": sha256, "size": size, "cells": cells, "person": person, "at": at}
        ((number,),) = cursor.execute(query("insert_refusal"), values).fetchall()
    return Refusal(int(number), sha256, size, cells, person, at)


def refusals(store: Store) -> tuple[Refusal, ...]:
    """Every refused file, newest first."""
    return tuple(Refusal(*row) for row in store.cursor().execute(query("refusals")).fetchall())
