"""Charts that put values beside each other: bars, panels and indices."""

from __future__ import annotations

import pytest

from convention.charts.bars import bars
from convention.charts.canvas import alt_of, texts_of
from convention.charts.indexed import indexed
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import LIGHT
from convention.charts.side_by_side import side_by_side
from convention.charts.small_multiples import small_multiples
from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.rollup import IndicatorProgress, assess_indicator
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.samples.catalogue import signed_catalogue
from tests.unit.charts.conftest import SITUATION, Examples
from tests.unit.charts.figures import points, texts, trace

PARIS, SSD = Territory("paris"), Territory("seine_saint_denis")


def progress(store: Store, code: str) -> IndicatorProgress:
    """One indicator of a base."""
    catalogue = signed_catalogue()
    return assess_indicator(catalogue, catalogue.by_code[code], reads.standings(store, SITUATION), SITUATION)


@pytest.fixture
def training(store: Store) -> Store:
    """Two half-years of professionals reached; the second of Seine-Saint-Denis is not available."""
    deposit(
        store,
        seen("60", "2018-S1", PARIS, indicator="A05-1"),
        seen("120", "2018-S2", PARIS, indicator="A05-1", status=ObservationStatus.PROVISIONAL),
        seen("50", "2018-S1", SSD, indicator="A05-1"),
        seen(None, "2018-S2", SSD, indicator="A05-1"),
    )
    return store


def test_bars_show_what_each_period_brought_from_zero(training: Store) -> None:
    figure = bars(progress(training, "A05-1"), reads.series(training, ["A05-1"]), signed_catalogue())
    assert trace(figure, "Paris").y == (60, 120)
    assert trace(figure, "Seine-Saint-Denis").y == (50,)
    assert trace(figure, "Seine-Saint-Denis, sans valeur").text == ("n.d.",)
    assert 0 in figure.layout.yaxis.tickvals
    assert figure.layout.yaxis.range[0] <= 0
    assert trace(figure, "Paris").marker.color == (LIGHT.territories[PARIS], LIGHT.ground)


def test_cumulative_bars_are_running_totals_and_say_so(training: Store) -> None:
    series = reads.series(training, ["A05-1"])
    figure = bars(progress(training, "A05-1"), series, signed_catalogue(), cumulative=True)
    assert trace(figure, "Paris").y == (60, 180)
    assert "depuis le début" in texts_of(figure).title
    assert "2e\u00a0semestre" not in texts_of(figure).title
    assert "somme depuis le début" in alt_of(figure)


def test_territories_stand_side_by_side_without_covering_each_other(training: Store) -> None:
    figure = bars(progress(training, "A05-1"), reads.series(training, ["A05-1"]), signed_catalogue())
    paris, seine_saint_denis = trace(figure, "Paris"), trace(figure, "Seine-Saint-Denis")
    assert paris.x[0] + paris.width / 2 <= seine_saint_denis.x[0] - seine_saint_denis.width / 2


def test_bars_carry_the_number_of_their_observation(training: Store) -> None:
    series = reads.series(training, ["A05-1"])
    figure = bars(progress(training, "A05-1"), series, signed_catalogue())
    own = series.lines["A05-1", Territory("paris")]
    assert trace(figure, "Paris").customdata == tuple(value.provenance.observation_id for value in own)


def test_bars_are_compared_to_the_targets_of_what_they_show(examples: Examples) -> None:
    figure = bars(examples.progress("A08.1-1"), examples.series("A08.1-1"), examples.catalogue)
    assert trace(figure, "Paris, cible").y == (2.6, 2.6)
    assert trace(figure, "Seine-Saint-Denis, cible").y == (2, 2)
    assert {"cible 2,6\u00a0km date déduite", "cible 2\u00a0km date déduite"} <= set(texts(figure))
    by_period = bars(examples.progress("A11-2"), examples.series("A11-2"), examples.catalogue)
    assert not [t for t in by_period.data if t.name.endswith("cible")]


def test_a_value_that_a_target_would_strike_through_stands_within_its_bar(examples: Examples) -> None:
    figure = bars(examples.progress("A08.1-1"), examples.series("A08.1-1"), examples.catalogue)
    places = {bar.name: dict(zip(bar.text, bar.textposition, strict=True)) for bar in figure.data if bar.type == "bar"}
    just_under_two, far_from_both = "1,9", "1,2"
    assert places["Paris"][just_under_two] == "inside"
    assert places["Paris"][far_from_both] == places["Seine-Saint-Denis"]["0"] == "outside"


def test_small_multiples_give_each_indicator_its_own_panel_and_say_what_is_missing(examples: Examples) -> None:
    codes = ["A01-3", "A05-1", "A20-1"]
    rows = [examples.progress(code) for code in codes]
    figure = small_multiples(rows, examples.series(*codes), examples.catalogue)
    assert {t.xaxis for t in figure.data} == {"x", "x2"}
    written = texts(figure)
    assert "aucune valeur" in written
    for row in rows:
        assert f"{row.indicator.action} – {row.indicator.short_title}" in written
    first, second = figure.layout.xaxis, figure.layout.xaxis2
    assert first.range == second.range
    assert first.domain[1] < second.domain[0]


def test_the_value_of_a_target_in_the_past_is_written_before_it_and_not_over_the_points_after(
    examples: Examples,
) -> None:
    figure = small_multiples([examples.progress("A08.1-1")], examples.series("A08.1-1"), examples.catalogue)
    targets = [a for a in figure.layout.annotations if a.x == "2019-12-20"]
    assert {(a.text, a.xanchor) for a in targets} == {(f"{v}\u00a0km", "right") for v in ("2,6", "2", "4,6")}


def test_side_by_side_territories_share_both_axes(examples: Examples) -> None:
    figure = side_by_side(examples.progress("A08.1-1"), examples.series("A08.1-1"), examples.catalogue)
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert trace(figure, "Paris").xaxis == "x"
    assert trace(figure, "Seine-Saint-Denis").xaxis == "x2"


def test_indices_start_at_100_and_keep_proportions(store: Store) -> None:
    for period, kilometres, places in (("2018-S1", "1", "0"), ("2018-S2", "2", "10"), ("2019-S1", "3", "15")):
        deposit(store, seen(kilometres, period, PARIS, indicator="A08.1-1"))
        deposit(store, seen(places, period, PARIS, indicator="A01-3"))
    rows = [progress(store, "A08.1-1"), progress(store, "A01-3")]
    figure = indexed(rows, reads.series(store, ["A08.1-1", "A01-3"]), signed_catalogue())
    assert points(figure, "Piste cyclable créée") == [("2018-12-31", 100), ("2019-06-30", 150)]
    assert points(figure, "Places ouvertes") == [("2018-12-31", 100), ("2019-06-30", 150)]


def test_a_series_that_cannot_be_indexed_is_named(examples: Examples) -> None:
    codes = ["A05-1", "A08.1-1", "A11-1"]
    figure = indexed([examples.progress(c) for c in codes], examples.series(*codes), examples.catalogue)
    assert "Restitution des résidences" in " ".join(texts(figure)[2:])
    assert len(figure.data) == 2


def test_no_comparison_is_blank(store: Store) -> None:
    catalogue, series = signed_catalogue(), reads.series(store, ["A05-1"])
    row = progress(store, "A05-1")
    with pytest.raises(NothingToDrawError, match="draw"):
        bars(row, series, catalogue)
    with pytest.raises(NothingToDrawError, match="draw"):
        small_multiples([row], series, catalogue)
    with pytest.raises(NothingToDrawError, match="draw"):
        side_by_side(row, series, catalogue)
    with pytest.raises(NothingToDrawError, match="zero"):
        indexed([row], series, catalogue)
