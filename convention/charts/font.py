"""The font that travels with the program: its files, its CSS, and the width of a text written in it.

Screen, charts and pack all use Source Sans 3 (SIL Open Font License, `convention/fonts/OFL.txt`), so that a label takes
the same room on every machine. The `.woff2` is for browsers, the `.ttf` for print and for measuring: both are the
variable font of weights 200 to 900, release 3.052.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).parents[1] / "fonts"
PRINT_FONT: Final = FONTS / "SourceSans3-VF.ttf"
WEB_FONT: Final = FONTS / "SourceSans3.woff2"
FAMILY: Final = "Source Sans 3"
# What follows is drawn only where the font could not be loaded, such as in a picture taken to another machine.
FONT: Final = f"'{FAMILY}', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', system-ui, sans-serif"
_REGULAR, _BOLD = 400, 700
_MARKUP = re.compile(r"</?\w+[^>]*>")
# A sign that the font lacks is drawn in another one: take it for as wide as it is high.
_UNKNOWN_SIGN = 1.0


def font_rules(url: str) -> str:
    """The CSS rules that make the font known to a page, from `url`, and draw a figure's texts as wide as it says.

    Text stays blank until the font is there. A machine that fits letters to its pixels would draw the texts of figures
    up to a tenth wider than they were measured.
    """
    return (
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{url}") format("woff2"); '
        "font-weight: 200 900; font-style: normal; font-display: block; }\n"
        "svg text { text-rendering: geometricPrecision; }"
    )


def web_font_data() -> str:
    """The font for browsers as an address that holds it, for a page that has no server."""
    return f"data:font/woff2;base64,{b64encode(WEB_FONT.read_bytes()).decode()}"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that the widest line of a chart's text takes.

    `text`: as given to Plotly, escaped, with `<br>` between lines; `size`: in pixels.
    """
    weight = _BOLD if bold else _REGULAR
    lines = (html.unescape(_MARKUP.sub("", line)) for line in text.split("<br>"))
    return max(sum(_advance(sign, weight) for sign in line) for line in lines) * size


def font_signs() -> frozenset[int]:
    """The code points that the font can draw."""
    return frozenset(_font().getBestCmap())


@cache
def _font() -> TTFont:
    return TTFont(BytesIO(PRINT_FONT.read_bytes()), lazy=True)


@lru_cache(maxsize=4096)
def _advance(sign: str, weight: int) -> float:
    """How wide a sign is drawn at a weight, in ems."""
    name = _font().getBestCmap().get(ord(sign))
    if name is None:
        return _UNKNOWN_SIGN
    width: float = _font().getGlyphSet(location={"wght": weight})[name].width
    return width / float(_font()["head"].unitsPerEm)
