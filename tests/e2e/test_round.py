"""One collection round in a browser, from its opening to the agenda of the meeting that it prepares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from convention.operations.places import BASE_NAME
from convention.warehouse.store import open_store
from loaders.first_start import project_catalogue
from tests.builders.deposits import xlsx_file
from tests.builders.meetings import hold
from tests.e2e.harness import PROJECT, Server, english_words, running_server, settled
from tests.e2e.test_deposit import confirm, give, sign

DUE_AND_PAST = "33"
"""Days after the opening: the answers are due thirty days after it."""
MUSEUMS = [("A02-1", "Commun", "2018-S1", 3), ("A02-2", "Commun", "2018-S1", 2)]
TRACKS = [
    *(("A08.1-1", side, "2018-S1", 0.2) for side in ("Paris", "Seine-Saint-Denis")),
    *(("A08.1-2", side, "2018-S1", 1) for side in ("Paris", "Seine-Saint-Denis")),
    ("A08.2-1", "Commun", "2018-S1", 0),
]


@pytest.fixture(scope="module")
def collecting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a base without a value, a meeting to come, and a clock that the test moves."""
    data = tmp_path_factory.mktemp("round")
    store = open_store(data / BASE_NAME)
    store.record_catalogue(project_catalogue())
    hold(store, date(2018, 9, 20), date(2018, 6, 30), frozen=False)
    store.close()
    path = f"{PROJECT / 'tests' / 'e2e' / 'later'}:{PROJECT}"
    with running_server(data, settings={"PYTHONPATH": path}) as running:
        yield running


def went_to(page: Page, server: Server, address: str) -> None:
    page.goto(f"{server.url}/{address}")
    settled(page)


def turned_to(page: Page, name: str) -> None:
    """Follow a link of the menu: who acts stays known."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    settled(page)


def row_of(page: Page, service: str) -> Locator:
    """The line of a service among the answers of the round."""
    return page.get_by_role("row").filter(has=page.get_by_role("cell", name=service, exact=True))


def open_round(page: Page) -> None:
    """The secretary opens a round for the meeting to come, and writes to every service."""
    turned_to(page, "Collecte")
    page.get_by_role("tab", name="Ouvrir une tournée").click()
    panel = page.get_by_role("tabpanel", name="Ouvrir une tournée")
    expect(panel.get_by_text("valeurs manquent")).to_be_visible()
    settled(page)
    panel.get_by_role("combobox", name="Séance préparée").click()
    page.get_by_role("option", name="comité technique, 20/09/2018").click()
    panel.get_by_role("button", name="Ouvrir la tournée").click()
    expect(page.get_by_text("La tournée est ouverte.")).to_be_visible()
    settled(page)
    page.get_by_role("tab", name="Lettres et calendrier").click()
    settled(page)
    page.get_by_role("button", name="Préparer les lettres").click()
    expect(page.get_by_text("Les lettres sont prêtes à télécharger.")).to_be_visible()
    settled(page)


def answer(page: Page, service: str, values: Sequence[tuple[str, str, str, float]]) -> None:
    """A service deposits its values."""
    turned_to(page, "Dépôt")
    give(page, f"{service}.xlsx", xlsx_file(*((*value, "", service, "") for value in values)))
    confirm(page)


def contest(page: Page) -> None:
    """Paris contests the first value that awaits its word."""
    turned_to(page, "Validation")
    page.get_by_role("textbox", name="Motif").fill("double compte des musées")
    page.get_by_role("button", name="Contester").click()
    expect(page.get_by_text("contestée").first).to_be_visible()
    settled(page)


def test_a_round_is_played_from_its_opening_to_the_agenda(page: Page, collecting: Server) -> None:
    went_to(page, collecting, "depot")
    sign(page)
    open_round(page)
    answer(page, "MMPCR", MUSEUMS)
    answer(page, "DVD", TRACKS)
    contest(page)
    (Path(collecting.data) / "jours").write_text(DUE_AND_PAST, encoding="utf-8")

    went_to(page, collecting, "collecte?rubrique=retours")
    expect(row_of(page, "MMPCR").get_by_role("cell")).to_have_text(["MMPCR", "2", "1", "0", "0", "1", *"000"])
    expect(row_of(page, "DVD").get_by_role("cell")).to_have_text(["DVD", "8", "5", *"00000", "3"])
    expect(row_of(page, "DEF").get_by_role("cell")).to_have_text(["DEF", "3", *"000000", "3"])
    assert english_words(page) == {}

    went_to(page, collecting, "collecte?rubrique=lettres")
    due = page.get_by_text("lettres dues")
    expect(due).to_contain_text("DEF (relance après l’échéance)")
    expect(due).not_to_contain_text("MMPCR")

    went_to(page, collecting, "seances?rubrique=ordre-du-jour")
    topics = page.locator(".topic")
    expect(topics.filter(has_text="Valeur contestée")).to_have_count(1)
    expect(topics.filter(has_text="Valeurs attendues")).to_have_count(1)
    assert english_words(page) == {}
