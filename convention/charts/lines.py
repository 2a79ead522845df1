"""From recorded values to what is drawn: lines by territory, gaps, totals, and what the pointer shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from convention.charts.canvas import safe
from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.coverage import periods_of
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, period_of
from convention.domain.series import RecordedValue, Series
from convention.domain.signoff import Validation
from convention.wording.figures import LEAST, running_total
from convention.wording.formats import COLON, EXACT, NO_BREAK, counted, period_name
from convention.wording.labels import label
from convention.wording.lines import Line
from convention.wording.values import indicator_value

_NOTHING = ObservationStatus.NOT_APPLICABLE
NOT_FIRM = frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED})


class Point(NamedTuple):
    """One value to draw: `value` is what the period brought, `drawn` the running total of increments, else the value.

    Both are None where no figure is available; `counts` is False for increments from before the action. `minimum`: a
    running total in which periods are missing. `hover`: what the pointer shows, as Plotly's own markup.
    """

    period: Period
    value: Decimal | None
    drawn: Decimal | None
    status: ObservationStatus
    hover: str
    observation: int | None
    counts: bool = True
    minimum: bool = False


@dataclass(frozen=True)
class ChartLine:
    """One line of a chart; `without`: the territories that say, of a day of a total, that it does not apply to them."""

    territory: Territory
    points: tuple[Point, ...]
    computed: bool = False
    without: tuple[Territory, ...] = ()

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


def chart_lines(indicator: Indicator, series: Series, catalogue: Catalogue) -> tuple[ChartLine, ...]:
    """The lines of one indicator, in the order of the territories, the common last; the total added where it may be."""
    lines = [
        ChartLine(territory, tuple(_point(catalogue, indicator, value) for value in values))
        for territory in Territory
        if (values := series.lines.get((indicator.code, territory)))
    ]
    total = _total(indicator, lines)
    return (*lines, total) if total else tuple(lines)


def _point(catalogue: Catalogue, indicator: Indicator, value: RecordedValue) -> Point:
    minimum = bool(periods_of(catalogue, indicator, value.missing_days, value.period.end))
    return Point(
        period=value.period,
        value=value.value,
        drawn=value.total if indicator.kind is Kind.FLOW else value.value,
        status=value.status,
        hover=_hover(indicator, value, running_total(indicator, value.total, minimum=minimum)),
        observation=value.provenance.observation_id,
        counts=value.counts,
        minimum=minimum,
    )


def _hover(indicator: Indicator, value: RecordedValue, total: str) -> str:
    """What the pointer shows of one value: figure, running total, status, validation, source, and its cell."""
    status, origin = value.status, value.provenance
    shown = label(status) if value.value is None else indicator_value(indicator, value.value, EXACT)
    lines = [f"<b>{label(value.territory)}</b>, {period_name(value.period)}", f"<b>{shown}</b>"]
    if value.value is not None and status is not ObservationStatus.FINAL:
        lines[-1] += f" ({label(status)})"
    if value.validation is not Validation.DEPOSITED:
        lines.append(label(value.validation))
    if total:
        lines.append(f"depuis le début{COLON}{total}")
    if origin.source:
        lines.append(f"source{COLON}{safe(_short(origin.source))}")
    lines.append(safe(_short(f"{origin.file_name}, {origin.sheet}!{origin.cell}".strip("!, "))))
    if origin.revisions:
        lines.append(counted(origin.revisions, "valeur antérieure", "valeurs antérieures"))
    return "<br>".join(lines)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _total(indicator: Indicator, lines: Sequence[ChartLine]) -> ChartLine | None:
    """The territories added up where all of them have answered for the same day; None where that means nothing.

    One that says that the indicator does not apply to it adds nothing for that period, as in totals that are judged.
    """
    parts = indicator.parts
    own = {line.territory: line for line in lines}
    addable = indicator.adds_over_territories and len(parts) > 1
    if not addable or Territory.COMMON in own or not all(part in own for part in parts):
        return None
    ends = {part: {point.period.end: point for point in _answers(indicator, own[part])} for part in parts}
    shared = sorted(set.intersection(*(set(found) for found in ends.values())))
    days = [[ends[part][day] for part in parts] for day in shared]
    days = [found for found in days if any(point.status is not _NOTHING for point in found)]
    without = tuple(part for at, part in enumerate(parts) if any(found[at].status is _NOTHING for found in days))
    points = tuple(_added(indicator, found) for found in days)
    return ChartLine(Territory.COMMON, points, computed=True, without=without) if points else None


def _answers(indicator: Indicator, line: ChartLine) -> Iterator[Point]:
    """What a territory adds to a total, period by period: nothing, or no more than before, where it does not apply."""
    drawn: Decimal | None = None
    for point in line.points:
        if not point.counts:
            continue
        if point.status is _NOTHING:
            yield point._replace(drawn=drawn if indicator.kind is Kind.FLOW else None)
        elif point.drawn is not None:
            drawn = point.drawn
            yield point


def _added(indicator: Indicator, parts: Sequence[Point]) -> Point:
    """Several territories' points of one day as one."""
    whole = sum((point.drawn or Decimal(0) for point in parts), Decimal(0))
    loose = [point.status for point in parts if point.status in NOT_FIRM]
    period = min((point.period for point in parts), key=lambda period: period.start)
    minimum = any(point.minimum for point in parts)
    shown = f"{LEAST if minimum else ''}{indicator_value(indicator, whole, EXACT)}"
    hover = f"<b>Total calculé</b>, {period_name(period)}<br><b>{shown}</b>"
    status = loose[0] if loose else ObservationStatus.FINAL
    return Point(period, None, whole, status, hover, None, minimum=minimum)


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


def sources(series: Series, most: int = 3) -> str:
    """`Sources : a, b et 2 autres`, in the order of the series; empty without any."""
    named = series.sources
    if not named:
        return ""
    more = f" et {counted(len(named) - most, 'autre', 'autres')}" if len(named) > most else ""
    word = "Sources" if len(named) > 1 else "Source"
    return f"{word}{COLON}{f'{NO_BREAK}; '.join(named[:most])}{more}."
