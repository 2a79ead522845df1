"""A frozen meeting keeps its figures: a later version of the program that computes otherwise is found out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from convention.domain.kept_figures import Figure, FigureKey, compared_figures, figures_digest, figures_of
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.reports.forms import Form, export
from convention.reports.meeting_occasion import MeetingRecords, occasion_of
from convention.reports.meeting_records import records_of
from convention.reports.pack import pack_of
from convention.reports.telling import tell
from convention.warehouse.kept_figures import check_figures
from convention.warehouse.meetings import meeting
from convention.warehouse.store import Store, open_store
from convention.wording.kept_figures import differences_sentence, differences_told
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row
from tests.builders.meetings import hold

SITUATION = date(2019, 12, 31)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(
        catalogue_texts(indicateurs=[row("indicateurs", nature="flux")], cibles=[row("cibles", valeur="100")])
    )
    deposit(opened, seen(20, "2018"), seen(20, "2019"))
    yield opened
    opened.close()


def records(store: Store) -> MeetingRecords:
    return records_of(store, meeting(store, 1))


def counted_otherwise(actions: tuple[ActionProgress, ...]) -> tuple[ActionProgress, ...]:
    """What a later version of the program might make of the same values: another rate, and another status for it."""

    def other(found: Assessment) -> Assessment:
        return replace(found, rate=Fraction(85), status=ProgressStatus.ON_TRACK)

    (action,) = actions
    (only,) = action.indicators
    return (replace(action, indicators=(replace(only, overall=other(only.overall)),)),)


def test_what_is_recorded_later_changes_no_figure_kept(base: Store) -> None:
    hold(base, date(2020, 2, 10), SITUATION)
    kept = records(base).check
    assert kept is not None
    assert kept.digest == figures_digest(figures_of(records(base).actions))
    deposit(base, seen(90, "2019"))
    base.record_catalogue(catalogue_texts(indicateurs=[row("indicateurs", nature="flux")]))
    after = records(base).check
    assert after == kept
    assert after.differences == ()


def test_a_program_that_computes_otherwise_is_found_out_figure_by_figure(base: Store) -> None:
    hold(base, date(2020, 2, 10), SITUATION)
    found = records(base)
    check = check_figures(base, 1, counted_otherwise(found.actions))
    assert check is not None
    told = [tuple(text.replace("\u00a0", " ") for text in row) for row in differences_told(check, found.catalogue)]
    assert told == [
        ("A01-1, Intitulé, statut", "à surveiller", "dans la trajectoire"),
        ("A01-1, Intitulé, ensemble, taux", "40\u202f%", "85\u202f%"),
        ("A01-1, Intitulé, ensemble, statut", "à surveiller", "dans la trajectoire"),
    ]


def test_figures_that_differ_by_less_than_is_shown_are_told_exactly(base: Store) -> None:
    catalogue = base.catalogue()
    key = FigureKey("A01-1", "common", Figure.RATE)
    (told,) = differences_told(compared_figures({key: "1/3"}, {key: "33333333/100000000"}), catalogue)
    assert [text.replace("\u202f", " ") for text in told[1:]] == ["0,3333 % (1/3)", "0,3333 % (33333333/100000000)"]


def test_the_pack_says_so_in_its_four_forms_and_prints_the_digest(base: Store) -> None:
    hold(base, date(2020, 2, 10), SITUATION)
    plain = records(base)
    assert plain.check is not None
    otherwise = replace(plain, check=check_figures(base, 1, counted_otherwise(plain.actions)))
    same, changed = (tell(pack_of(base, occasion_of(found))) for found in (plain, otherwise))
    assert ("Empreinte des chiffres à l’arrêt (SHA-256)", plain.check.digest) in same.manifest
    assert (same.cover.warnings, len(changed.cover.warnings)) == ((), 1)
    assert "3\u00a0chiffres de la séance ne sont plus ceux de l’arrêt" in changed.cover.warnings[0]
    assert ("A01-1, Intitulé, ensemble, taux", "40\u202f% à l’arrêt, 85\u202f% recalculé") in changed.manifest
    page = export(changed, Form.HTML).content.decode()
    assert changed.cover.warnings[0] in page
    assert plain.check.digest in page
    assert len({export(changed, form).content for form in (Form.PDF, Form.PPTX, Form.XLSX)}) == 3


def test_an_open_meeting_keeps_nothing_and_one_frozen_before_says_that_nothing_was_kept(base: Store) -> None:
    hold(base, date(2020, 2, 10), SITUATION, frozen=False)
    assert records(base).check is None
    assert occasion_of(records(base)).kept is None
    number = hold(base, date(2020, 3, 10), SITUATION)
    with base.writing() as cursor:
        cursor.execute("DELETE FROM meeting_figures")
    kept = occasion_of(records_of(base, meeting(base, number))).kept
    assert kept is not None
    assert kept.digest.startswith("Non conservée")


def test_the_digest_knows_no_order_and_a_figure_that_goes_is_a_difference() -> None:
    one, two = FigureKey("5", "", Figure.STEPS_DONE), FigureKey("5", "", Figure.STEPS)
    assert figures_digest({one: "1/2", two: "1"}) == figures_digest({two: "1", one: "1/2"})
    assert figures_digest({one: "1/2"}) != figures_digest({one: "1/3"})
    assert [(d.key, d.frozen, d.today) for d in compared_figures({one: "1/2", two: "1"}, {one: "1/2"}).differences] == [
        (two, "1", "")
    ]


def test_figures_kept_under_earlier_rules_name_the_rule_as_the_cause(base: Store) -> None:
    """Figures kept before the rules had a version are those of the first ones, which knew no verdict of a due date."""
    hold(base, date(2020, 2, 10), SITUATION)
    actions = records(base).actions
    of_old = {key: text for key, text in figures_of(actions).items() if key.figure is not Figure.RULES}
    status = FigureKey("A01-1", "", Figure.STATUS)
    of_old[status] = "overdue"
    check = compared_figures(of_old, figures_of(actions))
    assert [difference.key for difference in check.differences] == [status]
    assert (check.rules, check.rules_changed) == (1, True)
    assert "règle modifiée" in differences_sentence(check)
    same_rules = compared_figures(figures_of(counted_otherwise(actions)), figures_of(actions))
    assert not same_rules.rules_changed
    assert "règle modifiée" not in differences_sentence(same_rules)
