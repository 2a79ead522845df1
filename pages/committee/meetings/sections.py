"""The sections of the page of a meeting."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """A section of the page, as it stands in the address."""

    AGENDA = "ordre-du-jour"
    CHANGED = "changements"
    FIGURES = "chiffres"
    WEATHER = "meteo"
    DECISIONS = "decisions"
    PACK = "dossier"


TITLES = {
    Section.AGENDA: "Ordre du jour",
    Section.CHANGED: "Ce qui a changé",
    Section.FIGURES: "Chiffres",
    Section.WEATHER: "Météo",
    Section.DECISIONS: "Décisions",
    Section.PACK: "Dossier",
}
