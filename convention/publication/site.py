"""The pages of an edition: HTML that reads whole without server and without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from convention.charts.font import FONT, FONTS, WEB_FONT, font_rules
from convention.charts.palette import DARK, LIGHT, Palette
from convention.domain.catalogue import Territory
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.publication.content import EditionContent, PublicAction
from convention.publication.datasets import scope_name, scopes_of
from convention.publication.drawing import NARROW_WIDTH, WIDE, curve_svg, steps_svg
from convention.publication.tables import Resource, written_cell
from convention.reports.page import colours
from convention.reports.telling_indicators import exact
from convention.reports.told import ToldRow
from convention.wording.formats import NO_BREAK, day, joined
from convention.wording.labels import Tone
from convention.wording.publication import NO_DECISION, VERDICT_WITHHELD, situation_named
from convention.wording.territories import how_many, parties, party_names, short_title

TEMPLATES = Path(__file__).parent / "templates"
SHORT_TITLE = short_title()
PAGES = (
    ("index.html", "Vue d’ensemble"),
    ("en-bref.html", "En bref"),
    ("engagements.html", "Engagements"),
    ("decisions.html", "Décisions"),
    ("methode.html", "Méthode"),
    ("donnees.html", "Données"),
)
_MORE_PAGES = ("accessibilite.html", "mentions.html")


@dataclass(frozen=True)
class Site:
    """What every page repeats; `contact`: a sentence; `pages`: file and name of those of the menu."""

    title: str
    version: str
    day: str
    situation: str
    contact: str
    warnings: tuple[str, ...]
    short_title: str = SHORT_TITLE
    pages: tuple[tuple[str, str], ...] = PAGES


@dataclass(frozen=True)
class ResourceChange:
    """How many rows of a table another edition has more, otherwise and less."""

    title: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class FigureRow:
    """A line of the table of an indicator, with the data that stand behind its words."""

    words: ToldRow
    scope: str
    value: str
    rate: str


def site_of(content: EditionContent, version: str, contact: str) -> Site:
    """What the pages of an edition repeat."""
    found = content.reading.meeting
    return Site(
        title=content.told.cover.convention,
        version=version,
        day=day(found.situation),
        situation=situation_named(found.situation, content.told.cover.name),
        contact=contact,
        warnings=content.told.cover.warnings,
    )


def environment() -> Environment:
    """The templates: every text that they show is escaped."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "nb": NO_BREAK,
        "parties": parties(),
        "party_names": joined(party_names()),
        "how_many": how_many(),
    }
    return found


def pages_of(
    content: EditionContent,
    site: Site,
    resources: Sequence[Resource],
    changes: Sequence[ResourceChange],
    change_sentence: str,
) -> dict[str, bytes]:
    """Every file of an edition that is no data, by its name."""
    jinja = environment()
    shared: dict[str, Any] = {
        "site": site,
        "content": content,
        "files": {action.told.code: action.file for action in content.actions},
        "verdict_withheld": VERDICT_WITHHELD,
    }
    made = {
        name: jinja.get_template(name).render(
            **shared,
            no_decision=NO_DECISION,
            resources=resources,
            changes=changes,
            change_sentence=change_sentence,
        )
        for name in chain((name for name, _ in PAGES), _MORE_PAGES)
    }
    made |= dict(_action_pages(jinja, content, shared))
    return {name: text.encode() for name, text in made.items()} | looks_files(jinja)


def looks_files(jinja: Environment) -> dict[str, bytes]:
    """Style sheet, script and font, the same for every page."""
    sheet = jinja.get_template("style.css").render(
        font_rules=Markup(font_rules(WEB_FONT.name)),
        font=Markup(FONT),
        colours=_colours,
        light=LIGHT,
        dark=DARK,
        tones=list(Tone),
        territories=[territory.slug for territory in Territory],
    )
    return {
        "style.css": sheet.encode(),
        "script.js": (TEMPLATES / "script.js").read_bytes(),
        WEB_FONT.name: WEB_FONT.read_bytes(),
        "OFL.txt": (FONTS / "OFL.txt").read_bytes(),
    }


def _colours(of: Palette) -> Markup:
    more = {"grid": of.grid, "accent": of.accent}
    more |= {territory.slug: code for territory, code in of.territories.items()}
    more |= {f"tint-{tone.value}": code for tone, code in of.tints.items()}
    return colours(of) + Markup("".join(f"--{name}:{code};" for name, code in more.items()))


def _action_pages(jinja: Environment, content: EditionContent, shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    progress = {found.action.code: found for found in content.reading.pack.actions}
    around = (None, *content.actions, None)
    template = jinja.get_template("action.html")
    for before, action, after in zip(around, content.actions, around[2:], strict=False):
        found = progress[action.told.code]
        rows = {row.indicator.code: row for row in found.indicators}
        yield (
            action.file,
            template.render(
                **shared,
                action=action,
                before=before,
                after=after,
                pictures=_pictures(action),
                rows={each.told.code: _figure_rows(each.told.rows, rows[each.told.code]) for each in action.indicators},
                steps_published=_steps_published(found, content.reading.unpublished),
            ),
        )


def _pictures(action: PublicAction) -> dict[str, tuple[Markup, ...]]:
    widths = (WIDE, NARROW_WIDTH)
    found = {
        each.told.code: tuple(curve_svg(each.told.chart, width) for width in widths)
        for each in action.indicators
        if each.told.chart is not None and each.published
    }
    if action.told.steps is not None:
        found["steps"] = tuple(steps_svg(action.told.steps, width) for width in widths)
    return found


def _steps_published(found: ActionProgress, unpublished: frozenset[str]) -> bool:
    return not any(row.indicator.code in unpublished for row in found.indicators)


def _figure_rows(told: Sequence[ToldRow], row: IndicatorProgress) -> tuple[FigureRow, ...]:
    """The lines of a table with what the data files say of each."""
    return tuple(
        FigureRow(words, scope_name(row, found), written_cell(found.standing.value), written_cell(exact(found.rate)))
        for words, found in zip(told, scopes_of(row), strict=True)
    )
