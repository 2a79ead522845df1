"""Pages opened and read without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.shell.page_list import HOME, PAGES_FOLDER, listed_pages

SCRIPTS = {entry.address: entry.script for entry in listed_pages()}


def at(address: str, timeout: int = 30) -> AppTest:
    """The real frame, about to open the page at an address.

    Before its first run AppTest knows no addresses and tells pages apart by file name only, and all of ours are named
    `page.py`: so it is given the page's hash, which Streamlit makes of the address.
    """
    app = AppTest.from_file(PAGES_FOLDER / "frame.py", default_timeout=timeout)
    if address != HOME.address:
        app._page_hash = calc_hash(address)
    return app


def opened(address: str = HOME.address, **asked: str) -> AppTest:
    """A page of the real frame, opened at its address with those parameters."""
    app = at(address)
    for name, text in asked.items():
        app.query_params[name] = text
    return app.run()


def texts(app: AppTest) -> Iterator[str]:
    """Every text of a page: titles, paragraphs, captions, notices, figures, links, cells of tables."""
    for name in ("title", "header", "subheader", "markdown", "caption", "success", "info", "warning", "error"):
        yield from (str(getattr(element, "value", "")) for element in app.get(name))
    for metric in app.metric:
        yield f"{metric.label} {metric.value} {metric.delta}"
    for link in app.get("page_link"):
        yield link.proto.label
    for table in app.table:
        yield from (str(cell) for row in table.value.to_numpy() for cell in row)
    for piece in app.get("bidi_component"):
        yield from _strings(json.loads(piece.proto.json))


def _strings(data: Any) -> Iterator[str]:
    """Every text within the data of a piece, but for the names of its fields."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)


def charts_of(app: AppTest) -> list[dict[str, Any]]:
    """What each chart of a page was given to draw, in their order: `figure`, `alt`, `clickable`."""
    pieces = [each.proto for each in app.get("bidi_component")]
    return [json.loads(piece.json) for piece in pieces if piece.component_name == "convention_chart"]


def shown_by(app: AppTest, piece: str) -> dict[str, Any]:
    """What a piece of ours was given to draw."""
    (found,) = [each.proto for each in app.get("bidi_component") if each.proto.component_name == f"convention_{piece}"]
    shown: dict[str, Any] = json.loads(found.json)
    return shown


def says(app: AppTest, words: str) -> bool:
    """Whether a page says some words in one of its texts, whatever kind of space stands between them."""
    return any(words in _plain_spaces(text) for text in texts(app))


def _plain_spaces(text: str) -> str:
    """The text with plain spaces, and without the signs that keep Markdown from reading it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")
