"""What one service is asked for: each line with what became of it, its workbook, and the answer « rien à signaler »."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.domain.collection import Return, Round
from convention.warehouse.collection import answer_nothing
from convention.wording.collection import line_words, rate_sentence, return_note
from convention.wording.labels import label
from loaders.collection import round_file_name, round_returns, round_workbook
from pages.collection.round.choose import choose_service
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.findings import XLSX
from pages.parts.marks import plain
from pages.parts.person import current_person
from pages.parts.tables import draw_table, table_of

LONGEST_REASON = 500


def draw_dues(asked: Round) -> None:
    """Draw the lines of a service, those without answer first."""
    service = choose_service(asked)
    agreed = base.catalogue().agreed_on(asked.situation)
    own = [found for found in round_returns(base.base(), asked) if found.line.service == service]
    own.sort(key=lambda found: found.answered)
    st.subheader(plain(rate_sentence(own)), anchor=False)
    codes = tuple(sorted({found.line.indicator for found in own}))
    st.download_button(
        "Classeur prérempli",
        data=lambda: round_workbook(agreed, asked, service, base.series(codes, asked.situation, None)),
        file_name=round_file_name(asked, service),
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        type="primary",
    )
    st.caption("Complétez les lignes vides, puis déposez le fichier sur la page « Dépôt », ou saisissez-y vos valeurs.")
    columns: dict[str, Callable[[Return], str | int]] = {
        "Indicateur": lambda found: f"{found.line.indicator} · {_title(agreed, found)}",
        "Valeur demandée": lambda found: line_words(found.line),
        "Réponse": lambda found: label(found.state),
        "Précision": return_note,
    }
    draw_table(table_of(own, columns), f"Valeurs demandées au service {service}")
    _draw_nothing(asked, agreed, [found for found in own if not found.answered])


def _draw_nothing(asked: Round, agreed: Catalogue, waiting: Sequence[Return]) -> None:
    """Draw the form by which a service says that it has nothing to report, and why."""
    if not waiting:
        return
    with st.form(f"nothing-{asked.round_id}", border=False):
        st.subheader("Rien à signaler", anchor=False)
        chosen = st.selectbox(
            "Valeur demandée",
            range(len(waiting)),
            format_func=lambda at: f"{_title(agreed, waiting[at])}, {line_words(waiting[at].line)}",
        )
        reason = st.text_input("Pourquoi", max_chars=LONGEST_REASON, placeholder="Aucune opération ce semestre")
        if submit("Répondre « rien à signaler »", "submit-nothing"):
            line = waiting[chosen].line
            person = current_person()
            act(
                lambda: answer_nothing(base.base(), asked.round_id, line, reason, person), "La réponse est enregistrée."
            )


def _title(agreed: Catalogue, found: Return) -> str:
    indicator = agreed.by_code.get(found.line.indicator)
    return indicator.short_title if indicator else "indicateur absent du référentiel"
