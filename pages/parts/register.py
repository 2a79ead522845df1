"""What the base keeps of who comes in and goes out."""

from __future__ import annotations

from convention.domain.people import Person
from convention.warehouse.people import record_sign_in, record_sign_out
from pages.identity.routes import Register
from pages.parts import base


def register() -> Register:
    """Keeps comings and goings in the journal of the open base."""
    return Register(_enter, _leave)


def _enter(person: Person) -> Person:
    return record_sign_in(base.base(), person)


def _leave(person: Person) -> None:
    record_sign_out(base.base(), person)
