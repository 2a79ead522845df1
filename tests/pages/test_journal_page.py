"""The journal on its page: what was done is there, a choice narrows it, and a changed entry is said aloud."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from convention.domain.committee import Committee
from convention.warehouse.meetings import MeetingDraft, record_meeting
from convention.warehouse.store import open_store
from pages.parts.marks import plain
from tests.pages.driving import opened, says

HOSTILE = "[Ana](https://evil.example) <b>$x$</b>"


def held(base: Path) -> None:
    """Two meetings, recorded by two people."""
    store = open_store(base)
    for day, person in ((1, HOSTILE), (2, "Zoé")):
        draft = MeetingDraft(Committee.TECHNICAL, date(2019, 12, day), "Bobigny", ("voirie",), date(2019, 11, 30))
        record_meeting(store, draft, person)
    store.close()


def test_acts_are_listed_newest_first_and_chosen_by_person(empty: Path) -> None:
    held(empty)
    app = opened("journal")
    assert says(app, "Le journal se tient")
    (table,) = [t.value for t in app.table if "Objet" in t.value.columns]
    assert list(table["N°"]) == [2, 1]
    assert table["Personne"][1] == plain(f"{HOSTILE} (déclaré)") != f"{HOSTILE} (déclaré)"
    app = app.selectbox[[box.label for box in app.selectbox].index("Personne")].select("Zoé (déclaré)").run()
    (table,) = [t.value for t in app.table if "Objet" in t.value.columns]
    assert list(table["N°"]) == [2]


def test_a_changed_entry_is_said(empty: Path) -> None:
    held(empty)
    with duckdb.connect(str(empty)) as connection:
        connection.execute("UPDATE acts SET person = 'Autre' WHERE number = 1")
    app = opened("journal")
    assert [error.value for error in app.error if "altéré" in error.value]


@pytest.mark.usefixtures("empty")
def test_an_empty_journal_is_said() -> None:
    assert says(opened("journal"), "Le journal est vide")
