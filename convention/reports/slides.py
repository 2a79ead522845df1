"""The pack on slides: 16:9, nothing smaller than 18 points, headings that say the message, native tables and curves."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from convention.charts.palette import LIGHT
from convention.reports.archives import steady
from convention.reports.slide_action import action_slide, figure_pages, figures_slide
from convention.reports.slide_fit import Cell, Line, cut_to_lines, lines_needed, pages_of, shortened, words_of
from convention.reports.slide_parts import (
    BODY_BOTTOM,
    BODY_TOP,
    HEIGHT,
    MARGIN,
    SMALLEST,
    WIDTH,
    before_after_chart,
    count_chart,
    footer,
    message_title,
    notes,
    table,
    text_box,
    title,
)
from convention.reports.told import Told, ToldAxis, ToldConcern, weight
from convention.wording.formats import counted

TITLE_ONLY = 5
MOST_TOLD = 5
_ROOM = WIDTH - 2 * MARGIN
_COVER_LINES = 11


def slides(told: Told) -> bytes:
    """The slides of the pack; the same bytes for the same content."""
    deck = _new_deck(told)
    _cover(new_slide(deck), told)
    _distribution(new_slide(deck), told)
    _matrix(deck, told)
    _concerns(deck, told)
    _agenda(deck, told)
    _changes(deck, told)
    for action in told.actions:
        action_slide(new_slide(deck), action)
    _decisions(deck, told)
    _figures(deck, told)
    _closing(deck, told)
    return _saved(deck, told, first=2)


def action_deck(told: Told, code: str) -> bytes:
    """One action sheet on one slide."""
    deck = _new_deck(told)
    action_slide(new_slide(deck), next(action for action in told.actions if action.code == code))
    return _saved(deck, told, first=1)


def _new_deck(told: Told) -> Deck:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = told.cover.title, told.cover.convention, "fr-FR"
    properties.subject = told.cover.reading
    return deck


def _saved(deck: Deck, told: Told, *, first: int) -> bytes:
    """The file, with a line at the foot of each slide from the first one that has it."""
    for at, slide in enumerate(deck.slides, 1):
        if at >= first:
            footer(slide, f"{told.cover.name} · {told.cover.reading.split(' · ')[0]} · {at}/{len(deck.slides)}")
    target = io.BytesIO()
    deck.save(target)
    return steady(target.getvalue(), told.cover.made_at)


def new_slide(deck: Deck) -> Slide:
    """A slide with nothing but its title."""
    return deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])


def _cover(slide: Slide, told: Told) -> None:
    title(slide, f"{told.cover.kind} – {told.cover.name}", 38, top=0.9, height=1.5)
    lines: list[Line] = [(told.cover.convention, SMALLEST, LIGHT.muted, False)]
    lines += [(told.cover.reading, 22.0, LIGHT.text, True), (told.cover.state, SMALLEST, LIGHT.muted, False)]
    others = [f"{name}\u00a0: {who}" for name, who in told.cover.participants] + list(told.cover.warnings)
    left = _COVER_LINES - sum(lines_needed(words, _ROOM, size) for words, size, _, _ in lines)
    for at, words in enumerate(others):
        share = max(1, left // (len(others) - at))
        cut = cut_to_lines(words, _ROOM, SMALLEST, share)
        left -= lines_needed(cut, _ROOM, SMALLEST)
        lines.append((cut, SMALLEST, LIGHT.text, False))
    text_box(slide, (MARGIN, 2.7, _ROOM, 4.3), lines)
    notes(slide, "\n".join([*others, *(f"{name}\u00a0: {value}" for name, value in told.manifest)]))


def _distribution(slide: Slide, told: Told) -> None:
    message_title(slide, told.message)
    parts = [(mark, count) for (mark, _), (_, count) in zip(told.headline, told.distribution, strict=True)]
    count_chart(slide, (MARGIN, BODY_TOP, 8.0, 5.4), parts, told.distribution_alt)
    words = [(told.fresh, 24.0, LIGHT.text, True), *((line, SMALLEST, LIGHT.text, False) for line in told.groups)]
    text_box(slide, (8.8, BODY_TOP + 0.1, 4.0, 5.3), words)
    notes(slide, f"{told.distribution_alt}\n{told.fresh}.\n{' '.join((*told.groups, *told.cover.warnings))}")


def _matrix(deck: Deck, told: Told) -> None:
    """The action sheets by axis, one a row with the figure that decides, on as many slides as they take."""
    rows: list[tuple[Cell, ...]] = []
    for axis in told.axes:
        rows.append((f"Axe {axis.number} · {axis.short_title}", "", ""))
        rows += [(a.code, a.message, a.mark) for a in axis.actions]
    widths = (0.9, 8.4, 3.0)
    pages = pages_of(rows, widths, SMALLEST, BODY_BOTTOM - 1.15 - 0.45)
    for at, page in enumerate(pages):
        slide = new_slide(deck)
        title(slide, _numbered(f"Les {len(told.actions)} fiches, axe par axe", at, len(pages)))
        bands = [place for place, row in enumerate(page, 1) if not any(row[1:])]
        table(
            slide,
            (MARGIN, 1.15),
            widths,
            [("Fiche", "Où elle en est", "Statut"), *page],
            SMALLEST,
            name=f"Fiches, partie {at + 1}",
            bands=bands,
        )
        notes(slide, "\n".join(f"{a.code} {a.title}\u00a0: {a.mark.word} {a.rate}" for a in told.actions))


def _numbered(heading: str, at: int, pages: int) -> str:
    return heading if pages == 1 else f"{heading} ({at + 1}/{pages})"


def paged(
    deck: Deck, heading: str, names: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Cell]], said: str
) -> None:
    """A table on as many slides as it takes, each with its heading."""
    room = BODY_BOTTOM - BODY_TOP - 0.45
    pages = pages_of([shortened(row, widths, SMALLEST, room) for row in rows], widths, SMALLEST, room)
    whole = "\n".join(" · ".join(words_of(cell) for cell in row) for row in rows)
    for at, page in enumerate(pages):
        slide = new_slide(deck)
        title(slide, _numbered(heading, at, len(pages)))
        table(slide, (MARGIN, BODY_TOP), widths, [tuple(names), *page], SMALLEST, name=heading)
        notes(slide, f"{said}\n\n{whole}")


def _told_empty(deck: Deck, heading: str, words: str) -> None:
    slide = new_slide(deck)
    title(slide, heading)
    text_box(slide, (MARGIN, BODY_TOP, _ROOM, 1.0), [(words, 20.0, LIGHT.muted, False)])


def _concerns(deck: Deck, told: Told) -> None:
    """One row for each reason, with how often and where; the notes hold every sentence."""
    if not told.concerns:
        return _told_empty(deck, "Rien à traiter", "Rien à traiter à cette date.")
    many = sum(len(concern.items) for concern in told.concerns)
    said = "\n".join(
        f"{concern.title}\u00a0: fiche {code}, {name}, {words}"
        for concern in told.concerns
        for code, name, words in concern.items
    )
    rows = [_concern_row(concern) for concern in told.concerns]
    heading = f"{counted(many, 'point', 'points')} à traiter, les plus graves d’abord"
    return paged(deck, heading, ("Constat", "Points", "Fiches"), (4.4, 1.4, 6.5), rows, said)


def _concern_row(concern: ToldConcern) -> tuple[Cell, ...]:
    codes = ", ".join(dict.fromkeys(code for code, _, _ in concern.items))
    return f"{concern.mark.symbol} {concern.title}", str(len(concern.items)), codes


def _agenda(deck: Deck, told: Told) -> None:
    if told.agenda:
        heading = f"{told.cover.agenda_title}\u00a0: {counted(len(told.agenda), 'point', 'points')}"
        paged(deck, heading, ("N°", "Point", "Précisions"), (0.7, 5.4, 6.2), told.agenda_rows, told.cover.reading)


def _changes(deck: Deck, told: Told) -> None:
    """What moved most, as a picture of what has a rate and at most five sentences; the notes hold all of it."""
    if not told.changes:
        return _told_empty(deck, "Ce qui a changé", told.changes_title)
    slide = new_slide(deck)
    message_title(slide, told.changes_title)
    heaviest = sorted(told.changes, key=weight)
    most = heaviest[:MOST_TOLD]
    rated = [c for c in heaviest if c.before_rate is not None and c.rate is not None][:MOST_TOLD]
    left = MARGIN
    if rated:
        alt = " ".join(change.sentence for change in rated)
        bars = [(change.name, change.before_rate, change.rate) for change in rated]
        before_after_chart(slide, (MARGIN, BODY_TOP, 5.6, 5.4), bars, alt)
        left += 5.8
    room = WIDTH - left - MARGIN
    lines = [(cut_to_lines(c.sentence, room, SMALLEST, 3), SMALLEST, LIGHT.text, False) for c in most]
    text_box(slide, (left, BODY_TOP, room, 5.4), lines)
    notes(slide, "\n".join(change.sentence for change in told.changes))
    return None


def _decisions(deck: Deck, told: Told) -> None:
    if not told.decisions:
        return _told_empty(deck, "Aucune décision au relevé", "Aucune décision n’est inscrite.")
    rows = [(d.action, d.text, d.owner, d.due, d.state) for d in told.decisions]
    heading = f"{counted(len(told.decisions), 'décision', 'décisions')} au relevé"
    names = ("Fiche", "Décision", "Service", "Échéance", "État")
    return paged(deck, heading, names, (0.9, 5.2, 2.4, 1.9, 1.9), rows, told.cover.reading)


def _figures(deck: Deck, told: Told) -> None:
    for axis in told.axes:
        pages = figure_pages(axis)
        for at, (rows, bands) in enumerate(pages):
            figures_slide(new_slide(deck), _numbered(_axis_heading(axis), at, len(pages)), rows, bands)


def _axis_heading(axis: ToldAxis) -> str:
    return f"Axe {axis.number}, {axis.short_title}\u00a0: les chiffres"


def _closing(deck: Deck, told: Told) -> None:
    method = "\n\n".join((*told.method, "Sources", *told.sources))
    paged(deck, "D’où viennent ces chiffres", ("Repère", "Valeur"), (3.6, 8.7), list(told.manifest), method)
