"""Signing in against a strict provider: one walk in browsers, and every refusal asked for without a browser.

The same in browsers throughout: `python -m pytest tests/e2e/full/test_sign_in_in_browsers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages.identity.guard import NOT_YOURS
from pages.identity.sessions import digest_of
from tests.e2e.accessibility import hindrances
from tests.e2e.harness import Server, english_words, settled
from tests.e2e.signed_in import NewBrowser, session_cookie, sign_in
from tests.e2e.visitor import COOKIE, Visitor, files_offered, opening
from tests.oidc import ANA, DOMINIQUE, FAULTS, ZOE

CONTENT = b"a;b\n1;2\n"


@pytest.fixture
def visitor(known: Server) -> Iterator[Visitor]:
    with Visitor(known.url) as one:
        yield one


@pytest.fixture
def ana(known: Server) -> Iterator[Visitor]:
    with Visitor(known.url) as one:
        assert one.sign_in(ANA).status_code == 303
        yield one


@pytest.fixture
def dominique(known: Server) -> Iterator[Visitor]:
    with Visitor(known.url) as one:
        assert one.sign_in(DOMINIQUE).status_code == 303
        yield one


def test_two_people_in_two_browsers_and_the_way_from_a_deep_link_to_the_logout(
    page: Page, known: Server, another: NewBrowser
) -> None:
    sign_in(page, f"{known.url}/action?fiche=3", ANA, "userinfo_key")
    expect(page.get_by_role("heading", name="La connexion n’a pas abouti")).to_be_visible()
    assert session_cookie(page) is None
    sign_in(another(), f"{known.url}/explorer", DOMINIQUE)
    page.context.clear_cookies()
    sign_in(page, f"{known.url}/action?fiche=3", ZOE)
    settled(page)
    expect(page).to_have_url(re.compile(rf"{known.url}/action\?fiche=3"))
    expect(page.get_by_test_id("stSidebar").get_by_text(ZOE)).to_be_visible()
    expect(page.get_by_text(DOMINIQUE)).to_have_count(0)
    page.evaluate("localStorage.setItem('convention-brouillon-1', 'un brouillon')")
    page.get_by_role("link", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Vous êtes déconnecté")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    for path in ("connexion", "deconnecte", "retour"):
        page.goto(f"{known.url}/{path}")
        assert hindrances(page) == []
        assert english_words(page) == {}
        assert page.locator("html").get_attribute("lang") == "fr"


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_cannot_be_believed_lets_nobody_in(visitor: Visitor, fault: str) -> None:
    answer = visitor.sign_in(ANA, fault)
    assert (answer.status_code, visitor.cookie) == (403, None)
    assert "La connexion n’a pas abouti" in answer.text
    assert visitor.asked("session").status_code == 401


def test_the_deep_link_is_kept_and_the_logout_ends_both_ends(visitor: Visitor) -> None:
    asked = visitor.asked("action?fiche=3", accept="text/html")
    assert asked.headers["location"] == "/connexion?suite=%2Faction%3Ffiche%3D3"
    assert visitor.sign_in(ZOE, onward="/action?fiche=3").headers["location"] == "/action?fiche=3"
    before = visitor.cookie
    asks = visitor.asked("deconnexion")
    assert visitor.asked("session").status_code == 200
    token = re.search(r"jeton=([\w-]+)", asks.text)
    assert token is not None
    out = visitor.asked(f"deconnexion?jeton={token[1]}")
    assert "Vous êtes déconnecté" in visitor.signed_out(out.headers["location"]).text
    assert visitor.cookie is None
    assert visitor.asked("session", before).status_code == 401
    assert visitor.live_status(before) == 403
    assert ANA in visitor.begin().text  # the provider asks again: its session has ended too


def test_nothing_of_one_person_is_given_to_another(ana: Visitor, dominique: Visitor, visitor: Visitor) -> None:
    site = {"Origin": ana.url}
    with ana.live() as live:
        file = files_offered(live.run(opening("journal")))[0]
        upload = f"_stcore/upload_file/{live.session}/0b4d54ea-5c5a-4b4e-8d0c-6d3f8f7a0e11"
        assert ana.sent("PUT", upload, CONTENT, **site, **ana.upload_token()).status_code == 204
        assert [each.asked(file).status_code for each in (ana, dominique, visitor)] == [200, 403, 401]
        for method, content in (("PUT", CONTENT), ("DELETE", None)):
            refused = dominique.sent(method, upload, content, **site, **dominique.upload_token())
            assert (refused.status_code, refused.text) == (403, NOT_YOURS)
            assert dominique.sent(method, upload, content).status_code == 421
            assert visitor.sent(method, upload, content, **site).status_code == 401


def test_a_state_offered_at_reconnection_is_taken_up_by_its_own_person_only(ana: Visitor, dominique: Visitor) -> None:
    with ana.live() as live:
        live.run(opening("depot"))
        shown = live.session
        with dominique.live(shown) as other:  # while it is in use
            other.run(opening("depot"))
            assert other.session not in ("", shown)
    with dominique.live(shown) as other:  # while it waits for its own browser
        answers = other.run(opening("depot"))
        assert other.session not in ("", shown)
        assert ANA.encode() not in b"".join(each.SerializeToString() for each in answers)
    with ana.live(shown) as again:
        again.run(opening("depot"))
        assert again.session == shown


def test_a_session_that_ends_takes_its_live_connection_with_it(ana: Visitor) -> None:
    with ana.live() as live:
        assert live.run(opening("action", "fiche=3")) != []
        token = re.search(r"jeton=([\w-]+)", ana.asked("deconnexion").text)
        assert token is not None
        ana.asked(f"deconnexion?jeton={token[1]}")
        assert live.run(opening("action", "fiche=3")) == []


def test_cookies_that_are_forged_or_replayed_open_nothing(ana: Visitor) -> None:
    cookie = ana.cookie
    assert cookie is not None
    ana.forget()
    for forged in ("", "x" * 43, cookie[:-1], cookie.swapcase(), f"{cookie}; {COOKIE}={'y' * 43}", digest_of(cookie)):
        assert ana.asked("session", forged).status_code == 401
        assert ana.asked("", forged).status_code == 401
        assert ana.live_status(forged) == 403
    assert ana.asked("deconnexion?jeton=x", cookie).status_code == 200  # asks first: no other site logs anybody out
    assert ana.asked("session", cookie).status_code == 200
    assert ana.live_status(cookie) == 101


def test_a_return_counts_once_and_in_its_own_browser_only(ana: Visitor, visitor: Visitor) -> None:
    taken = visitor.return_address(ANA)
    assert ana.asked(taken).status_code == 403
    assert visitor.asked(taken).status_code == 403  # the other browser has used it up
    visitor.forget()
    kept = visitor.return_address(DOMINIQUE)
    assert visitor.asked(kept).status_code == 303
    visitor.forget()
    for replayed in (
        kept,
        "retour",
        "retour?code=x",
        f"retour?code=x&state={'z' * 43}",
        "retour?state=a&state=b&code=x",
    ):
        assert visitor.asked(replayed).status_code == 403
    assert visitor.cookie is None


def test_a_sign_in_leads_on_to_no_other_site(visitor: Visitor) -> None:
    for onward in ("//evil.example", "/\\evil.example", "https://evil.example", "/connexion", "javascript:alert(1)"):
        visitor.forget()
        assert visitor.sign_in(ANA, onward=onward).headers["location"] == "/", onward


def test_nobody_reaches_anything_else(visitor: Visitor) -> None:
    for path in ("_stcore/host-config", "media/x.csv", "component/x/y", "app/static/x", "_stcore/upload_file/a/b"):
        assert visitor.asked(path).status_code == 401, path
    health = visitor.asked("_stcore/health")
    assert health.status_code == 200
    assert "server" not in health.headers
    assert visitor.asked("connexion", Host="evil.example").status_code == 421
    assert visitor.live_status() == 403


def test_a_live_connection_is_asked_for_by_the_dashboard_itself(ana: Visitor) -> None:
    port = urlsplit(ana.url).port
    assert ana.live_status(ana.cookie) == 101
    for origin in ("", "https://evil.example", f"http://127.0.0.1:{port}", "http://localhost", "null"):
        assert ana.live_status(ana.cookie, origin=origin) == 403, origin
    assert ana.live_status(ana.cookie, host="evil.example") == 403
