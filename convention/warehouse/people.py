"""People and their grants in the base: a new name, a grant or its end is a new record."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.people import Act, Grant, Person, SessionAct, names_service, services_of
from convention.warehouse.rights import claim, grants_of, keep_in_journal
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.people import grant_words, person_words
from convention.wording.territories import grant_scopes


def name_person(store: Store, named: Person, by: str) -> None:
    """Record a person, or the new name of one that is there.

    Raises ShownError without issuer, subject or name, NotAllowedError.
    """
    if not all(text.strip() for text in (named.issuer, named.subject, named.name)):
        raise ShownError("Indiquez le fournisseur d’identité, l’identifiant et le nom de la personne.")
    with store.writing() as cursor:
        author = claim(store, cursor, Act.NAME_PERSON, person_words(named), by)
        _record_name(store, cursor, named, author)


def record_sign_in(store: Store, person: Person) -> Person:
    """Keep a sign-in in the journal; give the person under the name by which the base knows them.

    Somebody new is recorded under the name that their provider gives; later names are an administrator's to change.
    """
    with store.writing() as cursor:
        known = next((found for found in _known(cursor) if _is_same(found, person)), None)
        if known is None:
            _record_name(store, cursor, person, person.name)
        keep_in_journal(store, cursor, SessionAct.SIGN_IN, "", known or person)
    return known or person


def record_sign_out(store: Store, person: Person) -> None:
    """Keep the end of a session, asked for by the person, in the journal."""
    with store.writing() as cursor:
        keep_in_journal(store, cursor, SessionAct.SIGN_OUT, "", person)


def end_sessions(store: Store, person: Person, by: str, end: Callable[[], object]) -> None:
    """Keep that somebody's sessions are ended, and end them; `end` does it, once the right is there.

    Raises NotAllowedError.
    """
    with store.writing() as cursor:
        claim(store, cursor, Act.END_SESSIONS, person_words(person), by)
        end()


def grant(store: Store, named: Person, given: Grant, by: str) -> None:
    """Give a person a role.

    Raises ShownError for an unknown person or where they have it already, NotAllowedError.
    """
    _change(store, named, given, by, Act.GRANT)


def revoke(store: Store, named: Person, given: Grant, by: str) -> None:
    """End a grant.

    Raises ShownError for an unknown person or where they do not have it, NotAllowedError.
    """
    _change(store, named, given, by, Act.REVOKE)


def people(store: Store) -> tuple[tuple[Person, tuple[Grant, ...]], ...]:
    """Everybody under their last name, with the grants in force."""
    cursor = store.cursor()
    return tuple((person, grants_of(person, cursor)) for person in _known(cursor))


def find_person(store: Store, issuer: str, subject: str) -> Person:
    """The person whom a provider names so.

    Raises ShownError when the base does not know them.
    """
    asked = Person(issuer, subject, "")
    found = next((person for person in _known(store.cursor()) if _is_same(person, asked)), None)
    if found is None:
        raise ShownError(f"La base ne connaît personne sous l’identifiant «\u00a0{subject}\u00a0» de {issuer}.")
    return found


def _known(cursor: duckdb.DuckDBPyConnection) -> list[Person]:
    return [Person(*row) for row in cursor.execute(query("people")).fetchall()]


def _is_same(one: Person, other: Person) -> bool:
    """Whether two are the same person, under whatever names."""
    return (one.issuer, one.subject) == (other.issuer, other.subject)


def _record_name(store: Store, cursor: duckdb.DuckDBPyConnection, named: Person, author: str) -> None:
    values = {
        "issuer": named.issuer,
        "subject": named.subject,
        "name": named.name.strip(),
        "at": store.now(cursor),
        "person": author,
    }
    cursor.execute(query("insert_person"), values)


def _is_known(store: Store, service: str) -> bool:
    """Whether an action sheet names the service: a right for a misspelt one would cover nothing, or everything."""
    named = (full for action in store.catalogue().actions for full in services_of(action, Territory.COMMON))
    return bool(service.strip()) and any(names_service(full, service) for full in named)


def _change(store: Store, named: Person, given: Grant, by: str, act: Act) -> None:
    if given.territory is Territory.COMMON:
        raise ShownError(f"Un droit vaut {grant_scopes()}.")
    if act is Act.GRANT and given.service is not None and not _is_known(store, given.service):
        raise ShownError(f"Aucune fiche-action ne nomme le service «\u00a0{given.service}\u00a0».")
    with store.writing() as cursor:
        found = find_person(store, named.issuer, named.subject)
        has = given in grants_of(found, cursor)
        if has == (act is Act.GRANT):
            raise ShownError(f"{found.name} {'a déjà' if has else 'n’a pas'} ce droit\u00a0: {grant_words(given)}.")
        author = claim(store, cursor, act, f"{person_words(found)}\u00a0: {grant_words(given)}", by)
        values = {
            "issuer": found.issuer,
            "subject": found.subject,
            "role": str(given.role),
            "territory": None if given.territory is None else str(given.territory),
            "service": given.service,
            "event": "granted" if act is Act.GRANT else "revoked",
            "at": store.now(cursor),
            "person": author,
        }
        cursor.execute(query("insert_grant_event"), values)
