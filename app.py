"""The server of the dashboard: `streamlit run app.py`."""

import os

import streamlit as st
from starlette.middleware import Middleware

from pages.components.overview.overview import first_script
from pages.parts.errors import show_error
from pages.shell.addresses import shell_routes
from pages.shell.door import refuse_open_door
from pages.shell.middleware import ShellMiddleware
from pages.shell.turns import take_short_turns

refuse_open_door(
    st.get_option("server.address"),
    origins_checked=st.get_option("server.enableCORS") and st.get_option("server.enableXsrfProtection"),
)
take_short_turns()
# Base, journal and profiles are written for the account of the server only: files 0600, folders 0700.
os.umask(0o077)
app = st.App(
    "pages/frame.py",
    routes=shell_routes(first_script()),
    middleware=[Middleware(ShellMiddleware)],
    on_script_error=show_error,
)
