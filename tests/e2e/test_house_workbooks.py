"""Ten workbooks as services keep theirs, deposited in a browser by the page alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from loaders.first_start import make_empty
from tests.builders.house_workbooks import HOUSE_WORKBOOKS, HouseWorkbook
from tests.e2e.harness import running_server, settled


@pytest.fixture(scope="module")
def desk_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page on which files are given, of somebody who has said who they are; one session for all workbooks."""
    data = tmp_path_factory.mktemp("classeurs")
    make_empty(data)
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    with running_server(data) as server:
        page = context.new_page()
        page.goto(f"{server.url}/depot")
        settled(page)
        page.get_by_label("Votre nom").fill("Ada Martin")
        page.get_by_label("Votre nom").press("Enter")
        settled(page)
        page.get_by_role("combobox", name="Votre service").fill("DASES")
        page.get_by_role("option", name="DASES").first.click()
        settled(page)
        yield page
    context.close()


@pytest.mark.parametrize("book", HOUSE_WORKBOOKS, ids=[book.name for book in HOUSE_WORKBOOKS])
def test_a_house_workbook_is_deposited_by_the_page_alone(desk_page: Page, book: HouseWorkbook) -> None:
    page = desk_page
    page.locator("input[type=file]").set_input_files(
        {"name": book.name, "mimeType": "application/octet-stream", "buffer": book.content()}
    )
    expect(page.get_by_role("heading", name=book.name[1:])).to_be_visible()
    settled(page)
    expect(page.get_by_text(f"Prêt à déposer\u00a0: {book.values}\u00a0valeurs nouvelles")).to_be_visible()
    for point in page.get_by_text("J’ai vérifié").all():
        point.click()
        settled(page)
    record = page.get_by_role("button", name="Déposer", exact=True)
    expect(record).to_be_enabled()
    record.click()
    expect(page.get_by_text("Dépôt enregistré.")).to_be_visible()
    settled(page)
    expect(page.get_by_role("link", name="Voir")).not_to_have_count(0)
    page.get_by_role("button", name="Écarter").click()
    settled(page)
