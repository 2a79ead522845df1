"""Texts from outside in the tables of a page: shown as written, never read as Markdown, icon, address or arrow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages.parts.marks import WORD_JOINER
from tests.e2e.harness import running_server, settled

TEXTS = [
    "[lien](https://exemple.fr) ![image](https://exemple.fr/a.png)",
    "https://exemple.fr/a-b et www.x-y.fr",
    "WWW.X-Y.FR, http://a",
    "nom.prenom@exemple.fr",
    ":material/home: :smile: :red[rouge] :+1: :streamlit:",
    "**gras** _penché_ ~~barré~~ `code` $x^2$ $$y$$",
    "# titre",
    "- liste",
    "1. un",
    "a -> b <- c <-> d -- e >= f <= g ~= h --- i",
    "<b>gras</b> <img src=x onerror=alert(1)> &lt; &amp;",
    "a | b \\ c \\[d\\]",
]


def test_foreign_texts_are_shown_as_written(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOREIGN_TEXTS", json.dumps(TEXTS))
    with running_server(tmp_path / "data", "tests/e2e/gallery/foreign.py") as server:
        page.goto(server.url)
        settled(page)
        tables = page.get_by_test_id("stTable")
        tables.nth(1).wait_for()
        for table in tables.all():
            shown = [text.replace(WORD_JOINER, "") for text in table.locator("td").all_inner_texts()]
            assert shown == TEXTS
            assert table.locator("td :is(a, img, b, strong, em, del, code, h1, li, .katex, [role=img])").count() == 0
            assert table.locator("td [data-testid=stIconMaterial]").count() == 0
