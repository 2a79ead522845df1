"""An amendment being written on its page: its clauses one by one, their effect, and the proposal that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

import streamlit as st

from convention.domain.amendment_clauses import Abandon, Clause, IndicatorAddition, TargetRevision
from convention.domain.catalogue import Catalogue
from convention.domain.clock import today
from convention.domain.committee import Committee
from convention.domain.errors import ShownError
from convention.warehouse.amendment_clauses import clause_files
from convention.warehouse.amendment_trial import try_amendment
from convention.warehouse.amendment_way import propose_amendment
from convention.warehouse.amendments import Amendment
from convention.warehouse.meetings import meetings
from convention.wording.absences import nothing_followed
from convention.wording.amendments import Named, clause_text
from convention.wording.formats import counted
from pages.committee.amendments.effect import draw_changed_cells, draw_effect_from
from pages.committee.amendments.new_clauses import draw_new_action, draw_new_indicator
from pages.committee.amendments.target_clauses import draw_due_dates, draw_giving_up, draw_targets
from pages.committee.amendments.workbook import draw_workbook
from pages.parts import base
from pages.parts.acts import act
from pages.parts.keys import SessionKey
from pages.parts.marks import plain
from pages.parts.person import current_person, who_first
from pages.parts.reading import FIRST_DAY, Reading


class ClauseForm(StrEnum):
    """What a clause of an amendment does, as its form is called."""

    DUE_DATE = "Déplacer une échéance"
    TARGET = "Modifier une cible"
    INDICATOR = "Nouvel indicateur"
    ACTION = "Nouvelle fiche"
    GIVEN_UP = "Abandonner"
    WORKBOOK = "Par classeur"


SINCE_HELP = (
    "Le premier jour où ce que l’avenant fixe s’appliquera, au plus tôt le jour de la seconde approbation. "
    "Une situation antérieure reste jugée par ce qui valait alors."
)
TWICE = "L’avenant porte déjà sur ce point\u00a0: retirez d’abord l’autre modification."
TRIAL_REFERENCE = "(référence à venir)"


def draw_draft(reading: Reading) -> None:
    """Draw the writing of an amendment: what it is called, its clauses, what they change, the proposal."""
    st.header("Préparer un avenant", anchor="nouveau")
    left, right = st.columns([3, 1])
    reference = (left.text_input("Référence de l’avenant", max_chars=80, placeholder="Avenant n° 1") or "").strip()
    since = right.date_input(
        "Prise d’effet prévue", value=today(), format="DD/MM/YYYY", min_value=FIRST_DAY, help=SINCE_HELP
    )
    if not isinstance(since, date):
        return
    form = st.radio("Ce que l’avenant modifie", list(ClauseForm), key="clause-form", horizontal=True)
    propose = _Proposal(reference, since, reading)
    if form is ClauseForm.WORKBOOK:
        draw_workbook(reference, since, propose.draw)
        return
    _draw_form(form, since)
    clauses = drafted()
    if clauses:
        _draw_clauses(clauses)
        propose.draw(clause_files(clauses, reference or TRIAL_REFERENCE, since))


def drafted() -> tuple[Clause, ...]:
    """The clauses of the amendment being written in this session."""
    clauses: tuple[Clause, ...] = st.session_state.get(SessionKey.CLAUSES, ())
    return clauses


def _draw_form(form: ClauseForm | None, since: date) -> None:
    agreed = base.catalogue().agreed_on(since)
    add = _adding(since)
    if not agreed.indicators and form in (ClauseForm.DUE_DATE, ClauseForm.TARGET):
        st.caption(nothing_followed(since))
    elif form is ClauseForm.DUE_DATE:
        draw_due_dates(agreed, add)
    elif form is ClauseForm.TARGET:
        draw_targets(agreed, add)
    elif form is ClauseForm.INDICATOR:
        draw_new_indicator(agreed, drafted(), add)
    elif form is ClauseForm.ACTION:
        draw_new_action(agreed, drafted(), since, add)
    elif form is ClauseForm.GIVEN_UP:
        draw_giving_up(agreed, add)


def _adding(since: date) -> Callable[[Callable[[], Sequence[Clause]]], None]:
    """What adds clauses to the draft once the catalogue has borne them on trial."""

    def add(make: Callable[[], Sequence[Clause]]) -> None:
        try:
            made = tuple(make())
            if {_place(clause) for clause in made} & {_place(clause) for clause in drafted()}:
                raise ShownError(TWICE)
            files = clause_files((*drafted(), *made), TRIAL_REFERENCE, since)
            try_amendment(base.base(), Amendment(TRIAL_REFERENCE, since, "", files), since)
        except ShownError as refused:
            st.error(plain(refused.message), icon=":material/error:")
            return
        st.session_state[SessionKey.CLAUSES] = (*drafted(), *made)
        st.rerun()

    return add


def _place(clause: Clause) -> object:
    """What a clause bears on: no two of one amendment may bear on the same."""
    if isinstance(clause, TargetRevision) or (isinstance(clause, Abandon) and clause.target is not None):
        return clause.target
    return (clause.what, clause.code) if isinstance(clause, Abandon) else clause


def _draw_clauses(clauses: Sequence[Clause]) -> None:
    st.subheader(counted(len(clauses), "modification", "modifications"))
    named = named_indicators(base.catalogue(), clauses)
    for at, clause in enumerate(clauses):
        left, right = st.columns([6, 1], vertical_alignment="center")
        left.markdown(plain(clause_text(clause, named)))
        if right.button("Retirer", key=f"clause-off-{at}", type="tertiary"):
            st.session_state[SessionKey.CLAUSES] = (*clauses[:at], *clauses[at + 1 :])
            st.rerun()


def named_indicators(agreed: Catalogue, clauses: Sequence[Clause]) -> dict[str, Named]:
    """Title and unit of every indicator, those that the clauses bring included."""
    known = {code: Named(found.short_title, found.unit) for code, found in agreed.by_code.items()}
    return known | {c.code: Named(c.short_title, c.unit) for c in clauses if isinstance(c, IndicatorAddition)}


class _Proposal:
    """What an amendment is called and when it is to take effect; draws its effect and the button that proposes it."""

    def __init__(self, reference: str, since: date, reading: Reading) -> None:
        self.reference, self.since, self.reading = reference, since, reading

    def draw(self, files: Mapping[str, str]) -> None:
        """Draw what the rows change, judged before and after, and the proposal by the technical committee."""
        person = current_person()
        amendment = Amendment(self.reference or TRIAL_REFERENCE, self.since, person, files)
        try:
            draw_changed_cells(base.base(), amendment)
            today_known = Reading(self.reading.situation, None, None)
            draw_effect_from(lambda at: try_amendment(base.base(), amendment, at), today_known, self.since)
        except ShownError as refused:
            st.error(plain(refused.message), icon=":material/error:")
            return
        self._draw_button(amendment, person)

    def _draw_button(self, amendment: Amendment, person: str) -> None:
        held = [found.day for found in meetings(base.base()) if found.committee is Committee.TECHNICAL]
        past = [day for day in held if day <= today()]
        left, right = st.columns([1, 2], vertical_alignment="bottom")
        day = left.date_input(
            "Proposé par le comité technique le",
            value=max(past, default=today()),
            format="DD/MM/YYYY",
            min_value=FIRST_DAY,
            key="proposed-on",
        )
        ready = bool(person and self.reference and isinstance(day, date))
        if not ready:
            st.caption(who_first() if not person else "Indiquez la référence de l’avenant.")
        if right.button(
            "Enregistrer la proposition", type="primary", icon=":material/history_edu:", disabled=not ready
        ):
            act(lambda: self._record(amendment, day), f"{self.reference}\u00a0: proposition enregistrée.")

    def _record(self, amendment: Amendment, day: date) -> None:
        propose_amendment(base.base(), amendment, day)
        st.session_state.pop(SessionKey.CLAUSES, None)
