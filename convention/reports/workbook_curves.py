"""Native curves of a workbook: their points on one sheet, the charts on the sheets of the axes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart import Series as DrawnSeries
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties
from openpyxl.worksheet.worksheet import Worksheet

from convention.charts.palette import LIGHT
from convention.reports.series import DATE_FORMAT, Series, amount_format, day_axis, serial, series_of, value_steps
from convention.reports.sheet_cells import put
from convention.reports.told import ToldChart

_HEIGHT, _WIDTH, _ROWS = 8.5, 17.5, 19
_PLACES = ("A", "G")
_EMU_PER_POINT = 12700
_LOOSE = "valeur non définitive"


class Curves:
    """The sheet that holds the points of every curve; each chart takes the next free rows.

    `texts`: what stands for each chart where it is not seen, by the part of the file that places it.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._next = 3
        self.texts: dict[str, list[str]] = {}
        put(sheet, 1, 1, "Points des courbes dessinées dans les feuilles des axes", bold=True)
        for column, width in enumerate((60, 14, 14, 22), 1):
            sheet.column_dimensions["ABCD"[column - 1]].width = width

    def draw(self, sheet: Worksheet, top: int, charts: Sequence[ToldChart]) -> None:
        """Charts two by two from a row on."""
        if charts:
            self.texts[f"xl/drawings/drawing{len(self.texts) + 1}.xml"] = [told.alt for told in charts]
        for at, told in enumerate(charts):
            chart = self._chart(told)
            sheet.add_chart(chart, f"{_PLACES[at % 2]}{top + at // 2 * _ROWS}")

    def _chart(self, told: ToldChart) -> Any:
        series = series_of(told)
        chart: Any = ScatterChart()
        chart.style, chart.scatterStyle = 2, "lineMarker"
        chart.title, chart.height, chart.width = told.title, _HEIGHT, _WIDTH
        _small(chart)
        chart.title.overlay = chart.legend.overlay = False
        chart.legend.position = "b"
        chart.x_axis.scaling.min, chart.x_axis.scaling.max, chart.x_axis.majorUnit = day_axis(series)
        chart.x_axis.number_format, chart.x_axis.majorGridlines = DATE_FORMAT, None
        steps = value_steps(told)
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = steps[0], steps[-1]
        chart.y_axis.majorUnit, chart.y_axis.number_format = steps[1] - steps[0], amount_format(series)
        chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LIGHT.grid[1:].upper()))
        chart.x_axis.delete = chart.y_axis.delete = False
        for at, found in enumerate(series):
            chart.series.append(self._points(found))
            if found.continued:
                chart.legend.legendEntry.append(LegendEntry(idx=at, delete=True))
        self._next += 1
        return chart

    def _points(self, found: Series) -> Any:
        """Write the points of one series and refer to them."""
        top = self._next
        put(self._sheet, top, 1, found.name)
        for at, (day, value) in enumerate(found.points, top):
            put(self._sheet, at, 2, Decimal(serial(day)))
            self._sheet.cell(at, 2).number_format = "dd/mm/yyyy"
            put(self._sheet, at, 3, value)
            put(self._sheet, at, 4, _LOOSE if at - top in found.hollow else None)
        self._next = bottom = top + len(found.points)
        days = Reference(self._sheet, min_col=2, min_row=top, max_row=bottom - 1)
        values = Reference(self._sheet, min_col=3, min_row=top, max_row=bottom - 1)
        drawn = DrawnSeries(values, days, title=found.name)
        _dress(drawn, found)
        return drawn


def _small(chart: Any) -> None:
    """A title of reading size, not of a poster."""
    chart.title.tx.rich.p[0].r[0].rPr = CharacterProperties(sz=1100, b=True, lang="fr-FR")


def _dress(drawn: Any, found: Series) -> None:
    colour = found.colour.removeprefix("#").upper()
    drawn.smooth = False
    drawn.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=colour, w=int(_EMU_PER_POINT * (1.25 if found.dashed else 2)))
    )
    if found.dashed:
        drawn.graphicalProperties.line.dashStyle = "dash"
        drawn.marker = Marker(symbol="none")
        ink = LIGHT.text[1:].upper()
        target = _dot(ink, ink, symbol="dash")
        drawn.dPt = [DataPoint(idx=len(found.points) - 1, marker=target, spPr=drawn.graphicalProperties)]
        return
    drawn.marker = _dot(colour, colour)
    drawn.dPt = [
        DataPoint(idx=at, marker=_dot("FFFFFF", colour), spPr=drawn.graphicalProperties) for at in found.hollow
    ]


def _dot(inside: str, around: str, symbol: Literal["circle", "dash"] = "circle") -> Marker:
    return Marker(
        symbol=symbol, size=7, spPr=GraphicalProperties(solidFill=inside, ln=LineProperties(solidFill=around))
    )
