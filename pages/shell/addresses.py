"""The addresses of the dashboard: what is served where, and what answers an address that leads nowhere."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from pages.shell.door import root_path
from pages.shell.first_answer import FIRST_ANSWER
from pages.shell.index_page import french_index
from pages.shell.page_list import FAVICON, HOME, UNKNOWN_PAGE_PARAMETER, listed_pages
from pages.shell.served import (
    ServedFile,
    chart_library,
    font_file,
    notice_style,
    session_script,
    shell_script,
    shell_style,
)

NOT_FOUND = "Page introuvable."
# Served by `pages/identity` where people sign in.
SIGN_IN_ADDRESSES = frozenset({"connexion", "retour", "deconnexion", "deconnecte", "session"})
# What machines watch: Streamlit's own answer, then what `pages/parts/health.py` serves; none says anything of the data.
HEALTH, MEASURES = "sante", "mesures"
WATCHED_ADDRESSES = frozenset({"_stcore/health", HEALTH, MEASURES})
_ASKED_ANEW = {"Cache-Control": "no-store"}
_UNCHANGING = {"Cache-Control": "public, immutable, max-age=31536000", "Vary": "Accept-Encoding"}


async def _index(_request: Request) -> Response:
    return HTMLResponse(french_index().source, headers=_ASKED_ANEW)


async def _watching_index(_request: Request) -> Response:
    return HTMLResponse(french_index(signed_in=True).source, headers=_ASKED_ANEW)


async def _home(request: Request) -> Response:
    source = french_index().source
    return HTMLResponse(source if request.url.query else FIRST_ANSWER.put_into(source), headers=_ASKED_ANEW)


def _file(file: ServedFile) -> Route:
    async def answer(request: Request) -> Response:
        if file.compressed and "gzip" in request.headers.get("accept-encoding", ""):
            headers = _UNCHANGING | {"Content-Encoding": "gzip"}
            return Response(file.compressed, media_type=file.media_type, headers=headers)
        return Response(file.source, media_type=file.media_type, headers=_UNCHANGING)

    return Route(root_path() + file.address, answer)


async def _favicon(_request: Request) -> Response:
    return FileResponse(FAVICON, headers={"Cache-Control": "public, max-age=86400"})


def _page_addresses() -> set[str]:
    return {entry.address for entry in listed_pages() if entry is not HOME}


def shell_routes(*own: ServedFile, signed_in: bool = False) -> list[BaseRoute]:
    """The routes that come before Streamlit's own: the pages in French, their scripts and styles, the icon.

    `own`: files of rooms that know this one. `signed_in`: people sign in, so that open pages watch their session, and
    what the overview drew for one person is not given to another.
    """
    root = root_path()
    shell = (shell_script(), shell_style(), chart_library(), font_file(), session_script(), notice_style())
    home, index = (_watching_index, _watching_index) if signed_in else (_home, _index)
    return [
        *map(_file, (*shell, *own)),
        Route(root + "favicon.png", _favicon),
        Route(root, home),
        *(Route(root + address, index) for address in sorted(_page_addresses())),
    ]


def answer_instead(path: str, query: str, signed_in: bool = False) -> Response | None:
    """What to answer where Streamlit would serve its index page at `path`; None for a page or any other document.

    The overview's own name and `index.html` lead to it; a missing file is not found; any other address leads to
    the overview, which says what it could not find.
    """
    root = root_path()
    address = path.removeprefix(root).strip("/")
    name = address.rsplit("/", 1)[-1]
    if address in _page_addresses() | {""} or (signed_in and address in SIGN_IN_ADDRESSES):
        return None
    if address in {HOME.address, "index.html"}:
        return RedirectResponse(f"{root}?{query}" if query else root)
    if name.endswith(".html"):
        return None
    if "." in name:
        return PlainTextResponse(NOT_FOUND, 404)
    return RedirectResponse(f"{root}?{UNKNOWN_PAGE_PARAMETER}={quote(address, safe='')}")
