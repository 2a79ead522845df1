"""Narratives in the base: each one a new record, the history kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convention.domain.committee import Narrative, Outlook, latest
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.attention import overtaken


@dataclass(frozen=True)
class NarrativeDraft:
    """What a person says of an action; `author` is a function or a service."""

    action: str
    text: str
    outlook: Outlook
    risks: str
    next_steps: str
    author: str
    meeting_id: int | None = None


class OvertakenError(ShownError):
    """Somebody else wrote on the same action meanwhile; `other` is what they wrote."""

    def __init__(self, other: Narrative) -> None:
        super().__init__(overtaken(other))
        self.other = other


def record_narrative(store: Store, draft: NarrativeDraft, *, seen: datetime | None = END_OF_TIME) -> None:
    """Record a narrative; those before it stay in the history.

    `seen`: when the newest narrative that the author knew was recorded, None for none. Raises OvertakenError where the
    action has a newer one, ShownError without text, without author, or for an action that the catalogue does not have.
    """
    if not draft.text.strip() or not draft.author.strip():
        raise ShownError("Indiquez le texte de la synthèse et qui l’écrit.")
    if draft.action not in store.catalogue().action_by_code:
        raise ShownError(f"La fiche-action «\u00a0{draft.action}\u00a0» n’est pas au référentiel.")
    with store.writing() as cursor:
        newest = latest(narratives(store)).get(draft.action)
        if newest is not None and (seen is None or newest.recorded_at > seen):
            raise OvertakenError(newest)
        author = claim(store, cursor, Act.NARRATIVE, f"fiche-action {draft.action}", draft.author)
        values = {
            "action": draft.action,
            "text": draft.text.strip(),
            "outlook": str(draft.outlook),
            "risks": draft.risks.strip(),
            "next_steps": draft.next_steps.strip(),
            "author": author,
            "meeting_id": draft.meeting_id,
            "at": store.now(cursor),
        }
        cursor.execute(query("insert_narrative"), values)


def narratives(store: Store, as_of: datetime | None = None) -> tuple[Narrative, ...]:
    """Every narrative recorded by a reading date, oldest first; `committee.latest` picks the last of each action."""
    rows = store.cursor().execute(query("narratives"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(
        Narrative(action, at, text, Outlook(outlook), risks, next_steps, author, meeting_id)
        for action, at, text, outlook, risks, next_steps, author, meeting_id in rows
    )
