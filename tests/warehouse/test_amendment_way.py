"""The way of an amendment's text: only both approvals put it in force, never before their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from convention.domain.amendment_way import APPROVALS, WayStep
from convention.domain.clock import today
from convention.domain.errors import ShownError
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendment_way import StepDraft, proposals, propose_amendment, take_step
from convention.warehouse.amendments import Amendment, amendments
from convention.warehouse.store import Store, open_store
from convention.wording.amendments import force_text
from tests.builders.catalogue import catalogue_texts, row, written

PROJECT = catalogue_texts(indicateurs=[row("indicateurs")], cibles=[row("cibles", valeur="100")])
FORESEEN, WHO = date(2020, 3, 1), "Secrétariat"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(PROJECT)
    yield opened
    opened.close()


def text(reference: str = "Avenant n° 1", value: str = "80") -> Amendment:
    given_up = row(
        "abandons",
        objet="cible",
        code="A01-1",
        territoire="commun",
        echeance=row("cibles")["echeance"],
        avenant=reference,
        depuis=FORESEEN.isoformat(),
        motif="révision",
    )
    files = {
        "cibles": written("cibles", [row("cibles", valeur=value, avenant=reference)]),
        "abandons": written("abandons", [given_up]),
    }
    return Amendment(reference, FORESEEN, WHO, files)


def proposed(base: Store) -> int:
    return propose_amendment(base, text(), date(2020, 1, 10))


@pytest.mark.parametrize("order", list(permutations(APPROVALS)))
def test_only_the_second_approval_puts_the_text_in_force_and_from_its_day_on(
    base: Store, order: tuple[WayStep, ...]
) -> None:
    number, first, last = proposed(base), date(2020, 2, 20), date(2020, 4, 2)
    assert take_step(base, number, StepDraft(WayStep.VALIDATED, date(2020, 2, 1)), WHO) is None
    assert take_step(base, number, StepDraft(order[0], first, "2020 DVD 14"), WHO) is None
    assert (base.catalogue_version(), amendments(base)) == (1, ())
    assert take_step(base, number, StepDraft(order[1], last), WHO) == 2
    (known,) = amendments(base)
    assert known.amendment.day == last
    # The day before, the signed target still binds; what it replaces is given up from the same day on.
    agreed = base.catalogue()
    assert [t.value for t in agreed.agreed_on(last - timedelta(days=1)).targets] == [100]
    assert [given_up.since for given_up in agreed.abandonments] == [last]
    assert [t.value for t in agreed.agreed_on(last).targets if t.until is None] == [80]
    (found,) = proposals(base)
    assert (found.version, found.open) == (2, False)
    assert force_text(found.way) == "en vigueur à compter du 02/04/2020"


def test_a_text_approved_early_waits_for_the_day_that_it_names(base: Store) -> None:
    number = proposed(base)
    for step in (WayStep.VALIDATED, *APPROVALS):
        take_step(base, number, StepDraft(step, date(2020, 1, 20)), WHO)
    assert amendments(base)[0].amendment.day == FORESEEN


@pytest.mark.parametrize(
    ("taken", "asked", "day"),
    [
        ((), APPROVALS[0], date(2020, 2, 1)),
        ((WayStep.VALIDATED,), WayStep.VALIDATED, date(2020, 2, 2)),
        ((WayStep.VALIDATED, APPROVALS[0]), APPROVALS[0], date(2020, 2, 2)),
        ((WayStep.DROPPED,), WayStep.VALIDATED, date(2020, 2, 2)),
        ((WayStep.VALIDATED, *APPROVALS), WayStep.DROPPED, date(2020, 2, 2)),
        ((), WayStep.VALIDATED, date(2020, 1, 9)),
        ((WayStep.VALIDATED,), APPROVALS[1], date(2020, 1, 31)),
        ((WayStep.VALIDATED, APPROVALS[0]), WayStep.DROPPED, date(2020, 1, 31)),
        ((), WayStep.VALIDATED, today() + timedelta(days=1)),
    ],
)
def test_no_step_is_taken_out_of_order(base: Store, taken: tuple[WayStep, ...], asked: WayStep, day: date) -> None:
    number = proposed(base)
    for step in taken:
        take_step(base, number, StepDraft(step, date(2020, 2, 1), "motif"), WHO)
    before = (proposals(base), base.catalogue_version())
    with pytest.raises(ShownError):
        take_step(base, number, StepDraft(asked, day, "motif"), WHO)
    assert (proposals(base), base.catalogue_version()) == before


def test_a_dropped_text_says_why_and_frees_its_reference(base: Store) -> None:
    number = proposed(base)
    with pytest.raises(ShownError, match="déjà celle d’un avenant proposé"):
        propose_amendment(base, text(" avenant N° 1", "70"), date(2020, 1, 12))
    with pytest.raises(ShownError, match="motif"):
        take_step(base, number, StepDraft(WayStep.DROPPED, date(2020, 1, 12), "  "), WHO)
    take_step(base, number, StepDraft(WayStep.DROPPED, date(2020, 1, 12), "mal rédigé"), WHO)
    assert propose_amendment(base, text(value="70"), date(2020, 1, 13)) == 2
    assert [found.open for found in proposals(base)] == [False, True]
    assert [taken.note for taken in proposals(base)[0].way.steps] == ["mal rédigé"]


def test_a_reading_date_sees_the_steps_known_by_then(base: Store) -> None:
    number = proposed(base)
    take_step(base, number, StepDraft(WayStep.VALIDATED, date(2020, 2, 1)), WHO)
    (found,) = proposals(base)
    (seen_then,) = proposals(base, found.recorded_at)
    assert seen_then.way.steps == ()
    assert proposals(base, found.recorded_at - timedelta(seconds=1)) == ()


def test_a_text_that_the_catalogue_no_longer_bears_is_not_approved(base: Store) -> None:
    """The target that it moves went with the amendment which had set it."""
    first = text()
    for step in (WayStep.VALIDATED, *APPROVALS):
        number = proposals(base)[0].number if proposals(base) else propose_amendment(base, first, date(2020, 1, 10))
        take_step(base, number, StepDraft(step, date(2020, 1, 20)), WHO)
    moved = row(
        "abandons",
        objet="cible",
        code="A01-1",
        territoire="commun",
        echeance=row("cibles")["echeance"],
        avenant_cible="Avenant n° 1",
        avenant="Avenant n° 2",
        depuis="2020-05-01",
        motif="révision",
    )
    files = {
        "cibles": written("cibles", [row("cibles", valeur="60", avenant="Avenant n° 2")]),
        "abandons": written("abandons", [moved]),
    }
    number = propose_amendment(base, Amendment("Avenant n° 2", date(2020, 5, 1), WHO, files), date(2020, 4, 1))
    for step in (WayStep.VALIDATED, APPROVALS[0]):
        take_step(base, number, StepDraft(step, date(2020, 4, 2)), WHO)
    reverse_amendment(base, PROJECT, 2, True, WHO, "annulé par le juge")
    version = base.catalogue_version()
    with pytest.raises(ShownError):
        take_step(base, number, StepDraft(APPROVALS[1], date(2020, 4, 3)), WHO)
    assert base.catalogue_version() == version
    assert proposals(base)[1].way.next_steps == (APPROVALS[1], WayStep.DROPPED)
