"""A proxy that has signed people in: believed only with the secret that it shares with this server."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable

from anyio import to_thread
from starlette.datastructures import Headers

from convention.domain.people import Person
from pages.identity.sessions import Session, Sessions
from pages.identity.settings import ProxySettings

SECRET_HEADER = "x-convention-secret"
SUBJECT_HEADER = "x-convention-subject"
NAME_HEADER = "x-convention-name"
LONGEST_NAME = 120


class ProxyError(Exception):
    """A request that the proxy does not vouch for; its message is a French sentence."""


class Proxy:
    """The sessions of people whom a proxy names; one for each person, for as long as a session lives.

    `enter`: keeps somebody's coming in, and gives them under the name by which they are known here; it may wait.
    """

    def __init__(self, settings: ProxySettings, sessions: Sessions, enter: Callable[[Person], Person]) -> None:
        self._settings = settings
        self._sessions = sessions
        self._enter = enter
        self._entering = asyncio.Lock()

    async def session(self, headers: Headers, open_to_all: bool) -> Session | None:
        """The session of a request; None where the proxy names nobody. Raises ProxyError.

        `open_to_all`: whether the request may come without the proxy, as the health check of the machine does.
        """
        secrets = headers.getlist(SECRET_HEADER)
        if len(secrets) != 1 or not hmac.compare_digest(secrets[0].encode("latin-1"), self._settings.secret.encode()):
            if open_to_all:
                return None
            raise ProxyError("Ce tableau de bord n’est accessible que par son mandataire.")
        subject, name = _once(headers, SUBJECT_HEADER), _once(headers, NAME_HEADER)[:LONGEST_NAME]
        if not subject:
            return None
        async with self._entering:
            found = self._sessions.of_person(self._settings.issuer, subject)
            if found is None:
                person = Person(self._settings.issuer, subject, name or subject)
                known = await to_thread.run_sync(self._enter, person)
                found = self._sessions.of_cookie(self._sessions.open(known))
        return found


def _once(headers: Headers, name: str) -> str:
    """The text of a header that stands once, or not at all; UTF-8, signs that cannot be seen left out."""
    found = headers.getlist(name)
    if len(found) > 1:
        raise ProxyError("Le mandataire nomme deux personnes.")
    text = "".join(found).encode("latin-1").decode("utf-8", "replace")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
