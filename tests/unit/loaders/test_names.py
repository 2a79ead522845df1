"""Names of files made to mislead: kept and shown on one line, in order, as text."""

from __future__ import annotations

import pytest

from convention.warehouse.provenance import deposit_states
from convention.warehouse.store import Store
from loaders.deposit import deposit_file
from loaders.names import plain_name
from tests.builders.deposits import csv_file, read

HOSTILE = {
    "no text": "releve\udcff\udcfe.csv",
    "two lines and a colour": "a\nb\x1b[31m.csv",
    "turned": "releve\u202evsc.csv",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_file_of_any_name_is_recorded_under_a_plain_one(store: Store, name: str) -> None:
    deposit_file(store, read(store, csv_file("A02-1;commun;2019-S1;3"), name), "Service de test")
    kept = deposit_states(store)[0].receipt.file_name
    assert kept == plain_name(name)
    assert kept.encode("utf-8").endswith(b".csv")
    assert kept.isprintable()


def test_french_names_stay_as_they_are() -> None:
    assert plain_name("Relevé d’été\u00a0– n°\u202f2 <b>.xlsx") == "Relevé d’été\u00a0– n°\u202f2 <b>.xlsx"
