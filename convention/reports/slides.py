"""The pack on slides: 16:9, large type for a projector, native tables and curves that can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from convention.charts.palette import LIGHT
from convention.reports.archives import steady
from convention.reports.slide_action import action_slides
from convention.reports.slide_fit import Cell, pages_of, shortened, size_that_fits, smaller, words_of
from convention.reports.slide_parts import (
    BODY_BOTTOM,
    BODY_TOP,
    HEIGHT,
    MARGIN,
    WIDTH,
    count_chart,
    footer,
    notes,
    table,
    text_box,
    title,
)
from convention.reports.told import Told, ToldAxis, ToldChange, ToldConcern

TITLE_ONLY = 5
_ROOM = WIDTH - 2 * MARGIN


def slides(told: Told) -> bytes:
    """The slides of the pack; the same bytes for the same content."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = told.cover.title, told.cover.convention, "fr-FR"
    properties.subject = told.cover.reading
    _cover(new_slide(deck), told)
    _distribution(new_slide(deck), told)
    _matrix(new_slide(deck), told)
    _concerns(deck, told)
    _agenda(deck, told)
    _changes(deck, told)
    for action in told.actions:
        action_slides(new_slide(deck), action)
    _decisions(deck, told)
    _closing(deck, told)
    for at, slide in enumerate(deck.slides, 1):
        if at > 1:
            footer(slide, f"{told.cover.title} · {told.cover.reading} · {at}/{len(deck.slides)}")
    target = io.BytesIO()
    deck.save(target)
    return steady(target.getvalue(), told.cover.made_at)


def new_slide(deck: Deck) -> Slide:
    """A slide with nothing but its title."""
    return deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])


def _cover(slide: Slide, told: Told) -> None:
    title(slide, f"{told.cover.kind} – {told.cover.name}", 38, top=0.9, height=1.5)
    lines = [(told.cover.convention, 18.0, LIGHT.muted, False), (told.cover.reading, 22.0, LIGHT.text, True)]
    lines += [(told.cover.state, 16.0, LIGHT.muted, False)]
    lines += [(f"{name}\u00a0: {who}", 16.0, LIGHT.text, False) for name, who in told.cover.participants]
    lines += [(warning, 16.0, LIGHT.text, False) for warning in told.cover.warnings]
    text_box(slide, (MARGIN, 2.8, _ROOM, 4.2), smaller(lines, _ROOM, 4.2))
    notes(slide, "\n".join(f"{name}\u00a0: {value}" for name, value in told.manifest))


def _distribution(slide: Slide, told: Told) -> None:
    title(slide, "Où en est la convention")
    parts = [(mark, count) for (mark, _), (_, count) in zip(told.headline, told.distribution, strict=True)]
    count_chart(slide, (MARGIN, BODY_TOP, 8.4, 5.4), parts, told.distribution_alt)
    text_box(
        slide,
        (9.2, BODY_TOP + 0.2, 3.6, 3.5),
        [
            (told.fresh, 24.0, LIGHT.text, True),
            *((words, 14.0, LIGHT.text, False) for words in told.groups),
            (told.cover.reading, 14.0, LIGHT.muted, False),
        ],
    )
    notes(slide, f"{told.distribution_alt}\n{told.fresh}.\n{' '.join((*told.groups, *told.cover.warnings))}")


def _matrix(slide: Slide, told: Told) -> None:
    title(slide, f"Les {len(told.actions)} fiches par axe")
    half = (len(told.actions) + len(told.axes)) / 2
    left: list[ToldAxis] = []
    for axis in told.axes:
        if sum(len(a.actions) + 1 for a in left) + len(axis.actions) / 2 <= half and len(left) < len(told.axes) - 1:
            left.append(axis)
    sides = (left, [axis for axis in told.axes if axis not in left])
    widths = (0.7, 3.1, 2.3)
    for at, side in enumerate(sides):
        rows: list[tuple[Cell, ...]] = [("Fiche", "Action", "Statut")]
        bands = []
        for axis in side:
            bands.append(len(rows))
            rows.append((f"Axe {axis.number} · {axis.short_title}", "", ""))
            rows += [(a.code, a.short_title, a.mark) for a in axis.actions]
        size = size_that_fits(rows, widths, BODY_BOTTOM - 1.15, (16, 15, 14, 13, 12.5, 12, 11))
        table(slide, (MARGIN + at * 6.25, 1.15), widths, rows, size, name=f"Fiches, partie {at + 1}", bands=bands)
    notes(slide, "\n".join(f"{a.code} {a.title}\u00a0: {a.mark.word} {a.rate}" for a in told.actions))


def paged(
    deck: Deck, heading: str, names: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Cell]], said: str
) -> None:
    """A table on as many slides as it takes, each with its heading."""
    size = 16.0 if len(rows) <= 12 else 14.0
    room = BODY_BOTTOM - BODY_TOP - 0.45
    pages = pages_of([shortened(row, widths, size, room) for row in rows], widths, size, room)
    whole = "\n".join(" · ".join(words_of(cell) for cell in row) for row in rows)
    for at, page in enumerate(pages):
        slide = new_slide(deck)
        title(slide, heading if len(pages) == 1 else f"{heading} ({at + 1}/{len(pages)})")
        table(slide, (MARGIN, BODY_TOP), widths, [tuple(names), *page], size, name=heading)
        notes(slide, f"{said}\n\n{whole}")


def _told_empty(deck: Deck, heading: str, words: str) -> None:
    slide = new_slide(deck)
    title(slide, heading)
    text_box(slide, (MARGIN, BODY_TOP, _ROOM, 1.0), [(words, 20.0, LIGHT.muted, False)])


def _concerns(deck: Deck, told: Told) -> None:
    rows = [row for concern in told.concerns for row in _concern_rows(concern)]
    if not rows:
        return _told_empty(deck, "À traiter", "Rien à traiter à cette date.")
    return paged(deck, "À traiter", ("Fiche", "Indicateur", "Constat"), (0.9, 4.6, 6.8), rows, told.cover.reading)


def _concern_rows(concern: ToldConcern) -> list[tuple[Cell, ...]]:
    """One row an indicator, or one for all where many have the same to say."""
    head = f"{concern.mark.symbol} {concern.title}"
    if len(concern.items) > 6 and len({words for _, _, words in concern.items}) == 1:
        codes = ", ".join(dict.fromkeys(code for code, _, _ in concern.items))
        return [("", head, f"{len(concern.items)} indicateurs, fiches {codes}\u00a0: {concern.items[0][2]}")]
    return [(code, name, f"{head}\u00a0: {words}") for code, name, words in concern.items]


def _agenda(deck: Deck, told: Told) -> None:
    if told.agenda:
        rows = told.agenda_rows
        paged(deck, told.cover.agenda_title, ("N°", "Point", "Précisions"), (0.7, 5.4, 6.2), rows, told.cover.reading)


def _changes(deck: Deck, told: Told) -> None:
    if not told.changes:
        return _told_empty(deck, "Ce qui a changé", told.changes_title)
    caused = any(change.causes for change in told.changes)
    rows: list[tuple[Cell, ...]] = [
        (c.action, c.name, f"{c.before} → {c.after}", _moved_status(c), *((_causes(c),) if caused else ()))
        for c in told.changes
    ]
    names = ("Fiche", "Indicateur", "Avant → après", "Statut", *(("Causes",) if caused else ()))
    widths = (0.8, 3.1, 2.9, 2.3, 3.2) if caused else (0.8, 4.3, 4.2, 3.0)
    return paged(deck, "Ce qui a changé", names, widths, rows, told.changes_title)


def _moved_status(change: ToldChange) -> Cell:
    if change.before_mark == change.mark:
        return change.mark
    return f"{words_of(change.before_mark)} → {words_of(change.mark)}"


def _causes(change: ToldChange) -> str:
    return "\n".join("\u00a0: ".join(filter(None, part)) for part in change.causes)


def _decisions(deck: Deck, told: Told) -> None:
    if not told.decisions:
        return _told_empty(deck, "Relevé de décisions", "Aucune décision n’est inscrite.")
    rows = [(d.action, d.text, d.owner, d.due, d.state) for d in told.decisions]
    names = ("Fiche", "Décision", "Service", "Échéance", "État")
    return paged(deck, "Relevé de décisions", names, (0.8, 6.0, 2.2, 1.6, 1.7), rows, told.cover.reading)


def _closing(deck: Deck, told: Told) -> None:
    slide = new_slide(deck)
    title(slide, "Méthode et manifeste")
    rows = [("Repère", "Valeur"), *told.manifest]
    widths = (3.6, 8.7)
    table(slide, (MARGIN, BODY_TOP), widths, rows, size_that_fits(rows, widths, 4.5, (16, 14, 12)), name="Manifeste")
    notes(slide, "\n\n".join((*told.method, "Sources", *told.sources)))
