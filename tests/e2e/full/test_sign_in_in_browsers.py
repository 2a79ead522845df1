"""Signing in, in real browsers throughout: the full form of `tests/e2e/test_sign_in.py`, outside the test line.

`python -m pytest tests/e2e/full/test_sign_in_in_browsers.py`, some minutes.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.builders.deposits import csv_file
from tests.e2e.harness import Server, settled
from tests.e2e.signed_in import GIVEN, NewBrowser, asked, give_file, session_cookie, sign_in
from tests.e2e.visitor import Visitor
from tests.oidc import ANA, DOMINIQUE, FAULTS, ZOE


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_cannot_be_believed_lets_nobody_in(page: Page, known: Server, fault: str) -> None:
    sign_in(page, known.url, ANA, fault)
    expect(page.get_by_role("heading", name="La connexion n’a pas abouti")).to_be_visible()
    assert session_cookie(page) is None
    assert asked(page, f"{known.url}/session").status == 401


def test_a_sign_in_given_up_lets_nobody_in(page: Page, known: Server) -> None:
    page.goto(known.url)
    page.get_by_role("link", name="S’identifier").click()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("heading", name="Connexion abandonnée")).to_be_visible()
    assert session_cookie(page) is None


def test_the_deep_link_is_kept_and_the_name_is_a_text_until_the_logout_at_both_ends(page: Page, known: Server) -> None:
    sign_in(page, f"{known.url}/action?fiche=3", ZOE)
    settled(page)
    expect(page).to_have_url(re.compile(rf"{known.url}/action\?fiche=3"))
    expect(page.get_by_test_id("stSidebar").get_by_text(ZOE)).to_be_visible()
    before = session_cookie(page)
    page.evaluate("localStorage.setItem('convention-brouillon-1', 'un brouillon')")
    page.get_by_role("link", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Vous êtes déconnecté")).to_be_visible()
    assert len(page.context.pages) == 1
    assert page.evaluate("localStorage.length") == 0
    assert before is not None
    assert asked(page, known.url + "/session", before).status == 401
    assert Visitor(known.url).live_status(before) == 403
    page.goto(known.url)
    page.get_by_role("link", name="S’identifier").click()
    expect(page.get_by_role("button", name=ANA)).to_be_visible()  # the provider asks again: its session has ended too


def test_two_people_in_two_browsers_get_nothing_of_each_other(known: Server, another: NewBrowser) -> None:
    ana, dominique = another(), another()
    sign_in(ana, f"{known.url}/depot", ANA)
    with ana.expect_response("**/upload_file/**") as received:
        give_file(ana)
    upload = received.value.url
    ana.goto(f"{known.url}/journal")
    with ana.expect_download() as taken:
        settled(ana).get_by_role("button", name="Télécharger le journal").click()
    sign_in(dominique, f"{known.url}/explorer", DOMINIQUE)
    expect(settled(dominique).get_by_test_id("stSidebar").get_by_text(DOMINIQUE)).to_be_visible()
    expect(ana.get_by_test_id("stSidebar").get_by_text(ANA)).to_be_visible()
    assert asked(ana, taken.value.url).status == 200
    assert asked(dominique, taken.value.url).status == 403
    own_site = {"Origin": known.url}
    assert dominique.context.request.put(upload, multipart={"file": GIVEN}, headers=own_site).status == 403
    assert dominique.context.request.delete(upload, headers=own_site).status == 403
    assert dominique.context.request.delete(upload).status == 421
    nobody = another()
    assert asked(nobody, taken.value.url).status == 401
    assert nobody.context.request.put(upload, multipart={"file": GIVEN}, headers=own_site).status == 401


def test_who_has_no_role_records_nothing_in_any_name(page: Page, known: Server) -> None:
    sign_in(page, f"{known.url}/depot", ANA)
    content = csv_file("A05-1;Paris;2019-S1;12;;relevé")
    file: FilePayload = {"name": "suivi.csv", "mimeType": "text/csv", "buffer": content}
    expect(settled(page).get_by_text(f"Enregistré au nom de : {ANA}")).to_be_visible()
    expect(page.get_by_label("Votre nom")).to_have_count(0)
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("textbox", name="Motif de la correction").fill("un essai")
    page.get_by_role("button", name="Valider le motif").click()
    page.get_by_test_id("stCheckbox").filter(has_text="J’ai vérifié").locator("label").click()
    page.get_by_role("button", name="Déposer", exact=True).click()
    expect(page.get_by_text("Vous n’avez pas le droit de : déposer un fichier")).to_be_visible()
    page.goto(f"{known.url}/journal")
    expect(settled(page).get_by_text("s’identifier").first).to_be_visible()
    expect(page.get_by_text("suivi.csv")).to_have_count(0)


@pytest.mark.parametrize("watched", [True, False], ids=["the page watches its session", "the connection alone"])
def test_another_person_in_the_same_browser_takes_up_nothing(page: Page, known: Server, watched: bool) -> None:
    if not watched:
        page.route("**/session", lambda route: route.abort())
    sign_in(page, f"{known.url}/depot", ANA)
    give_file(page)
    first = session_cookie(page)
    other_tab = page.context.new_page()
    other_tab.goto(known.url)
    settled(other_tab).get_by_role("link", name="Se déconnecter").click()
    expect(other_tab.get_by_role("heading", name="Vous êtes déconnecté")).to_be_visible()
    sign_in(other_tab, known.url, DOMINIQUE)
    settled(other_tab)
    assert session_cookie(page) != first
    page.bring_to_front()
    shown = page.get_by_test_id("stSidebar").get_by_text(DOMINIQUE)
    # What an unwatched page asks for is dropped with its connection; the next one is the other person's.
    for tab in () if watched else ("Historique", "Modèle à remplir") * 15:
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(1000)
        if shown.is_visible():
            break
    expect(shown).to_be_visible()
    expect(settled(page).get_by_text(GIVEN["name"])).to_have_count(0)


def test_a_session_that_ends_in_the_middle_leads_to_the_sign_in_and_back(page: Page, known: Server) -> None:
    sign_in(page, f"{known.url}/action?fiche=3", ANA)
    settled(page)
    cookie = session_cookie(page)
    other_tab = page.context.new_page()
    other_tab.goto(f"{known.url}/deconnexion")
    other_tab.get_by_role("link", name="Se déconnecter").click()
    expect(other_tab.get_by_role("heading", name="Vous êtes déconnecté")).to_be_visible()
    page.bring_to_front()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    assert asked(page, known.url + "/session", cookie).status == 401
    page.get_by_role("link", name="S’identifier").click()
    page.get_by_role("button", name=ANA).click()
    expect(page).to_have_url(re.compile(rf"{known.url}/action\?fiche=3"))


def test_a_sign_in_leads_on_to_no_other_site(page: Page, known: Server) -> None:
    sign_in(page, f"{known.url}/connexion?suite=https%3A%2F%2Fevil.example%2F", ANA)
    settled(page)
    expect(page).to_have_url(re.compile(rf"^{known.url}/(\?|$)"))
