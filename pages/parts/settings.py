"""What the server's environment tells the pages: whom readers may write to, and where the public editions stand."""

import os
from urllib.parse import urlsplit

import streamlit as st

LAST_EDITION = "derniere/index.html"


def contact() -> str:
    """The e-mail address for readers' requests: `CONVENTION_CONTACT`, else empty."""
    return os.environ.get("CONVENTION_CONTACT", "").strip()


def last_edition() -> str:
    """The address of the last public edition, under that of the site that `CONVENTION_EDITIONS` names; else empty.

    Anything but a plain http or https address counts as none.
    """
    site = os.environ.get("CONVENTION_EDITIONS", "").strip()
    parts = urlsplit(site)
    plain = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    if not plain or any(sign.isspace() or sign in "()[]<>\\" for sign in site):
        return ""
    return f"{site.rstrip('/')}/{LAST_EDITION}"


def draw_last_edition() -> None:
    """Draw in the sidebar the way to what everybody may read, where there is such a site."""
    if address := last_edition():
        st.sidebar.caption(f"[Dernière édition publique]({address})")
