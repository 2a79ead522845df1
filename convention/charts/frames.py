"""From the warehouse's frame to what is drawn: lines by territory, gaps, totals, and what the pointer is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from convention.charts.canvas import safe
from convention.domain.catalogue import Aggregation, Catalogue, Indicator, Kind, Territory
from convention.domain.coverage import periods_of
from convention.domain.goal import NOT_ADDED
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, period_of
from convention.wording.figures import LEAST, running_total
from convention.wording.formats import COLON, EXACT, NO_BREAK, counted, period_name
from convention.wording.labels import label
from convention.wording.lines import Line
from convention.wording.values import indicator_value

NOT_FIRM = frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED})


class Point(NamedTuple):
    """One row of the series; `value` is what the period brought, `drawn` the running total for a flow, else the value.

    Both are None where no figure is available; `counts` is False for increments from before the action. `minimum`: a
    running total in which periods are missing.
    """

    period: Period
    value: Decimal | None
    drawn: Decimal | None
    status: ObservationStatus
    told: str
    observation: int | None
    counts: bool = True
    minimum: bool = False


@dataclass(frozen=True)
class Drawn:
    """One line of a chart."""

    territory: Territory
    points: tuple[Point, ...]
    computed: bool = False

    @property
    def name(self) -> str:
        """How the line is named at its end."""
        return "Total" if self.computed else label(self.territory)

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a place on the line."""
        return tuple(p for p in self.points if p.drawn is not None and p.counts)

    @property
    def minimum(self) -> bool:
        """Whether periods are missing in its last running total."""
        return bool(self.known) and self.known[-1].minimum

    @property
    def line(self) -> Line:
        """The same for sentences."""
        points = tuple((p.period, p.drawn) for p in self.known if p.drawn is not None)
        return Line(self.territory, points, self.name, self.computed, self.minimum)

    @property
    def increments(self) -> Line:
        """What each period brought, for sentences."""
        points = tuple((p.period, p.value) for p in self.points if p.value is not None)
        return Line(self.territory, points, self.name, self.computed)


def drawn_lines(indicator: Indicator, series: pd.DataFrame, catalogue: Catalogue) -> tuple[Drawn, ...]:
    """The lines of one indicator, in the order Paris, Seine-Saint-Denis, common; the total added where it may be."""
    rows = series[series["indicator"] == indicator.code]
    since = catalogue.counted_from(indicator)
    lines = [
        Drawn(territory, tuple(_point(catalogue, indicator, row, since) for row in _records(rows, territory)))
        for territory in Territory
        if (rows["territory"] == territory.value).any()
    ]
    total = _total(indicator, lines)
    return (*lines, total) if total else tuple(lines)


def _records(rows: pd.DataFrame, territory: Territory) -> list[dict[str, Any]]:
    own = rows[rows["territory"] == territory.value].sort_values(["period_end", "period_start"])
    return [{str(key): value for key, value in record.items()} for record in own.to_dict("records")]


def _point(catalogue: Catalogue, indicator: Indicator, row: dict[str, Any], since: date) -> Point:
    period = Period(end=row["period_end"].date(), start=row["period_start"].date(), grain=Grain(row["grain"]))
    value, drawn = _decimal(row["value"]), _decimal(row["total"])
    counts = indicator.kind is not Kind.FLOW or period.start >= since
    minimum = bool(periods_of(catalogue, indicator, int(row["missing_days"]), period.end))
    return Point(
        period=period,
        value=value,
        drawn=drawn,
        status=ObservationStatus(row["status"]),
        told=_told(indicator, row, period, value, running_total(indicator, drawn if counts else None, minimum=minimum)),
        observation=None if pd.isna(row["observation_id"]) else int(row["observation_id"]),
        counts=counts,
        minimum=minimum,
    )


def _decimal(value: Any) -> Decimal | None:
    return None if pd.isna(value) else Decimal(str(value)).quantize(Decimal(1).scaleb(-EXACT)).normalize() + 0


def _told(indicator: Indicator, row: dict[str, Any], period: Period, value: Decimal | None, total: str) -> str:
    """What the pointer is told of one value: figure, running total, status, source, and the cell it comes from."""
    status = ObservationStatus(row["status"])
    shown = label(status) if value is None else indicator_value(indicator, value, EXACT)
    lines = [f"<b>{label(Territory(row['territory']))}</b>, {period_name(period)}", f"<b>{shown}</b>"]
    if value is not None and status is not ObservationStatus.FINAL:
        lines[-1] += f" ({label(status)})"
    if total:
        lines.append(f"depuis le début{COLON}{total}")
    if row["source"]:
        lines.append(f"source{COLON}{safe(_short(row['source']))}")
    lines.append(safe(_short(f"{row['file_name']}, {row['sheet']}!{row['cell']}".strip("!, "))))
    if row["revisions"]:
        lines.append(counted(int(row["revisions"]), "valeur antérieure", "valeurs antérieures"))
    return "<br>".join(lines)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _total(indicator: Indicator, lines: Sequence[Drawn]) -> Drawn | None:
    """The territories added up where all of them have a value for the same day; None where that means nothing."""
    parts = [t for t in indicator.territories if t is not Territory.COMMON]
    own = {line.territory: line for line in lines}
    addable = indicator.aggregation is Aggregation.SUM and indicator.kind not in NOT_ADDED and len(parts) > 1
    if not addable or Territory.COMMON in own or not all(part in own for part in parts):
        return None
    ends = {part: {point.period.end: point for point in own[part].known} for part in parts}
    shared = sorted(set.intersection(*(set(found) for found in ends.values())))
    points = tuple(_added(indicator, [ends[part][day] for part in parts]) for day in shared)
    return Drawn(Territory.COMMON, points, computed=True) if points else None


def _added(indicator: Indicator, parts: Sequence[Point]) -> Point:
    """Several territories' points of one day as one."""
    whole = sum((point.drawn or Decimal(0) for point in parts), Decimal(0))
    loose = [point.status for point in parts if point.status in NOT_FIRM]
    period = min((point.period for point in parts), key=lambda period: period.start)
    minimum = any(point.minimum for point in parts)
    shown = f"{LEAST if minimum else ''}{indicator_value(indicator, whole, EXACT)}"
    told = f"<b>Total calculé</b>, {period_name(period)}<br><b>{shown}</b>"
    status = loose[0] if loose else ObservationStatus.FINAL
    return Point(period, None, whole, status, told, None, minimum=minimum)


def gaps(points: Iterable[Point], grain: Grain) -> Iterator[Point | None]:
    """The points of a line, with None wherever a period in between has no value: the line breaks there.

    `grain`: how often a value is expected; a value of one day stands for the period of that grain.
    """
    earlier: Period | None = None
    for point in points:
        if point.drawn is None or not point.counts:
            continue
        period = period_of(point.period.end, grain) if point.period.grain is Grain.DAY else point.period
        if earlier is not None and earlier.next().start < period.start:
            yield None
        earlier = period
        yield point


def sources(series: pd.DataFrame, most: int = 3) -> str:
    """`Sources : a, b et 2 autres`, in the order of the series; empty without any."""
    named = list(dict.fromkeys(str(source) for source in series["source"] if source))
    if not named:
        return ""
    more = f" et {counted(len(named) - most, 'autre', 'autres')}" if len(named) > most else ""
    word = "Sources" if len(named) > 1 else "Source"
    return f"{word}{COLON}{f'{NO_BREAK}; '.join(named[:most])}{more}."
