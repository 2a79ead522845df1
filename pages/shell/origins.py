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
    return asked_by.netloc != headers.get("host") and asked_by.hostname not in _allowed_hosts()


def _allowed_hosts() -> set[str | None]:
    declared = {urlsplit(origin).hostname for origin in st.get_option("server.corsAllowedOrigins")}
    return _THIS_MACHINE | declared | {st.get_option("browser.serverAddress")}
