"""Who acts: known by a sign-in, else asked once, remembered for the session, recorded with what is done."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from convention.domain.people import Person
from convention.warehouse.rights import grants_of
from convention.wording.people import grant_words
from loaders.writers.template_rows import services
from pages.identity.current import current_session, signed_in_person
from pages.identity.settings import Way, identity_settings
from pages.parts import base
from pages.parts.keys import SessionKey
from pages.parts.marks import plain

LONGEST_NAME = 80
NAME_FIRST = "Répondez d’abord à «\u00a0Qui écrit\u00a0?\u00a0»\u00a0: votre nom reste attaché à ce qui est enregistré."
NO_SIGN_IN = "Poste local, sans authentification"
READER = "lecteur"
SIGN_IN_FIRST = "Identifiez-vous d’abord\u00a0: ce qui est enregistré porte votre nom."


@dataclass(frozen=True)
class Actor:
    """Who acts on the running page: `name` as it is recorded; `person` is None where it is only declared."""

    name: str
    person: Person | None

    @property
    def declared(self) -> bool:
        """Whether nobody but the person says who they are."""
        return self.person is None


def asks_name() -> bool:
    """Whether a name is typed here: where people sign in, it comes from there and from nowhere else."""
    return identity_settings().way is Way.LOCAL


def current_actor() -> Actor | None:
    """Who acts; None while it is not known, or where people sign in and nobody has."""
    if not asks_name():
        person = signed_in_person()
        return None if person is None else Actor(person.name, person)
    declared = st.session_state.get(SessionKey.PERSON, ("", ""))
    return Actor(", ".join(declared), None) if all(declared) else None


def current_person() -> str:
    """The name under which an act is recorded; empty while it is not known."""
    actor = current_actor()
    return actor.name if actor else ""


def draw_identity() -> None:
    """Draw in the sidebar who looks at the page, what they may do, and the way in or out."""
    settings, session = identity_settings(), current_session()
    if settings.public is None:
        st.sidebar.caption(NO_SIGN_IN)
        return
    signs_in = settings.way is Way.SIGN_IN
    if session is None:
        way_in = f" · [S’identifier]({settings.public.root}connexion)" if signs_in else ""
        st.sidebar.caption(f"Lecture publique{way_in}")
        return
    grants = grants_of(session.person, base.base().cursor())
    rights = "\u00a0; ".join(map(grant_words, grants)) or READER
    out = f"{settings.public.root}deconnexion?jeton={session.exit_token}"
    way_out = f" · [Se déconnecter]({out})" if signs_in else ""
    st.sidebar.caption(f"**{plain(session.person.name)}** ({plain(rights)}){way_out}")


def who_first() -> str:
    """What is said where somebody would act and it is not known who."""
    return NAME_FIRST if asks_name() else SIGN_IN_FIRST


def ask_person(key: str = "person") -> str:
    """Draw who acts; return the name to record, empty while it is not known. `key`: of its own on the page."""
    if asks_name():
        return _ask_name(key)
    name = current_person()
    st.caption(f"Enregistré au nom de\u00a0: {plain(name)}" if name else SIGN_IN_FIRST)
    return name


def _ask_name(key: str) -> str:
    """Ask for name and service: `Nom, service`, empty until both are given."""
    name, service = st.session_state.get(SessionKey.PERSON, ("", ""))
    known = list(services(base.catalogue()))
    options = [*known, *([service] if service and service not in known else [])]
    left, right = st.columns(2)
    typed = left.text_input(
        "Votre nom", value=name, key=f"{key}-name", max_chars=LONGEST_NAME, placeholder="Prénom Nom"
    )
    chosen = right.selectbox(
        "Votre service",
        options,
        key=f"{key}-service",
        index=options.index(service) if service else None,
        accept_new_options=True,
        placeholder="Choisir ou écrire",
    )
    person = ((typed or "").strip(), (chosen or "").strip())
    st.session_state[SessionKey.PERSON] = person
    return ", ".join(person) if all(person) else ""
