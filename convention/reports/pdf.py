"""The pack on paper: A4, tagged for screen readers (PDF/UA-1, PDF/A-2a), set by typst from the templates beside.

Curves are drawn by the template itself from plain points: vectors and real text in the document's own type, in the
look of the screen's charts, without a chart program on the server.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from convention.charts.font import FONTS, font_signs
from convention.reports.canonical import canonical
from convention.reports.plot import plotted, steps_plotted
from convention.reports.told import Told, ToldChart, ToldSteps, weight

TEMPLATES = Path(__file__).parent / "templates"
MOST_SENTENCES = 12
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def pdf(told: Told) -> bytes:
    """The printed pack; the same bytes for the same content."""
    return typeset("dossier", {"told": plain(told)}, told.cover.made_at)


def short_pdf(told: Told) -> bytes:
    """The short pack: a page that sums it up, what changed and was decided, a page for each action on the agenda."""
    most = sorted(told.changes, key=weight)
    short = {
        "actions": [action.code for action in told.agenda_actions],
        "changes": [change.sentence for change in most[:MOST_SENTENCES]],
        "left": max(0, len(most) - MOST_SENTENCES),
    }
    return typeset("short", {"told": plain(told) | {"short": short}}, told.cover.made_at)


def brief_pdf(told: Told, action: str) -> bytes:
    """One action sheet on one page; `action`: its code."""
    return typeset("brief_page", {"told": plain(told) | {"brief": action}}, told.cover.made_at)


def typeset(template: str, inputs: dict[str, Any], made_at: datetime) -> bytes:
    """A template set with what it reads, each input one JSON text; `made_at` (UTC, without zone) is its stamp."""
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]),
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(printable(read), ensure_ascii=False) for name, read in inputs.items()},
    )
    stamp = int(made_at.replace(tzinfo=UTC).timestamp())
    made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=stamp)
    assert isinstance(made, bytes)
    return made


def plain(told: Any) -> Any:
    """The told pack in plain terms, each curve with its drawing; no recorded values, which the page does not list."""
    found = canonical(told)
    found.pop("values")
    for axis, plain_axis in zip(told.axes, found["axes"], strict=True):
        for action, plain_action in zip(axis.actions, plain_axis["actions"], strict=True):
            plain_action["main"] = action.main.code if action.main else None
            if isinstance(action.steps, ToldSteps):
                plain_action["steps"]["plot"] = steps_plotted(action.steps)
            for indicator, place in zip(action.indicators, plain_action["indicators"], strict=True):
                if isinstance(indicator.chart, ToldChart):
                    place["chart"]["plot"] = plotted(indicator.chart)
    return found


def printable(value: Any) -> Any:
    """Texts with every sign that the font lacks told by its number: a page may hold no sign that cannot be read."""
    known = font_signs()
    match value:
        case str():
            return "".join(sign if ord(sign) in known or sign == "\n" else f"[U+{ord(sign):04X}]" for sign in value)
        case list():
            return [printable(item) for item in value]
        case dict():
            return {key: printable(item) for key, item in value.items()}
    return value
