"""Proposed amendments in the base: the text, its steps, and the last approval that puts it in force."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import date, datetime

import duckdb

from convention.domain.amendment_way import APPROVALS, TakenStep, Way, WayStep
from convention.domain.clock import today
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.amendments import Amendment, insert_amended, insert_amendment, refuse_used_reference
from convention.warehouse.catalogue_files import FILES
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.amendments import step_too_early, too_late
from convention.wording.formats import amendment_named, capitalised, quoted
from convention.wording.labels import label


@dataclass(frozen=True)
class Proposal:
    """The text of an amendment on its way; `amendment.day` is the day foreseen for its effect.

    `version`: of the catalogue that it made once in force. `recorded_at` is UTC without zone.
    """

    number: int
    amendment: Amendment
    way: Way
    recorded_at: datetime
    version: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is neither in force nor dropped."""
        return bool(self.way.next_steps)


@dataclass(frozen=True)
class StepDraft:
    """A step to record: its day, and the act that proves it or the reason why the text is dropped."""

    step: WayStep
    day: date
    note: str = ""


def proposals(store: Store, as_of: datetime | None = None) -> tuple[Proposal, ...]:
    """Every text proposed, as recorded by a reading date, oldest first."""
    at = {"as_of": as_of or END_OF_TIME}
    taken: dict[int, list[TakenStep]] = {}
    versions: dict[int, int] = {}
    for number, step, day, note, version, recorded_at, person in (
        store.cursor().execute(query("amendment_steps"), at).fetchall()
    ):
        taken.setdefault(number, []).append(TakenStep(WayStep(step), day, note, person, recorded_at))
        if version is not None:
            versions[number] = version
    rows = store.cursor().execute(query("amendment_proposals"), at).fetchall()
    return tuple(
        Proposal(
            number,
            Amendment(reference, since, person, json.loads(files)),
            Way(proposed_on, since, tuple(taken.get(number, ()))),
            recorded_at,
            versions.get(number),
        )
        for number, reference, proposed_on, since, files, recorded_at, person in rows
    )


def refuse_taken_reference(store: Store, reference: str) -> None:
    """Raise ShownError for the reference of an amendment recorded before, or of a text that is on its way."""
    refuse_used_reference(store, reference)
    on_their_way = {found.amendment.reference.casefold() for found in proposals(store) if found.open}
    if reference.strip().casefold() in on_their_way:
        raise ShownError(
            f"La référence {quoted(reference.strip())} est déjà celle d’un avenant proposé. Donnez-en une autre."
        )


def propose_amendment(store: Store, amendment: Amendment, proposed_on: date) -> int:
    """Record the text that the technical committee proposes; gives its number. The catalogue stays as it is.

    `amendment.day`: foreseen for its effect. Raises ShownError without a reference or a person, for a day to come, or
    when the text would change nothing; CatalogueError when its rows are wrong.
    """
    if not amendment.reference.strip() or not amendment.person.strip():
        raise ShownError("Indiquez la référence de l’avenant et qui l’enregistre.")
    if proposed_on > today():
        raise ShownError(too_late(proposed_on))
    refuse_taken_reference(store, amendment.reference)
    with store.trying() as cursor:
        insert_amended(store, cursor, catalogue_texts(store), amendment)
    with store.writing() as cursor:
        refuse_taken_reference(store, amendment.reference)
        author = claim(store, cursor, Act.AMENDMENT_PROPOSAL, amendment.reference.strip(), amendment.person)
        values = {
            "reference": amendment.reference.strip(),
            "proposed_on": proposed_on,
            "since": amendment.day,
            "files": json.dumps(dict(amendment.files), ensure_ascii=False),
            "at": store.now(cursor),
            "person": author,
        }
        row = cursor.execute(query("insert_amendment_proposal"), values).fetchone()
    assert row is not None
    return int(row[0])


def take_step(store: Store, number: int, draft: StepDraft, person: str) -> int | None:
    """Record a step of a proposed text; gives the version of the catalogue where it puts the text in force.

    Raises ShownError without a person, for a step that cannot come next, a day to come or before the earlier steps, and
    for a text dropped without a reason; CatalogueError when the catalogue no longer bears the text. Then nothing is
    recorded.
    """
    if not person.strip() or (draft.step is WayStep.DROPPED and not draft.note.strip()):
        raise ShownError("Indiquez le motif, et qui l’enregistre.")
    with store.writing() as cursor:
        found = _proposal(store, number)
        _refuse_out_of_order(found, draft)
        act = Act.AMENDMENT if draft.step in APPROVALS else Act.AMENDMENT_PROPOSAL
        reference = found.amendment.reference
        author = claim(store, cursor, act, f"{reference}\u00a0: {label(draft.step)}", person)
        at = store.now(cursor)
        taken = TakenStep(draft.step, draft.day, draft.note.strip(), author, at)
        reached = replace(found, way=replace(found.way, steps=(*found.way.steps, taken)))
        version = _put_in_force(store, cursor, reached, author)
        values = {
            "proposal_id": number,
            "step": str(draft.step),
            "day": draft.day,
            "note": draft.note.strip(),
            "version": version,
            "at": at,
            "person": author,
        }
        cursor.execute(query("insert_amendment_step"), values)
    return version


def _proposal(store: Store, number: int) -> Proposal:
    found = next((known for known in proposals(store) if known.number == number), None)
    if found is None:
        raise ShownError("Cet avenant n’est pas proposé.")
    return found


def _refuse_out_of_order(found: Proposal, draft: StepDraft) -> None:
    if draft.step not in found.way.next_steps:
        name = capitalised(amendment_named(found.amendment.reference))
        raise ShownError(f"{name} ne peut pas être {label(draft.step)}\u00a0: son parcours n’en est pas là.")
    if draft.day > today():
        raise ShownError(too_late(draft.day))
    earliest = found.way.earliest(draft.step)
    if draft.day < earliest:
        raise ShownError(step_too_early(draft.day, earliest))


def _put_in_force(store: Store, cursor: duckdb.DuckDBPyConnection, found: Proposal, author: str) -> int | None:
    """Make the next version of the catalogue where both assemblies have approved."""
    day = found.way.in_force_from
    return None if day is None else insert_amendment(store, cursor, in_force_on(found.amendment, day), author)


_DATED = ("abandons", "seuils")
"""The files whose rows count from a day of their own, `depuis`."""


def in_force_on(amendment: Amendment, day: date) -> Amendment:
    """An amendment with the day on which it takes effect: what it gives up or sets as a threshold counts no earlier."""
    dated = {name: _no_earlier(name, text, day) for name, text in amendment.files.items() if name in _DATED}
    return replace(amendment, day=day, files={**amendment.files, **dated})


def _no_earlier(name: str, text: str, day: date) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FILES[name].columns()), lineterminator="\n")
    writer.writeheader()
    for row in csv.DictReader(io.StringIO(text), strict=True):
        writer.writerow(row | {"depuis": max(row["depuis"], day.isoformat())})
    return written.getvalue()
