"""News: since when somebody looks, and which action sheets concern them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.catalogue import Action
from convention.domain.clock import paris_day
from convention.domain.journal import Entry
from convention.domain.people import Person, SessionAct, names_service


@dataclass(frozen=True)
class Interest:
    """What somebody follows: a service, an action sheet, both, or everything where both are empty."""

    service: str = ""
    action: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.service or self.action)

    def concerns(self, action: Action | None) -> bool:
        """Whether a sheet is followed; what is of no sheet concerns who follows everything."""
        if action is None:
            return self.everything
        if self.action and action.code != self.action:
            return False
        return not self.service or any(names_service(full, self.service) for full in action.services)


def last_visit(entries: Iterable[Entry], person: Person | None, declared: str, today: date) -> datetime | None:
    """When somebody was here last, by the journal alone: nothing else is kept of who looks at what.

    Whoever signs in: their sign-in before the running one. Who only gives a name: the last act under it before today.
    None where the journal does not say.
    """
    if person is not None:
        own = [
            entry.at
            for entry in entries
            if (entry.issuer, entry.subject) == (person.issuer, person.subject) and entry.act == SessionAct.SIGN_IN
        ]
        return own[-2] if len(own) > 1 else None
    own = [e.at for e in entries if declared and e.declared and e.person == declared and paris_day(e.at) < today]
    return own[-1] if own else None
