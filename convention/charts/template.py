"""The look that every chart shares: type, margins, French numbers, and the settings of the browser's side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
from babel import Locale

from convention.charts.font import FONT
from convention.charts.palette import Palette, palette
from convention.wording.formats import DECIMAL_COMMA, MONTHS, NARROW, SHORT_MONTHS

TITLE_SIZE, SUBTITLE_SIZE, TEXT_SIZE, NOTE_SIZE = 18, 14, 13, 12
_DAYS = Locale.parse("fr").days["format"]


def template(dark: bool) -> go.layout.Template:
    """Our own Plotly template for a light or a dark ground."""
    colours = palette(dark)
    axis = _axis(colours)
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
            "paper_bgcolor": colours.ground,
            "plot_bgcolor": colours.ground,
            "separators": f"{DECIMAL_COMMA}{NARROW}",
            "title": {"font": {"size": TITLE_SIZE, "color": colours.text, "weight": 600}},
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {
                "align": "left",
                "bgcolor": colours.ground,
                "bordercolor": colours.muted,
                "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
                "namelength": -1,
            },
            "xaxis": axis | {"showgrid": False, "ticks": "outside"},
            "yaxis": axis | {"gridcolor": colours.grid, "ticks": ""},
            "barcornerradius": 0,
        }
    )


def _axis(colours: Palette) -> dict[str, Any]:
    return {
        "fixedrange": True,
        "zeroline": False,
        "linecolor": colours.muted,
        "tickcolor": colours.muted,
        "tickfont": {"size": NOTE_SIZE, "color": colours.muted},
        "separatethousands": True,
        "exponentformat": "none",
        "automargin": False,
    }


NO_SIZE: Mapping[str, int] = MappingProxyType({})
_WORDS = {
    "Download plot": "Télécharger l’image (SVG)",
    "Preparing image - this may take a few seconds": "Préparation de l’image…",
    "Image download succeeded": "Image téléchargée",
    "Sorry, there was a problem downloading your image!": "L’image n’a pas pu être téléchargée.",
}


def chart_config(image: str = "", size: Mapping[str, int] = NO_SIZE) -> dict[str, Any]:
    """What the browser's side of a chart is told: French, no logo.

    `image`: the name of the image it offers, if any; `size`: its `width` and `height` in pixels.
    """
    locale = {
        "moduleType": "locale",
        "name": "fr",
        "dictionary": _WORDS,
        "format": {
            "days": _from_sunday("wide"),
            "shortDays": _from_sunday("abbreviated"),
            "months": list(MONTHS),
            "shortMonths": list(SHORT_MONTHS),
            "date": "%d/%m/%Y",
            "decimal": DECIMAL_COMMA,
            "thousands": NARROW,
        },
    }
    return {
        "displayModeBar": bool(image),
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "svg", "filename": image} | dict(size),
        "displaylogo": False,
        "scrollZoom": False,
        "responsive": True,
        "locale": "fr",
        "locales": {"fr": locale},
    }


def _from_sunday(width: str) -> list[str]:
    names = _DAYS[width]
    return [names[(at + 6) % 7] for at in range(7)]
