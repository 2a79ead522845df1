"""The sign-in's own addresses: /connexion, /retour, /deconnexion, /deconnecte, /session."""

from __future__ import annotations

import hmac
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from anyio import to_thread
from starlette import status
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from convention.domain.errors import ShownError
from convention.domain.people import Person
from pages.identity.cookies import Cookies
from pages.identity.guard import SCOPE_SESSION
from pages.identity.notice import Link, notice
from pages.identity.provider import BEGUN_SECONDS, GivenUpError, Provider, ProviderError
from pages.identity.sessions import Session, Sessions
from pages.identity.settings import IdentitySettings, ReadAccess
from pages.shell.addresses import SIGN_IN_ADDRESSES

_NO_STORE = {"Cache-Control": "no-store"}
_VISIBLE = re.compile(r"[!-\[\]-~]{1,2000}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Register:
    """What is kept of comings and goings; both may wait, and raise ShownError. `enter` gives the name known here."""

    enter: Callable[[Person], Person]
    leave: Callable[[Person], None]


def onward_page(asked: str, root: str) -> str:
    """The page to go on to: a path of the dashboard and nothing else, else its first page."""
    path = asked.partition("?")[0].partition("#")[0]
    inside = _VISIBLE.fullmatch(asked) and path.startswith(root) and "//" not in path
    return root if not inside or path.removeprefix(root) in SIGN_IN_ADDRESSES else asked


class SignIn:
    """The answers at these addresses. Where a proxy signs people in, `provider` is None and only some are served."""

    def __init__(
        self, settings: IdentitySettings, sessions: Sessions, register: Register, provider: Provider | None
    ) -> None:
        assert settings.public is not None, "where people sign in, the public address is set"
        self._settings = settings
        self._sessions = sessions
        self._register = register
        self._provider = provider
        self._name = settings.provider.name if settings.provider else ""
        self._public = settings.public
        self._cookies = Cookies(settings.public)

    def routes(self) -> list[BaseRoute]:
        """The routes, under the path of the public address."""
        root = self._public.root
        served = [Route(f"{root}session", self._session), Route(f"{root}deconnecte", self._signed_out)]
        if self._provider is not None:
            served += [
                Route(f"{root}connexion", self._sign_in),
                Route(f"{root}retour", self._back),
                Route(f"{root}deconnexion", self._sign_out),
            ]
        return list(served)

    async def _sign_in(self, request: Request) -> Response:
        """The page that leads to the provider; asked with `aller`, the way there."""
        assert self._provider is not None
        onward = onward_page(request.query_params.get("suite", ""), self._public.root)
        if _session_of(request) is not None:
            return RedirectResponse(onward, status.HTTP_303_SEE_OTHER, _NO_STORE)
        if "aller" not in request.query_params:
            go = f"connexion?aller=1&suite={quote(onward, safe='')}"
            links = [Link(go, f"S’identifier avec {self._name}")]
            if self._settings.reading is ReadAccess.PUBLIC:
                links.append(Link(onward, "Lire sans s’identifier"))
            return notice("Connexion", ["Ce tableau de bord vous demande de vous identifier."], links)
        try:
            begun = await self._provider.begin(onward, self._cookies.begun(request.headers))
        except ProviderError as error:
            return self._failed(error, onward)
        answer = RedirectResponse(begun.url, status.HTTP_303_SEE_OTHER, _NO_STORE)
        self._cookies.set_begun(answer, begun.browser, int(BEGUN_SECONDS))
        return answer

    async def _back(self, request: Request) -> Response:
        """The return from the provider: a new session where all that it says holds."""
        assert self._provider is not None
        try:
            if len({name for name, _ in request.query_params.multi_items()}) != len(request.query_params.multi_items()):
                raise ProviderError("a parameter stands twice")
            found, onward = await self._provider.finish(
                dict(request.query_params), self._cookies.begun(request.headers)
            )
        except ProviderError as error:
            return self._failed(error, self._public.root)
        try:
            person = await to_thread.run_sync(self._register.enter, found.person)
        except ShownError as refused:
            _log.warning("A sign-in could not be kept in the journal: %s", type(refused).__name__)
            return notice("Connexion impossible", [refused.message], [Link(self._public.root, "Réessayer")], 503)
        before = self._cookies.session(request.headers)
        cookie = self._sessions.open(person, found.id_token, instead_of=before)
        answer = RedirectResponse(onward_page(onward, self._public.root), status.HTTP_303_SEE_OTHER, _NO_STORE)
        self._cookies.set_session(answer, cookie)
        return answer

    async def _sign_out(self, request: Request) -> Response:
        """End the session here, then at the provider. Without the session's own token a page asks."""
        assert self._provider is not None
        session = _session_of(request)
        if session is None:
            return RedirectResponse("deconnecte", status.HTTP_303_SEE_OTHER, _NO_STORE)
        if not hmac.compare_digest(request.query_params.get("jeton", "").encode(), session.exit_token.encode()):
            leave = Link(f"deconnexion?jeton={session.exit_token}", "Se déconnecter")
            return notice(
                "Déconnexion", ["Voulez-vous vous déconnecter\u00a0?"], [leave, Link("./", "Rester connecté")]
            )
        self._sessions.end(session.key)
        try:
            await to_thread.run_sync(self._register.leave, session.person)
        except ShownError as error:
            _log.warning("A sign-out could not be kept in the journal: %s", type(error).__name__)
        try:
            onward = await self._provider.way_out(session.id_token, self._public.address("deconnecte"))
        except ProviderError:
            _log.warning("The provider could not be asked for its way out", exc_info=True)
            onward = "deconnecte"
        # Drafts and choices that pages have kept in this browser are not for who comes after.
        answer = RedirectResponse(onward, status.HTTP_303_SEE_OTHER, _NO_STORE | {"Clear-Site-Data": '"storage"'})
        self._cookies.forget_session(answer)
        return answer

    async def _signed_out(self, _request: Request) -> Response:
        again = [Link("./", "Revenir au tableau de bord")]
        return notice("Vous êtes déconnecté", ["Votre session est terminée sur ce tableau de bord."], again)

    async def _session(self, request: Request) -> Response:
        """Whether the session of an open page is still in force; asking is no activity."""
        session = _session_of(request)
        if session is None and self._settings.reading is not ReadAccess.PUBLIC:
            return JSONResponse({"session": None}, status.HTTP_401_UNAUTHORIZED, _NO_STORE)
        return JSONResponse({"session": session.key[:16] if session else ""}, headers=_NO_STORE)

    def _failed(self, error: ProviderError, onward: str) -> Response:
        """Say that nobody has come in; why is for the log."""
        if isinstance(error, GivenUpError):
            title, words, code = "Connexion abandonnée", "Vous n’êtes pas identifié.", status.HTTP_403_FORBIDDEN
        else:
            title, code = "La connexion n’a pas abouti", status.HTTP_403_FORBIDDEN
            words = "La réponse du fournisseur d’identité n’a pas pu être vérifiée\u00a0: personne n’est identifié."
        _log.warning("Sign-in refused: %s", error)
        again = Link(f"connexion?suite={quote(onward, safe='')}", "Réessayer")
        return notice(title, [words], [again], code)


def _session_of(request: Request) -> Session | None:
    found = request.scope.get(SCOPE_SESSION)
    return found if isinstance(found, Session) else None
