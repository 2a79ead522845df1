"""Reading packs back: the texts of each form, with every kind of space made plain."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pptx import Presentation
from pptx.slide import Slide
from pypdf import PdfReader

Row = tuple[str, ...]


def plain(text: str) -> str:
    """A text on one line, its spaces plain, without what line ends leave."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "")).strip()


def squeezed(text: str) -> str:
    """A text without any space, for what is broken over lines."""
    return re.sub(r"[\s\u200b]", "", plain(text))


@lru_cache(maxsize=4)
def pdf_pages(content: bytes) -> list[str]:
    """The text of every page."""
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def deck(content: bytes) -> list[Slide]:
    """The slides."""
    return list(Presentation(io.BytesIO(content)).slides)


def slide_tables(slide: Slide) -> Iterator[list[Row]]:
    """The rows of every table of a slide."""
    for shape in slide.shapes:
        if shape.has_table:
            yield [tuple(plain(cell.text) for cell in row.cells) for row in shape.table.rows]


def slide_words(slide: Slide) -> str:
    """Everything written on a slide."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [" ".join(row) for rows in slide_tables(slide) for row in rows]
    return plain(" ".join(texts))


def book(content: bytes) -> Workbook:
    """The workbook."""
    return load_workbook(io.BytesIO(content))


class PageText(HTMLParser):
    """The cells of a page's tables, by the `data-code` or `data-fiche` around them, and all of its text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._code = ""
        self._cell = False
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self._silent = tag in ("script", "style")
        if (tag == "div" and given.get("class") == "indicator") or "data-fiche" in given:
            self._code = given.get("data-code") or given.get("data-fiche") or ""
        if tag == "tr":
            self.rows.setdefault(self._code, []).append([])
        if tag in ("td", "th") and self.rows.get(self._code):
            self.rows[self._code][-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.words.append(data)
        if self._cell:
            self.rows[self._code][-1][-1] += data


def html(content: bytes) -> PageText:
    """The page, read."""
    parser = PageText()
    parser.feed(content.decode())
    return parser
