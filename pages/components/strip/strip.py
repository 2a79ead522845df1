"""The schematic strip of an action: stretches with what is done of each, or the places that the text names."""

from __future__ import annotations

from convention.domain.territories import Territory
from convention.wording.strips import Strip
from pages.components.piece import piece

_STRIP = piece("strip")


def draw_strip(strip: Strip) -> None:
    """Draw the strip with its text alternative; it sends nothing back."""
    parts = [
        {
            "start": part.stretch.start,
            "end": part.stretch.end,
            "territory": (part.stretch.territory or Territory.COMMON).slug,
            "share": float(part.share),
            "done": float(part.done),
            "words": part.words,
        }
        for part in strip.parts
    ]
    data = {"title": strip.title, "parts": parts, "places": list(strip.places), "note": strip.note, "alt": strip.alt}
    _STRIP.draw(data, key="strip")
