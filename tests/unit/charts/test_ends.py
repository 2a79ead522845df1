"""Labels that would cover each other are pushed apart, whatever their places."""

from __future__ import annotations

import itertools

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.charts.bars import bars
from convention.charts.canvas import NARROWEST
from convention.charts.ends import Label, spread
from convention.charts.trajectory import HEIGHT, trajectory
from tests.unit.charts.conftest import Examples

TOLERANCE = 1.0


def covers(one: Label, other: Label) -> bool:
    """Whether two placed labels share pixels."""
    apart = abs(one.up + one.shift - other.up - other.shift)
    return one.meets(other) and apart < (one.height + other.height) / 2 - TOLERANCE


places = st.tuples(st.floats(0, 400), st.floats(0, 330), st.sampled_from(["Paris 2,6", "Seine-Saint-Denis<br>1,9"]))


@given(st.lists(places, max_size=7))
def test_labels_never_cover_each_other(found: list[tuple[float, float, str]]) -> None:
    placed = spread([Label(text, 0, 0, left, up, "#000000") for left, up, text in found], HEIGHT)
    assert len(placed) == len(found)
    assert not [pair for pair in itertools.combinations(placed, 2) if covers(*pair)]


@given(st.lists(places, max_size=6), st.floats(0, 40))
def test_labels_stay_inside_the_drawing_above_the_marks_of_missing_periods(
    found: list[tuple[float, float, str]], floor: float
) -> None:
    for label in spread([Label(text, 0, 0, left, up, "#000000") for left, up, text in found], HEIGHT, floor):
        middle = label.up + label.shift
        assert floor - 6 - TOLERANCE <= middle - label.height / 2
        assert middle + label.height / 2 <= HEIGHT + 12 + TOLERANCE


def test_a_label_alone_stays_at_its_point() -> None:
    (label,) = spread([Label("Paris", 0, 0, 10, 100, "#000000")], HEIGHT)
    assert label.shift == 0


@pytest.mark.parametrize("code", ["A01-2", "A01-3", "A03-4", "A05-1", "A08.1-1"])
def test_no_label_of_the_best_known_charts_is_cut_at_the_narrowest(examples: Examples, code: str) -> None:
    progress, series = examples.progress(code), examples.series(code)
    for figure in (trajectory(progress, series, examples.catalogue), bars(progress, series, examples.catalogue)):
        assert _rightmost(figure) <= NARROWEST


def _rightmost(figure: go.Figure) -> float:
    """How far right, in pixels of the narrowest figure, a label beside the last point may reach."""
    margin = figure.layout.margin
    texts = [a.text.replace("<b>", "").replace("</b>", "") for a in figure.layout.annotations if a.xref != "paper"]
    texts = [text for text in texts if not text.startswith("situation")]
    widest = max(Label(text, 0, 0, 0, 0, "").width for text in texts)
    return float(NARROWEST - margin.r + 9 + widest)
