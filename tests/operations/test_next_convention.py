"""An indicator goes on from one convention to the next: its past comes along, says where from, and judges nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from convention.domain.catalogue import Territory
from convention.domain.rollup import assess_action
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.transfer import export
from convention.warehouse.append import withdraw
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import series, standings
from convention.warehouse.store import Store, open_store
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import Exit, run
from loaders.former import former_values
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED, catalogue_texts, row
from tests.builders.deposits import accept, put, read

Carry = Callable[..., tuple[Exit, str]]
FORMER = "A05-1"


def following(**cells: str) -> dict[str, str]:
    """The catalogue of a next convention, of 2021 to 2024, in which A02-3 goes on from A05-1."""
    own = {"indicateur": "A02-3", "action": "2", "suite_de": FORMER, "unite": "professionnels", "nature": "flux"}
    own |= {"agregation": "somme", "territoires": "Paris | Seine-Saint-Denis", "periodicite": "semestrielle"}
    dates = {"debut": "2021-01-01", "fin": "2024-12-31"}
    return catalogue_texts(
        convention=[row("convention", intitule="La suite", **dates)],
        actions=[row("actions", action="2", **dates)],
        indicateurs=[row("indicateurs", **own | cells)],
        cibles=[row("cibles", indicateur="A02-3", territoire="Paris", valeur="100", echeance="2024-12-31")],
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a base of the committed convention: three values that count, one withdrawn, one corrected."""
    folder = tmp_path_factory.mktemp("former")
    store = open_store(folder / BASE_NAME)
    store.record_catalogue({name: (COMMITTED / f"{name}.csv").read_text("utf-8") for name in catalogue_texts()})
    put(
        store,
        "A05-1;Paris;2019-S1;12;;relevé DASES",
        "A05-1;Seine-Saint-Denis;2019-S1;;non disponible;relevé;en retard",
    )
    put(store, "A05-1;Paris;2019-S2;30;;relevé", "A05-1;Paris;2019-S1;13;;relevé", name="b.csv", reason="corrigé")
    wrong = put(store, "A05-1;Paris;2020-S1;999;;relevé", name="c.csv")
    withdraw(store, wrong.deposit_id, "Anne", "erreur")
    store.close()
    with opened_as_it_is(folder / BASE_NAME, read_only=True) as connection:
        export(connection, folder / "export")
    return folder / "export"


@pytest.fixture
def carry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exported: Path) -> Carry:
    """Carries the export into a base of the next convention."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))

    def call(*words: str, **cells: str) -> tuple[Exit, str]:
        (tmp_path / "referentiel").mkdir(exist_ok=True)
        for name, text in (following(**cells) | {"territoires": _territories()}).items():
            (tmp_path / "referentiel" / f"{name}.csv").write_text(text, encoding="utf-8")
        lines: list[str] = []
        return run(parse_arguments(["carry", str(exported), *words]), lines.append), "\n".join(lines)

    return call


def _territories() -> str:
    return (COMMITTED / "territoires.csv").read_text(encoding="utf-8")


def opened(folder: Path) -> Store:
    return open_store(folder / BASE_NAME)


def test_the_values_in_force_come_along_and_say_where_from(carry: Carry, tmp_path: Path) -> None:
    ending, said = carry("--depositor", "Ada")
    assert (ending, "Reprise de 3\u00a0valeurs" in said) == (Exit.DONE, True), said
    store = opened(tmp_path)
    found = {(str(v.territory), v.period.code): v for v in series(store, ["A02-3"])}
    assert {key: value.value for key, value in found.items()} == {
        ("paris", "2019-S1"): Decimal(13),
        ("paris", "2019-S2"): Decimal(30),
        ("seine_saint_denis", "2019-S1"): None,
    }
    origin = found["paris", "2019-S1"].provenance
    assert origin.source.startswith("relevé (repris de «\u00a0")
    assert "»," in origin.source
    assert "A05-1, dépôt n°\u00a02 du" in origin.source
    assert found["seine_saint_denis", "2019-S1"].provenance.comment == "en retard"
    assert [state.receipt.depositor for state in deposit_states(store)] == ["Ada"]
    store.close()


def test_what_was_done_before_counts_for_nothing_that_is_promised_now(carry: Carry, tmp_path: Path) -> None:
    carry()
    store, situation = opened(tmp_path), date(2021, 12, 31)
    agreed = store.catalogue()
    (found,) = assess_action(agreed, agreed.actions[0], standings(store, situation), situation).indicators
    assert found.overall.standing.value in (None, 0)
    assert found.overall.rate in (None, 0)
    store.close()


def test_carrying_again_changes_nothing_and_a_trial_records_nothing(carry: Carry, tmp_path: Path) -> None:
    assert carry("--dry-run")[0] is Exit.DONE
    store = opened(tmp_path)
    assert len(deposit_states(store)) == 0
    store.close()
    carry()
    ending, said = carry()
    assert (ending, "déjà en base" in said) == (Exit.DONE, True)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"unite": "agents"}, "n’y veulent pas dire la même chose"),
        ({"nature": "niveau"}, "n’y veulent pas dire la même chose"),
        ({"suite_de": "A99-1"}, "n’a pas l’indicateur A99-1"),
        ({"suite_de": ""}, "est vide"),
    ],
)
def test_what_does_not_mean_the_same_is_refused(
    carry: Carry, tmp_path: Path, cells: dict[str, str], words: str
) -> None:
    ending, said = carry(**cells)
    assert (ending, words in said) == (Exit.BLOCKED, True), said
    store = opened(tmp_path)
    assert len(deposit_states(store)) == 0
    store.close()


def test_values_are_carried_to_the_last_digit(tmp_path: Path) -> None:
    """A comma before three digits could be one of thousands: read again, each is what it was."""
    store = open_store(tmp_path / BASE_NAME)
    level = {"unite": "km", "nature": "niveau", "agregation": "aucune", "periodicite": "annuelle"}
    store.record_catalogue(following(**level))
    values = {str(2011 + at): text for at, text in enumerate(("1.125", "1234.5", "1234567.000001", "12", "0.001"))}
    paris = Territory("paris")
    deposit(store, *(seen(text, year, paris, indicator="A02-3") for year, text in values.items()))
    store.close()
    with opened_as_it_is(tmp_path / BASE_NAME, read_only=True) as connection:
        export(connection, tmp_path / "export")
    again = open_store(tmp_path / "next" / BASE_NAME)
    again.record_catalogue(following(**level | {"suite_de": "A02-3"}))
    file = former_values(tmp_path / "export", again.catalogue())
    accept(again, read(again, file.content, file.name))
    found = {v.period.code: v.value for v in series(again, ["A02-3"])}
    assert found == {year: Decimal(text) for year, text in values.items()}
    again.close()
