"""The people and their grants: the list, and the forms that name a person, give a right, end one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.catalogue import Territory
from convention.domain.people import Grant, Person, Role
from convention.warehouse.people import end_sessions, grant, name_person, revoke
from convention.wording.formats import counted
from convention.wording.labels import label
from convention.wording.people import grant_words, person_words
from loaders.writers.template_rows import services
from pages.identity.current import sessions
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.person import current_person
from pages.parts.tables import draw_table, table_of

Known = Sequence[tuple[Person, tuple[Grant, ...]]]
BOTH, EVERY_SERVICE = "les deux territoires", "tous les services"
_TERRITORIES = {BOTH: None, **{label(each): each for each in Territory if each is not Territory.COMMON}}
LONGEST = 200


def draw_people(known: Known) -> None:
    """Draw everybody with their grants; somebody without any is a reader."""
    st.markdown(f"**{counted(len(known), 'personne enregistrée', 'personnes enregistrées')}**")
    if not known:
        return
    columns = {
        "Personne": lambda found: found[0].name,
        "Identifiant": lambda found: found[0].subject,
        "Fournisseur d’identité": lambda found: found[0].issuer,
        "Droits": lambda found: "\u202f; ".join(map(grant_words, found[1])) or label(Role.READER),
    }
    draw_table(table_of(known, columns), "Personnes et droits")


def draw_grant(known: Known) -> None:
    """Draw the form that gives a right."""
    with st.form("people-grant"):
        st.markdown("**Donner un droit**")
        person = _choose_person([found for found, _ in known], "grant")
        role = st.selectbox("Rôle", list(Role), format_func=label, key="people-role")
        territory = st.selectbox("Territoire", list(_TERRITORIES), key="people-territory")
        service = st.selectbox("Service", [EVERY_SERVICE, *services(base.catalogue())], key="people-service")
        if submit("Donner", "people-grant-go") and person is not None and role is not None:
            given = Grant(role, _TERRITORIES[territory], None if service == EVERY_SERVICE else service)
            act(lambda: grant(base.base(), person, given, current_person()), f"{person.name} : {grant_words(given)}.")


def draw_end(known: Known) -> None:
    """Draw the form that ends a right."""
    held = [(person, given) for person, grants in known for given in grants]
    with st.form("people-end"):
        st.markdown("**Retirer un droit**")
        chosen = st.selectbox(
            "Droit",
            range(len(held)),
            format_func=lambda at: f"{held[at][0].name} ({held[at][0].subject}) : {grant_words(held[at][1])}",
            placeholder="aucun droit donné",
            key=f"people-end-choice-{len(held)}",
        )
        if submit("Retirer", "people-end-go", ready=bool(held)) and chosen is not None:
            person, given = held[chosen]
            done = f"Droit retiré à {person.name} : {grant_words(given)}."
            act(lambda: revoke(base.base(), person, given, current_person()), done)


def draw_sessions(known: Known) -> None:
    """Draw the form that ends every session of a person: whoever looks on as them has to sign in again."""
    with st.form("people-sessions"):
        st.markdown("**Clore les sessions d’une personne**")
        person = _choose_person([found for found, _ in known], "sessions")
        if submit("Clore", "people-sessions-go") and person is not None:
            done = f"Sessions closes\u00a0: {person.name} devra s’identifier à nouveau."
            act(lambda: end_sessions(base.base(), person, current_person(), lambda: _end_sessions(person)), done)


def _end_sessions(person: Person) -> None:
    sessions().end_all_of(person.issuer, person.subject)


def draw_naming() -> None:
    """Draw the form that records a person, or their new name."""
    with st.expander("Enregistrer une personne, ou son nouveau nom"), st.form("people-name", clear_on_submit=True):
        issuer = st.text_input("Fournisseur d’identité (adresse)", max_chars=LONGEST)
        subject = st.text_input("Identifiant chez ce fournisseur", max_chars=LONGEST)
        name = st.text_input("Nom", max_chars=LONGEST)
        if submit("Enregistrer", "people-name-go"):
            named = Person(issuer.strip(), subject.strip(), name.strip())
            act(lambda: name_person(base.base(), named, current_person()), f"Enregistré : {person_words(named)}.")


def _choose_person(people: Sequence[Person], key: str) -> Person | None:
    chosen = st.selectbox(
        "Personne",
        range(len(people)),
        format_func=lambda at: f"{people[at].name} ({people[at].subject})",
        key=f"people-person-{key}",
    )
    return None if chosen is None else people[chosen]
