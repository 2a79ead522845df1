"""How people are known to this server: by a sign-in, by a proxy that vouches for them, or not at all (this machine).

Each setting is read from the environment, else from the table `[identity]` of `.streamlit/secrets.toml`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

import streamlit as st

from pages.shell.door import PublicAddress, is_loopback

PREFIX = "CONVENTION_"
NAMES = (
    "ADDRESS",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_ALGORITHM",
    "OIDC_SCOPES",
    "OIDC_NAME",
    "PROXY_SECRET",
    "PROXY_ISSUER",
    "READING",
    "SESSION_MINUTES",
    "IDLE_MINUTES",
)
SHORTEST_SECRET = 32
LONGEST_SESSION_MINUTES = 720.0
_ALGORITHMS = ("RS256", "ES256", "PS256", "RS512", "ES384")
_Value = TypeVar("_Value")
# Names as ProConnect gives them; a provider without one of them leaves it out.
_SCOPES = "openid given_name usual_name email"


class SettingsError(Exception):
    """A setting that cannot be followed; its message is a French sentence."""


class Way(StrEnum):
    """How people are known."""

    LOCAL = "local"
    SIGN_IN = "sign_in"
    PROXY = "proxy"


class ReadAccess(StrEnum):
    """Who may read."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"


@dataclass(frozen=True)
class ProviderSettings:
    """The provider of identities, what it knows this program by, and its `name` for people."""

    issuer: str
    client_id: str
    client_secret: str
    algorithm: str
    scopes: str
    name: str

    @property
    def discovery(self) -> str:
        """Where the provider describes itself."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"


@dataclass(frozen=True)
class ProxySettings:
    """A proxy that has signed people in: the secret it shows, and the name under which its people are kept."""

    secret: str
    issuer: str


@dataclass(frozen=True)
class IdentitySettings:
    """How people are known here. `lifetime` and `idle`: seconds of a session. Without `public` only this machine."""

    way: Way = Way.LOCAL
    public: PublicAddress | None = None
    provider: ProviderSettings | None = None
    proxy: ProxySettings | None = None
    reading: ReadAccess = ReadAccess.SIGNED_IN
    lifetime: float = LONGEST_SESSION_MINUTES * 60
    idle: float = 3600.0


@cache
def identity_settings() -> IdentitySettings:
    """The settings of this server. Raises SettingsError."""
    kept = st.secrets.get("identity", {}) if st.secrets.load_if_toml_exists() else {}
    return read_settings(os.environ, kept)


def read_settings(environment: Mapping[str, str], kept: Mapping[str, object]) -> IdentitySettings:
    """The settings that an environment and a table of secrets give. Raises SettingsError with what is wrong."""
    found = {name: _text(environment, kept, name) for name in NAMES}
    provider, proxy = _provider(found), _proxy(found)
    if provider is not None and proxy is not None:
        raise SettingsError("choisissez entre la connexion (CONVENTION_OIDC_…) et le mandataire (CONVENTION_PROXY_…).")
    if provider is None and proxy is None:
        if found["ADDRESS"]:
            raise SettingsError("CONVENTION_ADDRESS suppose une connexion (CONVENTION_OIDC_…) ou un mandataire.")
        return IdentitySettings()
    return IdentitySettings(
        Way.SIGN_IN if provider else Way.PROXY,
        _public(found["ADDRESS"]),
        provider,
        proxy,
        _reading(found["READING"]),
        _seconds("SESSION_MINUTES", found["SESSION_MINUTES"], LONGEST_SESSION_MINUTES),
        _seconds("IDLE_MINUTES", found["IDLE_MINUTES"], 60.0),
    )


def _text(environment: Mapping[str, str], kept: Mapping[str, object], name: str) -> str:
    return str(environment.get(PREFIX + name) or kept.get(name.lower()) or "").strip()


def _provider(found: Mapping[str, str]) -> ProviderSettings | None:
    issuer, client, secret = found["OIDC_ISSUER"], found["OIDC_CLIENT_ID"], found["OIDC_CLIENT_SECRET"]
    if not any((issuer, client, secret)):
        return None
    if not all((issuer, client, secret)):
        raise SettingsError("CONVENTION_OIDC_ISSUER, _CLIENT_ID et _CLIENT_SECRET vont ensemble.")
    _web_address("CONVENTION_OIDC_ISSUER", issuer)
    algorithm = found["OIDC_ALGORITHM"] or "RS256"
    if algorithm not in _ALGORITHMS:
        raise SettingsError(f"CONVENTION_OIDC_ALGORITHM est l’un de {', '.join(_ALGORITHMS)}.")
    return ProviderSettings(
        issuer, client, secret, algorithm, found["OIDC_SCOPES"] or _SCOPES, found["OIDC_NAME"] or "ProConnect"
    )


def _proxy(found: Mapping[str, str]) -> ProxySettings | None:
    secret, issuer = found["PROXY_SECRET"], found["PROXY_ISSUER"]
    if not secret and not issuer:
        return None
    if len(secret) < SHORTEST_SECRET or not secret.isascii():
        raise SettingsError(f"CONVENTION_PROXY_SECRET a {SHORTEST_SECRET} caractères au moins, sans accents.")
    if not issuer:
        raise SettingsError("CONVENTION_PROXY_ISSUER nomme qui identifie les personnes derrière le mandataire.")
    return ProxySettings(secret, issuer)


def _public(address: str) -> PublicAddress:
    if not address:
        raise SettingsError("CONVENTION_ADDRESS donne l’adresse publique, par exemple https://tableau.exemple.fr.")
    scheme, host, path = _web_address("CONVENTION_ADDRESS", address)
    return PublicAddress(scheme, host, f"/{path.strip('/')}/" if path.strip("/") else "/")


def _web_address(name: str, address: str) -> tuple[str, str, str]:
    """Scheme, host and path of an address over TLS, or of this machine."""
    try:
        parts = urlsplit(address)
        known = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise SettingsError(f"{name} n’est pas une adresse.") from error
    if not known or parts.username or parts.query or parts.fragment:
        raise SettingsError(f"{name} est une adresse https:// sans nom d’utilisateur ni paramètres.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(known)):
        raise SettingsError(f"{name} commence par https:// (http:// pour ce poste seulement).")
    return parts.scheme, parts.netloc.lower(), parts.path


def _reading(words: str) -> ReadAccess:
    return _followed("READING", words or ReadAccess.SIGNED_IN, ReadAccess, "public ou signed-in")


def _seconds(name: str, words: str, usual: float) -> float:
    minutes = _followed(name, words or str(usual), float, "un nombre de minutes")
    if not 0 < minutes <= LONGEST_SESSION_MINUTES:
        raise SettingsError(f"{PREFIX}{name} est entre 0 et {LONGEST_SESSION_MINUTES:.0f} minutes.")
    return minutes * 60


def _followed(name: str, words: str, read: Callable[[str], _Value], expected: str) -> _Value:
    try:
        return read(words)
    except ValueError as error:
        raise SettingsError(f"{PREFIX}{name} est {expected}.") from error
