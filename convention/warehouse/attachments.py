"""Evidence in the base: attached to a value or a decision, read by whoever may see it, taken back with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from convention.domain.attachments import MOST_BYTES, MOST_FOR_ONE, Piece, ProvenDecision, ProvenValue
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.domain.period import Grain, Period
from convention.domain.territories import Territory
from convention.domain.web_address import is_web_address
from convention.warehouse.decisions import decisions
from convention.warehouse.kept_file import kept_file, original_bytes
from convention.warehouse.rights import claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store


class EvidenceError(ShownError):
    """The piece cannot be attached, read or taken back as asked; nothing has changed."""


@dataclass(frozen=True)
class PieceDraft:
    """What is attached: an address, or a file under its name; `public`: a link that editions may show."""

    title: str
    link: str = ""
    file_name: str = ""
    content: bytes = b""
    public: bool = False


def proven_value(store: Store, observation_id: int) -> ProvenValue:
    """What a piece for a recorded value is attached to; a confirmation leads to what it confirms.

    Raises EvidenceError for an unknown value, and for one that the reader may not see.
    """
    row = store.cursor().execute(query("stated_first"), {"observation_id": observation_id}).fetchone()
    if row is None:
        raise EvidenceError("Cette valeur n’existe pas, ou vous ne pouvez pas la voir.")
    number, indicator, territory, start, end, grain = row
    return ProvenValue(number, indicator, Territory(territory), _period(start, end, grain))


def attach(store: Store, subject: ProvenValue | ProvenDecision, draft: PieceDraft, by: str) -> int:
    """Record a piece of evidence; gives its number. For a value the depositor's right is asked for, as for the value.

    Raises EvidenceError, NotAllowedError.
    """
    _check(draft, by)
    kept = kept_file(draft.content)
    with store.writing() as cursor:
        if isinstance(subject, ProvenDecision) and all(
            known.decision_id != subject.decision_id for known in decisions(store)
        ):
            raise EvidenceError(f"La décision n°\u00a0{subject.decision_id} n’existe pas.")
        _refuse_too_many(cursor, subject)
        what = draft.link.strip() or f"fichier {kept.sha256}"
        act, target, touched = _right(subject, what)
        author = claim(store, cursor, act, target, by, touched)
        values = {
            **_places(subject),
            "title": draft.title.strip(),
            "link": draft.link.strip(),
            "file_name": draft.file_name if draft.content else "",
            "sha256": kept.sha256 if draft.content else "",
            "content": kept.content if draft.content else b"",
            "compression": kept.compression,
            "size": len(draft.content),
            "public": draft.public,
            "at": store.now(cursor),
            "person": author,
        }
        row = cursor.execute(query("insert_evidence"), values).fetchone()
    assert row is not None
    return int(row[0])


def take_back(store: Store, piece_id: int, reason: str, by: str) -> None:
    """Record that a piece was attached by mistake; readings as of before still show it.

    Raises EvidenceError, NotAllowedError.
    """
    if not reason.strip() or not by.strip():
        raise EvidenceError("Indiquez pourquoi la pièce est retirée, et qui la retire.")
    with store.writing() as cursor:
        found = next((each for each in pieces(store) if each.piece_id == piece_id), None)
        if found is None:
            raise EvidenceError(f"La pièce n°\u00a0{piece_id} n’existe pas ou est déjà retirée.")
        act, target, touched = _right(found.subject, f"pièce n°\u00a0{piece_id} retirée")
        author = claim(store, cursor, act, target, by, touched)
        values = {"piece_id": piece_id, "reason": reason.strip(), "at": store.now(cursor), "person": author}
        cursor.execute(query("insert_evidence_removal"), values)


def pieces(store: Store, as_of: datetime | None = None) -> tuple[Piece, ...]:
    """Every piece of evidence in force at a reading date that the reader may see, oldest first."""
    rows = store.cursor().execute(query("evidence"), {"as_of": as_of or END_OF_TIME}).fetchall()
    return tuple(Piece(number, _subject(row[:7]), *row[7:]) for number, *row in rows)


def piece_bytes(store: Store, piece_id: int) -> bytes:
    """The file of a piece in force, byte for byte. Raises EvidenceError."""
    if all(found.piece_id != piece_id for found in pieces(store)):
        raise EvidenceError(f"La pièce n°\u00a0{piece_id} n’existe pas, est retirée, ou vous ne pouvez pas la voir.")
    row = store.cursor().execute(query("evidence_bytes"), {"piece_id": piece_id}).fetchone()
    assert row is not None
    return original_bytes(bytes(row[0]), row[1], row[2])


def _check(draft: PieceDraft, by: str) -> None:
    if not draft.title.strip() or not by.strip():
        raise EvidenceError("Indiquez ce que montre la pièce, et qui la joint.")
    if bool(draft.link.strip()) == bool(draft.content):
        raise EvidenceError("Joignez un fichier ou une adresse, l’un des deux.")
    if draft.link.strip() and not is_web_address(draft.link.strip()):
        raise EvidenceError("L’adresse commence par https:// ou http:// et n’a pas d’espace.")
    if draft.public and draft.content:
        raise EvidenceError("Une édition publique ne montre que des adresses\u00a0: le fichier reste ici.")
    if len(draft.content) > MOST_BYTES:
        raise EvidenceError(f"Le fichier dépasse {MOST_BYTES >> 20}\u00a0Mio.")


def _refuse_too_many(cursor: duckdb.DuckDBPyConnection, subject: ProvenValue | ProvenDecision) -> None:
    (count,) = cursor.execute(query("evidence_count"), _places(subject)).fetchone() or (0,)
    if count >= MOST_FOR_ONE:
        raise EvidenceError(f"Il y a déjà {MOST_FOR_ONE}\u00a0pièces ici\u00a0: réunissez-les en un seul document.")


def _right(subject: ProvenValue | ProvenDecision, what: str) -> tuple[Act, str, tuple[tuple[str, Territory], ...]]:
    """The act, what the journal names, and the values that the right is asked for."""
    if isinstance(subject, ProvenDecision):
        return Act.DECISION, f"décision n°\u00a0{subject.decision_id}, {what}", ()
    return Act.EVIDENCE, f"{subject.indicator}, {what}", ((subject.indicator, subject.territory),)


def _places(subject: ProvenValue | ProvenDecision) -> dict[str, int | None]:
    if isinstance(subject, ProvenDecision):
        return {"observation_id": None, "decision_id": subject.decision_id}
    return {"observation_id": subject.observation_id, "decision_id": None}


def _subject(row: list[object]) -> ProvenValue | ProvenDecision:
    match row:
        case [int(number), str(indicator), str(territory), date() as start, date() as end, str(grain), None]:
            return ProvenValue(number, indicator, Territory(territory), _period(start, end, grain))
        case [*_, int(number)]:
            return ProvenDecision(number)
    raise TypeError(row)


def _period(start: date, end: date, grain: str) -> Period:
    return Period(end=end, start=start, grain=Grain(grain))
