"""What stands between the network and Streamlit: security headers, closed paths, unknown pages."""

import re

from starlette import status
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shell.addresses import NOT_FOUND, answer_instead
from pages.shell.door import Door
from pages.shell.index_page import french_index

# Streamlit's monitoring page has no guard; its interface for programs is not used.
_CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
# Files to take away hold what their page holds: no cache between server and person may keep them.
_DOWNLOADS = "/media/"
_KEPT_NOWHERE = {"Cache-Control": "private, no-store"}


def content_security_policy() -> str:
    """The policy under which Streamlit, its charts, tables, uploads and downloads work, and nothing foreign does.

    Styles are written in place by Streamlit and Plotly. No code is compiled from text, which only the charts drawn
    by the graphics card (`scattergl`…) would need: the dashboard draws none.
    """
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "blob:", *french_index().script_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def security_headers() -> dict[str, str]:
    """The headers that every answer carries."""
    return {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class ShellMiddleware:
    """Adds the security headers, admits whom the door does, closes what nobody needs, says which pages exist."""

    def __init__(self, app: ASGIApp, door: Door | None = None) -> None:
        self._app = app
        self._door = door or Door()
        self._headers = security_headers() | self._door.headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not self._door.admits(scope):
            refusal = PlainTextResponse(self._door.refusal, status.HTTP_421_MISDIRECTED_REQUEST)
            await refusal(scope, receive, self._with_headers(scope["path"], send))
        elif scope["type"] == "websocket" and not self._door.admits(scope):
            await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _CLOSED.search(scope["path"]):
            await PlainTextResponse(NOT_FOUND, 404)(scope, receive, self._with_headers(scope["path"], send))
        else:
            await self._app(
                scope, receive, self._without_index_fallback(scope, receive, self._with_headers(scope["path"], send))
            )

    def _with_headers(self, path: str, send: Send) -> Send:
        private = _DOWNLOADS in path

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers | (_KEPT_NOWHERE if private else {}))
                if self._door.secure:
                    message["headers"] = [_secured(*header) for header in message["headers"]]
            await send(message)

        return send_with_headers

    def _without_index_fallback(self, scope: Scope, receive: Receive, send: Send) -> Send:
        """Streamlit answers its index page to any path: answer what `answer_instead` says where it is not a page."""
        replaced = False

        async def send_checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                answer = answer_instead(scope["path"], scope["query_string"].decode("latin-1"), self._door.signed_in)
                if answer is not None:
                    replaced = True
                    await answer(scope, receive, send)
            if not replaced:
                await send(message)

        return send_checked


def _secured(name: bytes, text: bytes) -> tuple[bytes, bytes]:
    """A header; a cookie of Streamlit's own is for TLS only, as ours are."""
    bare = name.lower() == b"set-cookie" and b"; secure" not in text.lower()
    return name, text + b"; Secure" if bare else text


def _is_page(message: Message) -> bool:
    content_type = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == status.HTTP_200_OK and content_type.startswith("text/html")
