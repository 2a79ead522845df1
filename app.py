"""The server of the dashboard: `streamlit run app.py`."""

import os

import streamlit as st
from starlette.middleware import Middleware

from pages.components.overview.overview import first_script
from pages.identity.start import guard, settings_to_start_with, sign_in_routes
from pages.parts.base import open_early
from pages.parts.errors import show_error
from pages.parts.health import watched_routes
from pages.parts.register import register
from pages.shell.addresses import shell_routes
from pages.shell.door import Door
from pages.shell.middleware import ShellMiddleware
from pages.shell.process import hide_server_name, take_short_turns
from pages.shell.quotas import QuotaMiddleware

settings = settings_to_start_with()
door = Door(settings.public)
take_short_turns()
hide_server_name()
# Base, journal and profiles are written for the account of the server only: files 0600, folders 0700.
os.umask(0o077)
app = st.App(
    "pages/frame.py",
    routes=[
        *sign_in_routes(settings, register()),
        *watched_routes(),
        *shell_routes(first_script(), signed_in=door.signed_in),
    ],
    middleware=[Middleware(ShellMiddleware, door=door), guard(settings, register()), Middleware(QuotaMiddleware)],
    on_script_error=show_error,
)
open_early()
