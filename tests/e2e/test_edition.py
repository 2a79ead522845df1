"""The public editions of the example meetings, opened from disk: they read whole without script, and hinder nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from convention.publication.publish import publish
from convention.warehouse.meetings import freeze, meetings
from loaders.first_start import open_base
from tests.builders.meetings import WHO
from tests.e2e.edition_audit import faults


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of each example meeting, one after the other."""
    store = open_base(tmp_path_factory.mktemp("base"))
    found = tmp_path_factory.mktemp("editions")
    for meeting in meetings(store):
        if meeting.freeze is None:
            freeze(store, meeting.meeting_id, WHO)
        publish(store, found, meeting.meeting_id, unvalidated=True)
    store.close()
    return found


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A page in which no script runs, without a network."""
    context = browser.new_context(locale="fr-FR", offline=True, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("version", "day"), [("1.0.0", "31/12/2018"), ("1.1.0", "31/12/2019"), ("1.2.0", "31/12/2020")]
)
def test_the_edition_of_each_meeting_reads_whole_without_script(
    still: Page, folder: Path, version: str, day: str
) -> None:
    still.goto((folder / "index.html").as_uri())
    still.get_by_role("link", name=f"Édition {version}", exact=True).click()
    expect(still.get_by_role("heading", level=1)).to_contain_text(f"Au {day}")
    expect(still.get_by_role("row")).not_to_have_count(0)
    still.get_by_role("link", name="Continuité cyclable", exact=True).click()
    expect(still.get_by_role("heading", level=1)).to_contain_text("8.1 Continuité cyclable")
    expect(still.get_by_role("img").first).to_be_visible()
    expect(still.get_by_role("table", name="Étapes prévues par la convention")).to_be_visible()
    expect(still.get_by_role("combobox")).to_have_count(0)


def test_the_last_edition_is_found_at_one_lasting_address(still: Page, folder: Path) -> None:
    still.goto((folder / "derniere" / "action-8-1.html").as_uri())
    still.wait_for_url("**/1.2.0/action-8-1.html")


def test_the_script_only_adds_a_filter(browser: Browser, folder: Path) -> None:
    context = browser.new_context(locale="fr-FR", offline=True)
    page = context.new_page()
    page.goto((folder / "1.1.0" / "index.html").as_uri())
    rows = page.locator("table.actions tbody tr:not(.axis):visible")
    expect(rows).to_have_count(22)
    page.get_by_label("Montrer").select_option("non atteint")
    expect(rows).to_have_count(3)
    expect(page.get_by_role("status")).to_have_text("3 actions")
    context.close()


def test_it_hinders_nobody_light_or_dark_wide_or_on_a_phone(browser: Browser, folder: Path) -> None:
    names = ("index.html", "action-8-1.html", "engagements.html", "donnees.html")
    pages = [folder / "index.html", *(folder / "1.2.0" / name for name in names)]
    assert list(faults(browser, pages, ((1280, "light"), (390, "dark")))) == []
