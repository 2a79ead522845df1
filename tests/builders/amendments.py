"""Amendments that went their whole way, in few words."""

from __future__ import annotations

from convention.domain.amendment_way import APPROVALS, WayStep
from convention.domain.clock import today
from convention.warehouse.amendment_way import StepDraft, propose_amendment, take_step
from convention.warehouse.amendments import Amendment
from convention.warehouse.store import Store


def record_amendment(store: Store, amendment: Amendment) -> int:
    """Propose, validate and approve a text, all on the day of its effect; gives the version of the catalogue."""
    day = min(amendment.day, today())
    number = propose_amendment(store, amendment, day)
    for step in (WayStep.VALIDATED, *APPROVALS):
        take_step(store, number, StepDraft(step, day), amendment.person)
    return store.catalogue_version()
