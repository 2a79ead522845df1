"""Pieces of evidence in a line of French: what they show, of what, given by whom and when."""

from __future__ import annotations

from convention.domain.attachments import Piece, ProvenDecision
from convention.domain.catalogue import Catalogue
from convention.wording.formats import COLON, NO_BREAK, moment, number, period_label, quoted
from convention.wording.labels import label

_KIBIBYTE = 1024


def piece_line(found: Piece) -> str:
    """`« Procès-verbal » (pv.pdf, 12 Kio), jointe par Ada Martin, DASES, le 03/03/2021 à 10:00`."""
    size = f"{number(-(-found.size // _KIBIBYTE), 0)}{NO_BREAK}Kio"
    where = f"{found.file_name}, {size}" if found.size else found.link
    return f"{quoted(found.title)} ({where}), jointe par {found.person}, le {moment(found.recorded_at)}"


def proven(found: Piece, catalogue: Catalogue) -> str:
    """What a piece is attached to: `A08.1-1, Paris, 2e semestre 2019`, `décision n° 3`."""
    subject = found.subject
    if isinstance(subject, ProvenDecision):
        return f"décision n°{NO_BREAK}{subject.decision_id}"
    indicator = catalogue.by_code.get(subject.indicator)
    title = f" {indicator.short_title}" if indicator else ""
    return f"{subject.indicator}{title}, {label(subject.territory)}, {period_label(subject.period)}"


def listed_piece(found: Piece, catalogue: Catalogue) -> str:
    """A piece in the list of a pack, with what names its bytes."""
    digest = f", SHA-256 {found.sha256}" if found.sha256 else ""
    return f"Pièce n°{NO_BREAK}{found.piece_id}, {proven(found, catalogue)}{COLON}{piece_line(found)}{digest}"
