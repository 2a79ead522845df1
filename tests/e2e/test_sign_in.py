"""Signing in, in real browsers, against a strict provider: who comes in, who does not, and who gets what."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, FilePayload, Page, expect

from convention.operations.places import BASE_NAME
from pages.identity.sessions import digest_of
from tests.builders.deposits import csv_file
from tests.builders.examples import example_store
from tests.e2e.accessibility import hindrances
from tests.e2e.harness import PATIENCE_MILLISECONDS, Server, english_words, free_port, running_server, settled
from tests.oidc import ANA, DOMINIQUE, FAULTS, ZOE, RunningProvider, running_provider

COOKIE = "convention"
GIVEN: FilePayload = {"name": "dossier-d-ana.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"}
NewBrowser = Callable[[], Page]


@pytest.fixture(scope="module")
def provider() -> Iterator[RunningProvider]:
    """The provider, for a server whose address is another site than the provider's, as in service."""
    with running_provider(f"http://localhost:{free_port()}", free_port()) as running:
        yield running


@pytest.fixture(scope="module")
def known(provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard where people sign in, with the example values."""
    data = tmp_path_factory.mktemp("signed-in")
    example_store(data / BASE_NAME).close()
    port = urlsplit(provider.address).port
    with running_server(data, settings=provider.settings, port=port) as running:
        yield running


@pytest.fixture
def another(browser: Browser) -> Iterator[NewBrowser]:
    """Makes the page of another person's browser, as often as it is called."""
    made: list[BrowserContext] = []

    def make() -> Page:
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        made.append(context)
        return context.new_page()

    yield make
    for context in made:
        context.close()


def sign_in(page: Page, url: str, person: str, fault: str = "") -> Page:
    """Ask for a page, be sent to the provider, and come back as a person."""
    page.goto(url)
    page.get_by_role("link", name="S’identifier").click()
    if fault:
        page.select_option("select[name=fault]", fault)
    page.get_by_role("button", name=person, exact=True).click()
    return page


def return_address(page: Page, person: str) -> str:
    """Where the provider would send a person back to, from its page."""
    form = page.locator("form")
    uid = page.get_by_role("button", name=person).get_attribute("value") or ""
    step = urljoin(page.url, form.get_attribute("action"))
    answer = page.context.request.post(step, form={"uid": uid, "fault": ""}, max_redirects=0)
    while "/retour?" not in answer.headers["location"]:
        step = urljoin(step, answer.headers["location"])
        answer = page.context.request.get(step, max_redirects=0)
    return answer.headers["location"]


def session_cookie(page: Page) -> str | None:
    """What the browser holds for its session."""
    return next((each["value"] for each in page.context.cookies() if each.get("name") == COOKIE), None)


def asked(page: Page, url: str, cookie: str | None = None) -> APIResponse:
    """An answer to the browser of a page, redirections not followed; `cookie`: one to send in the place of its own."""
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie is not None else {}
    return page.context.request.get(url, max_redirects=0, headers=headers)


def live(server: Server, cookie: str | None = None, origin: str | None = None, host: str | None = None) -> int:
    """The status that a live connection gets which is asked for so."""
    address = urlsplit(server.url)
    connection = HTTPConnection("127.0.0.1", address.port or 80, timeout=60)
    headers = {
        "Host": host or address.netloc,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": b64encode(b"0123456789abcdef").decode(),
        "Origin": origin or server.url,
    }
    if origin == "":
        del headers["Origin"]
    if cookie is not None:
        headers["Cookie"] = f"{COOKIE}={cookie}"
    connection.request("GET", "/_stcore/stream", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


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
    assert live(known, before) == 403
    page.goto(known.url)
    page.get_by_role("link", name="S’identifier").click()
    expect(page.get_by_role("button", name=ANA)).to_be_visible()  # the provider asks again: its session has ended too


def give_file(page: Page) -> None:
    """Give the deposit page a file, and wait until it has been read."""
    settled(page).locator("input[type=file]").first.set_input_files(GIVEN)
    expect(page.get_by_text(GIVEN["name"]).first).to_be_visible()


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


def test_cookies_that_are_forged_or_replayed_open_nothing(page: Page, known: Server) -> None:
    sign_in(page, known.url, ANA)
    settled(page)
    cookie = session_cookie(page)
    assert cookie is not None
    replayed_login = next(each for each in page.context.cookies() if each.get("name") == "convention-connexion")
    page.context.clear_cookies()
    for forged in ("", "x" * 43, cookie[:-1], cookie.swapcase(), f"{cookie}; {COOKIE}={'y' * 43}", digest_of(cookie)):
        assert asked(page, known.url + "/session", forged).status == 401
        assert asked(page, known.url + "/", forged).status == 401
        assert live(known, forged) == 403
    assert asked(page, known.url + "/session", cookie).status == 200
    assert live(known, cookie) == 101
    assert asked(page, known.url + "/deconnexion", cookie).status == 200  # asks first: no other site logs anybody out
    assert asked(page, known.url + "/deconnexion?jeton=x", cookie).status == 200
    assert asked(page, known.url + "/session", cookie).status == 200
    assert replayed_login["httpOnly"] is True


def test_a_return_counts_once_and_in_its_own_browser_only(page: Page, known: Server, another: NewBrowser) -> None:
    page.goto(known.url)
    page.get_by_role("link", name="S’identifier").click()
    taken = return_address(page, ANA)
    assert asked(another(), taken).status == 403
    assert asked(page, taken).status == 403
    page.goto(known.url)
    page.get_by_role("link", name="S’identifier").click()
    settled(page)  # the provider knows the person already
    cookie = session_cookie(page)
    assert cookie is not None
    page.context.clear_cookies(name=COOKIE)
    assert asked(page, taken).status == 403
    for wrong in ("", "?code=x", "?code=x&state=" + "z" * 43, "?state=a&state=b&code=x", "?error=access_denied"):
        assert asked(page, f"{known.url}/retour{wrong}").status == 403
    assert session_cookie(page) is None


def test_a_sign_in_leads_on_to_no_other_site(page: Page, known: Server) -> None:
    sign_in(page, f"{known.url}/connexion?suite=https%3A%2F%2Fevil.example%2F", ANA)
    settled(page)
    expect(page).to_have_url(re.compile(rf"^{known.url}/(\?|$)"))
    for onward in ("//evil.example", "/\\evil.example", "https://evil.example", "/connexion"):
        answer = page.context.request.get(f"{known.url}/connexion", params={"suite": onward}, max_redirects=0)
        assert (answer.status, answer.headers["location"]) == (303, "/")


def test_nobody_reaches_anything_else(page: Page, known: Server) -> None:
    for path in ("/_stcore/host-config", "/media/x.csv", "/component/x/y", "/app/static/x", "/_stcore/upload_file/a/b"):
        assert asked(page, known.url + path).status == 401, path
    assert asked(page, known.url + "/_stcore/health").status == 200
    foreign = page.context.request.get(known.url + "/connexion", headers={"Host": "evil.example"}, max_redirects=0)
    assert foreign.status == 421
    assert live(known) == 403


def test_a_live_connection_is_asked_for_by_the_dashboard_itself(page: Page, known: Server) -> None:
    sign_in(page, known.url, ANA)
    settled(page)
    cookie = session_cookie(page)
    port = urlsplit(known.url).port
    assert live(known, cookie) == 101
    for origin in ("", "https://evil.example", f"http://127.0.0.1:{port}", "http://localhost", "null"):
        assert live(known, cookie, origin=origin) == 403, origin
    assert live(known, cookie, host="evil.example") == 403


def test_the_pages_of_the_door_are_french_and_accessible(page: Page, known: Server) -> None:
    for path in ("connexion", "deconnecte", "retour"):
        page.goto(f"{known.url}/{path}")
        assert hindrances(page) == []
        assert english_words(page) == {}
        assert page.locator("html").get_attribute("lang") == "fr"


def test_no_answer_names_the_program(page: Page, known: Server) -> None:
    assert "server" not in asked(page, known.url + "/connexion").headers
