"""What a process says of a second convention: run in one whose catalogue is that convention's, it prints JSON.

A process serves one convention, so the tests of another one start another process.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from convention.domain.rollup import assess_action
from convention.domain.territories import declared
from convention.publication.publish import publish
from convention.publication.verifier import faults
from convention.reports.forms import exports
from convention.reports.pack import pack_of
from convention.warehouse.reads import standings
from convention.warehouse.store import Store
from convention.wording.labels import label
from loaders.deposit import deposit_file, questions, read_file
from loaders.first_start import open_base
from pages.shell.page_list import SITE_TITLE, listed_pages
from tests.builders.meetings import hold
from tests.builders.packs import example_occasion
from tests.pages.driving import opened, texts

SITUATION = date(2021, 12, 31)
OWN_NAMES = ("Paris", "Seine-Saint-Denis", "2018-2020")
FILE = """indicateur;territoire;période;valeur;source
A01-1;Nord;2021;30;service
A01-1;CT;2021;20;service
A01-1;Métropole du Sud;2021;10;service
"""


def verdicts(store: Store) -> dict[str, str]:
    """The status of each scope of the one indicator."""
    agreed = store.catalogue()
    (action,) = agreed.actions_of(1)
    (row,) = assess_action(agreed, action, standings(store, SITUATION), SITUATION).indicators
    return {"ensemble": label(row.overall.status)} | {label(part.territory): label(part.status) for part in row.parts}


def pages_opened() -> dict[str, list[str]]:
    """For each page: what failed, and any name of the project's own convention that it shows."""
    found = {}
    for entry in listed_pages():
        app = opened(entry.address)
        failed = [*(str(error.value) for error in app.exception), *(str(error.value) for error in app.error)]
        # The postal address of the Défenseur des droits, on the page Accessibilité, is in Paris for everybody.
        foreign = [text for text in texts(app) if set(foreign_names(text)) - {"Paris"}]
        found[entry.address] = failed + foreign
    return found


def published(store: Store, folder: Path) -> dict[str, list[str]]:
    """For each file of an edition: the names of the project's own convention that it holds; and the verifier's word."""
    made = publish(store, folder, unvalidated=True)
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".woff2", ".parquet", ".txt")]
    found = {str(path.relative_to(folder)): foreign_names(path.read_text(encoding="utf-8")) for path in files}
    return found | {"": faults(made.folder)}


def foreign_names(text: str) -> list[str]:
    """The names of the project's own convention in a text."""
    return [name for name in OWN_NAMES if name in text]


def told(folder: Path) -> dict[str, Any]:
    """Deposit, judge, open every page, make the pack."""
    store = open_base(folder)
    reading = read_file(FILE.encode(), "releve.csv", store)
    before = reading.observations.num_rows
    deposit_file(store, reading, "Service", questions(reading))
    result = {"title": SITE_TITLE, "read": before, "territories": [t.name for t in declared()], "said": verdicts(store)}
    occasion = replace(example_occasion(SITUATION), agenda=(), narratives=(), decisions=())
    result["pack"] = {str(made.form): len(made.content) for made in exports(pack_of(store, occasion))}
    hold(store, date(2022, 3, 1), SITUATION)
    result["edition"] = published(store, folder / "editions")
    store.close()
    result["pages"] = pages_opened()
    return result


if __name__ == "__main__":
    print(json.dumps(told(Path(sys.argv[1])), ensure_ascii=False))
