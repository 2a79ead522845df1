"""The guard: what somebody may reach depends on the session of their request, looked up at each request and message.

It stands inside the shell, whose headers its answers carry. Closed by default: only the sign-in's own addresses, those
that machines watch and the program's public files are open to everybody.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette import status
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.identity.cookies import Cookies
from pages.identity.current import SESSION_HEADER
from pages.identity.live import Live
from pages.identity.proxy import Proxy, ProxyError
from pages.identity.sessions import Offered, Session, Sessions
from pages.identity.settings import IdentitySettings, ReadAccess, Way
from pages.shell.addresses import SIGN_IN_ADDRESSES, WATCHED_ADDRESSES

# Where a request says whose it is, for the sign-in's own routes.
SCOPE_SESSION = "convention.session"
NOT_SIGNED_IN = "Identifiez-vous d’abord."
NOT_YOURS = "Ce fichier n’est pas à vous."
_OPEN = re.compile(r"static/.+|shell/.+|favicon\.png")
# What no person looks at: neither a page to send to the sign-in nor anything that counts as activity.
_MACHINERY = re.compile(r"(_stcore|media|component|app/static|static|shell)/")
_UPLOAD = re.compile(r"_stcore/upload_file/([^/]+)/[^/]+")
_FILE = re.compile(r"media/(?:([0-9a-f]{32})[^/]*|.*)")


class Guard:
    """Lets through what a session, or nobody, may reach; gives live connections the key of theirs."""

    def __init__(
        self, app: ASGIApp, settings: IdentitySettings, sessions: Sessions, proxy: Proxy | None = None
    ) -> None:
        self._app = app
        self._settings = settings
        self._sessions = sessions
        self._proxy = proxy
        self._nobody = Offered()
        self._root = settings.public.root if settings.public else "/"
        self._cookies = Cookies(settings.public) if settings.public else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        scope["headers"] = [(name, text) for name, text in scope["headers"] if name != SESSION_HEADER.encode()]
        if self._settings.way is Way.LOCAL:
            await self._app(scope, receive, send)
            return
        try:
            session = await self._session(scope)
        except ProxyError as refused:
            await _refuse(scope, receive, send, status.HTTP_403_FORBIDDEN, str(refused))
            return
        scope[SCOPE_SESSION] = session
        if scope["type"] == "websocket":
            await self._answer_live(session, scope, receive, send)
        else:
            await self._answer(session, scope, receive, send)

    async def _session(self, scope: Scope) -> Session | None:
        if self._proxy is not None:
            return await self._proxy.session(
                Headers(scope=scope), scope["path"].removeprefix(self._root) in WATCHED_ADDRESSES
            )
        return self._sessions.of_cookie(self._cookies.session(Headers(scope=scope)) if self._cookies else None)

    async def _answer(self, session: Session | None, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(self._root)
        if path in SIGN_IN_ADDRESSES | WATCHED_ADDRESSES or _OPEN.fullmatch(path):
            await self._app(scope, receive, send)
        elif session is None and self._settings.reading is not ReadAccess.PUBLIC:
            await self._send_to_sign_in(path, scope, receive, send)
        elif (refusal := self._refusal(session, path)) is not None:
            await _refuse(scope, receive, send, *refusal)
        else:
            if session is not None and not _MACHINERY.match(path):
                self._sessions.touch(session)
            await self._app(scope, receive, send)

    def _refusal(self, session: Session | None, path: str) -> tuple[int, str] | None:
        """Why something of somebody else's is not given, or taken."""
        if upload := _UPLOAD.fullmatch(path):
            if session is None:
                return status.HTTP_401_UNAUTHORIZED, NOT_SIGNED_IN
            return None if upload[1] in session.offered.pages else (status.HTTP_403_FORBIDDEN, NOT_YOURS)
        if file := _FILE.fullmatch(path):
            offered = self._nobody if session is None else session.offered
            return None if file[1] in offered.files else (status.HTTP_403_FORBIDDEN, NOT_YOURS)
        return None

    async def _send_to_sign_in(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        """A page that was asked for waits behind the sign-in; anything else is refused."""
        wanted = scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
        if not wanted or _MACHINERY.match(path):
            await _refuse(scope, receive, send, status.HTTP_401_UNAUTHORIZED, NOT_SIGNED_IN)
            return
        query = scope["query_string"].decode("latin-1")
        onward = quote(scope["path"]) + (f"?{query}" if query else "")
        answer = RedirectResponse(f"{self._root}connexion?suite={quote(onward, safe='')}", status.HTTP_303_SEE_OTHER)
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    async def _answer_live(self, session: Session | None, scope: Scope, receive: Receive, send: Send) -> None:
        if session is None and self._settings.reading is not ReadAccess.PUBLIC:
            await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
            return
        key = [] if session is None else [(SESSION_HEADER.encode(), session.key.encode())]
        scope["headers"] = [*scope["headers"], *key]
        offered = self._nobody if session is None else session.offered
        with Live(self._sessions, session, offered, receive, send) as live:
            await self._app(scope, live.receive, live.send)


async def _refuse(scope: Scope, receive: Receive, send: Send, code: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
        return
    await PlainTextResponse(words, code, headers={"Cache-Control": "no-store"})(scope, receive, send)
