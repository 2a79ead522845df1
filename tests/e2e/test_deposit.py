"""The way of a file into the base and out of it again, driven in a real browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from convention.domain.catalogue import Territory
from convention.operations.places import BASE_NAME
from convention.warehouse.store import open_store
from loaders.first_start import project_catalogue
from tests.builders.base import deposit, seen
from tests.builders.deposits import workbook_bytes, xlsx_file
from tests.e2e.harness import POINTS, Server, click_point, english_words, running_server, settled


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a base with one value of its own for each test."""
    data = tmp_path_factory.mktemp("depot")
    store = open_store(data / BASE_NAME)
    store.record_catalogue(project_catalogue())
    deposit(store, seen(60, "2018-S1", Territory("paris"), indicator="A05-1"))
    deposit(store, seen(70, "2018-S2", Territory("paris"), indicator="A05-1"))
    store.close()
    with running_server(data) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser profile for all tests, so that the dashboard's scripts are fetched once."""
    made = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh page, and with it a session of its own."""
    made = context.new_page()
    yield made
    made.close()


@pytest.fixture
def opened(page: Page, depot: Server) -> Page:
    """The page on which files are given."""
    page.goto(f"{depot.url}/depot")
    return settled(page)


def give(page: Page, name: str, content: bytes) -> None:
    """Choose a file."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    settled(page)


def sign(page: Page, within: Locator | None = None) -> None:
    """Say who acts, unless it is said already."""
    place = within or page.get_by_test_id("stMain")
    if place.get_by_label("Votre nom").input_value():
        return
    place.get_by_label("Votre nom").fill("Ada Martin")
    place.get_by_label("Votre nom").press("Enter")
    settled(page)
    place.get_by_role("combobox", name="Votre service").fill("DASES")
    page.get_by_role("option", name="DASES").first.click()
    settled(page)


def confirm(page: Page) -> None:
    """Record the file that is looked at."""
    sign(page)
    for point in page.get_by_text("J’ai vérifié").all():
        point.click()
        settled(page)
    page.get_by_role("button", name="Déposer", exact=True).click()
    expect(page.get_by_text("Dépôt enregistré.")).to_be_visible()
    settled(page)


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """The name and content of what a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_good_file_is_previewed_recorded_and_known_again(opened: Page) -> None:
    content = xlsx_file(("A05-1", "Seine-Saint-Denis", "2018-S1", 50, "", "DEF", ""))
    give(opened, "bon.xlsx", content)
    expect(opened.get_by_text("Prêt à déposer\u00a0: 1\u00a0valeur nouvelle.")).to_be_visible()
    assert english_words(opened) == {}
    confirm(opened)
    name, receipt = downloaded(opened, "Télécharger le reçu")
    assert name.startswith("recu-depot-")
    assert "Ada Martin, DASES" in receipt.decode("utf-8-sig")
    give(opened, "copie.xlsx", content)
    opened.get_by_text("copie.xlsx").first.click()
    expect(opened.get_by_text("Ce fichier est déjà en base")).to_be_visible()
    expect(opened.get_by_role("button", name="Déposer", exact=True)).to_have_count(0)


def test_a_file_with_errors_is_annotated_corrected_and_accepted(opened: Page) -> None:
    content = xlsx_file(
        ("A05-1", "Pari", "2019-S1", 80, "", "DASES", ""), ("A05-1", "Paris", "2019-S2", "cent", "", "DASES", "")
    )
    give(opened, "faux.xlsx", content)
    expect(opened.get_by_text("2\u00a0constats bloquants")).to_be_visible()
    expect(opened.get_by_text("Vouliez-vous dire").first).to_be_visible()
    expect(opened.get_by_role("button", name="Déposer", exact=True)).to_have_count(0)
    name, annotated = downloaded(opened, "Télécharger votre classeur annoté")
    assert name == "faux - constats.xlsx"
    book = load_workbook(io.BytesIO(annotated))
    assert "Constats" in book.sheetnames
    sheet = book["Observations"]
    assert sheet["B2"].comment is not None
    assert sheet["D3"].comment is not None
    sheet["B2"], sheet["D3"] = "Paris", 100
    corrected = io.BytesIO()
    book.save(corrected)
    give(opened, name, corrected.getvalue())
    expect(opened.get_by_text("Prêt à déposer\u00a0: 2\u00a0valeurs nouvelles.")).to_be_visible()
    confirm(opened)


def test_a_correction_needs_a_reason(opened: Page) -> None:
    give(opened, "correction.xlsx", xlsx_file(("A05-1", "Paris", "2018-S1", 75, "", "DASES", "")))
    expect(opened.get_by_text("1\u00a0valeur enregistrée serait corrigée")).to_be_visible()
    opened.get_by_role("textbox", name="Motif de la correction").fill("erreur de saisie")
    opened.get_by_role("button", name="Valider le motif").click()
    expect(opened.get_by_text("Prêt à déposer\u00a0: 1\u00a0valeur corrigée.")).to_be_visible()
    row = opened.get_by_role("row").filter(has_text="erreur de saisie")
    expect(row).to_contain_text("60\u00a0professionnels")
    expect(row).to_contain_text("75\u00a0professionnels")
    confirm(opened)


def test_a_value_leads_to_its_lineage_and_its_deposit_is_withdrawn_and_restored(page: Page, depot: Server) -> None:
    page.goto(f"{depot.url}/depot?rubrique=historique&depot=2")
    settled(page)
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 200, "y": 52})
    lineage = page.get_by_role("dialog")
    expect(lineage).to_contain_text("70\u00a0professionnels")
    expect(lineage).to_contain_text("Service de test")
    assert english_words(page) == {}
    page.keyboard.press("Escape")
    expect(lineage).to_have_count(0)
    settled(page)
    for verb in ("Retirer", "Rétablir"):
        page.get_by_role("button", name=f"{verb}…").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox", name="Motif").fill("double compte")
        dialog.get_by_role("textbox", name="Motif").press("Enter")
        settled(page)
        if verb == "Retirer":
            expect(dialog).to_contain_text("1\u00a0valeur disparaît du tableau de bord")
            sign(page, dialog)
        dialog.get_by_role("button", name=f"{verb} ce dépôt").click()
        expect(dialog).to_have_count(0)
        settled(page)
    expect(page.get_by_text("Retiré le")).to_be_visible()
    expect(page.get_by_text("Rétabli le")).to_be_visible()


def house_workbook(paris: int, seine_saint_denis: int) -> bytes:
    """A workbook of a layout of its own: numbers of départements, and figures without a period."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Suivi"
    for row in (
        ["Bilan interne du service"],
        [],
        ["Dép.", "Groupe", "Effectif"],
        ["75", "A", paris],
        ["93", "B", seine_saint_denis],
        ["92", "C", 7],
    ):
        sheet.append(row)
    return workbook_bytes(book)


def choose(page: Page, question: str, answer: str, place: int = 0) -> None:
    """Choose an answer of a list."""
    box = page.get_by_role("combobox", name=question, exact=True).nth(place)
    box.click()
    box.press_sequentially(answer)
    page.get_by_role("option", name=answer).first.click()
    settled(page)


def test_the_assistant_is_shown_a_layout_once(opened: Page, depot: Server) -> None:
    give(opened, "maison.xlsx", house_workbook(81, 92))
    expect(opened.get_by_text("La disposition de ce fichier n’est pas reconnue")).to_be_visible()
    sign(opened)
    expect(opened.get_by_text("Proposé\u00a0: le titre de la colonne est")).to_be_visible()
    choose(opened, "Indicateur", "Une valeur fixe")
    choose(opened, "Laquelle", "A05-1")
    choose(opened, "Période", "Une valeur fixe")
    opened.get_by_role("textbox", name="Laquelle").fill("2020-S1")
    opened.get_by_role("textbox", name="Laquelle").press("Enter")
    expect(opened.get_by_text("Ce qui serait lu\u00a0: 2\u00a0valeurs")).to_be_visible()
    assert english_words(opened) == {}
    opened.get_by_role("textbox", name="Nom du profil de lecture").fill("Bilan maison")
    opened.get_by_role("button", name="Enregistrer le profil et relire le fichier").click()
    expect(opened.get_by_text("Prêt à déposer\u00a0: 2\u00a0valeurs nouvelles.")).to_be_visible()
    assert (depot.data / "profils" / "bilan-maison.toml").is_file()
    confirm(opened)
    give(opened, "l’an prochain.xlsx", house_workbook(81, 93))
    expect(opened.get_by_text("1\u00a0valeur enregistrée serait corrigée")).to_be_visible()


def test_a_plotted_point_leads_to_its_lineage_again_and_again(page: Page, depot: Server) -> None:
    page.goto(f"{depot.url}/action?fiche=5&situation=2018-12-31")
    settled(page)
    trajectory = page.get_by_test_id("chart").first
    for _ in range(2):
        click_point(trajectory, trajectory.locator(POINTS).last)
        lineage = page.get_by_role("dialog")
        expect(lineage).to_contain_text("A05-1")
        expect(lineage).to_contain_text("Cellule")
        expect(lineage).to_contain_text("Service de test")
        page.keyboard.press("Escape")
        expect(lineage).to_have_count(0)
        settled(page)
