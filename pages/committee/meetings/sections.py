"""The sections of the page of a meeting."""

from __future__ import annotations

from enum import StrEnum


class MeetingSection(StrEnum):
    """A section of the page, as it stands in the address."""

    AGENDA = "ordre-du-jour"
    CHANGED = "changements"
    FIGURES = "chiffres"
    WEATHER = "meteo"
    DECISIONS = "decisions"
    PACK = "dossier"


TITLES = {
    MeetingSection.AGENDA: "Ordre du jour",
    MeetingSection.CHANGED: "Ce qui a changé",
    MeetingSection.FIGURES: "Chiffres",
    MeetingSection.WEATHER: "Météo",
    MeetingSection.DECISIONS: "Décisions",
    MeetingSection.PACK: "Dossier",
}
