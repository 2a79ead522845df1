"""Action sheets on slides: the message with its curve and what to do about it, then the figures of all by axis."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.slide import Slide

from convention.charts.palette import LIGHT
from convention.reports.slide_fit import Cell, Line, cut_to_lines, lines_needed, pages_of
from convention.reports.slide_parts import (
    BODY_BOTTOM,
    MARGIN,
    SMALLEST,
    WIDTH,
    curve_chart,
    message_title,
    notes,
    table,
    text_box,
    title,
)
from convention.reports.told import ToldAction, ToldAxis, ToldIndicator
from convention.wording.formats import quoted

TOP = 1.95
_CHART_WIDTH, _GAP = 6.6, 0.3
_CARD_LINES = 15
_FIGURES = ("Indicateur", "Valeur", "Cible", "Statut")
_FIGURE_WIDTHS = (4.3, 3.2, 2.2, 2.6)
FIGURES_TOP = 1.2


def action_slide(slide: Slide, told: ToldAction) -> None:
    """Draw one action sheet: its state as the heading, the curve that matters most, why, risk, next step, decision."""
    message_title(slide, f"{told.code} · {told.message}")
    text_box(slide, (MARGIN, 1.4, WIDTH - 2 * MARGIN, 0.42), [_status_line(told)])
    drawn = told.main
    left = MARGIN
    if drawn is not None and drawn.chart is not None:
        left += _CHART_WIDTH + _GAP
        text_box(slide, (MARGIN, TOP, _CHART_WIDTH, 0.7), [(drawn.chart.subtitle, SMALLEST, LIGHT.muted, False)])
        curve_chart(slide, (MARGIN, TOP + 0.65, _CHART_WIDTH, BODY_BOTTOM - TOP - 0.65), drawn.chart)
    room = WIDTH - left - MARGIN
    text_box(slide, (left, TOP, room, BODY_BOTTOM - TOP), card_lines(told, room))
    notes(slide, _notes(told))


def _status_line(told: ToldAction) -> Line:
    said = told.narrative
    weather = f" · météo\u00a0: {said.outlook}, {said.signed}" if said and said.outlook else ""
    words = f"{told.mark.symbol}\u00a0{told.mark.word}{weather}"
    return cut_to_lines(words, WIDTH - 2 * MARGIN, 20, 1), 20.0, LIGHT.tones[told.mark.tone], True


def card_lines(told: ToldAction, room: float) -> list[Line]:
    """What stands beside the curve, long parts cut to their share of the height; the notes hold them."""
    parts = list(_parts(told))
    if not parts:
        return [(told.summary, SMALLEST, LIGHT.muted, False)]
    short = [(head, text) for head, text in parts if lines_needed(text, room, SMALLEST) <= 2]
    used = sum(lines_needed(text, room, SMALLEST) for _, text in short) + len(parts)
    share = max(2, (_CARD_LINES - used) // max(1, len(parts) - len(short)))
    lines: list[Line] = []
    for head, text in parts:
        lines.append((head, SMALLEST, LIGHT.muted, True))
        lines.append((cut_to_lines(text, room, SMALLEST, share), SMALLEST, LIGHT.text, head == WHY))
    return lines


WHY = "Pourquoi"


def _parts(told: ToldAction) -> Iterator[tuple[str, str]]:
    said = told.narrative
    why = " ".join(filter(None, (told.why, quoted(said.text) if said and said.text.strip() else "")))
    named = [(WHY, why), ("Risque", said.risks if said else ""), ("Prochaine étape", said.next_steps if said else "")]
    named += [("Décision", f"{d.text} ({d.owner}, {d.due}, {d.state})") for d in told.decisions[:1]]
    yield from ((head, text) for head, text in named if text.strip())


def figure_pages(axis: ToldAxis) -> list[tuple[list[tuple[Cell, ...]], list[int]]]:
    """The figures of all indicators of an axis on as many slides as they take: rows, and which of them head a sheet."""
    rows: list[tuple[Cell, ...]] = []
    for action in axis.actions:
        rows.append((f"{action.code} · {action.short_title}", "", "", ""))
        rows += [_figure_row(found) for found in action.indicators]
    room = BODY_BOTTOM - FIGURES_TOP - 0.45
    pages = pages_of(rows, _FIGURE_WIDTHS, SMALLEST, room)
    return [([tuple(row) for row in page], [at for at, row in enumerate(page) if not any(row[1:])]) for page in pages]


def _figure_row(found: ToldIndicator) -> tuple[Cell, ...]:
    first = found.rows[0]
    rate = f"\n{first.rate_told}" if first.rate_told else ""
    return found.short_title, f"{found.figure}{rate}", first.target_text, found.mark


def figures_slide(slide: Slide, heading: str, rows: list[tuple[Cell, ...]], bands: list[int]) -> None:
    """Draw one page of the figures of an axis."""
    title(slide, heading)
    whole: list[tuple[Cell, ...]] = [_FIGURES, *rows]
    table(
        slide, (MARGIN, FIGURES_TOP), _FIGURE_WIDTHS, whole, SMALLEST, name=heading, bands=[band + 1 for band in bands]
    )


def _notes(told: ToldAction) -> str:
    said = [told.title, told.summary, *(f"{name}\u00a0: {value}" for name, value in told.facts), told.why]
    if told.narrative is not None:
        found = told.narrative
        said += ["", "Synthèse", found.text, found.risks, found.next_steps, found.signed, found.warning]
    for row in told.indicators:
        key = row.chart.note if row.chart else ""
        said += ["", f"{row.code} {row.title}", *filter(None, (row.explanation, row.absent, key, row.sources))]
    said += ["", *(f"Décision\u00a0: {d.text} ({d.owner}, {d.due}, {d.state})" for d in told.decisions), told.page]
    return "\n".join(line for at, line in enumerate(said) if line or at)
