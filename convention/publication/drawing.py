"""Charts of an edition as SVG: drawn at the width where they are read, coloured by the page's own style sheet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from convention.charts.axes import time_axis
from convention.charts.font import text_width
from convention.reports.plot import apart
from convention.reports.series import value_steps
from convention.reports.told import ToldChart, ToldCurve, ToldSteps
from convention.wording.formats import NARROW, is_percent, number

WIDE, NARROW_WIDTH = 690, 358
_SIZE, _LINE = 13, 15
_TOP, _BOTTOM, _GAP = 18, 26, 8
_FAR = 40
"""From so many pixels on, a line leads from the last point to its name."""


@dataclass(frozen=True)
class _Plane:
    """Where days and values stand in pixels."""

    left: float
    right: float
    top: float
    bottom: float
    first: date
    last: date
    low: float
    high: float

    def x(self, at: date) -> float:
        return round(self.left + (self.right - self.left) * (at - self.first).days / (self.last - self.first).days, 1)

    def y(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.bottom - (self.bottom - self.top) * share, 1)


def curve_svg(chart: ToldChart, width: int) -> Markup:
    """A chart of values over time: curves named at their ends, expected path dashed, target marked.

    `width` in pixels; a narrow one is a phone's, where the names stand above the chart's lines too.
    """
    height = 300 if width >= WIDE else 240
    days = [point.day for curve in chart.curves for point in curve.points] + [at for at, _ in chart.path]
    axis = time_axis(days, most=7 if width >= WIDE else 4)
    first, last = (date.fromisoformat(text) for text in axis["range"])
    steps = value_steps(chart)
    unit = f"{NARROW}%" if is_percent(chart.unit) else ""
    names = [f"{number(step)}{unit}" for step in steps]
    left = max(text_width(name, _SIZE) for name in names) + _GAP
    room = _room(chart, width)
    plane = _Plane(left, width - room, _TOP, height - _BOTTOM, first, last, steps[0], steps[-1])
    root = _root(width, height, chart.alt)
    for step, name in zip(steps, names, strict=True):
        _line(root, plane.left, plane.y(step), plane.right, plane.y(step), "grid")
        _text(root, plane.left - _GAP, plane.y(step) + 4, name, "m end")
    _time_names(root, plane, zip(axis["tickvals"], axis["ticktext"], strict=True), height)
    if chart.path:
        places = [(plane.x(at), plane.y(value)) for at, value in chart.path]
        if len(places) > 1:
            _polyline(root, places, "path")
        x, y = places[-1]
        _line(root, x - 8, y, x + 8, y, "target")
    for curve in chart.curves:
        _curve(root, plane, curve)
    _end_names(root, plane, chart, room - _GAP)
    return _markup(root)


def _room(chart: ToldChart, width: int) -> float:
    """What the names at the line ends take: their longest word at least."""
    words = [word for name in (*(curve.end for curve in chart.curves), chart.target) for word in name.split(" ")]
    longest = max(text_width(word, _SIZE, bold=True) for word in words)
    return max(longest + 2 * _GAP, 170 if width >= WIDE else 90)


def steps_svg(told: ToldSteps, width: int) -> Markup:
    """Dated steps on a time axis: a tick where each was due, a dot where it was done, the days between."""
    days = [at for step in told.steps for at in (step.due, step.done) if at is not None]
    axis = time_axis([*days, told.situation], room=0.04, most=7 if width >= WIDE else 4)
    first, last = (date.fromisoformat(text) for text in axis["range"])
    wide = width >= WIDE
    wrapped = [textwrap.wrap(step.name, 32 if wide else 46) or [""] for step in told.steps]
    heights = [max(26, _LINE * len(lines) + 10) if wide else _LINE * len(lines) + 24 for lines in wrapped]
    height = _TOP + sum(heights) + _BOTTOM
    left = 230 if wide else 8
    plane = _Plane(left, width - 14, _TOP, height - _BOTTOM, first, last, 0, 1)
    root = _root(width, height, told.alt)
    now = plane.x(told.situation)
    _line(root, now, _TOP - 4, now, plane.bottom, "now")
    at_y = float(_TOP)
    for step, lines, room in zip(told.steps, wrapped, heights, strict=True):
        middle = at_y + room / 2 if wide else at_y + room - 12
        _line(root, plane.left, middle, plane.right, middle, "grid")
        for place, words in enumerate(lines):
            start = middle - _LINE * len(lines) / 2 + 11 if wide else at_y + 12
            _text(root, 0, start + _LINE * place, words, "start")
        if step.due is not None and step.done is not None and step.due != step.done:
            tone = "late" if step.done > step.due else "reached"
            _line(root, plane.x(step.due), middle, plane.x(step.done), middle, f"slip tone-{tone}")
        if step.due is not None:
            _line(root, plane.x(step.due), middle - 7, plane.x(step.due), middle + 7, "due")
        if step.done is not None:
            _circle(root, plane.x(step.done), middle, 5, f"fill-{step.mark.tone}")
        at_y += room
    _time_names(root, plane, zip(axis["tickvals"], axis["ticktext"], strict=True), height)
    return _markup(root)


def _curve(root: Element, plane: _Plane, curve: ToldCurve) -> None:
    who = curve.territory.slug
    for before, after in pairwise(curve.points):
        if not after.breaks:
            _line(
                root, plane.x(before.day), plane.y(before.value), plane.x(after.day), plane.y(after.value), f"run {who}"
            )
    for point in curve.points:
        mark = _circle(root, plane.x(point.day), plane.y(point.value), 4, f"{'dot' if point.firm else 'loose'} {who}")
        SubElement(mark, "title").text = point.told


def _end_names(root: Element, plane: _Plane, chart: ToldChart, room: float) -> None:
    """The names of the curves and of the target beside their ends, none covering another."""
    ends = [
        (plane.y(curve.points[-1].value), curve.end, f"name {curve.territory.slug}", curve.points[-1].day)
        for curve in chart.curves
    ]
    if chart.path:
        ends.append((plane.y(chart.path[-1][1]), chart.target, "name target-name", chart.path[-1][0]))
    wrapped = [_wrapped(words, room - _GAP) for _, words, _, _ in ends]
    span = plane.bottom - plane.top
    levels = [1 - (y - plane.top) / span for y, _, _, _ in ends]
    placed = apart(levels, [(len(lines) * _LINE + 4) / span for lines in wrapped])
    for (y, _, kind, last), lines, level in zip(ends, wrapped, placed, strict=True):
        middle = plane.bottom - span * level
        if plane.x(last) < plane.right - _FAR:
            _line(root, plane.x(last) + 6, y, plane.right + _GAP - 3, middle, "lead")
        for place, words in enumerate(lines):
            top = middle - _LINE * len(lines) / 2 + _LINE * place + 11
            _text(root, plane.right + _GAP, top, words, kind)


def _wrapped(words: str, room: float) -> list[str]:
    """Lines of words that each fit; a single word that does not stays whole."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, _SIZE, bold=True) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _time_names(root: Element, plane: _Plane, ticks: Iterable[tuple[str, str]], height: int) -> None:
    for at, words in ticks:
        x = plane.x(date.fromisoformat(at))
        _line(root, x, plane.bottom, x, plane.bottom + 4, "axis")
        half = text_width(words.replace("<br>", " "), _SIZE) / 2
        if plane.left - _GAP <= x - half and x + half <= plane.right + 60:
            _text(root, x, height - 8, words.replace("<br>", " "), "m middle")


def _root(width: int, height: int, alt: str) -> Element:
    """A picture with its text for those who do not see it."""
    return Element(
        "svg",
        {
            "class": "wide" if width >= WIDE else "narrow",
            "viewBox": f"0 0 {width} {height}",
            "width": f"{width}",
            "height": f"{height}",
            "role": "img",
            "aria-label": alt,
        },
    )


def _line(root: Element, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    SubElement(root, "line", {name: f"{round(value, 1):g}" for name, value in ends.items()} | {"class": kind})


def _polyline(root: Element, places: Iterable[tuple[float, float]], kind: str) -> None:
    SubElement(root, "polyline", {"points": " ".join(f"{x:g},{y:g}" for x, y in places), "class": kind})


def _circle(root: Element, x: float, y: float, radius: float, kind: str) -> Element:
    return SubElement(root, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}", "class": kind})


def _text(root: Element, x: float, y: float, words: str, kind: str) -> None:
    SubElement(root, "text", {"x": f"{round(x, 1):g}", "y": f"{round(y, 1):g}", "class": kind}).text = words


def _markup(root: Element) -> Markup:
    return Markup(tostring(root, encoding="unicode"))
