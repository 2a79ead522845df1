"""The few pages that the door itself shows: French, readable without a script, in the looks of the dashboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.responses import HTMLResponse

from pages.shell.page_list import SITE_TITLE
from pages.shell.served import notice_style


@dataclass(frozen=True)
class Link:
    """Where one may go on, and its words."""

    address: str
    words: str


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("notice.html")


def notice(title: str, paragraphs: Sequence[str], links: Sequence[Link], code: int = 200) -> HTMLResponse:
    """A page with a title, some sentences and links; the first link is the one that most will want."""
    text = _template().render(
        site=SITE_TITLE,
        title=title,
        paragraphs=paragraphs,
        links=links,
        style=notice_style().address,
    )
    return HTMLResponse(text, code, headers={"Cache-Control": "no-store"})
