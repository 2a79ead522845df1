"""The frame around every page: title, menu, notice of an unknown address, error boundary."""

import re

import streamlit as st

from pages.parts import base
from pages.parts.acts import draw_unsaid
from pages.parts.banner import draw_banner, draw_lag
from pages.parts.errors import error_boundary
from pages.parts.measures import view_measured
from pages.parts.person import asks_name, draw_identity
from pages.parts.reading import draw_reading
from pages.parts.search import draw_search
from pages.parts.session_pages import sections
from pages.parts.settings import draw_last_edition
from pages.shell.page_list import FAVICON, HOME, SITE_DESCRIPTION, SITE_TITLE, UNKNOWN_PAGE_PARAMETER

SIDEBAR_WIDTH = 224
_PLAIN_ADDRESS = re.compile(r"[\w/-]{1,60}")


def _tell_unknown_address() -> None:
    """Say once that the address asked for is no page; only a plain one is repeated, since a link may hold anything."""
    address = st.query_params.pop(UNKNOWN_PAGE_PARAMETER, None)
    if address is None:
        return
    named = f" « {address} »" if _PLAIN_ADDRESS.fullmatch(address) else " demandée"
    st.warning(f"La page{named} n’existe pas ou n’existe plus. Voici la synthèse.", icon=":material/wrong_location:")


def draw_frame() -> None:
    """Draw the frame and the page chosen in the menu."""
    # The icon is set before the menu: Streamlit would else fetch that of the page from an outside address.
    st.set_page_config(
        page_icon=FAVICON, layout="wide", initial_sidebar_state=SIDEBAR_WIDTH, menu_items={"About": SITE_DESCRIPTION}
    )
    page = st.navigation(sections(), expanded=True)
    st.set_page_config(page_title=f"{page.title} · {SITE_TITLE}")
    _tell_unknown_address()
    with error_boundary():
        base.wait_open()
        draw_lag()
        if not asks_name():
            draw_identity()
        address = page.url_path or HOME.address
        reading = draw_reading(address)
        draw_search(reading)
        draw_banner(reading)
        if asks_name():
            draw_identity()
        draw_last_edition()
        with view_measured(address):
            page.run()
        draw_unsaid()


draw_frame()
