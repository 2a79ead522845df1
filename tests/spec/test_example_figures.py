"""The rated indicators of the example files at three situation dates, worked out from the files apart from the program.

Values add up by hand from `data/exemples`; where each territory has its target, the one that stands worst is judged.
Targets are those of `cibles.csv`, expected rates are days passed over days
of the path: of 1095 days from 01/01/2018 to 31/12/2020, 545 by 30/06/2019 and 729 by 31/12/2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from convention.domain.attention import attentions
from convention.domain.catalogue import Kind, Origin
from convention.domain.groups import group_counts, steps_without_result
from convention.domain.progress import KEPT, ProgressStatus
from convention.domain.rollup import assess_all
from convention.warehouse import reads
from convention.warehouse.store import Store
from convention.wording.attention import attention_sentence
from convention.wording.figures import action_figure
from convention.wording.groups import slips_sentence
from tests.builders.examples import example_store

S = ProgressStatus
MID_2019, END_2019, END_2020 = date(2019, 6, 30), date(2019, 12, 31), date(2020, 12, 31)
HALF, MOST, ALL = Fraction(545, 1095) * 100, Fraction(729, 1095) * 100, Fraction(100)
ROWS: tuple[tuple[date, str, str, Fraction, ProgressStatus], ...] = (
    (MID_2019, "A01-3", "0", Fraction(0, 30), S.LATE),
    (MID_2019, "A05-1", "600", Fraction(600, 1500), S.WATCH),
    (MID_2019, "A06-1", "1", Fraction(1, 1), S.ON_TRACK),
    (MID_2019, "A08.1-1", "0", Fraction(0, 2), S.LATE),
    (END_2019, "A01-3", "2", Fraction(2, 30), S.LATE),
    (END_2019, "A05-1", "930", Fraction(930, 1500), S.WATCH),
    (END_2019, "A06-1", "1", Fraction(1, 2), S.ON_TRACK),
    (END_2019, "A07.1-1", "1", Fraction(1, 2), S.LATE),
    (END_2019, "A08.1-1", "1.9", Fraction(19, 26), S.MISSED),
    (END_2019, "A11-2", "1", Fraction(1, 2), S.MISSED),
    (END_2019, "A11-3", "1", Fraction(1, 2), S.MISSED),
    (END_2019, "A19-2", "2", Fraction(2, 2), S.ON_TRACK),
    (END_2020, "A01-3", "20", Fraction(20, 30), S.MISSED),
    (END_2020, "A05-1", "1425", Fraction(1425, 1500), S.MISSED),
    (END_2020, "A06-1", "1", Fraction(1, 3), S.NOT_ESTABLISHED),
    (END_2020, "A07.1-1", "1", Fraction(1, 3), S.MISSED),
    (END_2020, "A08.1-1", "1.6", Fraction(16, 20), S.MISSED),
    (END_2020, "A11-2", "2", Fraction(2, 2), S.REACHED_LATE),
    (END_2020, "A11-3", "1", Fraction(1, 2), S.MISSED),
    (END_2020, "A19-2", "2", Fraction(2, 3), S.MISSED),
)
EXPECTED = {MID_2019: HALF, END_2019: MOST, END_2020: ALL}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The base with the values of the example files."""
    store = example_store(tmp_path_factory.mktemp("figures") / "convention.duckdb")
    yield store
    store.close()


@pytest.mark.parametrize("situation", [MID_2019, END_2019, END_2020])
def test_values_rates_and_statuses_are_those_worked_out_by_hand(examples: Store, situation: date) -> None:
    actions = assess_all(examples.catalogue(), reads.standings(examples, situation), situation)
    found = {row.indicator.code: row.overall for action in actions for row in action.indicators}
    wanted = {code: (Decimal(value), 100 * rate, status) for day, code, value, rate, status in ROWS if day == situation}
    assert {code: (found[code].standing.value, found[code].rate, found[code].status) for code in wanted} == wanted
    assert found["A05-1"].expected_rate == EXPECTED[situation]
    rated = {code for code, overall in found.items() if overall.rate is not None and overall.rate != 100}
    assert rated <= {*wanted, "A07.1-1"}


def test_a_sheet_says_the_figure_of_the_indicator_that_decides(examples: Store) -> None:
    actions = assess_all(examples.catalogue(), reads.standings(examples, END_2020), END_2020)
    told = {found.action.code: action_figure(found).replace("\u00a0", " ") for found in actions}
    assert told["6"] == "Inspections conjointes : au moins 1 sur 3 années"
    assert told["5"] == "Professionnels touchés : 95\u202f%"
    assert not any("%" in figure and ":" not in figure for figure in told.values())


@pytest.mark.parametrize("situation", [MID_2019, END_2019, END_2020])
def test_steps_stand_for_an_action_only_where_nothing_else_decides(examples: Store, situation: date) -> None:
    actions = assess_all(examples.catalogue(), reads.standings(examples, situation), situation)
    alone = {found.action.code for found in actions if steps_without_result(found)}
    assert all(found.status in KEPT for found in actions if found.action.code in alone)
    if situation == END_2020:
        assert alone == {"9", "13"}


def test_a_step_missed_on_the_very_day_is_not_said_late_by_no_day(examples: Store) -> None:
    actions = assess_all(examples.catalogue(), reads.standings(examples, END_2020), END_2020)
    steps = [row.overall for action in actions for row in action.indicators if row.indicator.kind is Kind.MILESTONE]
    missed = [found for found in steps if found.status is S.MISSED and found.slip == 0]
    told = [attention_sentence(found) for found in attentions(actions)]
    assert len(missed) == len([words for words in told if "non fait ce jour-là" in words]) > 0
    assert slips_sentence(missed).count("non faite ce jour-là") == len(missed)
    assert not any("0\u00a0jour" in words for words in told)


def test_the_three_groups_are_those_counted_by_hand(examples: Store) -> None:
    catalogue = examples.catalogue()
    actions = assess_all(catalogue, reads.standings(examples, END_2020), END_2020)
    own, others, steps = group_counts(actions)
    targeted = {target.indicator for target in catalogue.targets}
    found = {row.indicator.code: row.overall.status for action in actions for row in action.indicators}
    applicable = {code for code, status in found.items() if status is not S.NOT_APPLICABLE}
    targeted &= applicable
    rows = [i for i in catalogue.indicators if i.origin is not Origin.CONTEXT and i.code in applicable]
    dated = {i.code for i in rows if i.code in targeted and i.kind is Kind.MILESTONE}
    named = {i.code for i in rows if i.origin is Origin.CONVENTION} - dated
    assert steps.targeted == len(dated)
    assert (own.targeted, own.without_target) == (len(named & targeted), len(named - targeted))
    assert others.targeted == len(targeted - dated - named)
