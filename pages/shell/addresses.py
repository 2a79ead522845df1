"""The addresses of the dashboard: what is served where, and what answers an address that leads nowhere."""

from urllib.parse import quote

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from pages.shell.first_answer import FIRST_ANSWER
from pages.shell.index_page import french_index
from pages.shell.page_list import FAVICON, HOME, UNKNOWN_PAGE_PARAMETER, listed_pages
from pages.shell.served import ServedFile, chart_library, font_file, shell_script, shell_style

NOT_FOUND = "Page introuvable."
_ASKED_ANEW = {"Cache-Control": "no-store"}
_UNCHANGING = {"Cache-Control": "public, immutable, max-age=31536000", "Vary": "Accept-Encoding"}


def _root() -> str:
    """The path under which the dashboard is served, from `/`, with its last slash."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"


async def _index(_request: Request) -> Response:
    return HTMLResponse(french_index().source, headers=_ASKED_ANEW)


async def _home(request: Request) -> Response:
    source = french_index().source
    return HTMLResponse(source if request.url.query else FIRST_ANSWER.put_into(source), headers=_ASKED_ANEW)


def _file(file: ServedFile) -> Route:
    async def answer(request: Request) -> Response:
        if file.compressed and "gzip" in request.headers.get("accept-encoding", ""):
            headers = _UNCHANGING | {"Content-Encoding": "gzip"}
            return Response(file.compressed, media_type=file.media_type, headers=headers)
        return Response(file.source, media_type=file.media_type, headers=_UNCHANGING)

    return Route(_root() + file.address, answer)


async def _favicon(_request: Request) -> Response:
    return FileResponse(FAVICON, headers={"Cache-Control": "public, max-age=86400"})


def _page_addresses() -> set[str]:
    return {entry.address for entry in listed_pages() if entry is not HOME}


def shell_routes(*own: ServedFile) -> list[BaseRoute]:
    """The routes that come before Streamlit's own: the pages in French, their scripts and styles, the icon.

    `own`: files of rooms that know this one.
    """
    root = _root()
    return [
        *map(_file, (shell_script(), shell_style(), chart_library(), font_file(), *own)),
        Route(root + "favicon.png", _favicon),
        Route(root, _home),
        *(Route(root + address, _index) for address in sorted(_page_addresses())),
    ]


def answer_instead(path: str, query: str) -> Response | None:
    """What to answer where Streamlit would serve its index page at `path`; None for a page or any other document.

    The overview's own name and `index.html` lead to it; a missing file is not found; any other address leads to
    the overview, which says what it could not find.
    """
    root = _root()
    address = path.removeprefix(root).strip("/")
    name = address.rsplit("/", 1)[-1]
    if address in _page_addresses() | {""}:
        return None
    if address in {HOME.address, "index.html"}:
        return RedirectResponse(f"{root}?{query}" if query else root)
    if name.endswith(".html"):
        return None
    if "." in name:
        return PlainTextResponse(NOT_FOUND, 404)
    return RedirectResponse(f"{root}?{UNKNOWN_PAGE_PARAMETER}={quote(address, safe='')}")
