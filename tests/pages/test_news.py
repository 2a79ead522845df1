"""The news on their page: since one's last visit, for a service or an action."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from convention.domain.clock import today
from convention.warehouse.decisions import DecisionDraft, record_decision
from convention.warehouse.store import open_store
from pages.parts.keys import SessionKey
from tests.builders.meetings import WHO, hold
from tests.pages.driving import at, opened, says


def test_news_are_told_since_a_visit_or_a_day_for_all_or_for_an_action(empty: Path) -> None:
    store = open_store(empty)
    number = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
    record_decision(store, DecisionDraft(number, "Fixer *un* calendrier", "DVD", "8.1"), WHO)
    store.close()
    app = opened("nouveautes")
    assert says(app, "depuis trente jours")
    assert says(app, "2 nouveautés pour toute la convention")
    cells = [cell for table in app.table for row in table.value.to_numpy().tolist() for cell in row]
    assert "Fixer \\*un\\* calendrier \\(DVD\\)" in cells
    assert says(opened("nouveautes", fiche="5"), "Rien de nouveau pour l’action 5")
    app = at("nouveautes")
    app.session_state[SessionKey.PERSON] = tuple(WHO.split(", "))
    app.query_params["de"] = today().isoformat()
    assert says(app.run(), "2 nouveautés")
