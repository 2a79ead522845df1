"""The pack as one page: interactive, opens without a network, escapes every text that it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from convention.charts.axes import time_axis
from convention.charts.font import FONT, font_rules, web_font_data
from convention.charts.palette import DARK, LIGHT, Palette
from convention.charts.template import chart_config, template
from convention.reports.series import value_steps
from convention.reports.told import Told, ToldChart, ToldCurve
from convention.wording.labels import Tone

TEMPLATES = Path(__file__).parent / "templates"


def page(told: Told) -> bytes:
    """The page of the pack; the same bytes for the same content."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["colours"] = colours
    charts = {found.code: drawn(found.chart) for a in told.actions for found in a.indicators if found.chart}
    made = environment.get_template("page.html").render(
        told=told,
        charts=charts,
        looks={"light": _look(LIGHT, dark=False), "dark": _look(DARK, dark=True)},
        config=chart_config(),
        plotly=Markup(get_plotlyjs().replace("</script", "<\\/script")),
        font=Markup(FONT),
        font_rules=Markup(font_rules(web_font_data())),
        light=LIGHT,
        dark=DARK,
        tones=list(Tone),
    )
    return made.encode()


def _look(of: Palette, *, dark: bool) -> dict[str, Any]:
    """What the page's script needs to draw on one ground."""
    return {
        "layout": template(dark).layout.to_plotly_json(),
        "territories": _territories(of),
        "muted": of.muted,
        "text": of.text,
        "ground": of.ground,
    }


def _territories(of: Palette) -> dict[str, str]:
    return {str(territory): code for territory, code in of.territories.items()}


def colours(of: Palette) -> str:
    """The colours of one ground as custom properties of a style sheet."""
    plain = {"ground": of.ground, "text": of.text, "muted": of.muted, "line": of.grid, "band": of.band}
    named = plain | {f"tone-{tone.value}": code for tone, code in of.tones.items()}
    return Markup("".join(f"--{name}:{code};" for name, code in named.items()))


def drawn(chart: ToldChart) -> dict[str, Any]:
    """A curve in the plain terms that the page's script draws."""
    days = [p.day for c in chart.curves for p in c.points] + [day for day, _ in chart.path]
    axis = time_axis(days)
    steps = value_steps(chart)
    return {
        "curves": [_curve(curve) for curve in chart.curves],
        "path": {"x": [day.isoformat() for day, _ in chart.path], "y": [float(value) for _, value in chart.path]},
        "target": chart.target,
        "path_name": chart.path_name,
        "x": {name: axis[name] for name in ("range", "tickvals", "ticktext")},
        "y": {"range": [steps[0], steps[-1]], "tickvals": steps},
    }


def _curve(curve: ToldCurve) -> dict[str, Any]:
    """Points with an empty one before each gap, so that the line breaks there."""
    x: list[str] = []
    y: list[float | None] = []
    told: list[str] = []
    firm: list[bool] = []
    for point in curve.points:
        if point.breaks and x:
            x.append(point.day.isoformat())
            y.append(None)
            told.append("")
            firm.append(True)
        x.append(point.day.isoformat())
        y.append(float(point.value))
        told.append(point.told)
        firm.append(point.firm)
    return {
        "name": curve.name,
        "end": curve.end,
        "territory": str(curve.territory),
        "x": x,
        "y": y,
        "told": told,
        "firm": firm,
    }
