"""The door: who may reach the server at all. Without identities, whoever sits at this machine; else the public address.

Nothing that a request says of itself (`X-Forwarded-…`) counts: only the address set by whoever runs the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope

from pages.shell.origins import is_foreign

FROM_ELSEWHERE = (
    "Ce tableau de bord n’a pas d’authentification\u00a0: il ne répond qu’au poste sur lequel il tourne, "
    "sous http://localhost ou http://127.0.0.1."
)
_YEAR_SECONDS = 31_536_000


@dataclass(frozen=True)
class PublicAddress:
    """Where browsers find the dashboard: `https://tableau.example/prefixe`; `root` has its slashes."""

    scheme: str
    host: str
    root: str

    @property
    def origin(self) -> str:
        """Scheme and host, as a browser sends them."""
        return f"{self.scheme}://{self.host}"

    @property
    def host_name(self) -> str:
        """The host without its port."""
        return urlsplit(self.origin).hostname or ""

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS."""
        return self.scheme == "https"

    def address(self, name: str) -> str:
        """The whole address of a page: `retour` gives `https://tableau.example/prefixe/retour`."""
        return f"{self.origin}{self.root}{name}"


@dataclass(frozen=True)
class Door:
    """Which requests come in. Without a public address only those of this machine do."""

    public: PublicAddress | None = None

    def admits(self, scope: Scope) -> bool:
        """Whether a request asks for the dashboard under its own name, and was not sent by a page of another site."""
        headers = Headers(scope=scope)
        if self.public is None:
            return comes_from_here(scope) and not (scope["type"] == "websocket" and is_foreign(headers))
        origins = headers.getlist("origin")
        asked = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD")
        return (
            [host.lower() for host in headers.getlist("host")] == [self.public.host]
            and len(origins) <= 1
            and (origins == [self.public.origin] if asked else True)
        )

    @property
    def signed_in(self) -> bool:
        """Whether people sign in, or a proxy does it for them."""
        return self.public is not None

    @property
    def refusal(self) -> str:
        """What is answered to a request that does not come in."""
        if self.public is None:
            return FROM_ELSEWHERE
        return f"Ce tableau de bord ne répond qu’à l’adresse {self.public.address('')}."

    @property
    def secure(self) -> bool:
        """Whether browsers come in over TLS alone."""
        return self.public is not None and self.public.secure

    def headers(self) -> dict[str, str]:
        """What each answer says to browsers of the way in."""
        return {"Strict-Transport-Security": f"max-age={_YEAR_SECONDS}"} if self.secure else {}


def refuse_open_door(address: str | None, *, origins_checked: bool) -> None:
    """Refuse to start where others than this machine could come in without saying who they are.

    `address`: where the server listens; None is everywhere. `origins_checked`: whether pages of other sites are kept
    from acting through a browser of this machine. Raises SystemExit with a French sentence.
    """
    if not is_loopback(address):
        where = f"sur l’adresse «\u00a0{address}\u00a0»" if address else "sur toutes les adresses de ce poste"
        raise SystemExit(
            f"Démarrage refusé\u00a0: le tableau de bord écouterait {where} sans authentification, "
            "et quiconque l’atteint agirait au nom de n’importe qui. "
            "Relancez-le sans l’option --server.address (ou avec "
            "--server.address 127.0.0.1), ou réglez une connexion\u00a0: voir docs/operations.md."
        )
    refuse_foreign_acts(origins_checked)


def refuse_foreign_acts(origins_checked: bool) -> None:
    """Refuse to start where a page of another site could act through somebody's browser. Raises SystemExit."""
    if not origins_checked:
        raise SystemExit(
            "Démarrage refusé\u00a0: les options server.enableCORS et "
            "server.enableXsrfProtection doivent rester actives\u00a0; "
            "sinon une page d’un autre site agirait à votre place."
        )


def is_loopback(name: str | None) -> bool:
    """Whether an address or a host name can only be this machine. A foreign name may lead here, and is not."""
    if name is None:
        return False
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def comes_from_here(scope: Scope) -> bool:
    """Whether a request reached this machine by its own address and asks for it by its own name.

    Also holds where the program was started by another server than `streamlit run`. A unix socket has no port.
    """
    server = scope.get("server")
    host = Headers(scope=scope).getlist("host")
    return server is not None and is_loopback(server[0]) and len(host) == 1 and is_loopback(_name_of(host[0]))


def root_path() -> str:
    """The path under which the dashboard is served, from `/`, with its last slash."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


def _name_of(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
