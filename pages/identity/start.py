"""The start of the server: it begins only where everybody who reaches it is known, or sits at this machine."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from pages.identity.current import SESSION_FIELD, SESSION_HEADER, sessions
from pages.identity.guard import Guard
from pages.identity.provider import Provider
from pages.identity.proxy import Proxy
from pages.identity.routes import Register, SignIn
from pages.identity.settings import IdentitySettings, SettingsError, identity_settings
from pages.shell.door import PublicAddress, refuse_foreign_acts, refuse_open_door, root_path


def settings_to_start_with() -> IdentitySettings:
    """The settings of identities, where the server may start with them. Raises SystemExit with a French sentence."""
    try:
        settings = identity_settings()
    except SettingsError as error:
        raise SystemExit(f"Démarrage refusé\u00a0: {error}") from error
    checked = bool(st.get_option("server.enableCORS") and st.get_option("server.enableXsrfProtection"))
    if settings.public is None:
        refuse_open_door(st.get_option("server.address"), origins_checked=checked)
    else:
        refuse_foreign_acts(checked)
        _serve_under(settings.public)
    return settings


def sign_in_routes(settings: IdentitySettings, register: Register) -> list[BaseRoute]:
    """The routes of the sign-in; none without one."""
    if settings.public is None:
        return []
    provider = Provider(settings.provider, settings.public.address("retour")) if settings.provider else None
    return SignIn(settings, sessions(), register, provider).routes()


def guard(settings: IdentitySettings, register: Register) -> Middleware:
    """The guard, to stand inside the shell."""
    proxy = Proxy(settings.proxy, sessions(), register.enter) if settings.proxy else None
    return Middleware(Guard, settings=settings, sessions=sessions(), proxy=proxy)


def _serve_under(public: PublicAddress) -> None:
    """Have Streamlit answer under the public address, and hand sessions to the pages."""
    if root_path() != public.root:
        raise SystemExit(
            f"Démarrage refusé\u00a0: le chemin de CONVENTION_ADDRESS («\u00a0{public.root}\u00a0») n’est pas celui de "
            f"server.baseUrlPath («\u00a0{root_path()}\u00a0»)."
        )
    if st.get_option("server.trustedUserHeaders") != {SESSION_HEADER: SESSION_FIELD}:
        raise SystemExit(
            "Démarrage refusé\u00a0: server.trustedUserHeaders n’est pas celui de .streamlit/config.toml\u00a0; "
            "lancez le programme depuis son dossier."
        )
    config.set_option("server.allowedHosts", [public.host_name])
