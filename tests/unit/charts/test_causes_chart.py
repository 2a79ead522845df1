"""The chart of causes: parts laid end to end, and the sum as their mark."""

from __future__ import annotations

from datetime import date

import pytest

from convention.charts.causes_chart import cause_colour, causes_chart
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import DARK, LIGHT
from convention.domain.catalogue import Territory
from convention.domain.causes import Cause
from convention.warehouse.causes import Reading, changes_between
from convention.warehouse.store import Store
from convention.wording.causes import causes_sentence, rate_shares_text
from tests.builders.base import deposit, seen

BEFORE = Reading(date(2018, 12, 31))


def test_the_parts_of_a_rate_end_where_their_sum_is_marked(store: Store) -> None:
    deposit(store, seen(300, "2018-S2", Territory.COMMON, indicator="A05-1"))
    known = Reading(date(2018, 12, 31), store.last_recorded())
    deposit(store, seen(225, "2018-S2", Territory.COMMON, indicator="A05-1"))
    deposit(store, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
    changes = changes_between(store, known, Reading(date(2019, 12, 31)))
    (found,) = [change for change in changes if change.indicator.code == "A05-1"]
    figure = causes_chart([found])
    ends = {trace.hovertext: list(trace.x) for trace in figure.data if trace.mode == "lines"}
    (whole,) = [trace for trace in figure.data if trace.mode == "markers"]
    assert ends["correction\u00a0: \u22125\u00a0points"] == [0.0, -5.0]
    assert ends["nouvelle donnée\u00a0: +40\u00a0points"] == [0.0, 40.0]
    assert list(zip(whole.hovertext, whole.x, strict=True)) == [("en tout\u00a0: +35\u00a0points", 35.0)]
    assert rate_shares_text(found) == (
        "Correction \u22125\u00a0points, nouvelle donnée +40\u00a0points, en tout +35\u00a0points"
    )
    assert causes_sentence([found]) == ("1\u00a0indicateur a changé\u00a0: 1 par correction et 1 par nouvelle donnée.")


def test_nothing_is_drawn_where_no_rate_moved(store: Store) -> None:
    deposit(store, seen(4, "2018-S1", indicator="A02-1"))
    changes = changes_between(store, Reading(date(2017, 12, 31)), BEFORE)
    assert changes
    with pytest.raises(NothingToDrawError):
        causes_chart([found for found in changes if not any(share.rate for share in found.shares)])


def test_each_cause_has_a_colour_of_its_own_on_both_grounds() -> None:
    for colours in (LIGHT, DARK):
        assert len({cause_colour(cause, colours) for cause in Cause}) == len(Cause)
