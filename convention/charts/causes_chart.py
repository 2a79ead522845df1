"""Causes: what each cause did to each rate, on both sides of zero, with the sum as a mark."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from convention.charts.canvas import sheet
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT, Layout, Marks, Row, stroke, write_rows
from convention.domain.causes import Cause, CausedChange
from convention.wording.causes import CAUSES_SUBTITLE, alt_causes, causes_title, rate_shares_text
from convention.wording.formats import COLON, capitalised, number, points
from convention.wording.labels import label

KEY = "Losange\u00a0: somme des parts, c’est-à-dire l’évolution du taux. Le nom et la part de chaque cause sont écrits."
_WIDTH = 12


def causes_chart(changes: Sequence[CausedChange], *, dark: bool = False) -> go.Figure:
    """One row an indicator whose rate any cause moved, largest movement first.

    Raises NothingToDrawError where none moved.
    """
    rated = [found for found in changes if found.after and any(share.rate for share in found.shares)]
    if not rated:
        raise NothingToDrawError("no cause moved a rate")
    ordered = sorted(rated, key=lambda found: (-_reach(found), found.indicator.code))
    colours, title = palette(dark), causes_title(ordered)
    layout = Layout([_row(found) for found in ordered])
    figure = sheet(
        title,
        CAUSES_SUBTITLE,
        notes=[KEY],
        height=round(layout.height),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        alt=alt_causes(ordered, title),
    )
    figure.update_layout(xaxis=_axis(ordered, colours), yaxis=layout.axis)
    marks = Marks()
    for at, found in enumerate(ordered):
        _draw(figure, marks, found, layout.middle(at), colours)
    marks.draw(figure)
    write_rows(figure, layout, colours)
    return figure


def _reach(found: CausedChange) -> float:
    return sum(abs(float(share.rate)) for share in found.shares)


def _row(found: CausedChange) -> Row:
    assert found.after is not None
    return Row(capitalised(found.indicator.short_title), found.after.status, rate_shares_text(found))


def _axis(changes: Sequence[CausedChange], colours: Palette) -> dict[str, object]:
    ends = [end for found in changes for _, start, stop in _segments(found) for end in (start, stop)]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    room = 0.04 * (high - low)
    step = next((step for step in (1, 2, 5, 10, 25, 50, 100) if (high - low) / step <= 8), 200)
    ticks = [step * at for at in range(int(low // step), int(high // step) + 2)]
    return {
        "range": [low - room, high + room],
        "tickvals": ticks,
        "ticktext": [f"+{number(tick)}" if tick > 0 else number(tick) for tick in ticks],
        "showgrid": True,
        "gridcolor": colours.grid,
        "zeroline": True,
        "zerolinecolor": colours.muted,
    }


def _segments(found: CausedChange) -> list[tuple[Cause, float, float]]:
    """Parts laid end to end from zero: those that raise the rate to the right, those that lower it to the left."""
    laid, ends = [], {True: 0.0, False: 0.0}
    for share in found.shares:
        if share.rate:
            side = share.rate > 0
            laid.append((share.cause, ends[side], ends[side] + float(share.rate)))
            ends[side] += float(share.rate)
    return laid


def _draw(figure: go.Figure, marks: Marks, found: CausedChange, y: float, colours: Palette) -> None:
    for cause, start, stop in _segments(found):
        stroke(figure, (start, stop), y, cause_colour(cause, colours), width=_WIDTH)
        figure.data[-1].update(hoverinfo="text", hovertext=f"{label(cause)}{COLON}{points(stop - start)}")
    change = found.change
    if change is not None and change.rate_change is not None:
        whole = float(change.rate_change)
        marks.add(whole, y, "diamond", colours.text, f"en tout{COLON}{points(whole)}", size=9, width=0)


def cause_colour(cause: Cause, colours: Palette) -> str:
    """The colour of a cause, always with its name beside it."""
    purple, teal, magenta, olive, grey = colours.series
    return {
        Cause.NEW_DATA: teal,
        Cause.CORRECTION: purple,
        Cause.WITHDRAWAL: magenta,
        Cause.TIME: grey,
        Cause.AMENDMENT: olive,
        Cause.RULE: colours.muted,
    }[cause]
