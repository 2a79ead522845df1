"""A trajectory draws what the base holds, and nothing else: values, gaps, targets and the straight path to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from convention.charts.canvas import alt_of, texts_of
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import DARK, LIGHT
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.rollup import assess_indicator
from convention.domain.series import Series
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.samples.catalogue import signed_catalogue
from tests.unit.charts.conftest import SITUATION, Examples
from tests.unit.charts.figures import points, texts, trace

PARIS, SSD = Territory("paris"), Territory("seine_saint_denis")


def drawn(store: Store, code: str, situation: date = SITUATION, *, dark: bool = False) -> go.Figure:
    """The trajectory of one indicator of a base."""
    catalogue = signed_catalogue()
    progress = assess_indicator(catalogue, catalogue.by_code[code], reads.standings(store, situation), situation)
    return trajectory(progress, reads.series(store, [code], situation), catalogue, dark=dark)


@pytest.fixture
def cycle_track(store: Store) -> Store:
    """Kilometres of cycle track: Paris final then provisional, Seine-Saint-Denis with a half-year not available."""
    deposit(
        store,
        seen("1.2", "2018-S1", PARIS, indicator="A08.1-1"),
        seen("1.7", "2018-S2", PARIS, indicator="A08.1-1"),
        seen("1.9", "2019-S1", PARIS, indicator="A08.1-1", status=ObservationStatus.PROVISIONAL),
        seen("0", "2018-S1", SSD, indicator="A08.1-1"),
        seen(None, "2018-S2", SSD, indicator="A08.1-1"),
        seen("0.4", "2019-S1", SSD, indicator="A08.1-1", status=ObservationStatus.ESTIMATED),
    )
    return store


def test_each_territory_is_drawn_as_recorded_zero_included_and_broken_at_the_gap(cycle_track: Store) -> None:
    figure = drawn(cycle_track, "A08.1-1")
    assert points(figure, "Paris") == [("2018-06-30", 1.2), ("2018-12-31", 1.7), ("2019-06-30", 1.9)]
    assert points(figure, "Seine-Saint-Denis") == [("2018-06-30", 0.0), (None, None), ("2019-06-30", 0.4)]
    assert trace(figure, "Seine-Saint-Denis").connectgaps is False


def test_the_total_stands_only_where_both_territories_have_a_value(cycle_track: Store) -> None:
    figure = drawn(cycle_track, "A08.1-1")
    assert points(figure, "Total") == [("2018-06-30", 1.2), (None, None), ("2019-06-30", 2.3)]
    assert trace(figure, "Total").customdata == (None, None, None)


def test_values_that_are_not_final_are_hollow(cycle_track: Store) -> None:
    for dark, palette in ((False, LIGHT), (True, DARK)):
        figure = drawn(cycle_track, "A08.1-1", dark=dark)
        blue = palette.territories[PARIS]
        assert trace(figure, "Paris").marker.color == (blue, blue, palette.ground)
        assert trace(figure, "Total").marker.color[-1] == palette.ground


def test_a_period_without_value_is_marked_under_the_axis(cycle_track: Store) -> None:
    figure = drawn(cycle_track, "A08.1-1")
    mark = trace(figure, "Seine-Saint-Denis, sans valeur")
    assert (mark.x, mark.text) == (("2018-12-31",), ("n.d.",))
    assert mark.y[0] < 0
    low, _ = figure.layout.yaxis.range
    assert low < mark.y[0]


def test_every_recorded_point_carries_the_number_of_its_observation(cycle_track: Store) -> None:
    figure = drawn(cycle_track, "A08.1-1")
    series = reads.series(cycle_track, ["A08.1-1"])
    by_day = {(str(v.territory), v.period.end.isoformat()): v.provenance.observation_id for v in series}
    for name, territory in (("Paris", "paris"), ("Seine-Saint-Denis", "seine_saint_denis")):
        found = trace(figure, name)
        expected = tuple(None if day is None else by_day[territory, day] for day in found.x)
        assert found.customdata == expected
    assert trace(figure, "Seine-Saint-Denis, sans valeur").customdata == (by_day["seine_saint_denis", "2018-12-31"],)


def test_targets_and_paths_of_the_cycle_track_are_those_of_the_text(cycle_track: Store) -> None:
    figure = drawn(cycle_track, "A08.1-1")
    for name, target in (("Paris", 2.6), ("Seine-Saint-Denis", 2.0), ("Commun", 4.6)):
        path = points(figure, f"{name}, trajectoire attendue")
        assert path[-1] == ("2019-12-20", target)
        assert path[0][1] == 0
        assert trace(figure, f"{name}, trajectoire attendue").line.dash == "5px,4px"
    ours = " date déduite"
    assert {f"cible {shown}\u00a0km{ours}" for shown in ("2,6", "2", "4,6")} <= set(texts(figure))


def test_the_path_passes_where_the_rules_expect_the_value(examples: Examples) -> None:
    progress = examples.progress("A05-1")
    figure = trajectory(progress, examples.series("A05-1"), examples.catalogue)
    (first, low), (last, high) = points(figure, "Commun, trajectoire attendue")
    assert first is not None
    assert last is not None
    assert low is not None
    assert high is not None
    start, due = date.fromisoformat(first), date.fromisoformat(last)
    period, expected = progress.overall.standing.period, progress.overall.expected
    assert period is not None
    assert expected is not None
    on_line = low + (high - low) * (period.end - start).days / (due - start).days
    assert on_line == pytest.approx(float(expected))
    assert (due, high) == (date(2020, 12, 31), 1500)


def test_a_flow_is_drawn_as_its_running_total_with_increments_behind(store: Store) -> None:
    for period, paris, ssd in (("2018-S1", 60, 50), ("2018-S2", 120, 95)):
        deposit(store, seen(paris, period, PARIS, indicator="A05-1"), seen(ssd, period, SSD, indicator="A05-1"))
    figure = drawn(store, "A05-1")
    assert [y for _, y in points(figure, "Paris")] == [60, 180]
    assert [y for _, y in points(figure, "Total")] == [110, 325]
    assert [y for _, y in points(figure, "Paris, par période")] == [60, 120]
    assert figure.data.index(trace(figure, "Paris, par période")) < figure.data.index(trace(figure, "Paris"))
    assert figure.layout.yaxis.range[0] <= 0


def test_a_year_that_both_territories_kept_shows_both_marks(examples: Examples) -> None:
    figure = trajectory(examples.progress("A07.1-1"), examples.series("A07.1-1"), examples.catalogue)
    names = [t.name for t in figure.data]
    below, above = trace(figure, "Seine-Saint-Denis"), trace(figure, "Paris")
    assert ("2019-12-31", 1.0) in set(points(figure, below.name)) & set(points(figure, above.name))
    assert names.index(below.name) < names.index(above.name)
    assert below.marker.size - above.marker.size >= 2 * above.marker.line.width


def test_a_forecast_is_no_target(examples: Examples) -> None:
    figure = trajectory(examples.progress("A03-4"), examples.series("A03-4"), examples.catalogue)
    written = texts(figure)
    assert {"base 744", "base 734", "prévision 1\u202f200"} <= set(written)
    assert not any("cible" in text for text in written[2:] if "pas une cible" not in text)
    assert not any("trajectoire" in t.name for t in figure.data)
    assert any("900" in text and "sans date" in text for text in written)


def test_a_value_whose_successor_is_overdue_is_faded_and_says_so(examples: Examples) -> None:
    figure = trajectory(examples.progress("A02-3"), examples.series("A02-3"), examples.catalogue)
    assert trace(figure, "Commun").opacity < 0.5
    assert any("donnée périmée" in text for text in texts(figure)[2:])


def test_what_the_service_wrote_is_never_markup(store: Store) -> None:
    deposit(store, seen("1", "2018-S1", PARIS, indicator="A08.1-1", source="<a href='x'>bilan</a>"))
    told = trace(drawn(store, "A08.1-1"), "Paris").hovertext[0]
    assert "&lt;a href" in told
    assert "<a" not in told


def test_there_is_no_blank_figure(store: Store) -> None:
    with pytest.raises(NothingToDrawError, match="nothing to draw"):
        drawn(store, "A08.1-1")
    deposit(store, seen(None, "2018-S1", PARIS, indicator="A08.1-1"))
    with pytest.raises(NothingToDrawError, match="nothing to draw"):
        drawn(store, "A08.1-1")


def _all_with_values(catalogue: Catalogue, series: Series) -> list[str]:
    known = {value.indicator for value in series if value.value is not None}
    return [indicator.code for indicator in catalogue.indicators if indicator.code in known]


def test_every_indicator_of_the_examples_can_be_drawn_with_title_and_alternative(examples: Examples) -> None:
    series = examples.series(*examples.catalogue.by_code)
    rows = {row.indicator.code: row for action in examples.actions() for row in action.indicators}
    codes = _all_with_values(examples.catalogue, series)
    assert len(codes) > 40
    for code in codes:
        figure = trajectory(rows[code], series, examples.catalogue)
        ids = {i for t in figure.data for i in (t.customdata if t.customdata is not None else ()) if i is not None}
        flow = rows[code].indicator.kind == "flow"
        counted = [v for v in series.of(code) if not flow or v.period.start >= date(2018, 1, 1)]
        assert {v.provenance.observation_id for v in counted} <= ids, code
        assert texts_of(figure).title in alt_of(figure)
        assert "yaxis2" not in figure.to_dict()["layout"]


def test_drawing_twice_gives_the_same_figure(examples: Examples) -> None:
    once, again = (
        trajectory(examples.progress("A01-3"), examples.series("A01-3"), examples.catalogue).to_json() for _ in range(2)
    )
    assert once == again


def test_values_keep_their_decimals(store: Store) -> None:
    deposit(store, seen("0.1", "2018-S1", PARIS, indicator="A08.1-1"), seen("0.2", "2018-S1", SSD, indicator="A08.1-1"))
    assert points(drawn(store, "A08.1-1"), "Total") == [("2018-06-30", float(Decimal("0.3")))]


def test_a_sum_in_which_a_period_is_missing_says_that_it_is_a_minimum(store: Store) -> None:
    deposit(
        store,
        *(seen("10", period, PARIS, indicator="A05-1") for period in ("2018-S1", "2018-S2", "2019-S1")),
        *(seen("10", period, SSD, indicator="A05-1") for period in ("2018-S1", "2019-S1")),
        seen(None, "2018-S2", SSD, indicator="A05-1", status=ObservationStatus.CONFIDENTIAL),
    )
    figure = drawn(store, "A05-1")
    written = texts(figure)
    assert {"Paris 30", "Seine-Saint-Denis au moins 20", "Total au moins 50"} <= set(written)
    assert "minimum" in texts_of(figure).title
    assert "1\u00a0période manque" in texts_of(figure).title


def test_a_fan_leads_from_the_last_value_to_the_target_between_the_slowest_and_the_fastest(store: Store) -> None:
    rises = ("0", "0.3", "1.2", "1.6")
    halves = ("2018-S2", "2019-S1", "2019-S2", "2020-S1")
    deposit(store, *(seen(v, h, SSD, indicator="A08.1-1") for v, h in zip(rises, halves, strict=True)))
    figure = drawn(store, "A08.1-1", date(2020, 6, 30))
    # 0,4 km are missing of 2: at 0,9 km in 184 days that takes 81.8 days, at 0,3 km in 181 days 241.3.
    assert points(figure, "Seine-Saint-Denis, à ce rythme") == [
        ("2020-06-30", 1.6),
        ("2020-09-20", 2.0),
        ("2021-02-27", 2.0),
    ]
    assert "entre sept.\u00a02020 et févr.\u00a02021" in alt_of(figure)
    # Once the whole range has passed without a new value, the old ones tell nothing of what comes.
    later = drawn(store, "A08.1-1", date(2021, 12, 31))
    assert not [trace for trace in later.data if "à ce rythme" in str(trace.name)]


def test_a_fan_that_reaches_too_far_is_left_to_words(store: Store) -> None:
    halves = ("2018-S2", "2019-S1", "2019-S2")
    deposit(store, *(seen(v, h, SSD, indicator="A08.1-1") for v, h in zip(("0", "0.1", "0.2"), halves, strict=True)))
    assert not [trace for trace in drawn(store, "A08.1-1").data if "à ce rythme" in str(trace.name)]
