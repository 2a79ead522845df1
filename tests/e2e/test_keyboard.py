"""The main ways through the dashboard with the keyboard alone, and where the keyboard stands, seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.harness import Server, settled

MOST_STEPS = 60
# Whether the focus shows on the focused control or around it: how they look with it and without. The main part of the
# page, which the skip link leads to, is no control; the whole page has the focus once every control had it.
SHOWS_FOCUS = """async () => {
  let control = document.activeElement;
  if (control === document.body) return null;
  while (control.shadowRoot?.activeElement) control = control.shadowRoot.activeElement;
  const looks = () => {
    const found = [];
    for (let at = control, up = 0; at !== null && up < 5; at = at.parentElement, up++) {
      const { outline, boxShadow, backgroundColor, borderColor } = getComputedStyle(at);
      found.push([outline, boxShadow, backgroundColor, borderColor].join());
    }
    return found.join();
  };
  const settled = () => new Promise((done) => setTimeout(done, 60));
  await settled();
  const before = looks();
  control.blur();
  await settled();
  const shows = looks() !== before || control.matches("main");
  control.focus({ focusVisible: true, preventScroll: true });
  return [shows, control.outerHTML.slice(0, 200)];
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {target}")


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, and wait for what they bring about."""
    for key in keys:
        page.keyboard.press(key)
    settled(page)


def main_part(page: Page) -> Locator:
    """What stands beside the menu."""
    return page.get_by_test_id("stMain")


def go_down_to(option: Locator) -> None:
    """Press the arrow down until an option of the open list is the one that Enter takes."""
    expect(option).to_be_visible()
    for _ in range(10):
        if option.get_attribute("data-focused") == "true":
            return
        option.page.keyboard.press("ArrowDown")
    raise AssertionError(option)


def test_from_the_menu_to_the_values_of_an_action_in_a_territory(page: Page, filled_server: Server) -> None:
    page.goto(filled_server.url)
    settled(page)
    tab_to(page, page.get_by_test_id("stSidebarNavLink").filter(has_text="Action"))
    press(page, "Enter")
    expect(page).to_have_title(re.compile("^Action"))
    tab_to(page, page.get_by_role("radio", name="Ensemble"))
    press(page, "ArrowDown")
    expect(page).to_have_url(re.compile("territoire=paris"))
    tab_to(page, main_part(page).get_by_role("combobox", name="Fiche action"))
    page.keyboard.type("médiation")
    go_down_to(page.get_by_role("option", name=re.compile("^5 ·")))
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 · Médiation numérique")
    table = main_part(page).locator("summary").filter(has_text="Tableau des valeurs").first
    tab_to(page, table)
    press(page, "Enter")
    tab_to(page, main_part(page).get_by_test_id("data-grid-canvas").first)
    # Within a table, Tab goes from cell to cell; this key leaves it.
    press(page, "Escape")
    download = main_part(page).get_by_role("button", name="Télécharger ces valeurs (CSV)").first
    tab_to(page, download)
    settled(page)
    expect(download).to_be_focused()
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    assert "A05-1" in Path(given.value.path()).read_text(encoding="utf-8-sig")


def test_the_choices_of_the_explorer(page: Page, filled_server: Server) -> None:
    page.goto(f"{filled_server.url}/explorer?indicateurs=A05-1")
    settled(page)
    tab_to(page, page.get_by_role("combobox", name="Indicateurs"))
    page.keyboard.type("A08.1-1")
    expect(page.get_by_role("option")).to_have_count(1)
    press(page, "ArrowDown", "Enter")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"indicateurs=A05-1[^&]+A08\.1-1"))
    tab_to(page, page.get_by_role("radio", name="Petites courbes"))
    press(page, "ArrowDown")
    expect(page).to_have_url(re.compile("vue=barres"))
    download = page.get_by_role("button", name="Valeurs (CSV)")
    tab_to(page, download)
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    assert given.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("address", ["action?fiche=8.1", "explorer"])
def test_the_focus_is_seen_on_every_control(page: Page, filled_server: Server, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{filled_server.url}/{address}")
    settled(page)
    seen: list[str] = []
    unseen: list[str] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        step: tuple[bool, str] | None = page.evaluate(SHOWS_FOCUS)
        if step is None:
            break
        (seen if step[0] else unseen).append(step[1])
    assert unseen == []
    assert len(seen) > 25
