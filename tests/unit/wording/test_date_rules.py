"""Every date that is ours says so, with its rule, and both ends of the text are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from convention.domain.catalogue import DateOrigin, DateRule, Indicator
from convention.domain.goal import goal_of
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.standing import NOTHING
from convention.wording.alternatives import step_state
from convention.wording.chart_notes import target_label
from convention.wording.date_rules import NOT_SAID, action_dates, due_day, due_text, end_sentence, rule_text
from convention.wording.figures import goal_figure_text
from tests.builders.tables import committed_catalogue

RULE = "fin de la convention"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (DateRule(DateOrigin.DEDUCED, RULE), "déduite : fin de la convention"),
        (DateRule(DateOrigin.WRITTEN, ""), "écrite"),
        (DateRule(), NOT_SAID),
    ],
)
def test_a_rule_in_words(rule: DateRule, told: str) -> None:
    assert rule_text(rule).replace("\u00a0", " ") == told


@pytest.mark.parametrize("origin", [*DateOrigin, None])
def test_a_narrow_cell_and_the_label_of_a_chart_say_that_a_date_is_ours(origin: DateOrigin | None) -> None:
    catalogue = committed_catalogue()
    ours = origin is DateOrigin.DEDUCED
    for indicator in catalogue.indicators:
        goal = goal_of(catalogue, indicator, indicator.territories[0])
        if goal is None:
            continue
        goal = replace(goal, due_rule=DateRule(origin, RULE if ours else ""))
        assert ("(date déduite)" in due_day(goal)) is ours
        assert ("date déduite" in target_label(indicator, goal, "1")) is ours
        assert ("date déduite" in goal_figure_text(indicator, goal)) is ours
        bare = replace(nothing_known(indicator), goal=goal, status=ProgressStatus.NO_DATA)
        assert ("date déduite" in step_state(bare)) is ours
    assert catalogue.targets


def nothing_known(indicator: Indicator) -> Assessment:
    scope = indicator.territories[0]
    return Assessment(indicator, scope, date(2020, 1, 1), NOTHING, None, ProgressStatus.NO_TARGET)


def test_every_date_of_the_committed_catalogue_says_where_it_comes_from() -> None:
    catalogue = committed_catalogue()
    assert [target for target in catalogue.targets if target.due_rule.origin is None] == []
    for action in catalogue.actions:
        assert (action.start is None) == (action.start_rule.origin is None), action.code
        assert (action.end is None) == (action.end_rule.origin is None), action.code
    ours = [t for t in catalogue.targets if t.due_rule.origin is DateOrigin.DEDUCED]
    assert all(t.due_rule.rule and "échéance déduite" in due_text(t) for t in ours)


def test_a_due_date_at_the_end_of_the_convention_is_ours_unless_its_phrase_names_the_year() -> None:
    for target in committed_catalogue().targets:
        if target.due == date(2020, 12, 31) and target.due_rule.origin is DateOrigin.WRITTEN:
            assert "2020" in target.excerpt, target


def test_a_sheet_tells_its_deduced_due_dates_and_the_convention_both_its_ends() -> None:
    catalogue = committed_catalogue()
    assert "A01-3" in action_dates(catalogue, catalogue.action_by_code["1"])
    told = end_sentence(catalogue.convention)
    assert "31 décembre 2020" in told.replace("\u00a0", " ")
    assert "premier mandat à renouveler" in told
    assert end_sentence(replace(catalogue.convention, other_end="")) == ""
