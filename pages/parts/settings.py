"""What the server's environment tells the pages: whom readers may write to, and where the public editions stand."""

import os

import streamlit as st

from convention.domain.web_address import is_web_address

LAST_EDITION = "derniere/index.html"


def contact() -> str:
    """The e-mail address for readers' requests: `CONVENTION_CONTACT`, else empty."""
    return os.environ.get("CONVENTION_CONTACT", "").strip()


def last_edition() -> str:
    """The address of the last public edition, under that of the site that `CONVENTION_EDITIONS` names; else empty.

    Anything but a plain http or https address counts as none.
    """
    site = os.environ.get("CONVENTION_EDITIONS", "").strip()
    if not is_web_address(site) or "?" in site or "#" in site:
        return ""
    return f"{site.rstrip('/')}/{LAST_EDITION}"


def draw_last_edition() -> None:
    """Draw in the sidebar the way to what everybody may read, where there is such a site."""
    if address := last_edition():
        st.sidebar.caption(f"[Dernière édition publique]({address})")
