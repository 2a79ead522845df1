"""A meeting from its creation to its pack, driven in a real browser, while a correction comes in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from convention.operations.places import BASE_NAME
from convention.warehouse.store import open_store
from loaders.first_start import project_catalogue
from tests.builders.base import deposit, seen
from tests.builders.deposits import xlsx_file
from tests.e2e.harness import Server, english_words, running_server, settled
from tests.e2e.test_deposit import confirm, downloaded, give, sign


@pytest.fixture(scope="module")
def committee(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a base with one value and no meeting."""
    data = tmp_path_factory.mktemp("committee")
    store = open_store(data / BASE_NAME)
    store.record_catalogue(project_catalogue())
    deposit(store, seen(600, "2019-S2", indicator="A05-1"))
    store.close()
    with running_server(data) as running:
        yield running


def create_and_freeze(page: Page, url: str) -> None:
    """Create a meeting with the dates that are offered, then freeze it."""
    page.goto(f"{url}/seances")
    settled(page)
    page.get_by_role("button", name="Nouvelle séance").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Participants, par fonction").fill("secrétariat général\ndirection de la voirie")
    sign(page, dialog)
    assert english_words(page) == {}
    dialog.get_by_role("button", name="Enregistrer la séance").click()
    expect(page.get_by_text("séance créée.")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Arrêter").click()
    expect(dialog).to_contain_text("Une séance arrêtée ne se rouvre pas.")
    dialog.get_by_role("button", name="Arrêter définitivement").click()
    expect(page.get_by_text("Ses chiffres ne changeront plus.")).to_be_visible()
    settled(page)


def test_the_agenda_is_ordered_and_timed_by_keys(page: Page, committee: Server) -> None:
    page.goto(f"{committee.url}/seances")
    settled(page)
    page.get_by_role("button", name="Nouvelle séance").click()
    dialog = page.get_by_role("dialog")
    sign(page, dialog)
    dialog.get_by_role("button", name="Enregistrer la séance").click()
    expect(page.get_by_text("séance créée.")).to_be_visible()
    settled(page)
    names = page.locator(".topic .title")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    page.get_by_role("button", name=f"Descendre, {first}").focus()
    page.keyboard.press("ArrowDown")
    expect(names.nth(0)).to_have_text(second)
    expect(page.get_by_role("button", name=f"Descendre, {first}")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(names.nth(0)).to_have_text(first)
    page.get_by_role("button", name=f"Cinq minutes de plus, {first}").click()
    expect(page.locator(".total")).to_have_text("5\u00a0minutes")
    assert english_words(page) == {}


def row_told(page: Page, url: str, meeting: str) -> list[str]:
    """The cells of action 5 among the figures of a meeting."""
    page.goto(f"{url}/seances?rubrique=chiffres&seance={meeting}")
    settled(page)
    row = page.get_by_role("row").filter(has_text="5 · Médiation numérique")
    expect(row).to_have_count(1)
    return row.get_by_role("cell").all_inner_texts()


def test_a_frozen_meeting_keeps_its_figures_and_its_pack_says_them(
    page: Page, committee: Server, complaints: list[str]
) -> None:
    create_and_freeze(page, committee.url)
    meeting = parse_qs(urlsplit(page.url).query)["seance"][0]
    before = row_told(page, committee.url, meeting)
    assert "40\u202f%" in before[1]
    assert before[3] == "identique"

    page.goto(f"{committee.url}/depot")
    settled(page)
    give(page, "correction.xlsx", xlsx_file(("A05-1", "Commun", "2019-S2", 750, "", "DASES", "double compte")))
    confirm(page)

    after = row_told(page, committee.url, meeting)
    assert after[:3] == before[:3]
    assert "50\u202f%" in after[3]
    changed = page.get_by_role("row").filter(has_text="600\u00a0professionnels")
    expect(changed).to_contain_text("750\u00a0professionnels")
    expect(changed).to_contain_text("Correction\u00a0: +150\u00a0professionnels")
    assert english_words(page) == {}

    page.get_by_role("tab", name="Dossier").click()
    page.get_by_role("button", name="Préparer le dossier").click()
    expect(page.get_by_text("Empreinte du contenu")).to_be_visible()
    settled(page)
    assert english_words(page) == {}
    name, content = downloaded(page, "Dossier complet")
    assert name.startswith("dossier_comite-technique_")
    told = " ".join("".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(content)).pages).split())
    assert "600 professionnels" in told
    assert "40 %" in told
    assert "750" not in told
    assert complaints == []
