"""Charts with one row a thing say of each what the rules say, at the place where the value is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest

from convention.charts.bullet import bullet
from convention.charts.canvas import alt_of, texts_of
from convention.charts.changes_chart import changes_chart
from convention.charts.distribution import distribution
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import DARK, LIGHT
from convention.charts.rows import Layout, Row
from convention.charts.timeline import timeline
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import distribution as counted
from convention.wording.labels import status_text
from tests.unit.charts.conftest import Examples
from tests.unit.charts.figures import marks, texts

TARGET = "line-ns-open"


def bars(figure: go.Figure) -> list[float]:
    """The length of every bar, from top to bottom."""
    (drawn,) = [t for t in figure.data if t.type == "bar"]
    return [x for _, x in sorted(zip(drawn.y, drawn.x, strict=True), reverse=True)]


def test_a_bullet_of_one_indicator_is_in_its_unit_from_zero(examples: Examples) -> None:
    found = examples.progress("A08.1-1")
    assert found.total is not None
    figure = bullet([*found.parts, found.total])
    assert bars(figure) == [1.9, 0.9, 2.8]
    assert marks(figure, TARGET) == [2.6, 2.0, 4.6]
    assert figure.layout.xaxis.range[0] == 0
    assert marks(figure, "triangle-down") == [
        pytest.approx(float(a.expected or 0)) for a in (*found.parts, found.total)
    ]


def test_a_bullet_of_several_indicators_is_in_percent_of_the_path(examples: Examples) -> None:
    found = [examples.progress(code).overall for code in ("A05-1", "A01-3")]
    figure = bullet(found)
    assert bars(figure) == [pytest.approx(float(a.rate or 0)) for a in found]
    assert marks(figure, TARGET) == [100, 100]


def test_a_bar_that_is_not_final_is_hollow(examples: Examples) -> None:
    paris, seine_saint_denis = examples.progress("A08.1-1").parts
    for dark, palette in ((False, LIGHT), (True, DARK)):
        hollow, full = (
            next(t for t in bullet([part], dark=dark).data if t.type == "bar") for part in (seine_saint_denis, paris)
        )
        assert hollow.marker.color == (palette.ground,)
        assert full.marker.color == (palette.territories[paris.territory],)


def test_every_row_says_its_status_with_sign_and_word(examples: Examples) -> None:
    found = [examples.progress(code).overall for code in ("A05-1", "A01-3", "A02-3")]
    written = texts(bullet(found))
    for assessment in found:
        assert status_text(assessment.status) in written
        assert any(assessment.indicator.short_title in text for text in written)


def test_a_timeline_shows_the_day_due_the_day_done_and_the_slip(examples: Examples) -> None:
    steps = [examples.progress(code).overall for code in ("A01-4", "A01-5", "A01-1")]
    figure = timeline(steps)
    assert marks(figure, TARGET) == ["2018-12-31", "2018-12-31"]
    assert marks(figure, "circle") == ["2018-11-15", "2019-04-12", "2019-09-02"]
    written = " ".join(texts(figure))
    assert "46\u00a0jours d’avance" in written
    assert "102\u00a0jours de retard" in written


def test_a_timeline_counts_the_steps_that_have_a_due_date_as_the_sheet_does(examples: Examples) -> None:
    steps = [examples.progress(code).overall for code in ("A01-4", "A01-5", "A01-1")]
    assert texts(timeline(steps))[0] == "2\u00a0étapes datées faites sur 2 au 31/12/2019"
    assert texts(timeline(steps[:2]))[0] == "2\u00a0étapes faites sur 2 au 31/12/2019"
    assert texts(timeline(steps[2:]))[0] == "1\u00a0étape faite sur 1 au 31/12/2019"
    (sheet,) = [found for found in examples.actions() if found.action.code == "1"]
    assert [int(sheet.steps_done), int(sheet.steps)] == [2, 2]


def test_a_step_that_is_late_reaches_to_the_situation_date(examples: Examples) -> None:
    step = examples.progress("A08.1-5").overall
    assert step.status is ProgressStatus.MISSED
    figure = timeline([step])
    assert marks(figure, "circle-open") == ["2019-12-31"]
    assert not marks(figure, "circle")


def test_steps_without_any_date_have_no_axis_of_dates(examples: Examples) -> None:
    figure = timeline([examples.progress(code).overall for code in ("A03-1", "A03-2")])
    assert not figure.data
    assert not figure.layout.shapes
    assert figure.layout.xaxis.visible is False
    assert not any("rond plein" in text for text in texts(figure))


def test_a_distribution_counts_all_and_says_each_in_words(examples: Examples) -> None:
    counts = counted(action.status for action in examples.actions())
    figure = distribution(counts, actions=True)
    (drawn,) = figure.data
    assert sum(drawn.x) == 22
    ends = [0, *(base + x for base, x in zip(drawn.base, drawn.x, strict=True))]
    assert [*drawn.base, 22] == ends
    written = " ".join(texts(figure))
    for told in drawn.hovertext:
        assert told in written


def test_no_row_chart_is_blank(examples: Examples) -> None:
    without = examples.progress("A03-4").overall
    with pytest.raises(NothingToDrawError, match="target"):
        bullet([without])
    with pytest.raises(NothingToDrawError, match="step"):
        timeline([])
    with pytest.raises(NothingToDrawError, match="change"):
        changes_chart([], date(2019, 6, 30))
    with pytest.raises(NothingToDrawError, match="count"):
        distribution({}, actions=False)


def test_each_has_a_title_and_an_alternative_that_repeats_it(examples: Examples) -> None:
    found = examples.progress("A08.1-1")
    for figure in (bullet([found.overall]), timeline([examples.progress("A01-4").overall])):
        assert texts_of(figure).title
        assert texts_of(figure).title in alt_of(figure)


def test_rows_follow_each_other_without_touching() -> None:
    rows = [
        Row("a", ProgressStatus.LATE, "mot " * 60),
        Row("b", ProgressStatus.LATE, "court"),
        Row("c", ProgressStatus.LATE, "", graphic=False),
    ]
    layout = Layout(rows)
    assert [layout.top(at) - rows[at].height for at in range(3)] == [layout.top(1), layout.top(2), 0]
    assert layout.middle(0) < layout.top(0) - 17 * (1 + len(rows[0].lines))
    assert layout.middle(0) > layout.top(1)
    assert replace(rows[0], graphic=False).height < rows[0].height
