"""A server with the dashboard's shell around a page that shows one of each of Streamlit's elements."""

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.errors import show_error
from pages.shell.addresses import shell_routes
from pages.shell.middleware import ShellMiddleware

app = st.App(
    "frame.py",
    routes=shell_routes(),
    middleware=[Middleware(ShellMiddleware)],
    on_script_error=show_error,
)
