"""Erasure of what a deposit holds of personal data by mistake: the only act that takes anything out of the base."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convention.domain.errors import ShownError
from convention.domain.observation import DEMONSTRATION_SOURCE
from convention.domain.people import Act
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.people import ERASED_FILE, erased_deposit


@dataclass(frozen=True)
class Erasure:
    """What was erased of a deposit, by whom, why and when (UTC without zone)."""

    deposit_id: int
    figures_kept: bool
    reason: str
    person: str
    at: datetime


def erase(store: Store, deposit_id: int, reason: str, by: str, *, figures_kept: bool) -> None:
    """Take the file of a deposit and every text read from it out of the base; its values too unless they are kept.

    The deposit, its digest and the journal stay. What is gone is gone from past readings too. The bytes leave the
    database file once it is rewritten (`convention.operations.erase`).
    Raises ShownError for an unknown or erased deposit, or without a reason or a name; NotAllowedError.
    """
    if not reason.strip() or not by.strip():
        raise ShownError("Indiquez le motif de l’effacement et qui efface\u00a0: ils restent dans le journal.")
    with store.writing() as cursor:
        row = cursor.execute(query("deposit_digest"), {"deposit_id": deposit_id}).fetchone()
        if row is None or any(found.deposit_id == deposit_id for found in erasures(store)):
            state = "n’existe pas" if row is None else "est déjà effacé"
            raise ShownError(f"Le dépôt n°\u00a0{deposit_id} {state}\u00a0: rien n’a changé.")
        author = claim(store, cursor, Act.ERASE, erased_deposit(deposit_id, row[0], figures_kept=figures_kept), by)
        named = {"deposit_id": deposit_id}
        cursor.execute(query("erase_file"), {**named, "name": ERASED_FILE})
        cursor.execute(query("erase_texts"), {**named, "demonstration": DEMONSTRATION_SOURCE})
        cursor.execute(query("erase_findings"), named)
        if not figures_kept:
            cursor.execute(query("erase_figures"), named)
        values = {"figures_kept": figures_kept, "reason": reason.strip(), "person": author, "at": store.now(cursor)}
        cursor.execute(query("insert_erasure"), {**named, **values})


def erasures(store: Store) -> tuple[Erasure, ...]:
    """Every erasure, oldest first."""
    return tuple(Erasure(*row) for row in store.cursor().execute(query("erasures")).fetchall())
