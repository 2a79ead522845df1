"""The explorer in a real browser: choices, links that restore a view, downloads equal to the screen, lineage."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, Page, expect

from convention.charts.canvas import PICTURE_WIDTH
from convention.operations.places import BASE_NAME
from tests.builders.examples import example_store
from tests.e2e.harness import POINTS, Server, click_point, english_words, running_server, settled

BARS_BY_YEAR = "indicateurs=A05-1&vue=barres&pas=annee&comptage=periode&territoires=paris,seine-saint-denis"
# Half-years of the example files, added by hand: 60 + 120, 150 + 180, 70 + 205; 50 + 95, 125 + 150, 55 + 165.
BY_YEAR = {
    ("Paris", "2018"): "180",
    ("Paris", "2019"): "330",
    ("Paris", "2020"): "275",
    ("Seine-Saint-Denis", "2018"): "145",
    ("Seine-Saint-Denis", "2019"): "275",
    ("Seine-Saint-Denis", "2020"): "220",
}


@pytest.fixture
def explorer(page: Page, filled_server: Server) -> Page:
    """The explorer as it opens."""
    page.goto(f"{filled_server.url}/explorer")
    return settled(page)


def charts(page: Page) -> Locator:
    """The charts that are drawn."""
    return page.get_by_test_id("chart")


def asked(page: Page) -> dict[str, str]:
    """What the address holds."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def text_of(download: Download) -> bytes:
    """The bytes of a downloaded file."""
    return Path(download.path()).read_bytes()


def test_the_first_view_needs_no_choice(explorer: Page) -> None:
    expect(charts(explorer)).to_have_count(1)
    expect(charts(explorer)).to_contain_text("Piste cyclable créée")
    assert set(asked(explorer)) == {"situation"}


def test_choices_go_into_the_address_and_the_link_restores_them_for_another_person(
    explorer: Page, english_page: Page
) -> None:
    explorer.get_by_text("Barres par période", exact=True).click()
    expect(explorer).to_have_url(re.compile("vue=barres"))
    explorer.get_by_text("Affiner", exact=True).click()
    explorer.get_by_role("button", name="Retirer Commun").click()
    expect(explorer).to_have_url(re.compile("territoires="))
    settled(explorer)
    assert asked(explorer) | {"situation": ""} == {
        "situation": "",
        "vue": "barres",
        "territoires": "paris,seine-saint-denis",
    }
    shown = charts(explorer).all_inner_texts()
    english_page.goto(explorer.url)
    settled(english_page)
    assert charts(english_page).all_inner_texts() == shown


def test_a_deep_link_opens_on_a_cold_server(page: Page, tmp_path: Path) -> None:
    example_store(tmp_path / BASE_NAME).close()
    with running_server(tmp_path) as cold:
        page.goto(f"{cold.url}/explorer?{BARS_BY_YEAR}")
        settled(page)
        expect(charts(page)).to_have_count(1)
        for value in BY_YEAR.values():
            expect(charts(page)).to_contain_text(value)


def test_the_csv_holds_what_the_screen_shows(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?{BARS_BY_YEAR}")
    settled(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Valeurs (CSV)").click()
    assert started.value.suggested_filename == "A05-1_au_2020-12-31.csv"
    rows = list(csv.DictReader(io.StringIO(text_of(started.value).decode("utf-8-sig")), delimiter=";"))
    assert {(row["territoire"], row["période"]): row["valeur"] for row in rows} == BY_YEAR
    assert {row["situation au"] for row in rows} == {"31/12/2020"}


def test_the_workbook_holds_what_the_screen_shows_with_a_native_chart(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?{BARS_BY_YEAR}")
    settled(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Classeur avec graphiques").click()
    content = text_of(started.value)
    sheet = load_workbook(io.BytesIO(content))["Valeurs"]
    values = {(row[2], row[3]): str(row[4]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert values == BY_YEAR
    assert "xl/charts/chart1.xml" in ZipFile(io.BytesIO(content)).namelist()


def test_the_image_is_a_drawing_with_its_source_and_its_dates(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?{BARS_BY_YEAR}")
    settled(page)
    charts(page).hover()
    with page.expect_download() as started:
        page.get_by_role("button", name="Télécharger l’image (SVG)").click()
    expect(page.locator(".notifier-note").last).to_contain_text("Image téléchargée")
    assert english_words(page) == {}
    assert started.value.suggested_filename == "explorer-barres-A05-1_au_2020-12-31.svg"
    drawing = text_of(started.value).decode()
    assert drawing.startswith("<svg")
    assert f'width="{PICTURE_WIDTH}"' in drawing[:300]
    title = page.get_by_test_id("stMarkdown").filter(has_text="en professionnels").locator("strong")
    for text in ("275", "valeur fictive de démonstration", "Situation au 31/12/2020, connue le", "professionnels"):
        assert text in drawing
    assert title.inner_text() in " ".join(ElementTree.fromstring(drawing).itertext())
    expect(charts(page).locator("svg").first).not_to_contain_text("Situation au")
    with page.expect_download() as started:
        page.get_by_role("button", name="Télécharger l’image (PNG)").click()
    assert started.value.suggested_filename == "explorer-barres-A05-1_au_2020-12-31.png"
    head = text_of(started.value)[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20]) == 2 * PICTURE_WIDTH  # as sharp as the screens it is read on


def test_a_word_narrows_the_list_and_nothing_found_says_what_to_do(explorer: Page) -> None:
    explorer.get_by_text("Affiner", exact=True).click()
    word = explorer.get_by_label("Mot de l’intitulé, de la fiche ou code")
    word.fill("natation")
    word.press("Enter")
    settled(explorer)
    expect(explorer.get_by_text("La liste propose")).to_be_visible()
    word.fill("hippopotame")
    word.press("Enter")
    settled(explorer)
    expect(explorer.get_by_text("Aucun indicateur ne répond à tous ces critères")).to_be_visible()


def test_a_point_leads_to_the_cell_that_its_value_comes_from(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?indicateurs=A08.1-1&vue=trajectoires&territoires=paris")
    settled(page)
    click_point(charts(page), charts(page).locator(POINTS).last)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("D’où vient cette valeur")
    expect(dialog).to_contain_text("A08.1-1")
    expect(dialog).to_contain_text("Observations")


def test_an_indicator_without_values_says_who_should_supply_them(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?indicateurs=A05-2&vue=trajectoires")
    settled(page)
    expect(page.get_by_test_id("stAlert").filter(has_text="À fournir par")).to_be_visible()
    expect(charts(page)).to_have_count(0)
