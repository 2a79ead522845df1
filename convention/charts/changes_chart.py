"""Changes: where each indicator was and is, largest change first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from convention.charts.canvas import sheet
from convention.charts.nothing import NothingToDrawError
from convention.charts.palette import Palette, palette
from convention.charts.rows import LEFT, RIGHT, Layout, Marks, Row, stroke, write_rows
from convention.domain.changes import Change
from convention.wording.alternatives import alt_changes, assessment_name, change_text
from convention.wording.chart_notes import CHANGES_SUBTITLE, changes_key, changes_not_drawn, changes_without_rate
from convention.wording.formats import COLON, NARROW, capitalised, percent
from convention.wording.takeaways import changes_title


def changes_chart(
    changes: Sequence[Change], since: date, *, among: Sequence[Change] = (), dark: bool = False
) -> go.Figure:
    """Before and after, one row an indicator; rates on the axis, values without a rate in words.

    `among`: all that changed, which the title tells, where only some of it is drawn.
    Raises NothingToDrawError without any change.
    """
    if not changes:
        raise NothingToDrawError("no change")
    ordered = sorted(changes, key=lambda change: (-_size(change), change.after.indicator.code))
    colours, title = palette(dark), changes_title(among or ordered, since)
    layout = Layout([_row(change, ordered) for change in ordered])
    rated = any(row.graphic for row in layout.rows)
    figure = sheet(
        title,
        CHANGES_SUBTITLE,
        notes=[
            changes_key(since, ordered[0].after.situation) if rated else "",
            changes_without_rate(sum(1 for row in layout.rows if not row.graphic)),
            changes_not_drawn(sum(bool(change.rate_change) for change in among), len(ordered)),
        ],
        height=round(layout.height),
        dark=dark,
        left=LEFT,
        right=RIGHT,
        axis=rated,
        alt=alt_changes(ordered, title),
    )
    figure.update_layout(xaxis=_axis(ordered, colours) | {"visible": rated}, yaxis=layout.axis)
    marks = Marks()
    for at, change in enumerate(ordered):
        if layout.rows[at].graphic:
            _draw(figure, marks, change, layout.middle(at), colours)
    marks.draw(figure)
    write_rows(figure, layout, colours)
    return figure


def _size(change: Change) -> float:
    return -1.0 if change.rate_change is None else float(abs(change.rate_change))


def _row(change: Change, among: Sequence[Change]) -> Row:
    name = capitalised(assessment_name(change.after, [c.after for c in among]))
    return Row(
        name,
        change.after.status,
        capitalised(change_text(change)),
        graphic=change.rate_change is not None,
    )


def _axis(changes: Sequence[Change], colours: Palette) -> dict[str, object]:
    rates = [float(a.rate) for change in changes for a in (change.before, change.after) if a.rate is not None]
    low, high = min([0.0, *rates]), max([100.0, *rates])
    ticks = list(range(int(low // 25) * 25, int(high) + 1, 25 if high - low <= 200 else 100))
    room = 0.02 * (high - low)
    return {
        "range": [low - room, high + room],
        "tickvals": ticks,
        "ticktext": [f"{tick}{NARROW}%" for tick in ticks],
        "showgrid": True,
        "gridcolor": colours.grid,
    }


def _draw(figure: go.Figure, marks: Marks, change: Change, y: float, colours: Palette) -> None:
    before, after, colour = change.before.rate, change.after.rate, colours.status(change.after.status)
    if before is None or after is None:
        return
    stroke(figure, (float(before), float(after)), y, colour, width=3)
    marks.add(float(before), y, "circle", colour, f"avant{COLON}{percent(before)}", inside=colours.ground)
    marks.add(float(after), y, "circle", colour, f"après{COLON}{percent(after)}")
