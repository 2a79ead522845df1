"""What machines watch: whether the base opens and answers, and, for whoever has the secret, what is counted."""

from __future__ import annotations

import hmac
import logging
import os

from prometheus_client import CONTENT_TYPE_LATEST
from starlette import status
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from pages.parts.base import base, refreshed
from pages.parts.measures import measures
from pages.shell.addresses import HEALTH, MEASURES, NOT_FOUND
from pages.shell.door import root_path

SECRET = "CONVENTION_METRICS_SECRET"
SHORTEST_SECRET = 32
WELL = "bien"
LAGS = "bien, mais rien de plus récent n’est montré\u00a0: la base partagée ne répond pas"
ILL = "la base ne s’ouvre pas\u00a0: le journal du serveur dit pourquoi"
_NEVER_KEPT = {"Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


def watched_routes() -> list[BaseRoute]:
    """`sante`, open to everybody, and `mesures`, for whoever sends the secret of `CONVENTION_METRICS_SECRET`.

    Raises SystemExit with a French sentence where that secret is too short to be one.
    """
    secret = os.environ.get(SECRET, "").strip()
    if secret and len(secret) < SHORTEST_SECRET:
        raise SystemExit(f"Démarrage refusé\u00a0: {SECRET} doit avoir {SHORTEST_SECRET} signes au moins.")

    def _measures(request: Request) -> Response:
        if not secret:
            return PlainTextResponse(NOT_FOUND, status.HTTP_404_NOT_FOUND)
        sent = request.headers.get("authorization", "")
        if not hmac.compare_digest(sent.encode("latin-1"), f"Bearer {secret}".encode()):
            asks = _NEVER_KEPT | {"WWW-Authenticate": "Bearer"}
            return PlainTextResponse("Secret attendu.", status.HTTP_401_UNAUTHORIZED, headers=asks)
        return Response(measures(base()), media_type=CONTENT_TYPE_LATEST, headers=_NEVER_KEPT)

    return [Route(root_path() + HEALTH, _health), Route(root_path() + MEASURES, _measures)]


def _health(_request: Request) -> Response:
    """Opens the base where nobody has yet, and asks it something: 200, or 503 without a word of why to strangers."""
    try:
        lag = refreshed()
        base().catalogue_version()
    except Exception:
        _log.exception("The base does not answer")
        return PlainTextResponse(ILL, status.HTTP_503_SERVICE_UNAVAILABLE, headers=_NEVER_KEPT)
    return PlainTextResponse(LAGS if lag else WELL, headers=_NEVER_KEPT)
