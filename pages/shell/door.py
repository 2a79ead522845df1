"""The door without sign-in: whoever sits at this machine comes in, and nobody else."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

FROM_ELSEWHERE = (
    "Ce tableau de bord n’a pas d’authentification\u00a0: il ne répond qu’au poste sur lequel il tourne, "
    "sous http://localhost ou http://127.0.0.1."
)


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
            "--server.address 127.0.0.1)."
        )
    if not origins_checked:
        raise SystemExit(
            "Démarrage refusé\u00a0: sans authentification, les options server.enableCORS et "
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


def _name_of(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
