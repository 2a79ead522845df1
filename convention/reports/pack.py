"""The meeting pack: everything its forms say, as values computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from convention.domain.attachments import Piece, ProvenDecision
from convention.domain.catalogue import Catalogue, Threshold
from convention.domain.changes import changes
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, assess_all, distribution
from convention.domain.series import Series
from convention.reports.canonical import digest
from convention.reports.occasion import Moved, Occasion
from convention.warehouse.attachments import pieces
from convention.warehouse.provenance import DepositState, deposit_states
from convention.warehouse.reads import series, standings
from convention.warehouse.store import Store


@dataclass(frozen=True)
class DepositFacts:
    """One deposit that the figures rest on; `used` counts its values that are in force."""

    deposit_id: int
    file_name: str
    sha256: str
    depositor: str
    recorded_at: datetime
    used: int


@dataclass(frozen=True)
class Pack:
    """One reading of the base for one meeting."""

    occasion: Occasion
    catalogue_version: int
    catalogue: Catalogue
    actions: tuple[ActionProgress, ...]
    moved: tuple[Moved, ...]
    values: Series
    deposits: tuple[DepositFacts, ...]
    thresholds: tuple[Threshold, ...]
    evidence: tuple[Piece, ...] = ()

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of all that the pack holds, whatever form it is written in."""
        return digest(self)

    @property
    def situation(self) -> date:
        """The date that the figures speak of."""
        return self.occasion.situation

    @property
    def as_of(self) -> datetime:
        """The instant by which values had to be recorded (UTC, without zone)."""
        return self.occasion.as_of

    @property
    def distribution(self) -> dict[ProgressStatus, int]:
        """How many action sheets have each status, severest first."""
        return distribution(action.status for action in self.actions)


def pack_of(store: Store, occasion: Occasion) -> Pack:
    """The pack of an occasion, as the base stood at its as-of instant."""
    situation, as_of = occasion.situation, occasion.as_of
    catalogue = store.catalogue(as_of)
    values = series(store, [i.code for i in catalogue.indicators], situation, as_of)
    actions = assess_all(catalogue, standings(store, situation, as_of), situation)
    return Pack(
        occasion=occasion,
        catalogue_version=store.catalogue_version(as_of),
        catalogue=catalogue,
        actions=actions,
        moved=_moved(store, catalogue, occasion, actions) if occasion.moved is None else occasion.moved,
        values=values,
        deposits=_deposits_used(values, deposit_states(store, as_of)),
        thresholds=thresholds_in_force(catalogue, situation),
        evidence=pieces_shown(pieces(store, as_of), values),
    )


def pieces_shown(known: Iterable[Piece], values: Series) -> tuple[Piece, ...]:
    """The pieces of evidence of decisions, and those of the values that are shown."""
    shown = {value.provenance.observation_id for value in values}
    return tuple(
        found for found in known if isinstance(found.subject, ProvenDecision) or found.subject.observation_id in shown
    )


def _deposits_used(values: Series, deposits: Iterable[DepositState]) -> tuple[DepositFacts, ...]:
    """The deposits that some values come from, oldest first."""
    used = Counter(value.provenance.deposit_id for value in values)
    found = sorted((state.receipt for state in deposits), key=lambda receipt: receipt.deposit_id)
    return tuple(
        DepositFacts(r.deposit_id, r.file_name, r.sha256, r.depositor, r.recorded_at, used[r.deposit_id])
        for r in found
        if used[r.deposit_id]
    )


def _moved(
    store: Store, catalogue: Catalogue, occasion: Occasion, actions: tuple[ActionProgress, ...]
) -> tuple[Moved, ...]:
    """What moved between the two situation dates, both read as of the same instant."""
    if occasion.previous is None:
        return ()
    before = assess_all(catalogue, standings(store, occasion.previous, occasion.as_of), occasion.previous)
    return tuple(Moved(change.after.indicator, change.before, change.after) for change in changes(before, actions))


def thresholds_in_force(catalogue: Catalogue, day: date) -> tuple[Threshold, ...]:
    """The newest row of each threshold on a day, in the order of the catalogue."""
    names = dict.fromkeys(found.name for found in catalogue.thresholds)
    return tuple(
        max((t for t in catalogue.thresholds if t.name == name and t.since <= day), key=lambda t: t.since)
        for name in names
        if any(t.name == name and t.since <= day for t in catalogue.thresholds)
    )
