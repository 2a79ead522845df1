"""How much the server holds of files that browsers sent: bounds for one browser tab and for all, said where refused."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette import status
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

_MEBIBYTE = 1 << 20
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+/?$")
NO_LENGTH = "La taille du fichier n’est pas annoncée\u00a0: il n’est pas reçu."


@dataclass(frozen=True)
class Quota:
    """How many bytes may be held at once: for one browser tab, and for all of them."""

    own: int = 110 * _MEBIBYTE
    all: int = 400 * _MEBIBYTE

    def refusal(self, held: Mapping[str, int], session: str, size: int) -> str:
        """Why a file is not received, as a sentence; empty where it is."""
        if held.get(session, 0) + size > self.own:
            return (
                f"Trop de fichiers envoyés à la fois\u00a0: {self.own // _MEBIBYTE}\u00a0Mio par onglet au plus. "
                "Traitez ou retirez les précédents, puis recommencez."
            )
        if sum(held.values()) + size > self.all:
            return "Le serveur reçoit déjà trop de fichiers\u00a0: recommencez dans quelques minutes."
        return ""


def held_by_session() -> Mapping[str, int]:
    """The bytes of the files that the running server holds, by browser tab."""
    manager = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    return {
        session: sum(len(file.data) for file in [*files.values()]) for session, files in [*manager.file_storage.items()]
    }


class QuotaMiddleware:
    """Refuses a file before its bytes are read, where it would take the server beyond a quota."""

    def __init__(
        self, app: ASGIApp, quota: Quota | None = None, held: Callable[[], Mapping[str, int]] = held_by_session
    ) -> None:
        self._app, self._quota, self._held = app, quota or Quota(), held
        self._coming: Counter[str] = Counter()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] not in ("PUT", "POST"):
            await self._app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            await PlainTextResponse(NO_LENGTH, status.HTTP_411_LENGTH_REQUIRED)(scope, receive, send)
            return
        session, size = found[1], int(length)
        if refusal := self._reserve(session, size):
            await PlainTextResponse(refusal, status.HTTP_413_CONTENT_TOO_LARGE)(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            with self._lock:
                self._coming[session] -= size

    def _reserve(self, session: str, size: int) -> str:
        """Count a file that is coming; gives why it may not come, else nothing."""
        with self._lock:
            refusal = self._quota.refusal(Counter(self._held()) + self._coming, session, size)
            if not refusal:
                self._coming[session] += size
            return refusal
