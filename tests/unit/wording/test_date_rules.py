"""Every date that is ours says so, with its rule, and both ends of the text are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from convention.domain.catalogue import DateOrigin, DateRule
from convention.wording.date_rules import NOT_SAID, action_dates, due_text, end_sentence, rule_text
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
