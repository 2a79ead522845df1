"""People on their page: a right is given and ended there; where people sign in, others than administrators see none."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.people import Grant, Person, Role
from convention.warehouse.people import grant, name_person, people
from convention.warehouse.rights import journal
from convention.warehouse.sight import serve_to
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.pages.driving import at, says

HOSTILE = Person("https://idp.example", "[42](https://evil.example)", "Ana <b>$x$</b> Lyste")


def asked() -> AppTest:
    app = at("personnes")
    app.session_state[SessionKey.PERSON] = ("Zoé", "DVD")
    return app


def pressed(app: AppTest, words: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == words]
    return button.click().run()


@pytest.mark.usefixtures("empty")
def test_a_right_is_given_and_ended_and_both_are_in_the_journal() -> None:
    store = (asked().run(), base.base())[1]
    name_person(store, HOSTILE, "Zoé")
    app = asked().run()
    assert not app.exception
    (role,) = [box for box in app.selectbox if box.label == "Rôle"]
    role.select(Role.ADMINISTRATOR)
    app = pressed(app, "Donner")
    assert people(store) == ((HOSTILE, (Grant(Role.ADMINISTRATOR),)),)
    app = pressed(app, "Retirer")
    assert people(store) == ((HOSTILE, ()),)
    assert [entry.act for entry in journal(store)] == ["name_person", "grant", "revoke"]
    (table,) = [t.value for t in app.table if "Droits" in t.value.columns]
    assert HOSTILE.name not in list(table["Personne"])
    assert list(table["Droits"]) == ["lecteur"]


@pytest.mark.usefixtures("empty")
def test_where_people_sign_in_only_an_administrator_sees_them() -> None:
    store = (asked().run(), base.base())[1]
    name_person(store, HOSTILE, "Zoé")
    grant(store, HOSTILE, Grant(Role.ADMINISTRATOR), "Zoé")
    serve_to(store, lambda: None)
    app = asked().run()
    assert says(app, "réservée au rôle")
    assert not app.table
    serve_to(store, lambda: HOSTILE)
    assert [t for t in asked().run().table if "Droits" in t.value.columns]
