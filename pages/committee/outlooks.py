"""How a person's outlook is written: sign and word, apart from every computed status."""

from __future__ import annotations

from convention.domain.committee import Outlook
from convention.wording.formats import NO_BREAK
from convention.wording.labels import label

_SIGNS = {
    Outlook.SUNNY: "sunny",
    Outlook.CLOUDY: "cloud",
    Outlook.RAINY: "rainy",
    Outlook.STORMY: "thunderstorm",
}


def outlook_text(outlook: Outlook) -> str:
    """Markdown of sign and word."""
    return f":material/{_SIGNS[outlook]}:{NO_BREAK}{label(outlook)}"
