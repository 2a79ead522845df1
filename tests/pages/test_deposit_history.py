"""The page Dépôt, looking back: deposits, their values, withdrawal and restoration; and the template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.catalogue import Territory
from convention.operations.places import BASE_NAME
from convention.warehouse.append import withdraw
from convention.warehouse.store import open_store
from convention.wording.findings import finding_sentence
from loaders.deposit import deposit_file
from loaders.first_start import project_catalogue
from pages.parts import base
from tests.builders.base import deposit, seen
from tests.builders.deposits import csv_file, read
from tests.pages.driving import at


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page Dépôt on a base of its own, with two deposits for the same value."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    base.shown.clear()
    made = open_store(tmp_path / BASE_NAME)
    made.record_catalogue(project_catalogue())
    made.close()
    store = base.base()
    deposit(store, seen(60, "2018-S1", Territory("paris"), indicator="A05-1"))
    deposit(
        store,
        seen(65, "2018-S1", Territory("paris"), indicator="A05-1"),
        seen(90, "2018-S2", Territory("paris"), indicator="A05-1", source="_relevé_ [x](y)"),
    )
    app = at("depot")
    app.query_params["rubrique"] = "historique"
    yield app
    base.shown.clear()


def opened(page: AppTest, number: int) -> AppTest:
    """The page with one deposit open."""
    page.query_params["depot"] = str(number)
    page.run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    """The titles of the deposits listed."""
    return [box.label for box in page.expander if "n°" in box.label]


def test_deposits_are_listed_newest_first(page: AppTest) -> None:
    page.run()
    assert [label.split(" · ")[0] for label in labels(page)] == ["**n°\u00a02**", "**n°\u00a01**"]
    assert not page.dataframe


def test_a_deposit_that_the_address_names_stands_open(page: AppTest) -> None:
    opened(page, 2)
    (values,) = page.dataframe
    assert list(values.value["Valeur"]) == ["65\u00a0professionnels", "90\u00a0professionnels"]
    assert list(values.value["Source"]) == ["relevé", "_relevé_ [x](y)"]


def test_a_withdrawal_says_what_it_changes_and_needs_a_reason_and_a_person(page: AppTest) -> None:
    opened(page, 2).button(key="reverse-2").click().run()
    said = [text.value for text in page.markdown]
    assert "Retirer ce dépôt\u00a0: 1\u00a0valeur disparaît du tableau de bord, 1\u00a0valeur change." in said
    confirm = next(button for button in page.button if button.label == "Retirer ce dépôt")
    assert confirm.disabled


def test_a_withdrawal_says_which_action_sheets_change_their_status(page: AppTest) -> None:
    deposit(base.base(), seen(1500, "2018-S2", indicator="A05-1"))
    opened(page, 3).button(key="reverse-3").click().run()
    said = [text.value.replace("\\", "") for text in page.markdown]
    assert "**Sur le tableau de bord, situation au 31/12/2018**" in said
    (moved,) = [text for text in said if text.startswith("- Fiche **5 · ")]
    assert moved.endswith("◌\u00a0à constater → ○\u00a0non renseigné")
    (moves,) = [table.value for table in page.table if "Valeur et statut, avant → après" in table.value]
    assert [row.split(" · ")[0].replace("\\", "") for row in moves["Indicateur"]] == ["A05-1"]


def test_a_withdrawn_deposit_says_so_and_by_whom(page: AppTest) -> None:
    withdraw(base.base(), 1, "Ada *Martin*", "double compte")
    opened(page, 1)
    assert labels(page)[1].endswith(":gray-badge[retiré]")
    assert any(
        text.value.startswith("- Retiré le") and "Ada \\*Martin\\*" in text.value and "double compte" in text.value
        for text in page.markdown
    )


def test_the_findings_of_a_deposit_are_told_by_severity_with_their_sentence(page: AppTest) -> None:
    reading = read(base.base(), csv_file("A05-1;Paris;2019-S1;12", "A05-1;Paris;2019-S2;15"))
    number = deposit_file(base.base(), reading, "Ada Martin").deposit_id
    opened(page, number)
    (box,) = [box for box in page.expander if "constat" in box.label]
    assert (
        box.label
        == f"{len(reading.findings)}\u00a0{'constat joint' if len(reading.findings) == 1 else 'constats joints'}"
    )
    said = [text.value.replace("\\", "") for text in box.markdown]
    assert said[0] == "### :gray[○]\u00a0Pour information"
    assert any(finding_sentence(reading.findings[0]) in text for text in said)


def test_the_template_counts_what_is_recorded_already(page: AppTest) -> None:
    page.query_params["rubrique"] = "modele"
    page.run()
    page.radio[0].set_value("Une ou plusieurs fiches").run()
    assert not page.get("download_button")
    page.multiselect[0].set_value(["5"]).run()
    assert not page.exception
    (told,) = [text.value for text in page.markdown if "renseignée" in text.value]
    assert told.endswith("dont 2\u00a0déjà renseignées**")
    assert [button.proto.label for button in page.get("download_button")] == ["Classeur Excel", "CSV"]
