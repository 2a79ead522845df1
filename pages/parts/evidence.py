"""Evidence on a page: the pieces of a value or of a decision, the way to take one back, and the form of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from convention.domain.attachments import MOST_BYTES, Piece, ProvenDecision, ProvenValue
from convention.domain.web_address import LONGEST_ADDRESS
from convention.warehouse.attachments import PieceDraft, attach, piece_bytes, take_back
from convention.wording.attachments import piece_line
from convention.wording.formats import NO_BREAK
from loaders.evidence import FORMS, document_piece, media_type
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person
from pages.parts.uploads import let_go

LONGEST = 200
_PRIVACY = "Sans donnée personnelle. Un fichier reste ici ; seule une adresse peut entrer dans une édition publique."


def draw_pieces(found: Sequence[Piece]) -> None:
    """Draw pieces one a line, each with its file or its address."""
    for piece in found:
        mark = " :gray[· destinée au public]" if piece.public else ""
        st.markdown(f"{plain(piece_line(piece))}{mark}")
        if piece.link:
            st.markdown(f"[Ouvrir l’adresse de la pièce n°{NO_BREAK}{piece.piece_id}]({piece.link})")
            continue
        st.download_button(
            f"Pièce n°{NO_BREAK}{piece.piece_id}",
            data=base.read_later(partial(piece_bytes, base.base(), piece.piece_id)),
            file_name=piece.file_name,
            mime=media_type(piece.file_name),
            key=f"piece-{piece.piece_id}",
            icon=":material/attach_file:",
            on_click="ignore",
        )


def draw_piece_forms(subject: ProvenValue | ProvenDecision, found: Sequence[Piece]) -> None:
    """Draw the form of a new piece, and that by which one is taken back."""
    own = _name(subject)
    with st.form(f"piece-new-{own}", clear_on_submit=True):
        title = st.text_input("Ce que montre la pièce", max_chars=LONGEST, key=f"piece-title-{own}")
        link = st.text_input(
            "Son adresse, ou le fichier ci-dessous", max_chars=LONGEST_ADDRESS, key=f"piece-link-{own}"
        )
        file = st.file_uploader(
            f"Fichier (PDF, image ou texte, {MOST_BYTES >> 20}{NO_BREAK}Mio au plus)",
            type=list(FORMS),
            max_upload_size=MOST_BYTES >> 20,
            key=f"piece-file-{own}",
        )
        public = st.checkbox("L’adresse peut entrer dans une édition publique", key=f"piece-public-{own}")
        st.caption(_PRIVACY)
        if submit("Joindre la pièce", f"piece-go-{own}"):
            given = (file.name, file.getvalue()) if file else None
            if file:
                let_go(file)
            act(lambda: _attach(subject, title or "", link or "", given, public=public), "Pièce jointe.")
    if found:
        _draw_removal(own, found)


def _name(subject: ProvenValue | ProvenDecision) -> str:
    """A name of the subject for the widgets of its forms."""
    if isinstance(subject, ProvenDecision):
        return f"decision-{subject.decision_id}"
    return f"value-{subject.observation_id}"


def _attach(
    subject: ProvenValue | ProvenDecision, title: str, link: str, given: tuple[str, bytes] | None, *, public: bool
) -> None:
    draft = PieceDraft(title, link, public=public)
    if given and not link.strip():
        draft = document_piece(title, *given)
    elif given:
        draft = PieceDraft(title, link, *given, public=public)
    attach(base.base(), subject, draft, current_person())


def _draw_removal(own: str, found: Sequence[Piece]) -> None:
    numbers = {piece.piece_id: piece.title for piece in found}
    with st.form(f"piece-back-{own}"):
        number = st.selectbox(
            "Pièce à retirer", list(numbers), format_func=lambda one: f"n° {one} · {numbers[one]}", key=f"back-{own}"
        )
        reason = st.text_input("Motif du retrait", max_chars=LONGEST, key=f"back-reason-{own}")
        if submit("Retirer la pièce", f"back-go-{own}"):
            act(lambda: take_back(base.base(), number, reason or "", current_person()), f"Pièce n° {number} retirée.")
