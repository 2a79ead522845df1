"""Yearly evaluations in the base: the texts people write, and the evidence that the base itself gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.commitments import count_following
from convention.domain.errors import ShownError
from convention.domain.evaluation import (
    Criterion,
    DutyState,
    EvaluationText,
    Evidence,
    RelationFacts,
    duties_of,
    evidence,
    year_end,
)
from convention.domain.exchanges import count_exchanges, sheets_of
from convention.domain.people import Act
from convention.domain.rollup import assess_all
from convention.warehouse.decisions import decisions
from convention.warehouse.exchanges import exchanges, survey_sheets
from convention.warehouse.meetings import meetings
from convention.warehouse.reads import standings
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store


@dataclass(frozen=True)
class EvaluationDraft:
    """What a person writes under one criterion for one year; `author` is a function or a service."""

    year: int
    criterion: Criterion
    text: str
    author: str


def record_evaluation(store: Store, draft: EvaluationDraft) -> None:
    """Record a text; those before it stay in the history.

    Raises ShownError without text or author, or for a year before the convention.
    """
    if not draft.text.strip() or not draft.author.strip():
        raise ShownError("Indiquez le texte de l’évaluation et qui l’écrit.")
    start = store.catalogue().convention.start
    if draft.year < start.year:
        raise ShownError(
            f"L’évaluation ne peut pas porter sur {draft.year}\u00a0: la convention commence en {start.year}."
        )
    with store.writing() as cursor:
        author = claim(store, cursor, Act.EVALUATION, f"{draft.year}, {draft.criterion}", draft.author)
        values = {
            "year": draft.year,
            "criterion": str(draft.criterion),
            "text": draft.text.strip(),
            "author": author,
            "at": store.now(cursor),
        }
        cursor.execute(query("insert_evaluation_text"), values)


def evaluation_texts(store: Store, as_of: datetime | None = None) -> tuple[EvaluationText, ...]:
    """Every text recorded by a reading date, oldest first; `evaluation.latest_texts` picks the last of a year."""
    rows = store.cursor().execute(query("evaluation_texts"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(EvaluationText(year, Criterion(word), text, author, at) for year, word, text, author, at in rows)


def governance_duties(store: Store, year: int, as_of: datetime | None = None) -> tuple[DutyState, ...]:
    """The governance's own commitments in a year: meetings held, dashboard in time."""
    convention = store.catalogue(as_of).convention
    known = as_of or store.last_recorded() or END_OF_TIME
    return duties_of(year, convention, meetings(store, as_of), _first_catalogue(store, as_of), known.date())


def evidence_of(store: Store, year: int, as_of: datetime | None = None) -> Evidence:
    """What the base says of a year, as known by a reading date; both ends of the year under the same catalogue."""
    catalogue, held = store.catalogue(as_of), meetings(store, as_of)
    before, after = (
        assess_all(catalogue, standings(store, day, as_of), day) for day in (year_end(year - 1), year_end(year))
    )
    duties = governance_duties(store, year, as_of)
    end = year_end(year)
    promised = count_following(catalogue.agreed_on(end).followed_commitments(end))
    relation = RelationFacts(
        count_exchanges(catalogue.annex, exchanges(store, as_of), year), sheets_of(survey_sheets(store, as_of), year)
    )
    return evidence(year, before, after, duties, held, decisions(store, as_of), promised, relation)


def _first_catalogue(store: Store, as_of: datetime | None) -> date | None:
    row = store.cursor().execute(query("first_catalogue"), {"as_of": as_of or END_OF_TIME}).fetchone()
    return row[0].date() if row and row[0] else None
