"""Streamlit's own words, state by state, and what a page that fails shows."""

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.harness import Server, english_words, settled

# Data, which stay as they are: the gallery's hold English words on purpose.
DATA = (
    "[data-testid=stTable]",
    "[data-testid=stCode]",
    "[data-testid=stJson]",
    "[data-testid=stMarkdown]",
    "[role=grid]",
    "[data-testid=stSelectboxVirtualDropdown] [role=option]:not([data-key^='__'])",
)


@pytest.fixture
def opened(english_page: Page, gallery: Server) -> Page:
    """The gallery, in a browser that speaks English."""
    english_page.goto(gallery.url)
    return settled(english_page)


def open_column_menu(page: Page) -> None:
    """Open the menu of the last column of the first table: it is drawn, so a point is clicked."""
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 18)
    page.mouse.click(box["x"] + box["width"] - 18, box["y"] + 18)


def chosen(page: Page, widget: str, number: int = 0) -> Locator:
    """One of the widgets of a kind."""
    return page.get_by_test_id(widget).nth(number)


def test_the_page_at_rest(opened: Page) -> None:
    expect(chosen(opened, "stFileUploaderDropzone")).to_contain_text("Choisir un fichier")
    expect(chosen(opened, "stFileUploaderDropzone")).to_contain_text("50\u00a0Mo au plus par fichier")
    expect(opened.get_by_placeholder("Choisir", exact=True).first).to_be_visible()
    expect(opened.get_by_placeholder("Aucun choix possible")).to_be_visible()
    expect(opened.get_by_text("jj")).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_data_and_written_text_are_never_translated(opened: Page) -> None:
    expect(opened.get_by_test_id("stTable")).to_contain_text("Search")
    expect(opened.get_by_test_id("stCode")).to_contain_text("Copy")
    expect(opened.get_by_text("Upload", exact=True)).to_be_visible()
    chosen(opened, "stSelectbox").locator("input").press("ArrowDown")
    expect(opened.get_by_role("option", name="Open")).to_be_visible()


def test_lists_of_choices(opened: Page) -> None:
    chosen(opened, "stSelectbox").locator("input").click()
    opened.keyboard.type("zzz")
    expect(opened.get_by_text("Aucun résultat")).to_be_visible()
    assert english_words(opened, DATA) == {}
    opened.keyboard.press("Escape")
    chosen(opened, "stMultiSelect", 1).locator("input").click()
    opened.keyboard.type("Act")
    expect(opened.get_by_text("Sélectionner les 2 résultats")).to_be_visible()
    expect(opened.get_by_text("Ajouter\u00a0: Act")).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_fields_being_filled(opened: Page) -> None:
    opened.get_by_label("Motif").fill("abc")
    expect(opened.get_by_text("Entrée pour valider")).to_be_visible()
    opened.get_by_label("Commentaire").fill("abc")
    expect(opened.get_by_text("Ctrl+Entrée pour valider")).to_be_visible()
    opened.get_by_label("Dans un formulaire").fill("abc")
    expect(opened.get_by_text("Entrée pour envoyer")).to_be_visible()
    number = chosen(opened, "stNumberInput").locator("input")
    number.fill("99")
    number.press("Enter")
    assert english_words(opened, DATA) == {}


def test_the_calendar(opened: Page) -> None:
    chosen(opened, "stDateInput", 2).get_by_role("button").last.click()
    calendar = opened.get_by_role("dialog")
    expect(calendar).to_contain_text("janvier")
    expect(calendar.get_by_role("button", name="Mois suivant")).to_be_visible()
    calendar.get_by_text("Choisir…").click()
    expect(opened.get_by_text("7 derniers jours")).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_a_date_out_of_range(opened: Page) -> None:
    field = chosen(opened, "stDateInput", 1)
    field.get_by_role("spinbutton").last.click()
    opened.keyboard.type("1999")
    opened.keyboard.press("Escape")
    field.locator("svg").first.hover()
    expect(opened.get_by_text("la date doit être comprise entre le 01/01/2018 et le 31/12/2020").last).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_the_tools_of_a_table(opened: Page) -> None:
    chosen(opened, "stDataFrame").hover()
    # The tools float over the table and slide under the page's head as it moves: only the click itself matters here.
    opened.get_by_role("button", name="Rechercher").first.evaluate("button => button.click()")
    opened.keyboard.type("zz")
    expect(opened.get_by_text("Résultats\u00a0: 0")).to_be_visible()
    opened.keyboard.press("Escape")
    chosen(opened, "stDataFrame").hover()
    columns = opened.get_by_role("button", name="Afficher ou masquer des colonnes").first
    columns.evaluate("button => button.click()")
    expect(opened.get_by_text("Tout sélectionner")).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_the_menu_and_the_statistics_of_a_column(opened: Page) -> None:
    open_column_menu(opened)
    expect(opened.get_by_text("Tri croissant")).to_be_visible()
    opened.get_by_text("Statistiques").hover()
    metrics = opened.get_by_test_id("stDataFrameStatisticsMetrics")
    expect(metrics).to_contain_text("Écart type")
    expect(metrics).to_contain_text("1\u202f234,5")
    drawing = "[data-testid=stDataFrameStatisticsChart]"
    assert english_words(opened, (*DATA, drawing)) == {}


def test_files_accepted_and_refused(opened: Page) -> None:
    workbook: FilePayload = {"name": "suivi.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 5300}
    text: FilePayload = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"x"}
    opened.locator("input[type=file]").nth(1).set_input_files([workbook, text])
    expect(opened.get_by_text("5,3\u00a0Ko")).to_be_visible()
    refused = opened.get_by_test_id("stFileChip").filter(has_text="note.txt")
    refused.hover()
    expect(opened.get_by_text("Ce type de fichier n’est pas accepté.").last).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_a_dialog_and_a_running_page(opened: Page) -> None:
    opened.get_by_role("button", name="Ouvrir la boîte").click()
    expect(opened.get_by_role("dialog").get_by_role("button", name="Fermer")).to_be_visible()
    assert english_words(opened, DATA) == {}
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Calculer longtemps").click()
    expect(opened.get_by_text("Arrêter")).to_be_visible()
    assert english_words(opened, DATA) == {}


def test_charts_tables_uploads_and_downloads_break_no_rule_of_the_policy(
    page: Page, gallery: Server, complaints: list[str]
) -> None:
    page.goto(gallery.url)
    settled(page)
    for chart in page.get_by_test_id("stPlotlyChart").all():
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".main-svg").first).to_be_visible()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "suivi.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 10}
    )
    expect(page.get_by_test_id("stFileChip")).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger", exact=True).click()
    assert download.value.suggested_filename == "export.csv"
    assert download.value.path().read_text(encoding="utf-8") == "a;b\n1,5;2"
    assert complaints == []


@pytest.mark.parametrize(
    ("button", "secret"),
    [
        ("Provoquer un incident", "ValueError: secret de la page"),
        ("Faire échouer le fragment", "KeyError: 'secret du fragment'"),
        ("Faire échouer le rappel", "LookupError: secret du rappel"),
    ],
)
def test_an_incident_shows_its_number_only(english_page: Page, gallery: Server, button: str, secret: str) -> None:
    page = english_page
    page.goto(gallery.url)
    settled(page)
    page.get_by_role("button", name=button).click()
    alert = page.get_by_test_id("stAlert").filter(has_text="Un incident a interrompu cette page")
    expect(alert).to_have_count(1)
    numbers = re.findall(r"\d{8}-[0-9a-f]{6}", alert.inner_text())
    settled(page)
    assert english_words(page, DATA) == {}
    shown = page.content()
    assert "secret" not in shown.replace(button, "")
    assert "Traceback" not in shown
    journal = (gallery.data / "journal" / "incidents.log").read_text(encoding="utf-8")
    assert f"incident {numbers[0]}" in journal
    assert secret in journal


def test_a_foreseen_situation_says_itself(english_page: Page, gallery: Server) -> None:
    page = english_page
    page.goto(gallery.url)
    settled(page)
    page.get_by_role("button", name="Montrer une erreur prévue").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("Le classeur est protégé par un mot de passe.")
    assert english_words(page, DATA) == {}
