"""Which web sites may open a live connection to the dashboard."""

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers

_THIS_MACHINE = {"localhost", "127.0.0.1"}


def is_foreign(headers: Headers) -> bool:
    """Whether a connection was asked for by a page of another site than the dashboard.

    Settled here from the settings alone: for a site it does not know, Streamlit asks an outside address for the
    machine's own before it refuses. A program that names no origin is left to Streamlit.
    """
    origin = headers.get("origin")
    if origin is None:
        return False
    asked_by = urlsplit(origin)
    return asked_by.netloc != headers.get("host") and asked_by.netloc not in _allowed_sites()


def _allowed_sites() -> set[str]:
    """Hosts with their ports: another program of this machine is another site. None stands for that of the scheme."""
    port, public = st.get_option("server.port"), st.get_option("browser.serverAddress")
    declared = {urlsplit(origin).netloc for origin in st.get_option("server.corsAllowedOrigins")}
    here = {f"{host}:{port}" for host in _THIS_MACHINE}
    named = {public, f"{public}:{st.get_option('browser.serverPort')}"} if public not in _THIS_MACHINE else set()
    return declared | here | named
