"""Indicators and action sheets of a pack, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from convention.charts.goals import has_path, is_level
from convention.charts.lines import NOT_FIRM, ChartLine, Point, chart_lines, gaps, sources
from convention.domain.catalogue import Catalogue, Indicator, Kind, Operator, Territory
from convention.domain.goal import STORED, Goal
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
from convention.reports.series import value_steps
from convention.reports.told import Mark, ToldChart, ToldCurve, ToldIndicator, ToldPoint, ToldRow
from convention.wording.absences import suppliers
from convention.wording.alternatives import alt_lines
from convention.wording.caveats import outside_text
from convention.wording.chart_notes import ZERO_NOT_SHOWN, computed_total, marks_key, minimum_note
from convention.wording.date_rules import due_note
from convention.wording.figures import LEAST, goal_figure_text, qualified_value
from convention.wording.formats import (
    COLON,
    EXACT,
    capitalised,
    percent,
    period_name,
    short_period_label,
)
from convention.wording.labels import label, symbol, tone
from convention.wording.progress import explain
from convention.wording.takeaways import trajectory_title
from convention.wording.values import SCALE, indicator_value

UNDRAWN = frozenset({Kind.MILESTONE, Kind.YEARLY})
NO_FIGURE = "—"


def mark_of(status: ProgressStatus) -> Mark:
    """A status as it is shown."""
    return Mark(tone(status), symbol(status), label(status))


def tell_indicator(progress: IndicatorProgress, series: Series, catalogue: Catalogue) -> ToldIndicator:
    """One indicator with its curve, where it has one."""
    indicator, overall = progress.indicator, progress.overall
    own = series.of(indicator.code)
    scopes = (overall, *(part for part in progress.parts if part.territory is not overall.territory))
    who = suppliers(catalogue.action_by_code[indicator.action], indicator.territories) if not own else ""
    return ToldIndicator(
        code=indicator.code,
        title=indicator.title,
        short_title=indicator.short_title,
        unit="" if indicator.kind in (Kind.MILESTONE, Kind.QUALITATIVE) else indicator.unit,
        kind=label(indicator.kind),
        origin=f"{capitalised(label(indicator.origin))}, page {indicator.page}",
        figure=qualified_value(overall, 2),
        explanation=explain(progress, catalogue),
        rows=tuple(_row(scope, progress) for scope in scopes),
        chart=_chart(progress, own, catalogue),
        absent=f"À fournir par{COLON}{who}." if who else "",
        sources=sources(own),
    )


def _row(found: Assessment, progress: IndicatorProgress) -> ToldRow:
    indicator, standing, goal = found.indicator, found.standing, found.goal
    alone = len(progress.indicator.territories) == 1
    return ToldRow(
        scope=label(found.territory) if found.territory is not Territory.COMMON or alone else "Ensemble",
        value=standing.value,
        value_text=f"{qualified_value(found)}{outside_text(progress, found)}",
        period=short_period_label(standing.period) if standing.period else NO_FIGURE,
        target=goal.target if goal else None,
        target_text=goal_figure_text(indicator, goal),
        rate=exact(found.rate),
        rate_text=NO_FIGURE if found.rate is None else percent(found.rate),
        rate_told=_rate_told(found),
        expected_text=NO_FIGURE if found.expected_rate is None else percent(found.expected_rate),
        mark=mark_of(found.status),
    )


def _rate_told(found: Assessment) -> str:
    """The rate with what it is a part of: `62,0 % de la cible`, `48,0 % du chemin`, `50,0 % des années dues`."""
    if found.rate is None or found.goal is None:
        return ""
    if found.indicator.kind is Kind.YEARLY:
        return f"{percent(found.rate)} des années dues"
    return f"{percent(found.rate)} {'de la cible' if found.goal.baseline == 0 else 'du chemin'}"


def exact(value: Fraction | None) -> Decimal | None:
    """A rate as a decimal number, to the precision of stored values."""
    return None if value is None else (Decimal(value.numerator) / Decimal(value.denominator)).quantize(STORED)


def _chart(progress: IndicatorProgress, own: Series, catalogue: Catalogue) -> ToldChart | None:
    """The curve of one indicator; None where there are not two points or a path to look at."""
    indicator, goal = progress.indicator, progress.overall.goal
    drawn = [line for line in chart_lines(indicator, own, catalogue) if line.known]
    path = _path(indicator, goal)
    target, line = _goal_names(progress.overall)
    if indicator.kind in UNDRAWN or not drawn or (max(len(line.known) for line in drawn) < 2 and not path):
        return None
    plain = [line.line for line in drawn]
    title = trajectory_title(progress, plain)
    chart = ToldChart(
        title=title,
        subtitle=_subtitle(indicator),
        alt=alt_lines("Courbe dans le temps", title, indicator, plain, goal),
        unit=indicator.unit,
        curves=tuple(_curve(indicator, line) for line in drawn),
        path=path,
        target=target,
        path_name=line,
        from_zero=indicator.kind in (Kind.FLOW, Kind.CUMULATIVE),
        highest=Decimal(len(SCALE) - 1) if indicator.kind is Kind.QUALITATIVE else None,
    )
    return replace(chart, note=_note(chart, progress.overall, drawn))


def _note(chart: ToldChart, found: Assessment, drawn: Sequence[ChartLine]) -> str:
    """What the marks of a curve mean, and whether its axis hides zero."""
    level = found.goal is not None and is_level(found.indicator, found.goal)
    key = marks_key(
        (point.status for line in drawn for point in line.known),
        path=len(chart.path) > 1 and not level,
        target=bool(chart.path) and not level,
        baseline=False,
        level=level,
    )
    totals = [line for line in drawn if line.computed]
    summed = computed_total(territory for line in totals for territory in line.without) if totals else ""
    hidden = ZERO_NOT_SHOWN if value_steps(chart)[0] > 0 else ""
    return " ".join(filter(None, (key, summed, minimum_note([line.line for line in drawn]), hidden)))


def _subtitle(indicator: Indicator) -> str:
    summed = ", total depuis le début" if indicator.kind is Kind.FLOW else ""
    unit = "degré de 0 à 4" if indicator.kind is Kind.QUALITATIVE else indicator.unit
    told = f"{unit}{summed}"
    return f"{indicator.title}, {told}" if indicator.title.endswith(")") else f"{indicator.title} ({told})"


def _path(indicator: Indicator, goal: Goal | None) -> tuple[tuple[date, Decimal], ...]:
    """The straight path to the target; a level to keep as a flat line; else the target alone."""
    if goal is None:
        return ()
    end = (goal.due, goal.target)
    if has_path(indicator, goal) and goal.baseline is not None:
        return ((goal.start, goal.baseline), *goal.interim, end)
    return ((goal.start, goal.target), end) if is_level(indicator, goal) else (end,)


def _goal_names(found: Assessment) -> tuple[str, str]:
    """The target as it is named beside its mark, and the line that leads to it."""
    indicator, goal = found.indicator, found.goal
    if goal is None:
        return "", ""
    alone = found.territory is Territory.COMMON or len(indicator.territories) == 1
    scope = "" if alone else f" {label(found.territory)}"
    shown, ours = indicator_value(indicator, goal.target, EXACT), due_note(goal, " ({})")
    if goal.operator is not Operator.REACH:
        words = f"Seuil{scope}{COLON}{label(goal.operator)} {shown}"
        return f"{words}{ours}", words
    words = f"Cible{scope}{COLON}{shown}"
    return f"{words}{ours}", f"Trajectoire attendue ({words})" if has_path(indicator, goal) else words


def _curve(indicator: Indicator, line: ChartLine) -> ToldCurve:
    points = tuple(_points(indicator, gaps(line.points, indicator.frequency.grain)))
    least = LEAST if line.minimum else ""
    shown = f"{least}{indicator_value(indicator, points[-1].value, EXACT)}"
    return ToldCurve(line.name, line.territory, points, f"{line.name} {shown}")


def _points(indicator: Indicator, points: Iterable[Point | None]) -> Sequence[ToldPoint]:
    told: list[ToldPoint] = []
    broken = False
    for point in points:
        if point is None or point.drawn is None:
            broken = True
            continue
        least = LEAST if point.minimum else ""
        loose = f" ({label(point.status)})" if point.status in NOT_FIRM else ""
        words = f"{period_name(point.period)}{COLON}{least}{indicator_value(indicator, point.drawn, EXACT)}{loose}"
        told.append(ToldPoint(point.period.end, point.drawn, point.status not in NOT_FIRM, words, broken))
        broken = False
    return told
