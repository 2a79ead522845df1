"""Who may not see a secret finds it, and the total that gives it away, on no page and in no figure drawn there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.warehouse.sight import serve_to
from convention.warehouse.store import open_store
from pages.parts import base
from tests.builders.base import deposit, seen
from tests.pages.driving import opened

CODE = "A05-1"
OWN, TOTAL, SECRET_TEXT = 40_123, 43_657, "3534 agents"
PAGES = [
    ("synthese", {}),
    ("action", {"fiche": "5"}),
    ("explorer", {"indicateurs": CODE, "vue": "tableau"}),
    ("explorer", {"indicateurs": CODE, "vue": "barres"}),
    ("depot", {"rubrique": "historique", "depot": "1"}),
    ("validation", {"rubrique": "seine-saint-denis", "indicateur": CODE}),
    ("journal", {}),
]
WITHOUT_VALUES = ("journal",)


def sent(app: AppTest) -> Iterator[str]:
    """All that a page sends to the browser, as text."""

    def walk(node: Any) -> Iterator[str]:
        if (proto := getattr(node, "proto", None)) is not None:
            yield str(proto)
        for child in getattr(node, "children", {}).values():
            yield from walk(child)

    for block in (app.main, app.sidebar):
        yield from walk(block)


def told(app: AppTest, amount: int) -> bool:
    digits = f"{amount:,}".split(",")
    written = re.compile(r"(?:\\\d{3}|\s|\W){0,9}".join(digits))
    return any(written.search(text) for text in sent(app))


@pytest.fixture
def secret(empty: Path) -> None:
    """Paris keeps its value of 2018 secret; the other part and the total are there."""
    store = open_store(empty)
    hidden = seen(None, "2018", Territory("paris"), indicator=CODE, status=ObservationStatus.CONFIDENTIAL)
    other, total = (
        seen(OWN, "2018", Territory("seine_saint_denis"), indicator=CODE),
        seen(TOTAL, "2018", indicator=CODE),
    )
    deposit(store, replace(hidden, text=SECRET_TEXT), other, total)
    store.close()


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(("address", "asked"), PAGES)
def test_a_stranger_is_sent_neither_the_secret_nor_its_complement(address: str, asked: dict[str, str]) -> None:
    app = opened(address, situation="2019-12-31", **asked)
    assert not app.exception
    assert told(app, TOTAL) == (address not in WITHOUT_VALUES)
    serve_to(base.base(), lambda: None)
    app = opened(address, situation="2019-12-31", **asked)
    assert not app.exception
    assert not told(app, TOTAL)
    assert not any("3534" in text for text in sent(app))
    assert any("Secret statistique" in text for text in sent(app))
