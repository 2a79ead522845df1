"""The pack on paper: A4, tagged for screen readers (PDF/UA-1, PDF/A-2a), set by typst from the templates beside.

Curves are drawn by the template itself from plain points: vectors and real text in the document's own type, in the
look of the screen's charts, without a chart program on the server.
"""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import typst

from convention.charts.font import FONTS, font_signs
from convention.reports.canonical import canonical
from convention.reports.plot import plotted, steps_plotted
from convention.reports.told import Told, ToldChart, ToldSteps

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def pdf(told: Told) -> bytes:
    """The printed pack; the same bytes for the same content."""
    compiler = typst.Compiler(
        TEMPLATES / "dossier.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]),
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(printable(plain(told)), ensure_ascii=False)},
    )
    made_at = int(told.cover.made_at.replace(tzinfo=UTC).timestamp())
    made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=made_at)
    assert isinstance(made, bytes)
    return made


def plain(told: Any) -> Any:
    """The told pack in plain terms, each curve with its drawing; no recorded values, which the page does not list."""
    found = canonical(told)
    found.pop("values")
    for axis, plain_axis in zip(told.axes, found["axes"], strict=True):
        for action, plain_action in zip(axis.actions, plain_axis["actions"], strict=True):
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
