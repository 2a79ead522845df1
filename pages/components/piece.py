"""How a piece is made of its folder: markup, styles and script, with what all pieces share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from convention.charts.palette import palette
from convention.wording.labels import Tone

_FOLDER = Path(__file__).parent


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return bool(st.context.theme.type == "dark")


@dataclass(frozen=True)
class Piece:
    """A piece that stands in the folder of its name as `<name>.html`, `.css` and `.js`.

    Its script is given `data` and puts texts into the page by `textContent` only; `open` in what it gives back is the
    address of a page of ours that was clicked, as parameters of its link.
    """

    name: str
    _mount: Callable[..., Any]

    def draw(self, data: Mapping[str, Any], key: str) -> Any:
        """Draw the piece with what it shows, which must be plain JSON; gives what it sends back, by name."""
        shown = {**data, "dark": is_dark(), "colours": colours(is_dark())}
        return self._mount(data=shown, key=key, on_open_change=_nothing, on_sent_change=_nothing)


class PieceParts(NamedTuple):
    """The texts that a piece is made of, with what all pieces share."""

    html: str
    css: str
    js: str


def piece_parts(name: str) -> PieceParts:
    """The texts of the piece that stands in the folder of that name."""
    folder = _FOLDER / name
    return PieceParts(
        html=_text(folder / f"{name}.html"),
        css=_text(_FOLDER / "shared.css") + _text(folder / f"{name}.css"),
        js=_text(_FOLDER / "shared.js") + _text(folder / f"{name}.js"),
    )


def piece(name: str) -> Piece:
    """Register the piece that stands in the folder of that name; once for the process, as modules are read."""
    parts = piece_parts(name)
    mount = st.components.v2.component(f"convention_{name}", html=parts.html, css=parts.css, js=parts.js)
    return Piece(name, mount)


def colours(dark: bool) -> dict[str, str]:
    """The colours of one ground as variables of a style sheet; the same palette as the charts'."""
    found = palette(dark)
    plain = {
        "ground": found.ground,
        "ink": found.text,
        "muted": found.muted,
        "line": found.line,
        "hair": found.grid,
        "band": found.band,
        "on-fill": found.on_fill,
        "accent": found.accent,
    }
    territories = {territory.slug: colour for territory, colour in found.territories.items()}
    tones = {_name(tone): colour for tone, colour in found.tones.items()}
    tints = {f"{_name(tone)}-tint": colour for tone, colour in found.tints.items()}
    return {f"--{name}": colour for name, colour in (plain | territories | tones | tints).items()}


def _name(tone: Tone) -> str:
    return str(tone).replace("_", "-")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _nothing() -> None:
    """What is sent back is read after the piece is drawn; Streamlit asks for a callback to tell that it may be sent."""
