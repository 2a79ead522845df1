"""The inbox: what is certain is deposited in the depositor's name, all else waits for a person, nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from convention.domain.errors import ShownError
from convention.domain.people import Grant, Person, Role
from convention.warehouse.people import grant, name_person
from convention.warehouse.provenance import deposit_states
from convention.warehouse.rights import journal
from convention.warehouse.store import Store
from loaders.inbox import DEPOSITED, KNOWN, REFUSED, TO_CONFIRM, take_inbox
from tests.builders.deposits import csv_file

GOOD = csv_file("A05-1;Paris;2019-S1;12")
BLOCKED = csv_file("A05-1;Parris;2019-S1;12")
DEPOSITOR = "Robot de la DASES"


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    folder = tmp_path / "boite"
    folder.mkdir()
    return folder


def leave(folder: Path, name: str, content: bytes, age: float = 60) -> None:
    """A file that was last written so many seconds ago."""
    path = folder / name
    path.write_bytes(content)
    written = path.stat().st_mtime - age
    os.utime(path, (written, written))


def held(folder: Path) -> list[bytes]:
    """What the files of a folder hold, without their reports; each has one."""
    files = sorted(path for path in folder.iterdir() if path.suffix != ".txt") if folder.exists() else []
    assert all(path.with_name(f"{path.name}.txt").stat().st_size for path in files)
    return [path.read_bytes() for path in files]


def test_a_certain_file_is_deposited_once_in_the_name_of_its_depositor(store: Store, inbox: Path) -> None:
    leave(inbox, "suivi.csv", GOOD)
    assert take_inbox(store, inbox, DEPOSITOR) == 1
    leave(inbox, "suivi.csv", GOOD)
    assert take_inbox(store, inbox, DEPOSITOR) == 0
    (state,) = deposit_states(store)
    assert (state.receipt.depositor, state.receipt.file_name) == (DEPOSITOR, "suivi.csv")
    assert (held(inbox / DEPOSITED), held(inbox / KNOWN)) == ([GOOD], [GOOD])
    (report,) = (inbox / DEPOSITED).glob("*.txt")
    assert "dépôt n°\u00a01" in report.read_text(encoding="utf-8")


def test_nothing_that_needs_a_person_is_accepted(store: Store, inbox: Path) -> None:
    """A value ten thousand times the last one is asked about; no one is there to answer."""
    leave(inbox, "avant.csv", csv_file("A05-1;Paris;2018-S1;12", "A05-1;Paris;2018-S2;13"))
    assert take_inbox(store, inbox, DEPOSITOR) == 1
    asked = csv_file("A05-1;Paris;2018-S1;120000;;;erratum du service")
    leave(inbox, "apres.csv", asked)
    leave(inbox, "faux.csv", BLOCKED)
    assert take_inbox(store, inbox, DEPOSITOR) == 0
    assert len(deposit_states(store)) == 1
    assert held(inbox / TO_CONFIRM) == [asked]
    assert held(inbox / REFUSED) == [BLOCKED]
    (report,) = (inbox / REFUSED).glob("*.txt")
    assert "Territoire inconnu" in report.read_text(encoding="utf-8")


def test_what_is_not_a_finished_file_of_its_own_stays(store: Store, inbox: Path, tmp_path: Path) -> None:
    leave(inbox, "en cours.csv", GOOD, age=0)
    leave(inbox, "envoi.csv.part", GOOD)
    leave(inbox, ".cachee.csv", GOOD)
    leave(tmp_path, "ailleurs.csv", GOOD)
    (inbox / "lien.csv").symlink_to(tmp_path / "ailleurs.csv")
    before = sorted(path.name for path in inbox.iterdir())
    assert take_inbox(store, inbox, DEPOSITOR) == 0
    assert (sorted(path.name for path in inbox.iterdir()), deposit_states(store)) == (before, ())


def test_a_file_that_cannot_be_taken_holds_no_other_back(store: Store, inbox: Path) -> None:
    """Where the folder of its end is a file, taking it fails each time; what follows it is taken all the same."""
    (inbox / REFUSED).write_bytes(b"")
    leave(inbox, "a-refuser.csv", BLOCKED)
    leave(inbox, "suivi.csv", GOOD)
    assert take_inbox(store, inbox, DEPOSITOR) == 1
    assert (inbox / "a-refuser.csv").read_bytes() == BLOCKED
    assert held(inbox / DEPOSITED) == [GOOD]


def test_a_name_as_long_as_the_system_allows_is_filed_away(store: Store, inbox: Path) -> None:
    leave(inbox, f"{'é' * 120}.csv", GOOD)
    assert take_inbox(store, inbox, DEPOSITOR) == 1
    assert held(inbox / DEPOSITED) == [GOOD]


def test_where_people_sign_in_an_account_of_the_base_deposits_within_its_rights(store: Store, inbox: Path) -> None:
    account = Person("https://idp.example", "robot-1", "Robot de la DASES")
    name_person(store, account, "qui tient le poste")
    store.identify = lambda: None
    leave(inbox, "suivi.csv", GOOD)
    assert take_inbox(store, inbox, "un nom réglé", account) == 0
    assert (held(inbox / REFUSED), deposit_states(store)) == ([GOOD], ())
    store.identify = None
    grant(store, account, Grant(Role.DEPOSITOR), "qui tient le poste")
    store.identify = lambda: None
    leave(inbox, "suivi.csv", GOOD)
    assert take_inbox(store, inbox, "un nom réglé", account) == 1
    (state,) = deposit_states(store)
    assert state.receipt.depositor == account.name
    assert journal(store)[-1].subject == account.subject


def test_an_account_that_the_base_does_not_know_takes_nothing(store: Store, inbox: Path) -> None:
    leave(inbox, "suivi.csv", GOOD)
    with pytest.raises(ShownError, match="ne connaît personne"):
        take_inbox(store, inbox, DEPOSITOR, Person("https://idp.example", "inconnu", ""))
    assert (inbox / "suivi.csv").exists()
