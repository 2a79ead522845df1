"""Bullet: value against target with the expected point, one row a territory or an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from convention.charts.axes import Span, number_axis
from convention.charts.canvas import sheet
from convention.charts.lines import NOT_FIRM
from convention.charts.nothing import NothingToDrawError
from convention.charts.observed import STALE_OPACITY
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT, TARGET_MARK, Layout, Marks, Row, write_rows
from convention.domain.catalogue import Kind
from convention.domain.progress import Assessment, ProgressStatus
from convention.wording.alternatives import against_target, alt_bullet, assessment_name
from convention.wording.chart_notes import BULLET_IN_PERCENT, bullet_key, subtitle
from convention.wording.formats import COLON, NARROW, capitalised, number
from convention.wording.takeaways import bullet_title
from convention.wording.values import indicator_value

_COUNTED = (Kind.YEARLY, Kind.MILESTONE, Kind.QUALITATIVE)
_BAR, _TRACK = 9, 16


def bullet(assessments: Sequence[Assessment], *, dark: bool = False) -> go.Figure:
    """Values against targets: in the indicator's unit for one indicator, in percent of the path for several.

    Raises NothingToDrawError where no row has a value with a target to compare it to.
    """
    plain = len({a.indicator.code for a in assessments}) == 1 and assessments[0].indicator.kind not in _COUNTED
    places = [_places(found, plain) for found in assessments]
    if all(value is None or target is None for value, _, target in places):
        raise NothingToDrawError("no value against a target")
    layout = Layout([_row(a, assessments, place) for a, place in zip(assessments, places, strict=True)])
    title, colours = bullet_title(assessments), palette(dark)
    loose = any(a.standing.value_status in NOT_FIRM for a in assessments)
    figure = sheet(
        title,
        subtitle(assessments[0].indicator) if plain else BULLET_IN_PERCENT,
        notes=[bullet_key(expected=any(expected is not None for _, expected, _ in places), loose=loose)],
        height=round(layout.height),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        alt=alt_bullet(assessments, title),
    )
    unit = assessments[0].indicator.unit if plain else "%"
    figure.update_layout(xaxis=_axis(places, unit), yaxis=layout.axis, barmode="overlay")
    drawn = [
        (found, place, layout.middle(at))
        for at, (found, place) in enumerate(zip(assessments, places, strict=True))
        if layout.rows[at].graphic
    ]
    _draw_bars(figure, [(found, value, y) for found, (value, _, _), y in drawn if value is not None], colours)
    marks = Marks()
    for found, place, y in drawn:
        _draw(figure, marks, found, place, y, colours, plain)
    marks.draw(figure)
    write_rows(figure, layout, colours)
    return figure


Places = tuple[float | None, float | None, float | None]


def _places(found: Assessment, plain: bool) -> Places:
    """Where the value, the expected point and the target stand on the axis."""
    if not plain:
        rate, expected = found.rate, found.expected_rate
        at = None if expected is None or found.indicator.kind is Kind.YEARLY else float(expected)
        return (None, None, None) if rate is None else (float(rate), at, 100.0)
    value, goal = found.standing.value, found.goal
    return (
        None if value is None else float(value),
        None if found.expected is None else float(found.expected),
        None if goal is None else float(goal.target),
    )


def _row(found: Assessment, among: Sequence[Assessment], place: Places) -> Row:
    drawn = place[0] is not None or place[2] is not None
    return Row(capitalised(assessment_name(found, among)), found.status, against_target(found), graphic=drawn)


def _axis(places: Sequence[Places], unit: str) -> dict[str, Any]:
    values = [value for place in places for value in place if value is not None]
    low, high = min(0.0, *values), max(values)
    return number_axis(Span(low, high + 0.04 * (high - low or 1)), unit) | {"showline": True}


def _draw(
    figure: go.Figure, marks: Marks, found: Assessment, place: Places, y: float, colours: Palette, plain: bool
) -> None:
    """A track, the stroke of the target across it, the expected point above it."""
    _, expected, target = place
    low, high = y - _TRACK / 2, y + _TRACK / 2
    track = {"x0": 0, "x1": 1, "xref": "paper", "y0": low, "y1": high, "line": {"width": 0}, "layer": "below"}
    figure.add_shape(type="rect", fillcolor=colours.band, **track)
    if target is not None:
        marks.add(target, y, TARGET_MARK, colours.text, against_target(found), size=_TRACK + 8, width=4)
    if expected is not None:
        shown = indicator_value(found.indicator, expected) if plain else f"{number(expected, 1)}{NARROW}%"
        marks.add(expected, high + 3, "triangle-down", colours.text, f"attendu{COLON}{shown}", size=9, width=0)


def _draw_bars(figure: go.Figure, rows: Sequence[tuple[Assessment, float, float]], colours: Palette) -> None:
    """The bars of the values on their tracks, in one trace; hollow where a value is not final."""
    own = [colours.territories[found.territory] for found, _, _ in rows]
    loose = [found.standing.value_status in NOT_FIRM for found, _, _ in rows]
    figure.add_bar(
        x=[value for _, value, _ in rows],
        y=[y for _, _, y in rows],
        width=_BAR,
        orientation="h",
        marker={
            "color": [colours.ground if hollow else colour for colour, hollow in zip(own, loose, strict=True)],
            "line": {"color": own, "width": 2},
            "opacity": [STALE_OPACITY if found.status is ProgressStatus.STALE else 1 for found, _, _ in rows],
        },
        hovertext=[against_target(found) for found, _, _ in rows],
        hoverinfo="text",
        name="valeur",
    )
