"""What slides are made of: titles, texts, tables that fit, native curves, notes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Inches, Length, Pt

from convention.charts.palette import LIGHT
from convention.reports.series import DATE_FORMAT, Series, day_axis, serial, series_of, value_steps
from convention.reports.slide_fit import PADDING, Cell, Line, lines_needed, row_height, words_of
from convention.reports.told import Mark, ToldChart

FONT = "Arial"
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.5
BODY_TOP, BODY_BOTTOM = 1.45, 6.98
SMALLEST = 18.0
"""Points of the smallest type: a slide is read from the back of a room."""
ACCENT = "#1d4f91"
_BOLD, _TITLE_LINES = 1.06, 2
_NO_BORDER_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def colour(code: str) -> RGBColor:
    """A colour of the palette."""
    return RGBColor.from_string(code.removeprefix("#").upper())


def write(frame: Any, lines: Sequence[Line]) -> None:
    """Fill a text frame, one paragraph a line: words, points, colour, whether bold."""
    frame.word_wrap = True
    for at, (words, size, code, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.3)
        run = paragraph.add_run()
        run.text = words
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = colour(code)
        run._r.get_or_add_rPr().set("lang", "fr-FR")


def message_title(slide: Slide, words: str) -> None:
    """A title that says the message of its slide, on two lines at most, in the largest type that allows it."""
    room = WIDTH - 2 * MARGIN
    sizes = (28.0, 26.0, 24.0, 22.0, 20.0)
    size = next((size for size in sizes if lines_needed(words, room, size * _BOLD) <= _TITLE_LINES), sizes[-1])
    title(slide, words, size, height=1.05)


def title(slide: Slide, words: str, size: float = 30, *, top: float = 0.3, height: float = 0.75) -> None:
    """The slide's own title, in the place and type of all slides."""
    shape = slide.shapes.title
    assert shape is not None
    shape.left, shape.top, shape.width, shape.height = _box(MARGIN, top, WIDTH - 2 * MARGIN, height)
    shape.text_frame.margin_left = Inches(0.03)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(shape.text_frame, [(words, size, ACCENT, True)])
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def text_box(slide: Slide, place: tuple[float, float, float, float], lines: Sequence[Line]) -> None:
    """A text at a place in inches: left, top, width, height."""
    box = slide.shapes.add_textbox(*_box(*place))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(0.03)
    write(frame, lines)


def _box(left: float, top: float, width: float, height: float) -> tuple[Length, Length, Length, Length]:
    return Inches(left), Inches(top), Inches(width), Inches(height)


def table(
    slide: Slide,
    place: tuple[float, float],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    size: float,
    *,
    name: str,
    bands: Sequence[int] = (),
) -> None:
    """A native table whose first row is its heading; `bands`: rows that head a group."""
    heights = [row_height(row, widths, size) for row in rows]
    shape = slide.shapes.add_table(len(rows), len(widths), *_box(place[0], place[1], sum(widths), sum(heights)))
    shape.name = name
    made = shape.table
    made._tbl.tblPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId").text = _NO_BORDER_STYLE
    for at, width in enumerate(widths):
        made.columns[at].width = Inches(width)
    for line, (row, height) in enumerate(zip(rows, heights, strict=True)):
        made.rows[line].height = Inches(height)
        for at, cell in enumerate(row):
            _fill(made.cell(line, at), cell, size, head=line == 0, band=line in bands)
        if line in bands:
            made.cell(line, 0).merge(made.cell(line, len(widths) - 1))


def _fill(cell: Any, content: Cell, size: float, *, head: bool, band: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(PADDING)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    code = LIGHT.tones[content.tone] if isinstance(content, Mark) else LIGHT.muted if head else LIGHT.text
    write(cell.text_frame, [(words_of(content), size, code, head or band or isinstance(content, Mark))])
    for paragraph in cell.text_frame.paragraphs:
        paragraph.space_after = Pt(0)
    _underline(cell, LIGHT.muted if head else LIGHT.grid)
    if band:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(LIGHT.band)


def _underline(cell: Any, code: str) -> None:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    fill = f'<a:solidFill><a:srgbClr val="{code[1:]}"/></a:solidFill>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(f'<a:lnB {space} w="9525">{fill}</a:lnB>'))


def curve_chart(slide: Slide, place: tuple[float, float, float, float], told: ToldChart) -> None:
    """A native, editable chart of one trajectory, with its text alternative."""
    series = series_of(told)
    data = XyChartData(number_format="General")
    for found in series:
        line = data.add_series(found.name)
        for day, value in found.points:
            line.add_data_point(serial(day), float(value))
    shape = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *_box(*place), data)
    describe(shape, told.title, told.alt)
    chart: Chart = shape.chart
    _dress(chart)
    for found, drawn in zip(series, chart.plots[0].series, strict=True):
        _dress_series(found, drawn)
    _drop_from_legend(chart, [at for at, found in enumerate(series) if found.continued])
    steps, axis = value_steps(told), chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = steps[0], steps[-1], steps[1] - steps[0]
    days = chart.category_axis
    days.minimum_scale, days.maximum_scale, days.major_unit = day_axis(series)
    days.tick_labels.number_format, days.tick_labels.number_format_is_linked = DATE_FORMAT, False
    days.has_major_gridlines = False


def _dress(chart: Chart) -> None:
    chart.font.name, chart.font.size = FONT, Pt(SMALLEST)
    chart.font.color.rgb = colour(LIGHT.text)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.major_gridlines.format.line.color.rgb = colour(LIGHT.grid)
    chart.value_axis.format.line.fill.background()


def _dress_series(found: Series, drawn: Any) -> None:
    drawn.smooth = False
    drawn.format.line.color.rgb = colour(found.colour)
    drawn.format.line.width = Pt(1.5 if found.dashed else 2.75)
    drawn.marker.style = XL_MARKER_STYLE.NONE if found.dashed else XL_MARKER_STYLE.CIRCLE
    if found.dashed:
        drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        end = drawn.points[len(found.points) - 1]
        end.marker.style, end.marker.size = XL_MARKER_STYLE.DASH, 14
        _dot(end.marker, LIGHT.text, LIGHT.text)
        end.format.line.color.rgb, end.format.line.dash_style = colour(found.colour), MSO_LINE_DASH_STYLE.DASH
        return
    drawn.marker.size = 8
    _dot(drawn.marker, found.colour, found.colour)
    for at in found.hollow:
        _dot(drawn.points[at].marker, LIGHT.ground, found.colour)
        drawn.points[at].format.line.color.rgb = colour(found.colour)


def _dot(marker: Any, inside: str, around: str) -> None:
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour(inside)
    marker.format.line.color.rgb = colour(around)


def _drop_from_legend(chart: Chart, places: Sequence[int]) -> None:
    space = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    legend = chart.legend._element
    for place in reversed(places):
        legend.insert(1, parse_xml(f'<c:legendEntry {space}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'))


def count_chart(
    slide: Slide, place: tuple[float, float, float, float], parts: Sequence[tuple[Mark, int]], alt: str
) -> None:
    """A native bar chart of how many there are of each status, severest on top."""
    data = CategoryChartData()
    data.categories = [f"{mark.symbol} {mark.word}" for mark, _ in reversed(parts)]
    data.add_series("Fiches", [count for _, count in reversed(parts)])
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_box(*place), data)
    describe(shape, "Répartition des statuts", alt)
    chart: Chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.name, chart.font.size = FONT, Pt(18)
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    plot.data_labels.font.size, plot.data_labels.font.bold = Pt(20), True
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.fill.background()
    for at, (mark, _) in enumerate(reversed(parts)):
        point = plot.series[0].points[at]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour(LIGHT.tones[mark.tone])


def before_after_chart(
    slide: Slide,
    place: tuple[float, float, float, float],
    rows: Sequence[tuple[str, Decimal | None, Decimal | None]],
    alt: str,
) -> None:
    """A native bar chart of rates in per cent before and after, one pair of bars a row, the first on top."""
    data = CategoryChartData(number_format="0")
    data.categories = [name for name, _, _ in reversed(rows)]
    data.add_series("Après", [None if rate is None else float(rate) for _, _, rate in reversed(rows)])
    data.add_series("Avant", [None if rate is None else float(rate) for _, rate, _ in reversed(rows)])
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_box(*place), data)
    describe(shape, "Avancement avant et après, en pour cent", alt)
    chart: Chart = shape.chart
    _dress(chart)
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = '0" %"', False
    plot.data_labels.font.size = Pt(SMALLEST)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = min(0.0, *(float(rate or 0) for row in rows for rate in row[1:]))
    for drawn, code in zip(plot.series, (ACCENT, LIGHT.grid), strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour(code)


def describe(shape: Any, name: str, alt: str) -> None:
    """The name of a shape and the text that stands for it where it is not seen."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alt)


def footer(slide: Slide, words: str) -> None:
    """A small line at the foot of a slide."""
    text_box(slide, (MARGIN, 7.08, WIDTH - 2 * MARGIN, 0.36), [(words, SMALLEST, LIGHT.muted, False)])


def notes(slide: Slide, words: str) -> None:
    """What the speaker reads: sources and explanations."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = words
