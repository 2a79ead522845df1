"""Colours of charts on both grounds; every text colour stands out from its ground at 4.5:1 or more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from convention.domain.catalogue import Territory
from convention.domain.progress import ProgressStatus
from convention.domain.territories import declared
from convention.wording.labels import Tone, tone


@dataclass(frozen=True)
class Palette:
    """The colours of one ground. `grid`, `line` and `band` carry no meaning; `muted` is for secondary text.

    `series`: for lines that are no territory's, always with a sign and a name beside them. `tints`: grounds on which
    the colour of the same tone can be read. `on_fill`: text on a full ground of a tone. `accent`: what can be clicked.
    """

    ground: str
    text: str
    muted: str
    grid: str
    band: str
    territories: Mapping[Territory, str]
    tones: Mapping[Tone, str]
    series: tuple[str, ...]
    tints: Mapping[Tone, str]
    line: str
    accent: str
    on_fill: str

    def status(self, status: ProgressStatus) -> str:
        """The colour of a status, to go with its sign and word."""
        return self.tones[tone(status)]

    def faint(self, territory: Territory) -> str:
        """The colour of a territory for areas behind lines."""
        return _thinned(self.territories[territory], 0.22)

    @property
    def veil(self) -> str:
        """The ground behind a label, through which a line that it crosses still shows."""
        return _thinned(self.ground, 0.75)


def _thinned(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


LIGHT = Palette(
    ground="#ffffff",
    text="#1c2530",
    muted="#5f6b76",
    grid="#e3e8ec",
    band="#e9edf1",
    territories={**{each: each.light for each in declared()}, Territory.COMMON: "#4f5b66"},
    tones={
        Tone.REACHED: "#1a7a4c",
        Tone.ON_TRACK: "#257482",
        Tone.WATCH: "#96650a",
        Tone.LATE: "#b3261e",
        Tone.NEUTRAL: "#5f6b76",
    },
    series=("#6a3d9a", "#0f6b63", "#a61e6d", "#5f6a00", "#4f5b66"),
    tints={
        Tone.REACHED: "#e3f3ea",
        Tone.ON_TRACK: "#e1f2f5",
        Tone.WATCH: "#faf3e3",
        Tone.LATE: "#fae3e0",
        Tone.NEUTRAL: "#eef1f4",
    },
    line="#d5dbe1",
    accent="#1d4f91",
    on_fill="#ffffff",
)
DARK = Palette(
    ground="#11161d",
    text="#e6ebf0",
    muted="#a3afba",
    grid="#2a343f",
    band="#26303b",
    territories={**{each: each.dark for each in declared()}, Territory.COMMON: "#b4bfca"},
    tones={
        Tone.REACHED: "#63c793",
        Tone.ON_TRACK: "#6cc5d4",
        Tone.WATCH: "#e0b04c",
        Tone.LATE: "#f28b82",
        Tone.NEUTRAL: "#a3afba",
    },
    series=("#c3a6ef", "#6fd0c5", "#f29ac4", "#c5cf5a", "#b4bfca"),
    tints={
        Tone.REACHED: "#1b3a2c",
        Tone.ON_TRACK: "#193840",
        Tone.WATCH: "#3b3017",
        Tone.LATE: "#452422",
        Tone.NEUTRAL: "#222b35",
    },
    line="#35414d",
    accent="#7fb2f0",
    on_fill="#11161d",
)


def palette(dark: bool) -> Palette:
    """The colours for a ground."""
    return DARK if dark else LIGHT
