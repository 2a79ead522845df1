"""The meeting on the wall: one unscrolled screen in large type, keys that are never lost, drafts that stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from convention.operations.places import BASE_NAME
from convention.warehouse.store import open_store
from tests.builders.examples import example_store
from tests.builders.meetings import hold
from tests.e2e.harness import Server, english_words, running_server, settled

# Of all characters that are shown, the share in type of at least 24 pixels.
_LARGE = """(root) => {
  let all = 0, large = 0;
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const count = child.data.trim().length;
        all += count;
        if (parseFloat(getComputedStyle(child.parentElement).fontSize) >= 23.9) large += count;
      } else walk(child);
    }
  };
  walk(root);
  return large / all;
}"""
_SCROLLS = """(root) => [document.scrollingElement, root, root.querySelector(".main")]
  .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1).length"""


# The words that reach beyond the picture.
_CUT = """(picture) => [...picture.querySelectorAll("text.strong, text.quiet")]
  .filter((text) => text.getBoundingClientRect().right > picture.getBoundingClientRect().right + 1)
  .map((text) => text.textContent)"""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the example values, with one open meeting."""
    data = tmp_path_factory.mktemp("stage")
    example_store(data / BASE_NAME).close()
    store = open_store(data / BASE_NAME)
    hold(store, date(2021, 3, 18), date(2020, 12, 31), frozen=False)
    store.close()
    with running_server(data) as running:
        yield running


def opened(page: Page, stage: Server, code: str) -> None:
    """The stage at one action, on a projector."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{stage.url}/projection?fiche={code}")
    settled(page)
    expect(page.locator(".stage h1")).to_contain_text(code)


def code_shown(page: Page) -> str:
    """The head of the topic that is shown."""
    return page.locator(".stage h1").inner_text()


def test_one_screen_holds_the_topic_in_large_type(page: Page, stage: Server) -> None:
    for code in ("8.1", "1", "5"):
        opened(page, stage, code)
        whole = page.locator(".stage")
        assert whole.evaluate(_SCROLLS) == 0
        assert whole.evaluate(_LARGE) >= 0.95
        assert page.locator(".picture").evaluate(_CUT) == []
        expect(whole).to_contain_text(f" sur {page.locator('.rail li').count()}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    settled(page)
    expect(page.locator(".picture svg")).to_be_visible()
    assert page.locator(".picture").evaluate(_CUT) == []
    assert english_words(page) == {}


def test_three_quick_presses_move_three_and_the_address_follows(page: Page, stage: Server) -> None:
    opened(page, stage, "8.1")
    page.keyboard.press("Home")
    first = code_shown(page)
    heads = [first]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        heads.append(code_shown(page))
    page.keyboard.press("Home")
    assert code_shown(page) == first
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert code_shown(page) == heads[3]
    assert len(set(heads)) == 4
    page.keyboard.type("8.1")
    expect(page.locator(".stage h1")).to_contain_text("8.1")
    assert "fiche=8.1" in page.url
    page.keyboard.press("o")
    expect(page.get_by_role("dialog", name="Tous les points")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Aide")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/seances\b"))


def test_a_draft_stays_until_it_is_recorded(page: Page, stage: Server) -> None:
    opened(page, stage, "8.1")
    text = page.get_by_label("Ce qui est décidé ou noté")
    text.fill("Réceptionner le tronçon <b>nord</b>")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(text).to_have_value("Réceptionner le tronçon <b>nord</b>")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Indiquez qui note")).to_be_visible()
    expect(text).to_have_value("Réceptionner le tronçon <b>nord</b>")
    page.get_by_label("Noté par").fill("Ada Martin")
    page.get_by_label("Service", exact=True).fill("DVD")
    page.get_by_label("Responsable").fill("DVD")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Décision enregistrée au relevé.")).to_be_visible()
    expect(text).to_have_value("")
    expect(page.get_by_text("Décidé en séance : 1")).to_be_visible()
    expect(page.get_by_text("Réceptionner le tronçon <b>nord</b>").first).to_be_visible()
