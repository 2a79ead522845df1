"""An amendment recorded by mistake, taken out of the catalogue or put back: an event with its reason, never an erasure.

The catalogue is made anew from the project's own files with all the other amendments; those that lean on the one taken
out are named, and then nothing changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import duckdb

from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.amendments import (
    AmendmentEvent,
    KnownAmendment,
    MisfitError,
    amended_by_all,
    amendments,
    insert_checked,
)
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.formats import COLON, amendment_named, capitalised


class AmendmentReversalError(ShownError):
    """The amendment cannot be withdrawn or restored; nothing has changed."""


def reverse_amendment(
    store: Store, project: Mapping[str, str], version: int, active: bool, person: str, reason: str
) -> int:
    """Withdraw an amendment that is in force (`active`), or restore one that is not; gives the version this makes.

    `project`: the project's own files, without any amendment. Raises AmendmentReversalError without a person or a
    reason, for a number that is unknown, where someone else did so before, and where the other amendments do not hold
    without it, or with it.
    """
    if not person.strip() or not reason.strip():
        raise AmendmentReversalError("Indiquez le motif, et qui l’enregistre.")
    with store.writing() as cursor:
        event = "withdrawn" if active else "restored"
        author = claim(store, cursor, Act.AMENDMENT_REVERSAL, f"version {version}\u00a0: {event}", person)
        made = insert_reversed(store, cursor, project, version, active)
        values = {
            "version": version,
            "event": event,
            "made_version": made,
            "at": store.now(cursor),
            "person": author,
            "reason": reason.strip(),
        }
        cursor.execute(query("insert_amendment_event"), values)
    return made


def insert_reversed(
    store: Store, cursor: duckdb.DuckDBPyConnection, project: Mapping[str, str], version: int, active: bool
) -> int:
    """The version of the catalogue that withdrawing or restoring an amendment makes, inside a transaction.

    Raises AmendmentReversalError.
    """
    found = known_amendment(store, version)
    if found.active != active:
        done = "en vigueur" if found.active else "déjà retiré"
        raise AmendmentReversalError(
            f"{capitalised(amendment_named(found.amendment.reference))} est {done}. Rien n’a changé."
        )
    event = AmendmentEvent("withdrawn" if active else "restored", END_OF_TIME, "", "")
    turned = replace(found, events=(*found.events, event))
    others = tuple(turned if known.version == version else known for known in amendments(store))
    try:
        texts = amended_by_all(project, others)
    except MisfitError as error:
        raise AmendmentReversalError(_conflict(found, error)) from None
    try:
        made = insert_checked(store, cursor, texts)
    except CatalogueError as error:
        raise AmendmentReversalError(f"{error.message} Rien n’a changé.") from None
    return store.catalogue_version() if made is None else made


def _conflict(found: KnownAmendment, misfit: MisfitError) -> str:
    """Why an amendment cannot be withdrawn or restored, and what to do first."""
    asked = "retiré" if found.active else "rétabli"
    refused = f"{capitalised(amendment_named(found.amendment.reference))} ne peut pas être {asked}{COLON}"
    if misfit.known.version == found.version:
        return f"{refused}il ne s’accorde plus avec le référentiel ({misfit.reason}). Rien n’a changé."
    other = amendment_named(misfit.known.amendment.reference)
    leans = "s’appuie sur lui" if found.active else "ne s’accorde pas avec lui"
    return f"{refused}{other} {leans} ({misfit.reason}). Retirez d’abord celui-ci. Rien n’a changé."


def known_amendment(store: Store, version: int) -> KnownAmendment:
    """One amendment.

    Raises AmendmentReversalError when no amendment made that version.
    """
    found = next((known for known in amendments(store) if known.version == version), None)
    if found is None:
        raise AmendmentReversalError("Cet avenant n’est pas enregistré.")
    return found
