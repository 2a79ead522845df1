"""One action sheet on one slide: status, figures of its indicators, the curve that matters most, what people say."""

from __future__ import annotations

from pptx.slide import Slide

from convention.charts.palette import LIGHT
from convention.reports.occasion import Narrative
from convention.reports.slide_fit import Cell, lines_needed, row_height, size_that_fits
from convention.reports.slide_parts import BODY_BOTTOM, MARGIN, WIDTH, curve_chart, notes, table, text_box, title
from convention.reports.told import ToldAction, ToldIndicator
from convention.wording.labels import Tone

_GRAVEST = (Tone.LATE, Tone.WATCH, Tone.ON_TRACK, Tone.REACHED, Tone.NEUTRAL)
_SIZES = (18, 16, 14, 13, 12, 11, 10)
_SAID_LINES = 3


def action_slides(slide: Slide, told: ToldAction) -> None:
    """Draw one action sheet."""
    title(slide, f"{told.code} · {told.short_title}")
    status = f"{told.mark.symbol}\u00a0{told.mark.word}" + (f" · {told.rate}" if told.rate else "")
    text_box(slide, (MARGIN, 1.05, WIDTH - 2 * MARGIN, 0.45), [(status, 20.0, LIGHT.tones[told.mark.tone], True)])
    bottom = BODY_BOTTOM
    if told.narrative is not None:
        bottom -= _narrative(slide, told.narrative)
    drawn = main_curve(told)
    wide = 6.4 if drawn else WIDTH - 2 * MARGIN
    _figures(slide, told, wide, bottom)
    if drawn is not None and drawn.chart is not None:
        left = MARGIN + wide + 0.25
        text_box(slide, (left, 1.6, WIDTH - left - MARGIN, 0.95), [(drawn.chart.title, 15.0, LIGHT.text, True)])
        curve_chart(slide, (left, 2.5, WIDTH - left - MARGIN, bottom - 2.5), drawn.chart)
    notes(slide, _notes(told))


def main_curve(told: ToldAction) -> ToldIndicator | None:
    """The indicator whose curve is shown: the gravest one that has a curve, then the first."""
    drawn = [found for found in told.indicators if found.chart is not None]
    return min(drawn, key=lambda found: _GRAVEST.index(found.mark.tone), default=None)


def _figures(slide: Slide, told: ToldAction, wide: float, bottom: float) -> None:
    shares = (0.38, 0.32, 0.3) if wide < 8 else (0.34, 0.2, 0.24, 0.22)
    widths = tuple(round(wide * share, 2) for share in shares)
    rows: list[tuple[Cell, ...]] = [
        ("Indicateur", "Valeur", "Cible", "Statut") if wide >= 8 else ("Indicateur", "Valeur", "Statut")
    ]
    for found in told.indicators:
        first = found.rows[0]
        rate = f"\n{first.rate_told}" if first.rate_told else ""
        cells: tuple[Cell, ...] = (found.short_title, f"{found.figure}{rate}", first.target_text, found.mark)
        rows.append(cells if wide >= 8 else (cells[0], cells[1], cells[3]))
    drawn_wide = wide >= 8
    size = size_that_fits(rows, widths, bottom - 1.65, _SIZES if drawn_wide else _SIZES[2:])
    table(slide, (MARGIN, 1.65), widths, rows, size, name=f"Indicateurs de la fiche {told.code}")
    if drawn_wide:
        _summary(slide, told, 1.9 + sum(row_height(row, widths, size) for row in rows), bottom)


def _summary(slide: Slide, told: ToldAction, top: float, bottom: float) -> None:
    """Under a short table, what the action is about, where it fits."""
    room = WIDTH - 2 * MARGIN
    height = 0.35 * lines_needed(told.summary, room, 16)
    if top + height <= bottom:
        text_box(slide, (MARGIN, top, room, height), [(told.summary, 16.0, LIGHT.muted, False)])


def _narrative(slide: Slide, told: Narrative) -> float:
    """Draw what people say at the bottom, whole where it is short; the inches it takes."""
    room = WIDTH - 2 * MARGIN
    short = lines_needed(told.text, room, 14) <= _SAID_LINES
    said = told.text if short else "Synthèse complète dans les commentaires de la diapositive."
    head = f"Météo\u00a0: {told.outlook} · {told.signed}" if told.outlook else told.signed
    height = 0.4 + 0.28 * (lines_needed(said, room, 14) if said else 0)
    lines = [(head, 14.0, LIGHT.text, True)] + ([(said, 14.0, LIGHT.text, False)] if said else [])
    text_box(slide, (MARGIN, BODY_BOTTOM - height, room, height), lines)
    return height + 0.1


def _notes(told: ToldAction) -> str:
    said = [told.title, told.summary, *(f"{name}\u00a0: {value}" for name, value in told.facts)]
    if told.narrative is not None:
        found = told.narrative
        said += ["", "Synthèse", found.text, found.risks, found.next_steps, found.signed, found.warning]
    for row in told.indicators:
        key = row.chart.note if row.chart else ""
        said += ["", f"{row.code} {row.title}", *filter(None, (row.explanation, row.absent, key, row.sources))]
    said += ["", *(f"Décision\u00a0: {d.text} ({d.owner}, {d.due}, {d.state})" for d in told.decisions), told.page]
    return "\n".join(line for at, line in enumerate(said) if line or at)
