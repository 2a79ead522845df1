"""Amendments: laid over the catalogue, kept through a restart and a newer project catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from convention.domain.errors import ShownError
from convention.domain.rollup import assess_all
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendment_trial import recorded_effect, try_amendment_reversal
from convention.warehouse.amendments import Amendment, amendments, record_project_catalogue
from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row, written

PROJECT = catalogue_texts(indicateurs=[row("indicateurs")], cibles=[row("cibles", valeur="100")])


def moved(indicator: str = "A01-1") -> Amendment:
    target = row("cibles", indicateur=indicator, valeur="80", avenant="Avenant n° 1")
    return Amendment("Avenant n° 1", date(2020, 3, 1), "Secrétariat", {"cibles": written("cibles", [target])})


def test_an_amendment_survives_a_restart_and_a_newer_project_catalogue(tmp_path: Path) -> None:
    store = open_store(tmp_path / "convention.duckdb")
    try:
        record_project_catalogue(store, PROJECT)
        assert record_amendment(store, moved()) == 2
        assert [t.value for t in store.catalogue().targets] == [100, 80]
        assert not record_project_catalogue(store, PROJECT)
        newer = PROJECT | {"glossaire": written("glossaire", [row("glossaire", sigle="X", developpe="X", origine="X")])}
        assert record_project_catalogue(store, newer)
        assert [t.value for t in store.catalogue().targets] == [100, 80]
        assert [known.amendment for known in amendments(store)] == [moved()]
        with pytest.raises(CatalogueError, match="A01-1"):
            record_project_catalogue(store, catalogue_texts(indicateurs=[row("indicateurs", indicateur="A01-2")]))
    finally:
        store.close()


def test_wrong_or_empty_amendments_leave_no_trace(tmp_path: Path) -> None:
    store = open_store(tmp_path / "convention.duckdb")
    try:
        record_project_catalogue(store, PROJECT)
        with pytest.raises(CatalogueError, match="un code qui existe"):
            record_amendment(store, moved("A09-9"))
        record_amendment(store, moved())
        with pytest.raises(ShownError, match="déjà celle"):
            record_amendment(store, moved())
        assert store.catalogue_version() == 2
    finally:
        store.close()


def amendment(reference: str, day: date, **rows: dict[str, str]) -> Amendment:
    return Amendment(reference, day, "Secrétariat", {name: written(name, [cells]) for name, cells in rows.items()})


NEW = amendment("n° 1", date(2020, 3, 1), indicateurs=row("indicateurs", indicateur="A01-2"))
LEANING = amendment("n° 2", date(2020, 4, 1), cibles=row("cibles", indicateur="A01-2", valeur="5", avenant="n° 2"))
APART = amendment("n° 3", date(2020, 5, 1), cibles=row("cibles", valeur="70", avenant="n° 3"))


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    record_project_catalogue(opened, PROJECT)
    yield opened
    opened.close()


def state(store: Store) -> tuple[set[str], list[str]]:
    """The indicators of the newest catalogue, and the amendments in force."""
    return set(store.catalogue().by_code), [effect.amendment for effect in store.catalogue().effects]


def test_an_amendment_is_withdrawn_with_a_reason_and_later_ones_survive(base: Store) -> None:
    first, _ = record_amendment(base, NEW), record_amendment(base, APART)
    before = base.last_recorded()
    reverse_amendment(base, PROJECT, first, True, "Ada Martin", "enregistré par erreur")
    assert state(base) == ({"A01-1"}, ["n° 3"])
    assert [t.value for t in base.catalogue().targets] == [100, 70]
    withdrawn, other = amendments(base)
    assert [(e.event, e.person, e.reason) for e in withdrawn.events] == [
        ("withdrawn", "Ada Martin", "enregistré par erreur")
    ]
    assert (withdrawn.active, other.active) == (False, True)

    # What was known before the withdrawal is still read as it was; a start of the program does not bring it back.
    assert set(base.catalogue(before).by_code) == {"A01-1", "A01-2"}
    assert not record_project_catalogue(base, PROJECT)

    reverse_amendment(base, PROJECT, first, False, "Ada Martin", "c’était le bon")
    assert state(base) == ({"A01-1", "A01-2"}, ["n° 1", "n° 3"])
    assert [e.event for e in amendments(base)[0].events] == ["withdrawn", "restored"]


def test_who_withdraws_after_someone_else_did_does_not_put_it_back(base: Store) -> None:
    first = record_amendment(base, NEW)
    for active, told in ((True, "déjà retiré"), (False, "en vigueur")):
        reverse_amendment(base, PROJECT, first, active, "Ada Martin", "erreur")
        known = base.catalogue_version()
        with pytest.raises(ShownError, match=f"{told}. Rien n’a changé"):
            reverse_amendment(base, PROJECT, first, active, "Jean Petit", "erreur")
        with pytest.raises(ShownError, match=told):
            try_amendment_reversal(base, PROJECT, first, active, date(2020, 3, 1))
        assert base.catalogue_version() == known


def test_an_amendment_that_a_later_one_leans_on_stays_and_the_conflict_is_told(base: Store) -> None:
    first, second = record_amendment(base, NEW), record_amendment(base, LEANING)
    known = base.catalogue_version()
    with pytest.raises(ShownError) as told:
        reverse_amendment(base, PROJECT, first, True, "Ada Martin", "erreur")
    assert told.value.message.replace("\u00a0", " ") == (
        "L’avenant « n° 1 » ne peut pas être retiré : l’avenant « n° 2 » s’appuie sur lui (fichier « cibles », colonne "
        "« indicateur » : « A01-2 »). Retirez d’abord celui-ci. Rien n’a changé."
    )
    assert (base.catalogue_version(), all(found.active for found in amendments(base))) == (known, True)
    reverse_amendment(base, PROJECT, second, True, "Ada Martin", "erreur")
    reverse_amendment(base, PROJECT, first, True, "Ada Martin", "erreur")
    assert state(base) == ({"A01-1"}, [])
    with pytest.raises(ShownError, match=r"ne peut pas être rétabli.*il ne s’accorde plus avec le référentiel"):
        reverse_amendment(base, PROJECT, second, False, "Ada Martin", "essai")


@pytest.mark.parametrize(("person", "reason"), [("", "motif"), ("Ada", " ")])
def test_nobody_withdraws_without_a_name_and_a_reason(base: Store, person: str, reason: str) -> None:
    with pytest.raises(ShownError, match="motif"):
        reverse_amendment(base, PROJECT, record_amendment(base, NEW), True, person, reason)
    with pytest.raises(ShownError, match="pas enregistré"):
        reverse_amendment(base, PROJECT, 99, True, "Ada", "motif")


def test_a_recorded_amendment_shows_the_same_data_before_and_after_it_whatever_followed(base: Store) -> None:
    deposit(base, seen(50, "2019"))
    references = row("reperes", valeur="0")
    project = PROJECT | {"reperes": written("reperes", [references])}
    record_project_catalogue(base, project)
    moved_first = record_amendment(base, moved())
    record_amendment(base, APART)
    (first, _) = amendments(base)
    assert first.version == moved_first
    (change,) = recorded_effect(base, first, date(2020, 3, 1)).changes
    assert change.before.goal is not None
    assert change.after.goal is not None
    assert [change.before.goal.target, change.after.goal.target] == [100, 80]
    assert [change.before.rate, change.after.rate] == [50, Fraction(125, 2)]
    assert not recorded_effect(base, first, date(2020, 2, 29)).any
    back = try_amendment_reversal(base, project, first.version, True, date(2020, 3, 1))
    assert [rate for c in back.changes for rate in (c.before.rate, c.after.rate)] == [Fraction(125, 2), 50]
    assert base.catalogue().effects[0].amendment == "Avenant n° 1"


def test_a_yearly_duty_counts_up_to_the_last_year_due_at_the_situation_date(tmp_path: Path) -> None:
    # Due each year until 2020; from 1 September 2020 only until 2019.
    duty = row("indicateurs", nature="annuel", unite="éditions")
    texts = catalogue_texts(indicateurs=[duty], cibles=[row("cibles", valeur="1", echeance="2020-12-31")])
    gone = row("abandons", objet="cible", territoire="commun", echeance="2020-12-31", avenant="n° 1")
    earlier = amendment(
        "n° 1",
        date(2020, 9, 1),
        cibles=row("cibles", valeur="1", echeance="2019-12-31", avenant="n° 1"),
        abandons=gone | {"depuis": "2020-09-01"},
    )
    store = open_store(tmp_path / "convention.duckdb")
    try:
        record_project_catalogue(store, texts)
        deposit(store, seen(1, "2018"), seen(0, "2019"), seen(1, "2020"))
        record_amendment(store, earlier)
        rates = []
        for situation in (date(2020, 8, 31), date(2020, 9, 1), date(2020, 12, 31)):
            (action,) = assess_all(store.catalogue(), standings(store, situation), situation)
            found = action.indicators[0].overall
            rates.append(f"{found.standing.value:.0f} of {found.years_due}")
        assert rates == ["1 of 2", "1 of 2", "1 of 2"]
    finally:
        store.close()
