"""Seals in the base: those of its frozen meetings, and the sides' countersignatures in its journal."""

from __future__ import annotations

import json
from collections.abc import Mapping

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.kept_figures import Figure, FigureKey, figures_digest
from convention.domain.people import Act
from convention.domain.seals import (
    Countersignature,
    KeptFigures,
    Seal,
    countersignatures,
    countersigned,
    is_digest,
    sealed_meetings,
)
from convention.domain.signoff import SIDES
from convention.warehouse.meetings import meetings
from convention.warehouse.rights import claim, journal
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.labels import label
from convention.wording.seals import NO_DIGEST, NO_SIDE, meeting_number, unknown_digest


class CountersignError(ShownError):
    """The digest is nobody's here, or the side is none; nothing is recorded."""


def meeting_seals(store: Store) -> tuple[Seal, ...]:
    """The seals of the frozen meetings, oldest freeze first."""
    rows = store.cursor().execute(query("kept_figures")).fetchall()
    kept = {number: KeptFigures(digest, _computed(figures)) for number, digest, figures in rows}
    return sealed_meetings((found, kept.get(found.meeting_id)) for found in meetings(store) if found.freeze)


def _computed(figures: str) -> str:
    held = {FigureKey(subject, scope, Figure(name)): text for subject, scope, name, text in json.loads(figures)}
    return figures_digest(held)


def countersign(store: Store, digest: str, side: Territory, by: str, editions: Mapping[str, str] | None = None) -> str:
    """Record that a side received a digest from the other that is one of ours too; gives what it is the digest of.

    `by`: the name that was typed. `editions`: the names of published editions by digest. Raises CountersignError where
    no meeting and no edition has that digest: the other side holds other figures.
    """
    wanted = digest.strip().lower()
    if side not in SIDES:
        raise CountersignError(NO_SIDE)
    if not is_digest(wanted):
        raise CountersignError(NO_DIGEST)
    with store.writing() as cursor:
        known = {seal.digest: meeting_number(seal.meeting.meeting_id) for seal in meeting_seals(store) if seal.whole}
        known |= dict(editions or {})
        if wanted not in known:
            raise CountersignError(unknown_digest(wanted))
        claim(store, cursor, Act.COUNTERSIGN, countersigned(label(side), known[wanted], wanted), by)
    return known[wanted]


def countersigned_digests(store: Store) -> tuple[Countersignature, ...]:
    """Every countersignature that the journal holds, oldest first."""
    return countersignatures(journal(store))
